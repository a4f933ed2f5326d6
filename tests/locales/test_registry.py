"""`locales.registry`: which locale a language has."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex import locales
from cvtex.locales.locale import Locale
from cvtex.locales.registry import ENGLISH, LOCALES, all_locales, locale_of


@pytest.mark.parametrize("tag", ["en", "en-GB", "EN-us", "en-x-private", "tlh", "", "eng", "e"])
def test_a_language_without_a_locale_has_the_english_one(tag: str) -> None:
    """A region or a variant falls back on its language, and an unknown language on English."""
    assert locale_of(tag) is ENGLISH


def test_the_nearest_tag_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The longest beginning of a tag that has a locale is taken; others have no say."""
    monkeypatch.setitem(LOCALES, "pt-BR", "en")
    monkeypatch.setattr("cvtex.locales.registry._locale", lambda module: module)
    monkeypatch.setitem(LOCALES, "pt", "pt")

    found = [locale_of(tag) for tag in ("pt-BR", "PT-br-1996", "pt-PT", "pt", "ptx")]
    assert found == ["en", "en", "pt", "pt", ENGLISH]


def test_every_data_file_is_in_the_table() -> None:
    """A file of the package is a locale, or one of the three modules about them."""
    modules = {path.stem for path in Path(locales.__file__).parent.glob("*.py")}

    assert modules - {"__init__", "locale", "months", "registry"} == set(LOCALES.values())


@pytest.mark.parametrize("locale", [*all_locales()], ids=lambda locale: locale.tag)
def test_a_locale_is_complete(locale: Locale) -> None:
    """It has all that is printed, and its words are in lower case, as the reader compares them."""
    assert LOCALES[locale.tag]
    assert len(locale.months) == len(set(locale.months)) == 12
    assert set(locale.abbreviations.values()) <= set(range(1, 13))
    assert locale.now
    date = locale.long_day.format(month=locale.months[4], day=2, year=2019)
    assert all(part in date for part in ("2", locale.months[4], "2019"))
    words = (
        *locale.abbreviations, *locale.now, *locale.since, *locale.until, *locale.conjunctions,
        *locale.qualifiers, *locale.academic_years, *locale.particles, *locale.ordinals,
    )  # fmt: skip
    assert [word for word in words if word != word.casefold()] == []
