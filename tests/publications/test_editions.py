"""`publications.venue_details.editions`: editions as bibliographies have them."""

from __future__ import annotations

import pytest

from cvtex.locales import locale_of
from cvtex.publications.venue_details.editions import edition_number


@pytest.mark.parametrize(
    ("edition", "english", "german"),
    [
        ("2", "2nd", "2."),
        ("2nd", "2nd", "2."),
        ("Second", "Second", "2."),
        ("Second edition", "Second", "2."),
        ("3. Auflage", "3.", "3."),
        ("2. Aufl.", "2.", "2."),
        ("2e éd.", "2e", "2."),
        ("12th ed.", "12th", "12."),
        ("Revised", "Revised", "Revised"),
        ("2., überarbeitete", "2., überarbeitete", "2., überarbeitete"),
        ("Limited", "Limited", "Limited"),
    ],
)
def test_a_number_is_that_of_the_language(edition: str, english: str, german: str) -> None:
    """Also where the file has it in another language; a text that is no number stays."""
    assert edition_number(edition, locale_of("en").numbers) == english
    assert edition_number(edition, locale_of("de").numbers) == german
