"""Links that are lost, empty or lead nowhere are reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from cvtex.inspection.checks.links import check_links
from cvtex.inspection.pdf.facts import Annotation
from cvtex.inspection.pdf.glyphs import WHITE, Drawn, Glyph
from cvtex.inspection.subject import Subject

BOX = (10.0, 10.0, 50.0, 20.0)
MAIL = Annotation(1, "/Link", BOX, "mailto:mara@example.org")
CALL = Annotation(1, "/Link", BOX, "tel:+46555010203")
LETTER = Glyph("a", 1, 20.0, 15.0, "Plain", 10.0, (0.0, 0.0, 0.0), WHITE, True)  # noqa: FBT003


def said(subject: Subject, *links: Annotation, drawn: Drawn | None = None) -> list[str]:
    """Return the messages about a PDF with some links."""
    pdf = replace(subject.pdf, annotations=links)
    return [d.message for d in check_links(replace(subject, pdf=pdf, drawn=drawn)).diagnostics]


def test_links_of_the_cv_have_to_be_there(subject: Callable[..., Subject]) -> None:
    """Each is looked for by its address, in any spelling of it."""
    assert said(subject(), MAIL, CALL) == []
    assert said(subject(), MAIL) == ["no link of the PDF leads to `tel:+46555010203`"]
    assert said(subject(), replace(MAIL, url="mailto:MARA%40example.org"), CALL) == []
    assert said(subject(is_stale=True)) == []


@pytest.mark.parametrize(
    ("link", "message"),
    [
        (replace(MAIL, url="", leads=False), "a link on page 1 leads nowhere"),
        (
            replace(MAIL, url="file:///etc/passwd"),
            "a link on page 1 leads to `file:///etc/passwd`, which no browser opens",
        ),
        (replace(MAIL, url="", action="/Launch"), "a link on page 1 has the action `Launch`"),
        (
            replace(MAIL, box=(0, 0, 0, 0)),
            "a link to `mailto:mara@example.org` on page 1 has no text to click on",
        ),
    ],
)
def test_a_bad_link_is_one_message(
    subject: Callable[..., Subject], link: Annotation, message: str
) -> None:
    """Also in a PDF of another program."""
    assert said(subject(cv=None), link) == [message]


def test_a_link_needs_text_to_click_on(subject: Callable[..., Subject]) -> None:
    """On its page, within its box."""
    far, other = replace(LETTER, x=90.0), replace(LETTER, page=2)

    assert said(subject(cv=None), MAIL, drawn=Drawn([far, LETTER])) == []
    assert len(said(subject(cv=None), MAIL, drawn=Drawn([far, other]))) == 1
    assert said(subject(cv=None), *[MAIL] * 9, drawn=Drawn([far])) == [
        "9 links have no text to click on"
    ]
