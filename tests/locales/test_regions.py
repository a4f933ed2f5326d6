"""The locales of regions, which have what differs from their language."""

from __future__ import annotations

import pytest

from cvtex.dates import format_date, parse_date
from cvtex.locales import locale_of
from cvtex.locales.data_files import DATA


@pytest.mark.parametrize(
    ("tag", "found", "day"),
    [
        ("en", "en", "January 13, 2024"),
        ("en-US", "en", "January 13, 2024"),
        ("en-GB", "en-GB", "13 January 2024"),
        ("en-gb-oxendict", "en-GB", "13 January 2024"),
        ("en-AU", "en-GB", "13 January 2024"),
        ("en-IN", "en-IN", "13 January 2024"),
        ("de-AT", "de-AT", "13. Jänner 2024"),
        ("de-LI", "de-CH", "13. Januar 2024"),
        ("de-DE", "de", "13. Januar 2024"),
        ("es-AR", "es-419", "13 de enero de 2024"),
        ("es-US", "es-MX", "13 de enero de 2024"),
        ("fr-CA", "fr-CA", "13 janvier 2024"),
        ("nl-BE", "nl-BE", "13 januari 2024"),
    ],
)
def test_a_region_has_its_locale(tag: str, found: str, day: str) -> None:
    """Its own, that of a region that writes as it does, or that of the language."""
    locale = locale_of(tag)

    assert locale.tag == found
    assert format_date(parse_date("2024-01-13"), "long", locale) == day


@pytest.mark.parametrize(
    ("tag", "word"),
    [
        ("de", "Führerschein"),
        ("de-AT", "Führerschein"),
        ("de-CH", "Führerausweis"),
        ("it-CH", "Licenza di condurre"),
        ("es-419", "Licencia de conducir"),
        ("es-MX", "Licencia de conducir"),
        ("pt-BR", "Carteira de habilitação"),
    ],
)
def test_a_region_has_the_words_of_its_language(tag: str, word: str) -> None:
    """But for those that differ; a region may be based on another one."""
    assert locale_of(tag).words["personal"]["driving_licence"] == word


def test_swiss_german_has_no_sharp_s() -> None:
    """It is written `ss` in Switzerland."""
    text = str([locale_of("de-CH").words, locale_of("de-CH").months])

    assert "ß" not in text


def test_a_region_differs_from_its_language() -> None:
    """Each has something of its own beside the table of CLDR."""
    for path in DATA.glob("*.toml"):
        lines = path.read_text(encoding="utf-8").partition("[cldr]")[0].splitlines()
        values = [line for line in lines if "=" in line and not line.startswith("base")]
        assert values, path.name
