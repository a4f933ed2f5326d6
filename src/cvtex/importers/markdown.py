"""Markdown of other programs, as the rich text of a `cv.yaml`.

Both are nearly the same. What cvtex reads differently is written in another way: HTML, pictures,
formulas between two dollars, single dollars, and links to addresses without a scheme.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cvtex.importers.html import has_html, link, rich_text_of_html, target_of
from cvtex.text.addresses import has_link_scheme
from cvtex.text.escaping import escaped
from cvtex.text.math import check_math

# Code and formulas are not looked into.
_VERBATIM = r"(?P<code>(?<!`)(`+)(?!`).+?(?<!`)\2(?!`))"
_FORMULA = (
    r"(?P<display>\$\$(?P<tex>.+?)\$\$)|"
    r"(?P<inline>(?<![\\$])\$(?=\S)(?P<short>[^$\n]*?[^\s$\\])\$(?![\d$]))"
)
_LINK = (
    r"(?P<image>!?)\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"\(\s*(?P<target><[^<>\n]*>|(?:[^\s()]|\([^\s()]*\))*)(?:\s+[\"'(][^\n]{0,200}?[\"')])?\s*\)"
)
_PIECES = re.compile(f"{_VERBATIM}|{_FORMULA}|{_LINK}", re.DOTALL)
# What LaTeX has in common with no word of Markdown; RenderCV 1 was written in it.
_LATEX = (
    (re.compile(r"\\(?:textbf|bfseries)\{([^{}]*)\}"), r"**\1**"),
    (re.compile(r"\\(?:textit|emph|textsl)\{([^{}]*)\}"), r"*\1*"),
    (re.compile(r"\\(?:underline|textrm|textsc|textnormal|mbox|text)\{([^{}]*)\}"), r"\1"),
    (re.compile(r"\\href\{([^{}]*)\}\{([^{}]*)\}"), r"[\2](\1)"),
    (re.compile(r"\\url\{([^{}]*)\}"), r"<\1>"),
    (re.compile(r"\\(?:LaTeX|TeX)\b(?:\{\})?"), lambda match: match[0].strip("\\{}")),
)  # fmt: skip
# Commands of Typst, to which RenderCV 2 passes texts on.
_TYPST = (
    (re.compile(r"#linebreak\(\)\s*"), "\\\n"),
    (re.compile(r"#(?:h|v|pagebreak)\([^()]*\)"), " "),
    (re.compile(r"#strong\[([^\[\]]*)\]"), r"**\1**"),
    (re.compile(r"#emph\[([^\[\]]*)\]"), r"*\1*"),
    (re.compile(r"#(?:underline|smallcaps|text|box)(?:\([^()]*\))?\[([^\[\]]*)\]"), r"\1"),
    (re.compile(r"#link\(\"([^\"]*)\"\)\[([^\[\]]*)\]"), r"[\2](\1)"),
)  # fmt: skip


def rich_text(source: str, *, base: str = "", bold: Sequence[str] = ()) -> str:
    """Return a text in Markdown, which may have HTML in it, as rich text.

    `base` is the address that relative links begin at. The words of `bold` are strong wherever they
    stand, but not in code, formulas, links and what is strong already.
    """
    text = source.strip()
    for pattern, replacement in (*_LATEX, *_TYPST):
        text = pattern.sub(replacement, text) if "\\" in text or "#" in text else text
    written = "".join(_pieces(text, base, bold))
    if has_html(written):
        written = rich_text_of_html(written, base=base, plain=str)
    return written


def _pieces(text: str, base: str, bold: Sequence[str]) -> list[str]:
    pieces: list[str] = []
    position = 0
    for found in _PIECES.finditer(text):
        pieces.append(_words(text[position : found.start()], bold))
        pieces.append(_piece(found, base))
        position = found.end()
    pieces.append(_words(text[position:], bold))
    return pieces


def _piece(found: re.Match[str], base: str) -> str:
    if found["code"]:
        return found[0]
    if found["display"] or found["inline"]:
        return _formula(found)
    words, address = found["words"], found["target"].strip("<>")
    if address.startswith("#"):
        return words
    if has_link_scheme(address) and not found["image"] and " " not in address:
        return found[0]
    target = target_of(address, base)
    if target is None:
        return f"{words} ({escaped(address)})" if address else words
    return link(words, target)


def _formula(found: re.Match[str]) -> str:
    r"""Return a formula between single dollars; prices between two are no formula."""
    tex = found["tex"] or found["short"]
    is_formula = found["display"] or re.search(r"[\\^_=<>+]|^\w$", tex)
    if is_formula and "$" not in tex and check_math(tex.strip()) is None:
        return f"${tex.strip()}$"
    return escaped(found[0])


def _words(text: str, bold: Sequence[str]) -> str:
    """Return a text between links, formulas and code, with words made strong."""
    for word in sorted(filter(str.strip, bold), key=len, reverse=True):
        if word not in text:
            continue
        pattern = rf"(?<![\w*]){re.escape(word)}(?![\w*])"
        parts = re.split(r"(\*\*.+?\*\*)", text)
        parts[::2] = [re.sub(pattern, lambda m: f"**{m[0]}**", part) for part in parts[::2]]
        text = "".join(parts)
    return text
