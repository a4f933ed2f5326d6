"""`dates.translation`: dates of bibliographies in the language of a CV."""

from __future__ import annotations

import pytest

from cvtex.dates import parse_date
from cvtex.dates.formatting import format_date
from cvtex.dates.translation import date_in
from cvtex.locales import ENGLISH, locale_of
from cvtex.locales.registry import all_locales


@pytest.mark.parametrize(
    ("written", "german", "finnish"),
    [
        ("2020", "2020", "2020"),
        ("October 2020", "oktober 2020", "lokakuu 2020"),
        ("Spring 2020", "frühling 2020", "kevät 2020"),
        ("Fall 2020", "herbst 2020", "syksy 2020"),
    ],
)
def test_months_and_seasons_are_translated(written: str, german: str, finnish: str) -> None:
    """A season is the one of about the same months."""
    date = parse_date(written)

    assert date_in(date, locale_of("de")).casefold() == german
    assert date_in(date, locale_of("fi")).casefold() == finnish


def test_no_season_stays_english() -> None:
    """A language without a word for it has only the year."""
    english = {season.name for season in ENGLISH.seasons}
    for locale in all_locales():
        own = {season.name for season in locale.seasons}
        for name in english - own:
            assert name not in date_in(parse_date(f"{name} 2020"), locale)


def test_an_english_season_is_printed_in_the_language_of_the_cv() -> None:
    """With a date format, in every language: also where summer may be in any month."""
    for locale in all_locales():
        if locale.tag.partition("-")[0] == "en":
            continue
        own = {season.name for season in locale.seasons}
        for season in ENGLISH.seasons[:5]:
            date = parse_date(f"{season.name} 2020", locale)
            assert any(name in format_date(date, "long", locale) for name in own), locale.tag

    brazilian, indonesian = locale_of("pt-BR"), locale_of("id")
    summer = [parse_date("Summer 2020", locale) for locale in (brazilian, indonesian)]
    assert format_date(summer[0], "month-year", brazilian) == "verão de 2020"
    assert format_date(summer[1], "month-year", indonesian) == "musim panas 2020"
