"""`new_entries.keys`: citation keys by a pattern, and the pattern of a file."""

from __future__ import annotations

import pytest

from cvtex.new_entries.entry import NewEntry
from cvtex.new_entries.keys import (
    DEFAULT_PATTERN,
    PatternError,
    check_pattern,
    guess_pattern,
    new_key,
)

ENTRY = NewEntry(
    "article",
    {
        "author": r"{\O}sterg{\aa}rd-M{\"u}ller, Lea and Roe, Elle and Ng, Wei and Quill, Ines",
        "title": "On the {Spectral} gaps of wide graphs", "date": "2024-05",
    },
    "DBLP:x/y",
)  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        (DEFAULT_PATTERN, "ostergardmuller2024spectral"),
        ("{Author}_{word}_{year}", "Ostergardmuller_spectral_2024"),
        ("{AUTHOR}:{yy}", "OSTERGARDMULLER:24"),
        ("{authors}{yy}", "ostergardmullerroengetal24"),
        ("my-{Words}", "my-SpectralGapsWide"),
        ("{key}", "DBLP:x/y"),
    ],
)
def test_patterns(pattern: str, key: str) -> None:
    """A placeholder is a text of the entry, in its case."""
    check_pattern(pattern)
    assert new_key(ENTRY, (), pattern) == key


@pytest.mark.parametrize("pattern", ["{autor}", "", "paper", "{author} {year}", "{author}{{}"])
def test_patterns_that_give_no_keys_are_refused(pattern: str) -> None:
    """An unknown placeholder, none at all, or a character that no key may have is a mistake."""
    with pytest.raises(PatternError):
        check_pattern(pattern)


def test_a_word_of_a_key_has_an_end() -> None:
    """A title without a space, such as one of a broken answer, is no key of its own length."""
    entry = NewEntry("misc", {"title": "Walk" * 1000, "author": "Roe" * 1000, "year": "2024"})
    assert new_key(entry, (), "{author}{year}{words}") == f"{('roe' * 40)[:40]}2024{'walk' * 10}"


def test_taken_keys_get_a_letter() -> None:
    """Keys that differ only in case are the same for BibTeX."""
    taken = {"Ostergardmuller24", "ostergardmuller24a"}
    assert new_key(ENTRY, taken, "{author}{yy}") == "ostergardmuller24b"


def test_what_an_entry_lacks_is_left_out() -> None:
    """A missing part takes its separator with it, and an entry with nothing has a key too."""
    assert new_key(NewEntry("misc", {"title": "Wide graphs"}), (), "{author}_{word}_{year}") == (
        "wide"
    )
    assert new_key(NewEntry("misc", {}), {"entry"}) == "entrya"


@pytest.mark.parametrize("pattern", ["{author}{year}", "{Author}_{word}_{year}", "{Authors}{yy}"])
def test_the_pattern_of_a_file_is_recognised(pattern: str) -> None:
    """Keys that are made by a pattern show it, also if some differ."""
    entries = []
    for number in range(8):
        fields = {
            "author": f"Lindqvist{number}, Mara and Roe, Elle",
            "title": f"The gap{number} of graphs",
            "year": f"20{number + 10}",
        }
        entry = NewEntry("misc", fields)
        key = f"own{number}" if number < 3 else new_key(entry, (), pattern)
        entries.append(NewEntry("misc", fields, key))
    assert guess_pattern(entries) == pattern


def test_a_key_of_one_part_shows_no_pattern() -> None:
    """Without authors and years, `{author}{word}` would fit too."""
    assert guess_pattern([NewEntry("misc", {"title": "X"}, "x")]) == DEFAULT_PATTERN


def test_a_file_without_a_pattern_has_the_default() -> None:
    """Keys that people invent show no pattern."""
    assert guess_pattern([NewEntry("misc", {"title": "A"}, f"k{n}") for n in range(9)]) == (
        DEFAULT_PATTERN
    )
    assert guess_pattern([]) == DEFAULT_PATTERN
