"""`cvtex.pdf.elements`: elements that a template makes, of any type and in each other."""

from __future__ import annotations

import pytest

from cvtex.pdf.elements import add_scopes, element_breaches
from cvtex.pdf.standards import Standard
from cvtex.pdf.structure import Element

UA, BOTH = {Standard.UA}, {*Standard}
NONE: set[Standard] = set()


def tree(text: str, attributes: bytes = b"") -> Element:
    """Return a document with elements: `P (Span Span) P`; the attributes are those of the last."""
    document = last = Element(b"Document", 0)
    around = [document]
    for word in text.replace("(", " ( ").replace(")", " ) ").split():
        if word == "(":
            around.append(last)
        elif word == ")":
            around.pop()
        else:
            last = Element(word.encode(), 1)
            around[-1].kids.append(last)
    last.attributes = attributes
    return document


def lost(document: Element) -> set[Standard]:
    """Return the standards that a document with these elements does not claim."""
    return {standard for breach in element_breaches(document) for standard in breach.standards}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sect (L (LI (Lbl LBody (P))))", NONE),
        ("Sect (H1) Sect (H2 H2 H3) H2", NONE),
        ("P (H4)", UA),
        ("H1 H3", UA),
        ("H P H", NONE),
        ("H H1", UA),
        ("P (LI)", UA),
        ("P (TD)", UA),
        ("P (Form)", UA),
        ("P (Foo)", BOTH),
        ("P (Figure)", UA),
        ("L (P)", UA),
        ("L (L (LI (LBody)) Caption)", NONE),
        ("L (LI (P))", UA),
        ("TOC (P)", UA),
        ("TOC (TOCI (P))", NONE),
        ("P (Ruby (RB RT))", NONE),
        ("P (RB)", UA),
        ("Table (P)", UA),
        ("Table (TR (P))", UA),
        ("Table (Caption TR (TH TH) TR (TD TD))", NONE),
        ("Table (TR (TD TD) TR (TD))", UA),
        ("Table (THead (TR (TH)))", UA),
        ("Table (THead (TR (TH)) TBody (TR (TD)))", NONE),
        ("Table (THead (P) TBody (TR (TD)))", UA),
    ],
)
def test_what_a_standard_forbids_is_found(text: str, expected: set[Standard]) -> None:
    """A type that is not standard, or not allowed there."""
    assert lost(tree(text)) == expected


def test_a_misplaced_element_is_told_in_one_sentence() -> None:
    """Whether the rule is that of the element, of the one around it, or of both."""
    found = {breach.what for breach in element_breaches(tree("L (TD) P (LI) TOC (P)"))}

    assert found == {
        "a tag `TD` in `L`, which may not contain it",
        "a tag `LI` in `P`, which may not contain it",
        "a tag `P` in `TOC`, which may not contain it",
    }


@pytest.mark.parametrize(
    ("text", "attributes", "expected"),
    [
        ("P (Figure)", b"/Alt(A logo)", NONE),
        ("P (Formula)", b"/ActualText(x)", NONE),
        ("P (Span)", b"/Lang(de)", NONE),
        ("P (Span)", b"/Lang(not a tag)", BOTH),
        ("Table (TR (TD TD) TR (TD))", b"/A<</O/Table/ColSpan 2>>", NONE),
    ],
)
def test_attributes_count(text: str, attributes: bytes, expected: set[Standard]) -> None:
    """Words for a picture, a language, and a cell that is as wide as two."""
    assert lost(tree(text, attributes)) == expected


def test_heads_of_tables_say_of_what() -> None:
    """Of columns, if their row has no other cells; else of their row."""
    document = tree("Table (TR (TH TH) TR (TH TD))")
    elements = document.in_order()
    add_scopes(elements)
    heads = [element.attributes for element in elements if element.kind == b"TH"]
    others = [element.attributes for element in elements if element.kind != b"TH"]

    assert heads == [b"/A<</O/Table/Scope/%b>>" % of for of in (b"Column", b"Column", b"Row")]
    assert set(others) == {b""}
