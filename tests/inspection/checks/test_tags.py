"""Tags are as PDF/UA-1 wants them, or each fault is one message with its clause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from cvtex.inspection.checks.tags import check_tags
from cvtex.inspection.pdf.facts import Annotation, Element, Metadata, Pdf
from cvtex.inspection.pdf.glyphs import Drawn
from cvtex.inspection.subject import Subject


def element(kind: str, *children: Element, **others: Any) -> Element:
    """Return an element of the structure."""
    return Element(kind, kind, children=children, **others)


LINK = Annotation(1, "/Link", (0, 0, 9, 9), "https://x.org", contents="x", parent=1)
TREE = element(
    "StructTreeRoot",
    element("H1", content=((1, 0),)),
    element("Sect", element("H2", content=((1, 1),))),
    element("L", element("LI", element("Lbl", content=((1, 2),)), element("LBody"))),
    element("Figure", alternate="Portrait", content=((1, 3),)),
    element("P", element("Link", content=((1, 4),), objects=1)),
)
CLAIMS = {"pdfuaid:part": "1", "dc:title": "Mara Lindqvist"}
GOOD = Pdf(
    pages=1,
    fonts=(),
    annotations=(LINK,),
    metadata=Metadata(claims=CLAIMS, has_xmp=True),
    structure=TREE,
    is_marked=True,
    has_suspects=False,
    language="en",
    shows_title=True,
    tabs=("/S",),
)
PLAIN = replace(GOOD, structure=None)
WITHOUT_CLAIM = replace(GOOD, metadata=Metadata(claims={"dc:title": "Mara"}, has_xmp=True))
DRAWN = Drawn(tagged={(1, number) for number in range(5)})


def tree(*children: Element) -> Element:
    """Return a tree with the link of the page."""
    link = element("P", element("Link", content=((1, 4),), objects=1))
    return element("StructTreeRoot", element("H1"), *children, link)


def said(subject: Subject, pdf: Pdf, drawn: Drawn | None = None) -> list[str]:
    """Return the messages about a PDF."""
    return [d.message for d in check_tags(replace(subject, pdf=pdf, drawn=drawn)).diagnostics]


def test_an_untagged_pdf_is_one_message(subject: Callable[..., Subject]) -> None:
    """Not one for each thing that it lacks."""
    (problem,) = check_tags(subject(cv=None)).diagnostics

    assert problem.code == "untagged-pdf"


@pytest.mark.parametrize(
    ("asked", "pdf", "parts"),
    [
        ("plain", PLAIN, []),
        ("plain", WITHOUT_CLAIM, ["do not claim PDF/UA-1"]),
        ("a", WITHOUT_CLAIM, []),
        ("a", PLAIN, ["has no tags"]),
        ("ua", WITHOUT_CLAIM, ["do not claim PDF/UA-1"]),
    ],
)
def test_no_more_is_asked_than_the_cv_asks_for(
    subject: Callable[..., Subject], asked: str, pdf: Pdf, parts: list[str]
) -> None:
    """A design with `pdf: a` claims no PDF/UA, and one with `pdf: plain` has no tags."""
    cv = f"name: Mara\ndesign: {{pdf: {asked}}}\nsections: [{{title: A, list: [b]}}]\n"
    messages = said(subject("Mara", cv), pdf, DRAWN)

    assert len(messages) == len(parts)
    assert all(part in message for part, message in zip(parts, messages, strict=True))


def test_a_tagged_pdf_is_good(subject: Callable[..., Subject]) -> None:
    """The summary counts its elements."""
    assert said(subject(cv=None), GOOD, DRAWN) == []
    outcome = check_tags(replace(subject(cv=None), pdf=GOOD, drawn=DRAWN))
    assert outcome.line == "10 elements, as PDF/UA-1 wants them"


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"is_marked": False}, "does not say that it is tagged"),
        ({"has_suspects": True}, "doubtful"),
        ({"language": ""}, "does not name its language"),
        ({"shows_title": False}, "the name of the file"),
        ({"metadata": Metadata(claims={"dc:title": "x"}, has_xmp=True)}, "do not claim PDF/UA-1"),
        ({"metadata": Metadata(claims={"pdfuaid:part": "1"}, has_xmp=True)}, "have no title"),
        ({"metadata": replace(GOOD.metadata, is_encrypted=True)}, "encrypted"),
        ({"metadata": Metadata()}, "no metadata in XML"),
        ({"roles_unknown": ("Box",)}, "mean nothing to a screen reader: `Box`"),
        ({"tabs": ("",)}, "on page 1 (`/Tabs`)"),
        ({"annotations": (replace(LINK, contents=""),)}, "1 link without a description"),
        ({"annotations": (replace(LINK, parent=None),)}, "1 link outside the tags"),
        ({"annotations": (LINK, LINK)}, "1 link that no tag has"),
        ({"structure": tree(element("Figure"))}, "1 picture without alternate text"),
        ({"structure": tree(element("Formula"))}, "1 formula without alternate text"),
        ({"structure": tree(element("H3"))}, "a heading of level 3 follows one of level 1"),
        ({"structure": tree(element("LI"))}, "a tag `LI` is in `StructTreeRoot`"),
        ({"structure": tree(element("Table", element("TD")))}, "a tag `TD` is in `Table`"),
        ({"structure": tree(element("Note"))}, "no identifier of its own"),
        ({"structure": tree(element("Link"))}, "a link has nothing in it"),
        ({"structure": element("R", element("H2"), *tree().children[1:])}, "has level 2, not 1"),
        ({"structure": element("R", *tree().children[1:])}, "no tag is a heading"),
    ],
)
def test_each_fault_is_one_message_with_its_clause(
    subject: Callable[..., Subject], changes: dict[str, Any], part: str
) -> None:
    """What machines can tell of PDF/UA-1 is told."""
    (message,) = said(subject(cv=None), replace(GOOD, **changes))

    assert part in message
    assert "(PDF/UA-1, " in message


@pytest.mark.parametrize(
    ("drawn", "part"),
    [
        (Drawn(unmarked={1: 3}), "content on page 1 is neither tagged"),
        (Drawn(tagged={(1, 9)}), "1 piece of marked content on page 1"),
    ],
)
def test_all_content_has_a_tag_or_is_decoration(
    subject: Callable[..., Subject], drawn: Drawn, part: str
) -> None:
    """Content of a page is compared with the tree."""
    (message,) = said(subject(cv=None), GOOD, drawn)

    assert part in message
