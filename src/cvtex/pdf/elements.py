"""The types of elements, and what a template may make of them (ISO 32000-1, 14.8.4).

The macros of cvtex keep these rules; a template can set elements of any type in each other. The
numbers are clauses of ISO 14289-1 (PDF/UA-1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cvtex.pdf.conformance import Breach, language_breach
from cvtex.pdf.standards import Standard
from cvtex.pdf.structure import Element

TYPES = frozenset({
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index",
    "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody",
    "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference",
    "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure",
    "Formula", "Form",
})  # fmt: skip
"""The standard types of elements."""

_ROWS = frozenset({"TR"})
_GROUPS = frozenset({"THead", "TBody", "TFoot"})

PARENTS: Mapping[str, frozenset[str]] = {
    "LI": frozenset({"L"}),
    "LBody": frozenset({"LI"}),
    "TR": _GROUPS | {"Table"},
    "TH": _ROWS,
    "TD": _ROWS,
    "THead": frozenset({"Table"}),
    "TBody": frozenset({"Table"}),
    "TFoot": frozenset({"Table"}),
    "TOCI": frozenset({"TOC"}),
    "RB": frozenset({"Ruby"}),
    "RT": frozenset({"Ruby"}),
    "RP": frozenset({"Ruby"}),
    "WT": frozenset({"Warichu"}),
    "WP": frozenset({"Warichu"}),
}
"""The elements in which some have to be."""

CONTENTS: Mapping[str, frozenset[str]] = {
    "L": frozenset({"L", "LI", "Caption"}),
    "LI": frozenset({"Lbl", "LBody"}),
    "Table": _GROUPS | {"TR", "Caption"},
    "THead": _ROWS,
    "TBody": _ROWS,
    "TFoot": _ROWS,
    "TR": frozenset({"TH", "TD"}),
    "TOC": frozenset({"TOC", "TOCI", "Caption"}),
}
"""The elements that alone may be in some."""

_UA = frozenset({Standard.UA})
_BOTH = frozenset(Standard)
_HEADINGS = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6"})
_PICTURES = frozenset({"Figure", "Formula"})
_WORDS = re.compile(rb"/(?:Alt|ActualText)\b")
_LANGUAGE = re.compile(rb"/Lang\(([^()]*)\)")
_OF_CELLS = re.compile(rb"/(?:Scope|Headers|ColSpan|RowSpan)\b")


def element_breaches(document: Element) -> Iterator[Breach]:
    """Yield what is wrong with the types of elements, their nesting and their attributes."""
    headings: list[str] = []
    waiting = [(document, "")]
    while waiting:
        element, parent = waiting.pop()
        kind = _kind(element)
        below = _below(element)
        if kind in _HEADINGS:
            headings.append(kind)
        if kind in PARENTS and parent not in PARENTS[kind]:
            yield Breach(f"a tag `{kind}` in `{parent}`, which may not contain it", _UA)  # 7.2
        misplaced = {*map(_kind, below)} - CONTENTS[kind] if kind in CONTENTS else ()
        for inner in sorted(misplaced):
            yield Breach(f"a tag `{inner}` in `{kind}`, which may not contain it", _UA)  # 7.2
        yield from _by_itself(element, kind)
        waiting += [(kid, kind) for kid in reversed(below)]
    yield from _headings(headings)


def _kind(element: Element) -> str:
    return element.kind.decode("latin-1")


def _below(element: Element) -> list[Element]:
    return [kid for kid in element.kids if isinstance(kid, Element)]


def _by_itself(element: Element, kind: str) -> Iterator[Breach]:
    """Yield what is wrong with an element, wherever it is."""
    if kind not in TYPES:
        yield Breach(f"a tag `{kind}`, which is not a standard type", _BOTH)
    if kind == "Form":
        yield Breach("a tag `Form` without a field", _UA)  # 7.18.4
    if kind in _PICTURES and not _WORDS.search(element.attributes):
        yield Breach(f"a tag `{kind}` without words for it", _UA)  # 7.3, 7.7
    if kind == "Table":
        yield from _table(element)
    if element.attributes and (found := _LANGUAGE.search(element.attributes)):
        yield from language_breach(found[1])


def _headings(kinds: list[str]) -> Iterator[Breach]:
    """Yield what is wrong with the levels of headings, which are in their order (7.4)."""
    level = 0
    for kind in kinds:
        if kind != "H":
            if int(kind[1]) > level + 1:
                yield Breach(f"a heading `{kind}` two levels below the last", _UA)
            level = int(kind[1])
    if "H" in kinds and level:
        yield Breach("a heading `H` beside headings with levels", _UA)


def _table(table: Element) -> Iterator[Breach]:
    """Yield what is wrong with the groups and the rows of a table (7.2)."""
    kinds = {part.kind for part in _below(table)}
    if kinds & {b"THead", b"TFoot"} and b"TBody" not in kinds:
        yield Breach("a table with a head or a foot, but without `TBody`", _UA)
    rows = [*_rows(table)]
    if any(_OF_CELLS.search(cell.attributes) for row in rows for cell in row if cell.kind == b"TD"):
        return
    if len({len(row) for row in rows}) > 1:
        yield Breach("a table whose rows have different numbers of cells", _UA)


def _rows(table: Element) -> Iterator[list[Element]]:
    """Yield the cells of each row of a table, in its order."""
    waiting = [table]
    while waiting:
        part = waiting.pop()
        if part.kind == b"TR":
            yield [cell for cell in _below(part) if cell.kind in {b"TH", b"TD"}]
        elif part is table or _kind(part) in _GROUPS:
            waiting += reversed(_below(part))


def add_scopes(elements: list[Element]) -> None:
    """Say of each head of a table whether it is that of a row or of a column (7.5).

    A row that has only heads has those of columns.
    """
    for table in elements:
        for row in _rows(table) if table.kind == b"Table" else ():
            is_head = all(cell.kind == b"TH" for cell in row)
            scope = b"/A<</O/Table/Scope/%b>>" % (b"Column" if is_head else b"Row")
            for cell in row:
                if cell.kind == b"TH" and b"/A<<" not in cell.attributes:
                    cell.attributes += scope
