"""HTML in the texts of other programs, as rich text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin

from cvtex.text import plain_text
from cvtex.text.addresses import link_target
from cvtex.text.entities import entity_text
from cvtex.text.escaping import escaped
from cvtex.text.markdown import parse_markdown

_MARKS = {
    "b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*", "dfn": "*", "var": "*",
    "code": "`", "tt": "`", "kbd": "`", "samp": "`",
}  # fmt: skip
_LINES = {"br": "\\\n", "hr": "\n\n"}
_BLOCKS = frozenset({
    "address", "article", "blockquote", "details", "div", "dl", "dt", "dd", "figure", "figcaption",
    "footer", "header", "h1", "h2", "h3", "h4", "h5", "h6", "main", "nav", "p", "pre", "section",
    "summary", "table", "tbody", "thead", "tr",
})  # fmt: skip
_LISTS = frozenset({"ul", "ol"})
# What only wraps a text: its style has no counterpart in rich text.
_WRAPPERS = frozenset({
    "abbr", "bdi", "big", "center", "del", "font", "ins", "label", "mark", "nobr", "q", "s",
    "small", "span", "strike", "sub", "sup", "td", "th", "time", "u", "wbr",
})  # fmt: skip
_KNOWN = {*_MARKS, *_LINES, *_BLOCKS, *_LISTS, *_WRAPPERS, "a", "img", "li"}
_NAMES = "|".join(sorted(_KNOWN, key=len, reverse=True))
_TAG = re.compile(
    rf"<!--.{{0,1000}}?-->|<(/?)({_NAMES})\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.IGNORECASE | re.DOTALL,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ATTRIBUTE = r"""(?i)\b{}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
_DEEPEST = 20


def has_html(source: str) -> bool:
    """Tell whether a text has a tag or an entity that `rich_text_of_html` understands."""
    return bool(_TAG.search(source) or _ENTITY.search(source))


def without_tags(source: str) -> str:
    """Return a text without the tags that `rich_text_of_html` understands, and with entities read.

    Words that stand beside each other in the source have a space between them only if it has one.
    """
    return _ENTITY.sub(lambda match: entity_text(match[0]), _TAG.sub("", source))


def rich_text_of_html(source: str, *, base: str = "", plain: Callable[[str], str] = escaped) -> str:
    """Return a text with tags of HTML as rich text: emphasis, links, lists, lines, paragraphs.

    Tags that only wrap a text are left out, and all others are text, as `<stdio.h>` is. `base` is
    the address that relative links begin at; without it, such a link is its text, with the address
    after it. `plain` writes the text between tags as rich text; by default it is plain text, and
    `importers.markdown` has the function for Markdown with HTML in it.
    """
    writer = _Writer(base, plain)
    position = 0
    for tag in _TAG.finditer(source):
        writer.text(source[position : tag.start()])
        if tag[2]:
            writer.tag(tag[2].lower(), tag[3], closes=bool(tag[1]))
        position = tag.end()
    writer.text(source[position:])
    return writer.result()


@dataclass(slots=True)
class _Open:
    """A tag that is open: its name, what it has so far, and the address of a link."""

    name: str
    parts: list[str] = field(default_factory=list)
    address: str = ""


