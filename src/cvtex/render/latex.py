r"""The stage from a `Document` to LaTeX: what a template's values and filters become.

Templates are `.tex` files whose delimiters keep them readable as TeX: `\VAR{value}`,
`\BLOCK{for …}`, `\#{comment}`, and lines that begin with `%%` for statements. A value is text, and
escaped, unless its type says that it is LaTeX.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from cvtex.diagnostics import Result
from cvtex.document import Block, Document
from cvtex.files.images import name_for_tex
from cvtex.locales.phrases import around, between
from cvtex.locales.typography import capitals
from cvtex.render.lost import lost_blocks
from cvtex.render.page import page_of
from cvtex.render.templates import Loader, Undefined, environment, fill
from cvtex.schema.design.values import Case, Font, points
from cvtex.source import Source, Span
from cvtex.text import Inline, Link, RichText, is_rich, plain_text, text
from cvtex.text.inlines import uppercase
from cvtex.text.latex_writer import Latex, escape, escape_url, hyphens, write, write_url
from cvtex.themes import Theme
from cvtex.themes.folders import MAIN

if TYPE_CHECKING:
    from cvtex.hyphenation import Hyphenation, LanguageText


class Rendered(NamedTuple):
    """The LaTeX, or None; and for each path that was tried, the template or None."""

    latex: Latex | None
    templates: Mapping[str, Source | None]


def render(
    document: Document, theme: Theme, *, raw_latex: bool, epoch: int | None = None
) -> Result[Rendered]:
    """Fill the templates of a theme; `latex` is None if there is an error.

    Without `raw_latex`, raw LaTeX anywhere in the document is an error when a template prints it.
    `epoch` (seconds since 1970) is the date of creation in the PDF; with None it has no date.
    """
    loader = Loader(theme.folders, theme.read)
    hyphenation = _hyphenation(document)
    language = hyphenation.main if hyphenation else None
    to_latex = partial(latex_value, raw_latex=raw_latex, language=language)
    jinja = environment(loader, to_latex, Latex, _FILTERS | {"join": partial(_join, to_latex)})
    page = page_of(document.design)
    filled = fill(jinja, loader, MAIN, cv=document, page=page, created=_pdf_date(epoch))
    if filled.value is None:
        return Result(Rendered(None, loader.requested), filled.diagnostics)
    latex = Latex(filled.value)
    if hyphenation:
        latex = _with_hyphens(latex, hyphens(hyphenation))
        hyphenation.keep()
    lost = tuple(lost_blocks(document, latex, _origin))
    return Result(Rendered(latex, loader.requested), filled.diagnostics + lost)


def _hyphenation(document: Document) -> Hyphenation | None:
    """Return what divides the words of a document, or None if its design divides none."""
    design = document.design
    if design.text is not None and design.text.hyphenation is False:
        return None
    from cvtex.hyphenation import Hyphenation

    fonts = (getattr(design.fonts, role) for role in ("body", "name", "headline", "headings"))
    return Hyphenation(document.language, charter=Font.CHARTER in fonts)


_START = re.compile(r"\\cvlanguage\{[^{}]*\}\n|% ---- The CV:.*\n|\\begin\{document\}\n")


def _with_hyphens(latex: Latex, declared: Latex) -> Latex:
    """Return the LaTeX with what TeX has to know of its languages, before the first text."""
    if not declared:
        return latex
    starts = [found.end() for found in _START.finditer(latex)][:3]
    start = max(starts, default=0)
    return Latex(latex[:start] + declared + latex[start:])


def _pdf_date(epoch: int | None) -> str:
    """Return a time in PDF's form (ISO 32000-1, section 7.9.4); empty for None."""
    return "" if epoch is None else f"{datetime.fromtimestamp(epoch, UTC):D:%Y%m%d%H%M%SZ}"


def latex_value(value: object, *, raw_latex: bool, language: LanguageText | None = None) -> Latex:
    r"""Return the LaTeX of a value that a template prints; Jinja calls this for every `\VAR`.

    `language` divides the words of rich text; names and other plain texts have none to divide.
    Raises `TypeError` for a value that cannot be printed, such as None or an entry, and
    `ValueError` for raw LaTeX if `raw_latex` does not allow it.
    """
    match value:
        case Latex():
            return value
        case Undefined():
            return escape(str(value))  # `str` raises the error that names what is missing
        case str():
            return escape(value)
        case bool() | None:
            message = f"a template prints `{value}`, which is not a text"
            raise TypeError(message)
        case int() | float():
            return escape(str(value))
        case RichText(inlines):
            return write(inlines, raw_latex=raw_latex, language=language)
        case tuple() if type(value) is tuple:  # a named tuple is a record, not rich text
            return write(value, raw_latex=raw_latex, language=language)
    message = f"a template prints a {type(value).__name__}, which is not a text"
    raise TypeError(message)


