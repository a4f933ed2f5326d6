"""Write MathML, as publishers have it in titles, as a formula of LaTeX.

The elements are those of presentation MathML (W3C, MathML 3.0, chapter 3) that occur in titles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cvtex.new_entries.latex_values import formula_of
from cvtex.text.entities import entity_text
from cvtex.text.math import check_math, plain_math, with_commands

_TAG = re.compile(r"<(?P<end>/?)(?:\w+:)?(?P<name>[A-Za-z]+)(?P<attributes>[^<>]*?)(?P<empty>/?)>")
_MOST_LEVELS = 30
"""The most nested elements that are read; in deeper ones only the text is."""

_ACCENTS = {
    "¯": "bar", "‾": "bar", "_": "bar", "^": "hat", "ˆ": "hat", "~": "tilde", "˜": "tilde",
    "∼": "tilde", "→": "vec", "⃗": "vec", "˙": "dot", ".": "dot", "¨": "ddot", "ˇ": "check",
}  # fmt: skip
_VARIANTS = {
    "bold": "mathbf", "double-struck": "mathbb", "script": "mathcal", "fraktur": "mathfrak",
    "bold-italic": "mathbf", "sans-serif": "mathsf", "monospace": "mathtt",
}  # fmt: skip
_FUNCTIONS = frozenset({"sin", "cos", "tan", "log", "ln", "exp", "min", "max", "lim", "det"})
_SPECIAL = {
    "\\": r"\backslash ", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
    "_": r"\_", "^": "", "~": r"\sim ", "\u2061": "", "\u2062": "", "\u2063": "", "\u2064": "",
}  # fmt: skip


@dataclass(slots=True)
class _Element:
    name: str
    variant: str = ""
    children: list[str] = field(default_factory=list)


def latex_of_math(mathml: str) -> str:
    """Return `$…$` for the inside of a `math` element, or "" if it gives no valid formula."""
    return formula_of(_read(mathml).strip())


def text_of_math(mathml: str) -> str:
    """Return the text of the inside of a `math` element."""
    return " ".join(_decoded(plain_math(_TAG.sub("", _without_sources(mathml)))).split())


_SOURCE = re.compile(
    r"(?is)<(?:\w+:)?annotation(?P<attributes>[^<>]*)>(?P<text>.*?)</(?:\w+:)?annotation\s*>"
)


def _without_sources(mathml: str) -> str:
    return _SOURCE.sub("", mathml)


def _read(mathml: str) -> str:
    """Return a formula: the TeX that the element has beside the MathML, or one made of it."""
    source = _SOURCE.search(mathml)
    if source and "tex" in source["attributes"].lower():
        tex = _decoded(source["text"]).strip().strip("$")
        if check_math(tex) is None:
            return tex
    open_elements = [_Element("mrow")]
    position = 0
    inside = _without_sources(mathml)
    for tag in _TAG.finditer(inside):
        _add_text(open_elements[-1], inside[position : tag.start()])
        position = tag.end()
        name = tag["name"].lower()
        if tag["empty"]:
            continue
        if not tag["end"]:
            if len(open_elements) <= _MOST_LEVELS:
                variant = re.search(r"mathvariant\s*=\s*[\"']([\w-]+)", tag["attributes"])
                open_elements.append(_Element(name, variant[1] if variant else ""))
        elif any(element.name == name for element in open_elements[1:]):
            while open_elements[-1].name != name:
                _close(open_elements)
            _close(open_elements)
    _add_text(open_elements[-1], inside[position:])
    while len(open_elements) > 1:
        _close(open_elements)
    return "".join(open_elements[0].children)


def _decoded(text: str) -> str:
    return re.sub(r"&[#\w]{1,32};", lambda match: entity_text(match[0]), text)


def _add_text(element: _Element, text: str) -> None:
    words = _decoded(text).split()
    if words:
        # A text has its own spaces, which separate it: `13` and ` TeV`.
        spaces = element.name == "mtext"
        start = " " if spaces and _decoded(text)[0].isspace() else ""
        end = " " if spaces and _decoded(text)[-1].isspace() else ""
        element.children.append(f"{start}{' '.join(words)}{end}")


def _close(elements: list[_Element]) -> None:
    element = elements.pop()
    elements[-1].children.append(_written(element))


def _written(element: _Element) -> str:
    parts = element.children
    match element.name:
        case "mi" | "mn" | "mo" | "mtext" | "ms":
            return _token(element)
        case "msub" | "munder" if len(parts) == 2:
            return f"{_base(parts[0])}_{{{parts[1]}}}"
        case "mover" if len(parts) == 2 and parts[1].strip() in _ACCENTS:
            return f"\\{_ACCENTS[parts[1].strip()]}{{{parts[0]}}}"
        case "msup" | "mover" if len(parts) == 2:
            if set(parts[1]) == {"′"}:
                return _base(parts[0]) + "'" * len(parts[1])
            return f"{_base(parts[0])}^{{{parts[1]}}}"
        case "msubsup" | "munderover" if len(parts) == 3:
            return f"{_base(parts[0])}_{{{parts[1]}}}^{{{parts[2]}}}"
        case "mfrac" if len(parts) == 2:
            return f"\\frac{{{parts[0]}}}{{{parts[1]}}}"
        case "msqrt":
            return f"\\sqrt{{{''.join(parts)}}}"
        case "mroot" if len(parts) == 2:
            return f"\\sqrt[{parts[1]}]{{{parts[0]}}}"
        case "mfenced":
            return f"({','.join(parts)})"
        case "mphantom" | "maction" | "annotation" | "none":
            return ""
    return "".join(parts)


def _base(part: str) -> str:
    if len(part) == 1:
        return part
    return part.strip() if re.fullmatch(r"\\[A-Za-z]+ ?", part) else f"{{{part}}}"


def _token(element: _Element) -> str:
    text = "".join(element.children)
    escaped: Sequence[str] = [_SPECIAL.get(c, c) for c in text]
    tex = with_commands("".join(escaped))
    if element.name in {"mtext", "ms"}:
        return _text(text) if text.isascii() else tex
    if element.name == "mi" and element.variant in _VARIANTS:
        return f"\\{_VARIANTS[element.variant]}{{{tex}}}"
    if element.name == "mi" and len(text) > 1 and text.isalpha() and text.isascii():
        return f"\\{text} " if text in _FUNCTIONS else f"\\mathrm{{{tex}}}"
    return tex


_ONLY_IN_FORMULAS = re.compile(r"([\\~^])")


def _text(text: str) -> str:
    """Return a text in a formula; what is written by a command of formulas is outside of it."""
    parts = filter(None, _ONLY_IN_FORMULAS.split(text))
    return "".join(
        _SPECIAL[part]
        if _ONLY_IN_FORMULAS.match(part)
        else f"\\text{{{''.join(_SPECIAL.get(c, c) for c in part)}}}"
        for part in parts
    )
