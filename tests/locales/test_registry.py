"""`locales.registry`: which locale a language has, and when it is imported."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from cvtex import locales
from cvtex.dates import format_date, parse_date
from cvtex.locales.locale import Locale
from cvtex.locales.months import folded
from cvtex.locales.registry import ENGLISH, LOCALES, all_locales, locale_of


@pytest.mark.parametrize("tag", ["en", "en-CA", "EN-us", "en-x-private", "tlh", "", "eng", "e"])
def test_a_language_without_a_locale_has_the_english_one(tag: str) -> None:
    """A region or a variant falls back to its language, and an unknown language to English."""
    assert locale_of(tag) is ENGLISH


def test_the_nearest_tag_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The longest prefix of a tag that has a locale decides, in upper or lower case."""
    monkeypatch.setitem(LOCALES, "pt-BR", "en")
    monkeypatch.setattr("cvtex.locales.registry._locale", lambda module: module)
    monkeypatch.setitem(LOCALES, "pt", "pt")

    found = [locale_of(tag) for tag in ("pt-BR", "PT-br-1996", "pt-PT", "pt", "ptx")]
    assert found == ["en", "en", "pt", "pt", ENGLISH]


def test_every_locale_is_in_the_table() -> None:
    """A module of the package is a locale or one of the three modules that all locales share."""
    modules = {path.stem for path in Path(locales.__file__).parent.glob("*.py")}

    assert modules - {"__init__", "locale", "months", "registry"} == set(LOCALES.values())


@pytest.mark.parametrize("locale", [*all_locales()], ids=lambda locale: locale.tag)
def test_a_locale_is_complete(locale: Locale) -> None:
    """It has all words that are printed, and the words to compare with are in lower case."""
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


@pytest.mark.parametrize("locale", [*all_locales()], ids=lambda locale: locale.tag)
def test_a_season_is_not_a_month(locale: Locale) -> None:
    """A word with both meanings, such as a month's short name, could not be read."""
    months = {*map(folded, locale.months), *map(folded, locale.abbreviations)}

    assert [season.name for season in locale.seasons if folded(season.name) in months] == []


DATES = [
    *(f"2019-{month:02}-02" for month in range(1, 13)),
    *(f"2019-{month:02}" for month in range(1, 13)),
    "2019-05-02 – 2019-05-09",  # days of a month
    "2019-05-30 – 2019-06-02",
    "2019-12-30 – 2020-01-02",
    "2019-05 – 2019-07",  # months of a year
    "2019-05 – 2020-07",
    "2019-05-02 –",
    "2019-05 –",
    "2019 –",
    "2019-05, 2020-05",
    "present",
    "2019-05 (x)",
]
"""Dates that are read in every locale: a day, a month, a range, an open range, a list."""


@pytest.mark.parametrize("text", DATES)
@pytest.mark.parametrize("locale", [*all_locales()], ids=lambda locale: locale.tag)
def test_a_locale_reads_the_dates_that_it_prints(locale: Locale, text: str) -> None:
    """The names of months are read in the form of `long_day` too, where they are inflected."""
    date = parse_date(text, locale)
    long = format_date(date, "long", locale)

    assert parse_date(long, locale).parts == date.parts
    short = format_date(date, "month-year", locale)
    assert format_date(parse_date(short, locale), "month-year", locale) == short


@pytest.mark.parametrize("locale", [*all_locales()], ids=lambda locale: locale.tag)
def test_a_locale_reads_its_seasons(locale: Locale) -> None:
    """Alone, and at both ends of a range."""
    names = [season.name for season in locale.seasons]

    for first, last in pairwise([*names, *names[:1]]):
        single, both = f"{first} 2019", f"{first} 2019 – {last} 2021"
        for text, expected in ((single, [first, first]), (both, [first, last])):
            date = parse_date(text, locale)
            assert [moment.season and moment.season.name for moment in date.moments] == expected
            assert format_date(date, "long", locale) == text


CHECK = """
import json
import sys
from pathlib import Path

import cvtex.locales
from cvtex.compiler.stages import check
from cvtex.locales.registry import LOCALES

folder, *tags = sys.argv[1:]
cvtex.locales.__path__.append(folder)
LOCALES.update((tag, f"{tag}_locale") for tag in tags)
found = [str(diagnostic) for diagnostic in check(Path(folder, "cv.yaml")).diagnostics]
loaded = [name for name in LOCALES.values() if f"cvtex.locales.{name}" in sys.modules]
print(json.dumps([found, loaded]))
"""
"""Checks the `cv.yaml` of a folder that also has modules of locales with the given tags."""


@pytest.mark.slow
@pytest.mark.parametrize(("language", "expected"), [("en", ["en"]), ("qaa", ["en", "qaa_locale"])])
def test_a_cv_imports_only_its_locale(tmp_path: Path, language: str, expected: list[str]) -> None:
    """Even with a label, months of other languages, a misspelled month and a bibliography."""
    english = Path(locales.__file__).with_name("en.py").read_text(encoding="utf-8")
    for tag in ("qaa", "qab"):
        text = english.replace('tag="en"', f'tag="{tag}"')
        (tmp_path / f"{tag}_locale.py").write_text(text, encoding="utf-8")
    (tmp_path / "p.bib").write_text(
        "@misc{k, author={A B}, title={T}, year=2020, month={Marz}}\n"
        "@misc{l, author={A B}, title={U}, year=2021, month=jan}\n",
        encoding="utf-8",
    )
    (tmp_path / "cv.yaml").write_text(
        f"name: A B\nlanguage: {language}\nbibliography: p.bib\nsections:\n"
        "  - {title: P, publications: {}}\n"
        "  - title: T\n    talks: [{title: x, date: ICML 2023}, {title: y, date: mars 2020}]\n"
        "  - {title: S, talks: [{title: z, date: Octobar 2019}]}\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-c", CHECK, str(tmp_path), "qaa", "qab"]
    run = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8")
    found, loaded = json.loads(run.stdout)

    assert "did you mean `October`?" in "".join(found)
    assert loaded == expected