def _join(
    to_latex: Callable[[object], Latex], values: Iterable[object], separator: str = ""
) -> Latex:
    """Join values of any printable kind; the separator is text (the filter `join`)."""
    return Latex(to_latex(separator).join(map(to_latex, values)))


def _plain(value: object) -> str:
    """Return rich text without formatting, for document information (the filter `plain`)."""
    match value:
        case tuple():
            return plain_text(value)
        case _:
            return str(value)


def _file(value: str) -> Latex:
    r"""Return the name of a picture for `\includegraphics`, unescaped (the filter `file`).

    Raises `ValueError` for characters that TeX does not take there.
    """
    name = name_for_tex(value)
    if re.search(r"[^\w .+@()/-]", name):
        message = f"`{name}` is not a file name that TeX accepts"
        raise ValueError(message)
    return Latex(name)


def _options(block: Block) -> Latex:
    """Return a block's own layout as the optional argument of an environment (`options`).

    The argument may be empty, but it is always there: without it, TeX takes a bracket at the start
    of the user's text for the argument.
    """
    layout = block.layout
    options = []
    if layout.keep_together is not None:
        options.append("keep" if layout.keep_together else "break")
    if block.items and not block.is_dated:
        options.append("undated")
    if layout.dates is not None:
        options.append(f"dates={layout.dates}")
    if layout.bullet is not None:
        options.append(f"bullet={{{escape(_bullet(layout.bullet))}}}")
    if layout.columns is not None:
        options.append(f"columns={layout.columns}")
    lengths = {
        "date width": layout.date_width,
        "text width": layout.text_width,
        "above": layout.above,
        "below": layout.below,
        "space": layout.space,
    }
    options.extend(f"{name}={length}" for name, length in lengths.items() if length)
    return Latex(f"[{', '.join(options)}]")


def _origin(span: Span | None) -> Latex:
    """Return the source marker for a place in the user's file (the filter `origin`).

    Without a place the marker says that the template's own text follows.
    """
    if span is None:
        return Latex("%% end")
    place = " ".join(str(span).split())  # a path may have any bytes, but LaTeX is UTF-8
    return Latex("%% " + place.encode(errors="backslashreplace").decode())


def _yes_no(value: object) -> str:
    """Return `yes` or `no` (the filter `yes_no`)."""
    return "yes" if value else "no"


def _followed(first: Any, *rest: Any) -> tuple[Inline, ...]:
    """Return texts and rich texts as one rich text (the filter `followed`)."""
    return tuple(inline for value in (first, *rest) for inline in _inlines(value))


def _after(value: Any, word: str) -> tuple[Inline, ...]:
    """Return a value after a word, or where the word has its place (the filter `after`)."""
    return _followed(around(word)[0], value, around(word)[1])


def _in_field(degree: Any, area: Any, word: str) -> tuple[Inline, ...]:
    """Return a degree and its field, as the word for that joins them (the filter `in_field`)."""
    start, is_turned, middle, end = between(word)
    first, second = (area, degree) if is_turned else (degree, area)
    return _followed(start, first, middle, second, end)


def _linked(value: Any, url: str | None) -> Any:
    """Return a text that links to an address, or the text itself without one (`linked`)."""
    return value if url is None else (Link(url, _inlines(value)),)


def _inlines(value: Any) -> tuple[Inline, ...]:
    match value:
        case RichText(inlines):
            return inlines
        case tuple():
            return value
    return text(str(value))


def _cased(value: Any, case: str, language: str = "") -> Any:
    """Return a text in the capitals of a language if a design's case says so (`cased`)."""
    if case != Case.UPPER:
        return value
    if isinstance(value, str):
        return capitals(value, language)
    return uppercase(_inlines(value), language)


def _bullet(value: str) -> str:
    """Return a sign of a design, empty for `none` (the filter `bullet`)."""
    return "" if value == "none" else value


_FILTERS: dict[str, Callable[..., object]] = {
    "url": escape_url,
    "show_url": write_url,
    "file": _file,
    "plain": _plain,
    "is_rich": is_rich,
    "options": _options,
    "origin": _origin,
    "points": points,
    "yes_no": _yes_no,
    "followed": _followed,
    "linked": _linked,
    "after": _after,
    "in_field": _in_field,
    "cased": _cased,
    "bullet": _bullet,
}