@dataclass(slots=True)
class _Writer:
    base: str
    plain: Callable[[str], str]
    open: list[_Open] = field(default_factory=lambda: [_Open("")])

    def text(self, source: str) -> None:
        """Write the text between two tags."""
        if source:
            text = _ENTITY.sub(lambda match: entity_text(match[0]), source)
            # The lines of Markdown have a meaning, those of HTML have none.
            self._write(text if self.plain is str else _kept_spaces(text, self.plain))

    def tag(self, name: str, attributes: str, *, closes: bool) -> None:
        """Write what a tag means, or wait for its end."""
        if name in _LINES:
            self._write(_LINES[name])
        elif name in _BLOCKS:
            self._write("\n\n")
        elif name in _LISTS:
            self._list(name, closes=closes)
        elif name == "li":
            if not closes:
                lists = [tag.name for tag in self.open if tag.name in _LISTS]
                mark = "1." if lists[-1:] == ["ol"] else "-"
                self._write("\n" + "  " * max(0, len(lists) - 1) + mark + " ")
        elif name == "img":
            self._write(self.plain(_attribute(attributes, "alt")))
        elif closes:
            self._close(name)
        elif name not in _WRAPPERS and len(self.open) < _DEEPEST and not self._is_open(name):
            self.open.append(_Open(name, address=_attribute(attributes, "href")))

    def result(self) -> str:
        """Return the rich text."""
        while len(self.open) > 1:
            self._close(self.open[-1].name)
        text = "".join(self.open[0].parts)
        # The spaces of HTML have no meaning, but those before an item of a list in a list.
        text = "\n".join(line.rstrip(" \t") for line in text.split("\n"))
        text = re.sub(r"(?<! ) {1,9}\\\n", "\\\\\n", text)
        if self.plain is not str:
            text = re.sub(r"\n +(?![-\d ])", "\n", text)
        # Markdown reads no end of a style between a punctuation mark and a letter.
        text = re.sub(r"(\*{1,2})([^*\n]+?)([.,:;!?)]+)\1(?=\w)", r"\1\2\1\3", text)
        return re.sub(r"\n{3,}", "\n\n", re.sub(r"(?:\\\n)+(?=\s|\Z)", "\n", text)).strip()

    def _is_open(self, name: str) -> bool:
        """Tell whether a text has the mark of a tag already: twice is no more than once."""
        return any(
            tag.name == name or _MARKS.get(tag.name, "") == _MARKS.get(name) for tag in self.open
        )

    def _write(self, text: str) -> None:
        self.open[-1].parts.append(text)

    def _list(self, name: str, *, closes: bool) -> None:
        if closes:
            self._close(name)
        elif len(self.open) < _DEEPEST:
            self._write("" if any(tag.name in _LISTS for tag in self.open) else "\n")
            self.open.append(_Open(name))

    def _close(self, name: str) -> None:
        if name not in {tag.name for tag in self.open}:
            return
        while True:
            tag = self.open.pop()
            inner = "".join(tag.parts)
            if tag.name in _LISTS:
                self._write(inner if len(self.open) > 1 else f"{inner}\n\n")
            elif tag.name == "a":
                self._write(_link(inner, tag.address, self.base))
            else:
                self._write(_marked(inner, _MARKS[tag.name]))
            if tag.name == name:
                return


def _kept_spaces(text: str, plain: Callable[[str], str]) -> str:
    """Return plain text as rich text, with a space at each end that has one."""
    words = re.sub(r"\s+", " ", text)
    if not words.strip():
        return " " if words else ""
    return " " * words.startswith(" ") + plain(words.strip()) + " " * words.endswith(" ")


def _marked(inner: str, mark: str) -> str:
    """Return a text between marks, which stand directly beside its first and last letters.

    A mark that Markdown would not read as one there is left out, and so is one around paragraphs.
    """
    core = inner.strip()
    if not core or "\n\n" in core or "\n-" in core:
        return inner
    before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    text = f"{mark}{core}{mark}"
    shown = plain_text(parse_markdown(text).inlines)
    if mark in shown or (mark == "`" and "`" in core):
        return inner
    return f"{before}{text}{after}"


def _link(inner: str, address: str, base: str) -> str:
    """Return a link, or its text if it leads nowhere."""
    core = inner.strip()
    address = _ENTITY.sub(lambda match: entity_text(match[0]), address.strip())
    if not address or address.startswith(("#", "javascript:")):
        return inner
    target = target_of(address, base)
    if target is None:
        return f"{core} ({escaped(address)})" if core else escaped(address)
    before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    return f"{before}{link(core, target)}{after}"


# `cv.pdf` looks like the name of a host.
_FILE = re.compile(r"(?i)[\w-]+(?:\.[\w-]+)*\.(?:pdf|html?|md|png|jpe?g|gif|svg|docx?|zip|bib|txt)")


def target_of(address: str, base: str = "") -> str | None:
    """Return the absolute address that a link opens, or None if it cannot be known or is unsafe."""
    is_file = _FILE.fullmatch(address)
    target = None if is_file else link_target(address)
    return target or (link_target(urljoin(base, address)) if base else None)


def link(words: str, target: str) -> str:
    """Return a Markdown link; `words` are rich text, and none stands for the address itself."""
    target = re.sub(r"[\s()<>\\]", lambda match: f"%{ord(match[0]):02X}", target)
    return f"[{words or escaped(target)}]({target})"


def _attribute(attributes: str, name: str) -> str:
    found = re.search(_ATTRIBUTE.format(name), attributes)
    return next(filter(None, found.groups()), "") if found else ""
