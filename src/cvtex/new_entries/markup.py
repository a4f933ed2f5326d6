r"""Write the markup of publishers, HTML, JATS or MathML, as LaTeX.

Databases have titles such as `CO<sub>2</sub> &amp; H<sub>2</sub>O`. Only tags that are known are
read; `a <b` stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.entities import html5

from cvtex.latex.braces import closed_group_end
from cvtex.new_entries.latex_values import formula_of, latex_of_part, plain_value, without_invisible
from cvtex.new_entries.mathml import latex_of_math, text_of_math
from cvtex.text.entities import entity_text

_STYLES = {
    "i": "emph", "em": "emph", "italic": "emph", "cite": "emph", "b": "textbf", "strong": "textbf",
    "bold": "textbf", "sub": "textsubscript", "inf": "textsubscript", "sup": "textsuperscript",
    "scp": "textsc", "sc": "textsc", "u": "underline", "underline": "underline", "tt": "texttt",
    "code": "texttt", "monospace": "texttt",
}  # fmt: skip
"""The LaTeX command of each tag of style, of HTML and of JATS."""

_BREAKS = frozenset({"br", "break", "hr"})
_WRAPPERS = frozenset(
    """
    span p div font title inline-formula disp-formula alternatives tex-math roman sans-serif
    styled-content named-content ext-link xref a small big q abbr bdi nobr wbr
    """.split()  # noqa: SIM905 - a list of words is read more easily as words
)
"""Tags without a counterpart; what they are around stays."""

_MATH = re.compile(r"(?is)<(?:\w+:)?math(?:\s[^<>]*)?(?<!/)>(?P<inside>.*?)</(?:\w+:)?math\s*>")
_ESCAPED_TAG = re.compile(r"(?i)&lt;(/?(?:\w+:)?[a-z-]{1,20}(?:\s[^<>&]*)?/?)&gt;")
_TAG = re.compile(
    r"(?i)<(?P<end>/?)(?:jats:)?(?P<name>[a-z][a-z-]*)(?P<attributes>\s[^<>]*)?(?P<empty>/?)>"
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LATEX_ENTITY = re.compile(rf"(?:\\&|\{{\\&\}}|&)({_ENTITY.pattern[1:]})")
_WRITTEN_TAG = re.compile(
    r"(?:\{\\textless\}|\\textless(?:\{\}|\s+)|\$<\$)(/?\w{1,9})"
    r"(?:\{\\textgreater\}|\\textgreater(?:\{\}|\s+|(?![A-Za-z]))|\$>\$)"
)

# What begins and ends a formula, and has something that only formulas have.
_FORMULA = re.compile(r"(?<![\\$])\$(?![\s$])([^$]{1,400}?)(?<![\s\\])\$(?![\d$])")
_OF_FORMULAS = re.compile(r"[\\^_=<>+]|^\w$|^\w\(")


def latex_of_markup(text: str) -> str:
    """Return the LaTeX of a text from a database: with HTML, JATS, MathML, or formulas in dollars.

    The result has balanced braces, and only commands that are listed in this package.
    """
    return _Writer(_plain).write(_unescaped_tags(text)).strip()


def without_markup(latex: str) -> str:
    """Return the LaTeX of a field without the tags and entities of HTML that programs leave in it.

    Everything that is LaTeX already stays as it is.
    """
    if not any(sign in latex for sign in ("<", "&", r"\textless")):
        return latex
    value = _WRITTEN_TAG.sub(_known_tag, latex)
    value = _LATEX_ENTITY.sub(lambda match: _entity(f"&{match[1]}", match[0]), value)
    return _Writer(str).write(value).strip()


def _known_tag(match: re.Match[str]) -> str:
    name = match[1].removeprefix("/").lower()
    return f"<{match[1]}>" if name in _STYLES or name in _WRAPPERS else match[0]


def _entity(entity: str, written: str) -> str:
    """Return the character of an entity in LaTeX; tags that are escaped become tags."""
    if entity[1] != "#" and entity[1:] not in html5:
        return written
    character = without_invisible(entity_text(entity))
    # In a field of BibTeX, quotation marks in pairs are those of printing.
    return character if character in {"<", ">", '"'} else latex_of_part(character)


def _unescaped_tags(text: str) -> str:
    for _ in range(2):  # some are escaped twice
        text = text.replace("&amp;lt;", "&lt;").replace("&amp;gt;", "&gt;")
    return _ESCAPED_TAG.sub(_unescaped, text)


def _unescaped(match: re.Match[str]) -> str:
    tag = f"<{match[1]}>"
    found = _TAG.fullmatch(tag)
    is_known = _MATH_TAG.fullmatch(tag) or (found and _is_known(found["name"].lower()))
    return tag if is_known else match[0]


_MATH_TAG = re.compile(r"(?i)</?(?:mml:)?(?:math|m[a-z]{1,12})(?:\s[^<>]*)?/?>")


def _is_known(name: str) -> bool:
    return name in _STYLES or name in _WRAPPERS or name in _BREAKS


def _plain(text: str) -> str:
    """Return the LaTeX of plain text with entities, and with formulas in dollars."""
    text = _ENTITY.sub(lambda match: entity_text(match[0]), text)
    text = _ENTITY.sub(lambda match: entity_text(match[0]), text)  # some are escaped twice
    return "".join(_with_formulas(text))


def _with_formulas(text: str) -> Iterator[str]:
    position = 0
    for found in _FORMULA.finditer(text):
        tex = found[1]
        if _OF_FORMULAS.search(tex) and (formula := formula_of(tex)):
            yield latex_of_part(_spaced(text[position : found.start()]))
            yield formula
            position = found.end()
    yield latex_of_part(_spaced(text[position:]))


def _spaced(text: str) -> str:
    """Return a text as `plain_value` does, with a space at each end that has one."""
    if not text.strip():
        return " " if text else ""
    start = " " if text[0].isspace() else ""
    end = " " if text[-1].isspace() else ""
    return f"{start}{plain_value(text)}{end}"


class _Writer:
    """Writes the text between tags with a function, and styles as commands."""

    def __init__(self, write: Callable[[str], str]) -> None:
        self._write = write

    def write(self, text: str) -> str:
        pieces: list[str] = []
        position = 0
        for math in _MATH.finditer(text):
            pieces.append(self._styled(text[position : math.start()]))
            formula = latex_of_math(math["inside"])
            pieces.append(formula or latex_of_part(text_of_math(math["inside"])))
            position = math.end()
        pieces.append(self._styled(text[position:]))
        return " ".join("".join(pieces).split(" "))

    def _styled(self, text: str) -> str:
        """Return a text with a command for each pair of tags; a tag without its pair is dropped."""
        tags = [tag for tag in _TAG.finditer(text) if _is_known(tag["name"].lower())]
        paired = _pairs(text, tags)
        pieces: list[str] = []
        position = 0
        for index, tag in enumerate(tags):
            pieces.append(self._write(text[position : tag.start()]))
            position = tag.end()
            name = tag["name"].lower()
            if name in _BREAKS:
                pieces.append(" ")
            elif index in paired:
                pieces.append("}" if tag["end"] else _opening(name, tag["attributes"] or ""))
        pieces.append(self._write(text[position:]))
        return "".join(pieces)


def _pairs(text: str, tags: list[re.Match[str]]) -> frozenset[int]:
    """Return the indices of the tags of style that open and close in pairs around balanced text."""
    opened: list[tuple[str, int]] = []
    paired: set[int] = set()
    for index, tag in enumerate(tags):
        name = tag["name"].lower()
        if name not in _STYLES and not _opening(name, tag["attributes"] or "") and not tag["end"]:
            continue
        if not tag["end"]:
            if not tag["empty"]:
                opened.append((name, index))
        elif any(name == known for known, _ in opened):
            known, start = opened.pop()
            while known != name:
                known, start = opened.pop()
            inside = text[tags[start].end() : tag.start()]
            if closed_group_end(f"{{{inside}}}", 0) == len(inside) + 2:
                paired |= {start, index}
    return frozenset(paired)


def _opening(name: str, attributes: str) -> str:
    """Return the beginning of the LaTeX of a tag, or an empty text if it only wraps."""
    if name in _STYLES:
        return f"\\{_STYLES[name]}{{"
    if name == "span":
        # The two that citation programs write (CSL-JSON, Zotero).
        if "nocase" in attributes:
            return "{"
        if "small-caps" in attributes:
            return r"\textsc{"
    return ""
