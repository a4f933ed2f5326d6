"""`publications.type_names`: the words for biblatex's keys."""

from __future__ import annotations

import pytest

from cvtex.publications.type_names import place_name, type_name
from cvtex.schema.words import Words


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("patentus", "U.S. patent"),
        ("patenteu", "European patent"),
        ("patreqde", "German patent request"),
        ("patent", "Patent"),
        ("resreport", "Research report"),
        ("techreport", "Technical report"),
        ("candthesis", "Candidate thesis"),
        ("bathesis", "Bachelor’s thesis"),
        ("mathesis", "Master’s thesis"),
        ("phdthesis", "PhD thesis"),
        ("software", "Computer software"),
        ("datacd", "CD-ROM"),
        ("Habilitation", "Habilitation"),
        ("Patent application", "Patent application"),
    ],
)
def test_keys_are_words_and_words_are_kept(key: str, name: str) -> None:
    """A text that is not a key is what the user wants to print."""
    assert type_name(key, Words()) == name


def test_countries_of_patents_are_words() -> None:
    """A key of the field `location` of a patent is the name of its country."""
    assert place_name("countryus", Words()) == "United States of America"
    assert place_name("countryde and countryfr", Words()) == "Germany, France"
    assert place_name("Berlin and Rome", Words()) is None
