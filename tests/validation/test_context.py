"""`validation.context`: dates are parsed and printed with the locale of the CV."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cvtex.dates import Moment
from cvtex.document.merge import merge
from cvtex.document.model import Document
from cvtex.locales.data_files import read_locale
from cvtex.locales.locale import Locale, Season
from cvtex.locales.months import _named_months
from cvtex.locales.registry import ENGLISH, LOCALES, _locale
from cvtex.schema.cv import CV
from cvtex.schema.entries import PlainEntry
from cvtex.schema.json_schema import cv_schema
from cvtex.schema.reading import Context
from cvtex.source import Source
from cvtex.validation.context import context_of
from cvtex.validation.salvage import salvage
from cvtex.validation.validate import validate
from cvtex.yaml.document import YamlDocument
from cvtex.yaml.loader import parse_yaml

INVENTED = Locale(
    tag="qaa",
    months=(
        "tammiluna", "helmiluna", "maalisluna", "huhtiluna", "toukoluna", "kesäluna",
        "heinäluna", "eloluna", "syysluna", "lokaluna", "marrasluna", "joululuna",
    ),
    abbreviations={"touko": 5},
    seasons=(Season("kesä", 6, 8), Season("syksy", 9, 11)),
    now=("nykyään", "tällä hetkellä"), since=("alkaen",), until=("asti",), conjunctions=("ja",),
    qualifiers=("noin",), academic_years=("lukuvuosi",), particles=(), ordinals=(".",),
    long_day="{day}. {month} {year}",
)  # fmt: skip
"""A locale of a private language tag, whose months are in no table: real ones may be added."""


@pytest.fixture
def invented(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Add a locale, as its data file, its place in the table and the names of its months would."""
    monkeypatch.setitem(LOCALES, "qaa", "qaa")
    monkeypatch.setattr(
        "cvtex.locales.data_files.read_locale",
        lambda tag: INVENTED if tag == "qaa" else read_locale(tag),
    )
    for number, name in enumerate(INVENTED.months, 1):
        monkeypatch.setitem(_named_months(), name, number)
    _locale.cache_clear()
    yield
    _locale.cache_clear()


def read(text: str) -> YamlDocument:
    """Parse a text that is valid YAML."""
    parsed = parse_yaml(Source("cv.yaml", text))
    assert parsed.value is not None
    return parsed.value


def yaml(date: str, language: str = "qaa-FI", date_format: str = "month-year") -> str:
    """Return a CV with one date."""
    return (
        f"name: A B\nlanguage: {language}\ndesign: {{date_format: {date_format}}}\n"
        f"sections: [{{title: T, entries: [{{title: x, date: '{date}'}}]}}]\n"
    )


def printed(text: str) -> str:
    """Return the printed date of a CV."""
    document = read(text)
    valid = validate(document)
    assert valid.value is not None, valid.diagnostics
    merged: Document | None = merge(valid.value, {}, document).value
    assert merged is not None
    return merged.sections[0].blocks[0].items[0].date


@pytest.mark.usefixtures("invented")
@pytest.mark.parametrize(
    ("date", "date_format", "written"),
    [
        ("Toukoluna 2019 – nykyään", "as-written", "Toukoluna 2019 – nykyään"),
        ("2.5.2019", "long", "2.\u00a0toukoluna 2019"),
        ("2. toukoluna 2019", "iso", "2019-05-02"),
        ("touko 2019 – tällä hetkellä", "month-year", "toukoluna 2019–"),
        ("nykyään", "month-year", "nykyään"),
        ("present", "month-year", "nykyään"),
        ("kesaluna 2020", "month-year", "kesäluna 2020"),
        ("kesä 2020 ja syksy 2021", "month-year", "kesä 2020, syksy 2021"),
        ("May 2019 – Fall 2020", "month-year", "toukoluna 2019 – syksy 2020"),
        ("lukuvuosi 2008-09", "year", "lukuvuosi 2008–2009"),
    ],
)
def test_a_date_is_parsed_and_printed_in_the_language_of_the_cv(
    date: str, date_format: str, written: str
) -> None:
    """The locale of `language` has the words and their order; English words are parsed too."""
    assert printed(yaml(date, date_format=date_format)) == written


@pytest.mark.usefixtures("invented")
def test_only_months_are_parsed_in_any_language() -> None:
    """A month is parsed in every CV and printed in the CV's language; other words are errors."""
    assert printed(yaml("toukoluna 2019", "en")) == "May 2019"
    (found,) = validate(read(yaml("nykyään", "en"))).diagnostics
    assert "nykyään" in found.message


@pytest.mark.usefixtures("invented")
def test_a_suggestion_is_in_the_language_of_the_cv() -> None:
    """The suggestion for a misspelled word, and the date that two keys are combined to."""
    (found,) = validate(read(yaml("toukkoluna 2019"))).diagnostics
    assert found.hints == ("did you mean `toukoluna`?",)

    text = yaml("2019").replace("date: '2019'", "start_date: touko 2019, end_date: nykyään")
    (found,) = validate(read(text)).diagnostics
    assert found.fix is not None
    assert found.fix.title == "write `date: touko 2019 – nykyään`"


@pytest.mark.usefixtures("invented")
def test_the_valid_part_of_a_cv_keeps_its_locale() -> None:
    """A mistake at another place does not change the language of dates."""
    left = salvage(read("colour: red\n" + yaml("kesä 2020 – nykyään")))

    assert left is not None
    (section,) = left[0].sections
    assert section.entries is not None
    assert isinstance(entry := section.entries[0], PlainEntry)
    assert entry.date is not None
    assert entry.date.is_open


@pytest.mark.usefixtures("invented")
def test_the_json_schema_accepts_the_words_of_all_locales() -> None:
    """Each has a word for the present, and an editor has one schema for all CVs."""
    date = cv_schema()["$defs"]["PlainEntry"]["properties"]["date"]

    date = date["anyOf"][0]
    assert "[Pp][Rr][Ee][Ss][Ee][Nn][Tt]" in date["pattern"]
    assert "[Nn][Yy][Kk][Yy][Ää][Ää][Nn]" in date["pattern"]


def test_a_context_is_passed_on_by_pydantic() -> None:
    """The locale need not be in the table of locales; without a context it is English."""
    data = {"name": "A", "last_updated": {"date": "toukoluna 2019"}}

    cv = CV.model_validate(data, context=Context(INVENTED))
    assert cv.last_updated is not None
    assert cv.last_updated.date.moments == (Moment(2019, 5),) * 2
    with pytest.raises(ValueError, match="toukoluna"):
        CV.model_validate(data)


@pytest.mark.usefixtures("invented")
@pytest.mark.parametrize(
    ("data", "locale"),
    [
        ({"language": "qaa"}, INVENTED),
        ({"language": " QAA-se "}, INVENTED),
        ({"language": "qab"}, ENGLISH),
        ({"language": "?"}, ENGLISH),
        ({"language": ["qaa"]}, ENGLISH),
        ({}, ENGLISH),
        (["qaa"], ENGLISH),
        (None, ENGLISH),
    ],
)
def test_any_data_has_a_locale(data: object, locale: Locale) -> None:
    """The context is created before the data is validated."""
    assert context_of(data) == Context(locale)  # type: ignore[arg-type] # a table of data
