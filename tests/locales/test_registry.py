"""`locales.registry`: which locale a language has, and when its file is read."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from cvtex.dates import DateText, Moment, Period, format_date, parse_date
from cvtex.dates.foreign import languages_of, means_present
from cvtex.locales.data_files import DATA, read_data
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
    """Each data file; the others are English, which is a module."""
    files = {path.stem for path in DATA.glob("*.toml")}
    names = {name or tag for tag, name in LOCALES.items()}

    assert files <= names
    assert {name.partition("-")[0] for name in names - files} == {"en"}


@pytest.mark.parametrize("locale", [*all_locales()], ids=lambda locale: locale.tag)
def test_a_locale_is_complete(locale: Locale) -> None:
    """It has all words that are printed, and the words to compare with are in lower case."""
    assert locale.tag in LOCALES
    assert len(locale.months) == len(set(locale.months)) == 12
    assert {number % 100 for number in locale.abbreviations.values()} <= set(range(1, 13))
    assert locale.now
    date = locale.long_day.format(month=locale.day_months[4], day=2, year=2019)
    assert all(part in date for part in ("2", locale.day_months[4], "2019"))
    lists = (
        locale.now, locale.since, locale.until, locale.conjunctions, locale.qualifiers,
        locale.academic_years, locale.particles, locale.ordinals, locale.year_words, locale.links,
        locale.articles, locale.range_starts, locale.since_after, locale.until_after,
        locale.remarks, locale.decades, locale.elisions, locale.suffixes, locale.month_suffixes,
        locale.abbreviations,
    )  # fmt: skip
    words = [word for known in lists for word in known]
    assert [word for word in words if word != word.lower() or not word.strip()] == []
    assert {*locale.suffixes.values(), *locale.month_suffixes.values()} <= {
        "", "since", "until", "since_after", "until_after", "decade",
    }  # fmt: skip


@pytest.mark.parametrize("locale", [*all_locales()], ids=lambda locale: locale.tag)
def test_words_of_a_locale_are_known_to_all(locale: Locale) -> None:
    """A date in another language than the CV's is recognised without reading its file."""
    if locale.tag.startswith("en"):
        return
    present = [word for word in locale.now if word[1:]]
    others = [word for word in (*locale.since, *locale.until) if word[1:]]

    assert [word for word in present if not means_present(word)] == []
    tags = {locale.tag, locale.tag.partition("-")[0]}
    assert [word for word in [*present, *others] if tags.isdisjoint(languages_of(word))] == []


def test_a_data_file_has_only_known_keys() -> None:
    """A misspelled key would be ignored in silence."""
    optional = {
        "year_words", "links", "articles", "range_starts", "since_after", "until_after", "remarks",
        "decades", "elisions", "suffixes", "month_suffixes", "month_prefixes", "calendar",
        "first_day", "other_months", "particles", "ordinals",
    }  # fmt: skip
    needed = {"now", "since", "until", "conjunctions", "qualifiers", "academic_years", "seasons"}
    for path in DATA.glob("*.toml"):
        keys = read_data(path.stem)["dates"].keys()
        assert needed <= keys <= needed | optional, path.name


@pytest.mark.parametrize("locale", [*all_locales()], ids=lambda locale: locale.tag)
def test_a_season_is_not_a_month(locale: Locale) -> None:
    """A word with both meanings, such as a month's short name, could not be read."""
    months = {*map(folded, locale.months), *map(folded, locale.abbreviations)}
    names = [name for season in locale.seasons for name in season.spelled]

    assert [name for name in names if folded(name) in months] == []


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


@pytest.mark.parametrize("locale", [*all_locales()], ids=lambda locale: locale.tag)
def test_a_locale_reads_the_dates_that_it_prints(locale: Locale) -> None:
    """The names of months are read in the form of `long_day` too, where they are inflected."""
    dates = {text: parse_date(text, locale) for text in DATES}
    long = {text: format_date(date, "long", locale) for text, date in dates.items()}
    short = [
        (text, pattern, format_date(date, pattern, locale))
        for text, date in dates.items()
        for pattern in ("year", "month-year", "short", "iso")
    ]

    assert {text: parse_date(written, locale).parts for text, written in long.items()} == {
        text: date.parts for text, date in dates.items()
    }
    assert [
        (text, pattern, format_date(parse_date(written, locale), pattern, locale))
        for text, pattern, written in short
    ] == short


@pytest.mark.parametrize("locale", [*all_locales()], ids=lambda locale: locale.tag)
def test_a_locale_reads_its_seasons(locale: Locale) -> None:
    """Alone, and at both ends of a range."""
    seasons = locale.seasons

    for first, last in pairwise([*seasons, *seasons[:1]]):
        start, end = Moment(2019, season=first), Moment(2021, season=last)
        for period in (Period(start, start), Period(start, end), Period(start, None, open=True)):
            written = format_date(DateText("", (period,)), "long", locale)
            assert parse_date(written, locale).parts == (period,)
        assert [parse_date(f"{form} 2019", locale).moments for form in first.spelled] == [
            (start, start)
        ] * len(first.spelled)


CHECK = """
import json
import sys
from pathlib import Path

opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from cvtex.compiler.stages import check

found = [str(diagnostic) for diagnostic in check(Path(sys.argv[1])).diagnostics]
print(json.dumps([found, sorted({Path(path).stem for path in opened if path.endswith(".toml")})]))
"""
"""Checks a `cv.yaml`, and tells which data files of locales are opened."""


@pytest.mark.slow
@pytest.mark.parametrize(("language", "expected"), [("en", []), ("de", ["de"])])
def test_a_cv_reads_only_its_locale(tmp_path: Path, language: str, expected: list[str]) -> None:
    """Even with a label, months of other languages, a misspelled month and a bibliography."""
    (tmp_path / "p.bib").write_text(
        "@misc{k, author={A B}, title={T}, year=2020, month={Marz}}\n"
        "@misc{l, author={A B}, title={U}, year=2021, month=jan}\n",
        encoding="utf-8",
    )
    (tmp_path / "cv.yaml").write_text(
        f"name: A B\nlanguage: {language}\nbibliography: p.bib\nsections:\n"
        "  - {title: P, publications: {}}\n"
        "  - title: T\n    talks: [{title: x, date: ICML 2023}, {title: y, date: mars 2020}]\n"
        "  - {title: S, talks: [{title: z, date: Octobar 2019}]}\n"
        "  - {title: U, talks: [{title: z, date: 2019 – aujourd’hui}]}\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-c", CHECK, str(tmp_path / "cv.yaml")]
    run = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8")
    found, opened = json.loads(run.stdout)

    assert "did you mean `October`?" in "".join(found)
    assert "is French" in "".join(found)
    assert opened == expected
