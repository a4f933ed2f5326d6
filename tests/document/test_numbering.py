"""`document.numbering`: labels through all lists or in each, up or down, with a prefix or none."""

from __future__ import annotations

import pytest

from cvtex.document.model import Block, Layout, Publication, PublicationGroup, Section
from cvtex.document.numbering import number
from cvtex.schema.publication_style import Numbering
from cvtex.source import Span
from cvtex.text.inlines import text

PLACE = Span("p.bib", 1, 1, 1, 2)


def publication(key: str) -> Publication:
    return Publication(
        key=key, type="misc", label="", title=text(key), authors=(), others=False, venue_lines=(),
        related=(), note=(), url=None, origin=PLACE,
    )  # fmt: skip


def groups(length: int) -> tuple[PublicationGroup, ...]:
    """Divide so many publications into groups of two, through which the numbers run."""
    made = [publication(f"k{i}") for i in range(length)]
    return tuple(
        PublicationGroup("", tuple(made[start : start + 2])) for start in range(0, length, 2)
    )


def lists(*lengths: int, prefixes: tuple[str, ...] = ()) -> tuple[Section, ...]:
    """Make a section for each length, with a list of that many publications."""
    prefixes = prefixes or ("",) * len(lengths)
    return tuple(
        Section(
            text("P"),
            (
                Block("text", Layout(), PLACE, paragraphs=(text("before"),)),
                Block(
                    "publications",
                    Layout(),
                    PLACE,
                    groups=groups(length),
                    label_prefix=prefix,
                ),
            ),
            PLACE,
        )
        for length, prefix in zip(lengths, prefixes, strict=True)
    )


def labels(sections: tuple[Section, ...]) -> list[str]:
    return [
        " ".join(publication.label for publication in block.publications)
        for section in sections
        for block in section.blocks
        if block.kind == "publications"
    ]


@pytest.mark.parametrize(
    ("numbering", "expected"),
    [
        (Numbering.CONTINUOUS, ["1 2 3", "", "4 5"]),
        (Numbering.SECTION, ["1 2 3", "", "1 2"]),
        (Numbering.REVERSED, ["5 4 3", "", "2 1"]),
        (Numbering.SECTION_REVERSED, ["3 2 1", "", "2 1"]),
        (Numbering.NONE, ["  ", "", " "]),
    ],
)
def test_numbers_run_as_asked(numbering: Numbering, expected: list[str]) -> None:
    """Lists without publications take part in nothing."""
    assert labels(number(lists(3, 0, 2), numbering)) == expected


@pytest.mark.parametrize(
    ("numbering", "expected"),
    [
        (Numbering.CONTINUOUS, ["1 2", "J1 J2 J3", "3"]),
        (Numbering.SECTION, ["1 2", "J1 J2 J3", "1"]),
        (Numbering.REVERSED, ["3 2", "J3 J2 J1", "1"]),
    ],
)
def test_a_list_with_a_prefix_counts_by_itself(numbering: Numbering, expected: list[str]) -> None:
    """Its entries are not counted among the others."""
    assert labels(number(lists(2, 3, 1, prefixes=("", "J", "")), numbering)) == expected


def test_all_else_stays() -> None:
    """Titles, other blocks and the order of things are as they were."""
    before = lists(2)
    after = number(before, Numbering.CONTINUOUS)

    assert after[0].title == before[0].title
    assert after[0].blocks[0] is before[0].blocks[0]
    assert [p.key for p in after[0].blocks[1].publications] == ["k0", "k1"]


def test_the_widest_label_is_the_longest() -> None:
    """So that all labels of a list align."""
    (section,) = number(lists(12), Numbering.CONTINUOUS)

    assert len(section.blocks[1].widest_label) == 2
