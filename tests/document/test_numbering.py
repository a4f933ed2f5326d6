"""`document.numbering`: labels across lists or in each, up or down, with or without a prefix."""

from __future__ import annotations

import pytest

from cvtex.document import Block, Layout, Publication, PublicationGroup, Section
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
    """Return a number of publications in groups of two, which are numbered together."""
    publications = [publication(f"k{i}") for i in range(length)]
    return tuple(
        PublicationGroup("", tuple(publications[start : start + 2]))
        for start in range(0, length, 2)
    )


def lists(*lengths: int, prefixes: tuple[str, ...] = ()) -> tuple[Section, ...]:
    """Return a section for each length, with a list of that many publications."""
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
def test_numbers_follow_the_option(numbering: Numbering, expected: list[str]) -> None:
    """Publications are numbered as `numbering` says; empty lists are ignored."""
    assert labels(number(lists(3, 0, 2), numbering)) == expected


@pytest.mark.parametrize(
    ("numbering", "expected"),
    [
        (Numbering.CONTINUOUS, ["1 2", "J1 J2 J3", "3"]),
        (Numbering.SECTION, ["1 2", "J1 J2 J3", "1"]),
        (Numbering.REVERSED, ["3 2", "J3 J2 J1", "1"]),
    ],
)
def test_a_list_with_a_prefix_is_numbered_separately(
    numbering: Numbering, expected: list[str]
) -> None:
    """Its entries do not change the numbers of the other lists."""
    assert labels(number(lists(2, 3, 1, prefixes=("", "J", "")), numbering)) == expected


def test_only_labels_change() -> None:
    """Titles, other blocks and the order of publications stay unchanged."""
    before = lists(2)
    after = number(before, Numbering.CONTINUOUS)

    assert after[0].title == before[0].title
    assert after[0].blocks[0] is before[0].blocks[0]
    assert [p.key for p in after[0].blocks[1].publications] == ["k0", "k1"]


def test_the_widest_label_is_the_longest() -> None:
    """The widest label is the longest of a block, so that a template can align them."""
    (section,) = number(lists(12), Numbering.CONTINUOUS)

    assert len(section.blocks[1].widest_label) == 2
