"""How the texts of one CV of RenderCV are written as rich text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from cvtex.importers.draft import Value
from cvtex.importers.html import has_html
from cvtex.importers.markdown import rich_text
from cvtex.importers.origin import Node
from cvtex.importers.rendercv.dates import Dates
from cvtex.source import Source
from cvtex.text.addresses import is_absolute, link_target

_COMMAND = re.compile(r"\\[A-Za-z]+|#[a-z]+[\[(]")
"""A command of LaTeX or of Typst, to which RenderCV passes texts on."""


@dataclass(frozen=True, slots=True)
class Style:
    """Writes the texts and dates of one CV.

    `bold` has the words that RenderCV prints in bold wherever they stand. `base` is the address
    that relative links begin at. `sources` has the files, which say where a line begins: for YAML,
    an item of a list below a text is more words of the text. `markup` writes a text as rich text.
    """

    dates: Dates = field(default_factory=Dates)
    bold: tuple[str, ...] = ()
    base: str = ""
    sources: Mapping[str, Source] = field(default_factory=dict)

    def rich(self, source: str) -> str:
        """Return a text in Markdown as rich text."""
        return rich_text(source, base=self.base, bold=self.bold)

    def taken(self, node: Node) -> str:
        """Take a text as rich text. A command of LaTeX or Typst in it is carried out, or left out.

        A text that is only such a command is left.
        """
        source = node.peek()
        if not source:
            return ""
        written = self.rich(source)
        if not written:
            node.left("it is a command for the page")
        elif _COMMAND.search(source) or has_html(source):
            node.understood()
        else:
            node.text()
        return written

    def text(self, *nodes: Node) -> str:
        """Take the first text as rich text; the texts of a list have commas between them."""
        node = next(filter(None, nodes), None)
        if node is None:
            return ""
        if node.is_text:
            return self.taken(node)
        return ", ".join(text for item in node if (text := self.taken(item)))

    def line(self, node: Node) -> str:
        """Take a text as one line without markup."""
        return " ".join(node.text().split())

    def texts(self, node: Node) -> list[str]:
        """Take the texts of a list, or one text; lists below a text become lists in it."""
        if node.is_text:
            return items_of(self.with_list(node))
        return [text for item in node if (text := self.with_list(item))]

    def keywords(self, *nodes: Node) -> list[str]:
        """Take the words of a list, or those of a text with commas between them."""
        node = next(filter(None, nodes), None)
        if node is None:
            return []
        if node.is_text:
            words = words_of(node.peek()) if self.taken(node) else []
            return [text for word in words if (text := self.rich(word))]
        return [text for item in node if (text := self.taken(item))]

    def with_list(self, node: Node) -> str:
        """Take a text, with the lists that the file has below it."""
        if node.is_text:
            self.taken(node)
            return self.rich(_nested(node.peek(), self._lines_of(node)))
        return "\n".join(self._tree(node, 0))

    def address(self, *nodes: Node) -> str:
        """Take a web address; one without a scheme gets `https://`. Anything else is not taken."""
        node = next(filter(None, nodes), None)
        found = web_address(node.peek(), self.base) if node else ""
        if found and node:
            node.text()
        return found

    def _lines_of(self, node: Node) -> str:
        """Return the lines of the file that a text is written on."""
        span = node.span
        source = self.sources.get(span.path) if span else None
        if span is None or source is None:
            return ""
        return "\n".join(source.line(line) for line in range(span.line, span.end_line + 1))

    def _tree(self, node: Node, level: int) -> Iterable[str]:
        """Yield the lines of lists and mappings in each other; the third level is the last."""
        indent = "  " * max(0, level - 1) + "- " if level else ""
        if node.is_text:
            yield indent + self.taken(node).replace("\n", " ")
        elif node.is_list:
            for item in node:
                yield from self._tree(item, min(level + 1, 3))
        else:
            titled = node.get("title", "name", "bullet", "text")
            for key, item in node.items():
                words = self.taken(item).replace("\n", " ")
                if item is titled and words:
                    yield indent + words
                elif item.is_text:
                    yield f"{indent}{key}: {words}"
                else:
                    if not titled:
                        yield f"{indent}{key}:"
                    yield from self._tree(item, level)


def items_of(text: str) -> list[str]:
    """Return the items of a text that is a list as a whole; else the text is the only one."""
    if not re.match(r"[-*•][ \t]+\S", text) or "\n" not in text:
        return [text] if text else []
    return [item.strip() for item in re.split(r"(?m)^[-*•][ \t]+", text) if item.strip()]


def words_of(text: str) -> list[str]:
    """Divide a text at its commas if it is a list of a few words each; else it is one text."""
    parts = divided(text, ",")
    is_list = len(parts) > 1 and all(len(part.split()) <= _FEW for part in parts)
    is_prose = re.search(r"[.;!?]\s", text) or any(part.count("**") % 2 for part in parts)
    return parts if is_list and not is_prose else [text.strip()]


_FEW = 5
"""The most words of a keyword."""


def divided(text: str, marks: str) -> list[str]:
    """Divide a text at some marks before a space, but not within parentheses or brackets."""
    parts = [""]
    depth = 0
    for character, following in zip(text, f"{text[1:]} ", strict=True):
        depth += (character in "([") - (character in ")]" and depth > 0)
        if character in marks and following.isspace() and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts if part.strip()]


def web_address(text: str, base: str = "") -> str:
    """Return a text as an absolute web address, or an empty text."""
    if is_absolute(text) or " " in text:
        return text if " " not in text and text.lower().startswith(("http", "ftp")) else ""
    if found := link_target(text):
        return found
    return f"{base.rstrip('/')}/{text.lstrip('/')}" if base and text.startswith("/") else ""


def filled(*pairs: tuple[str, Value]) -> dict[str, Value]:
    """Return a mapping of the keys that have a value."""
    return {key: value for key, value in pairs if value}


Build = Callable[[Node, Style], Mapping[str, Value]]


def _nested(text: str, lines: str) -> str:
    """Return a text with the items below it on lines of their own, where the file has them so.

    RenderCV divides a text at each ` - ` in it; here, a hyphen within a line stays one.
    """
    marks = len(re.findall(r"\n[ \t]*- +\S", lines))
    if not marks or "\n" in text:
        return text
    parts = re.split(r" - (?=\S)", text)
    starts = [
        line.strip()[2:].strip() for line in lines.split("\n")[1:] if line.strip()[:2] == "- "
    ]
    written = parts[0]
    for part in parts[1:]:
        begins_line = any(part.startswith(start[:12]) for start in starts)
        # `10 - 15` may be broken between its numbers.
        is_range = written[-1:].isdigit() and part[:1].isdigit()
        written += f"\n- {part}" if begins_line and not is_range else f" - {part}"
    return written
