"""`importers.parts.texts`: plain texts as rich text, with their lines and lists."""

from __future__ import annotations

import pytest

from cvtex.importers.parts.texts import divided, in_lines, on_one_line, plain, unwrapped


@pytest.mark.parametrize(
    ("source", "rich", "lines", "line"),
    [
        ("a\nb\n\nc", "a\\\nb\n\nc", "a\\\nb\\\nc", "a b c"),
        ("a:\n- b_c\n- *d*\n\ne", "a:\n- b_c\n- \\*d\\*\n\ne", "a:\n- b_c\n- \\*d\\*\ne",
         "a: b_c; \\*d\\* e"),
        ("- a\ngoes on\n- b.\n- c", "- a\n  goes on\n- b.\n- c", "- a\n  goes on\n- b.\n- c",
         "a goes on; b. c"),
        ("• a\n• b", "• a\n• b", "• a\n• b", "a; b"),
        ("- only a dash", "\\- only a dash", "\\- only a dash", "\\- only a dash"),
        ("1. a\n2. b", "1. a\n2. b", "1. a\n2. b", "1. a 2. b"),
        ("<p>a</p><p>b &amp; <i>c</i></p>", "a\n\nb & *c*", "a\\\nb & *c*", "a b & *c*"),
        ("", "", "", ""),
    ],
)  # fmt: skip
def test_lines_stay_lines_and_lists_lists(source: str, rich: str, lines: str, line: str) -> None:
    """In a section of text, in a summary, which has no paragraphs, and on one line."""
    assert plain(source) == rich
    assert in_lines(rich) == lines
    assert on_one_line(rich) == line


@pytest.mark.parametrize(
    ("rich", "before", "items"),
    [
        ("a\n\n- b + c\n- d\n  - e\n  f", "a", ["b + c", "d\n  - e\n  f"]),
        ("- a", "", ["a"]),
        ("a", "a", []),
        ("- a\n- b\n\nc", "- a\n- b\n\nc", []),
        ("1. a\n2. b", "1. a\n2. b", []),
    ],
)
def test_a_list_at_the_end_is_apart(rich: str, before: str, items: list[str]) -> None:
    """Only one with bullets after which nothing stands; its own lists stay in it."""
    assert divided(rich) == (before, items)


WRAPPED = """\
I help organisations turn complex technical challenges into simple,
scalable solutions that make a real difference for users and teams.
And systems, built with the people who use them.
For years.
"""


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        (WRAPPED, 2),
        (WRAPPED + "\n" + WRAPPED, 5),
        ("Led the team\nthat built\nthe boats", 3),
        ("- " + WRAPPED, 4),
        ("A long line about the boats that were built in the harbour.\n" * 3, 3),
    ],
)
def test_lines_that_a_width_divides_are_joined(source: str, lines: int) -> None:
    """A line that ends for another reason stays one, and so do those of a list."""
    text = unwrapped(source)

    assert len(text.split("\n")) == lines
    assert text.split() == source.split()
