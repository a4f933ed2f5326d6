"""Read a locale from its data file, `locales/data/<tag>.toml`.

The table `dates` has the words with which people write dates, `words` what cvtex adds to the page,
`typography` its quotation marks, spaces and division of words, and `cldr` what the Common Locale
Data Repository of Unicode has (`scripts/build_locales.py`). A file with `base` has only what
differs from the file of another tag.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from pathlib import Path
from typing import Any

from cvtex.locales.locale import Locale, Season
from cvtex.locales.months import folded
from cvtex.locales.names import Names
from cvtex.locales.numbers import CATEGORIES, Forms, Numbers
from cvtex.locales.typography import typography_from

DATA = Path(__file__).parent / "data"


def read_locale(tag: str) -> Locale:
    """Return the locale of a tag that has a data file."""
    return locale_from(tag, read_data(tag))


def read_data(tag: str) -> dict[str, Any]:
    """Return the tables of a tag's data file, with those of its base for what it does not have."""
    path = DATA / f"{tag}.toml"
    if not path.exists():  # English is a module
        from cvtex.locales.registry import built_in

        return data_of(built_in(tag))
    with path.open("rb") as file:
        data = tomllib.load(file)
    base = data.pop("base", None)
    return data if base is None else merged(read_data(base), data)


def data_of(locale: Locale) -> dict[str, Any]:
    """Return the tables of a locale without a data file; those of German say which there are."""
    values = {field.name: _plain(getattr(locale, field.name)) for field in fields(locale)}
    shape = read_data("de")
    tables = {table: values.get(table, {}) for table in shape}
    for table in ("dates", "cldr"):
        tables[table] = {key: values[key] for key in shape[table] if key in values}
    tables["dates"]["other_months"] = values["abbreviations"]
    short = [name[:3] for name in locale.months]
    tables["cldr"] |= {
        "months_in_days": [*locale.day_months], "short_months": short,
        "other_short_months": short, "day": locale.long_day, "month": locale.month_year,
    }  # fmt: skip
    return tables


def _plain(value: Any) -> Any:
    """Return a value of a locale as a data file has it."""
    match value:
        case tuple():
            return [_plain(item) for item in value]
        case Mapping():
            return {key: _plain(one) for key, one in value.items()}
    return _plain(asdict(value)) if is_dataclass(value) and not isinstance(value, type) else value


def locale_from(tag: str, data: dict[str, Any]) -> Locale:
    """Return the locale that tables describe."""
    dates, cldr = data["dates"], data["cldr"]
    lists = {field: tuple(dates[field]) for field in _LISTS if field in dates}
    seasons = tuple(_season(season) for season in dates["seasons"])
    return Locale(
        tag=tag,
        months=tuple(cldr["months"]),
        months_in_days=tuple(cldr["months_in_days"]),
        abbreviations=_abbreviations(dates, cldr, seasons),
        seasons=seasons,
        **lists,
        suffixes=dates.get("suffixes", {}),
        month_suffixes=dates.get("month_suffixes", {}),
        month_prefixes=dates.get("month_prefixes", {}),
        calendar=dates.get("calendar", ""),
        long_day=cldr["day"],
        first_day=dates.get("first_day", "1"),
        month_year=cldr["month"],
        short_month=cldr["short_month"],
        words=_words(data["words"]),
        numbers=Numbers(**data.get("numbers", {})),
        typography=typography_from(data["typography"]),
        names=Names(**data.get("names", {})),
    )


def _words(table: dict[str, Any]) -> dict[str, Any]:
    """Return words by their keys in `schema.words`; a table of forms for numbers is one word.

    The words for the patents of a country that are not given are made from `patent_of`, a pattern
    with `{kind}`, `{country}` and `{number}`.
    """
    words: dict[str, Any] = {
        key: (Forms(value) if _is_forms(value) else _words(value))
        if isinstance(value, dict)
        else value
        for key, value in table.items()
        if key != "patent_of"
    }
    works, countries = words.get("works"), words.get("countries", {})
    if works and "patent_of" in table:
        for code, country in countries.items():
            for kind in ("patent", "patent_request"):
                parts = {"kind": works[kind], "country": country, "number": "{}"}
                works.setdefault(f"{kind}_{code}", table["patent_of"].format_map(parts))
    return words


def _is_forms(table: dict[str, Any]) -> bool:
    # `other` is also the key of a word, in `types`.
    return bool(table) and {"other"} != table.keys() <= set(CATEGORIES)


_LISTS = (
    "now", "since", "until", "conjunctions", "qualifiers", "academic_years", "particles",
    "ordinals", "year_words", "links", "articles", "range_starts", "since_after", "until_after",
    "remarks", "decades", "elisions",
)  # fmt: skip
"""The keys of the table `dates` that are lists of phrases."""


def _season(season: dict[str, Any]) -> Season:
    return Season(**{**season, "forms": tuple(season.get("forms", ()))})


def merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return the tables of a base with those of a file in them, key by key."""
    both = dict(base)
    for key, value in own.items():
        below = base.get(key)
        if isinstance(value, dict) and isinstance(below, dict):
            both[key] = merged(below, value)
        else:
            both[key] = value
    return both


def _abbreviations(
    dates: dict[str, Any], cldr: dict[str, Any], seasons: tuple[Season, ...]
) -> dict[str, int]:
    """Return the numbers of the months by all spellings but their names.

    A word that is a season too, as in Finnish, is not a month.
    """
    found: dict[str, int] = {}
    forms = (cldr["months_in_days"], cldr["short_months"], cldr["other_short_months"])
    rows = [(name, number) for form in forms for number, name in enumerate(form, 1)]
    for name, number in (*rows, *dates.get("other_months", {}).items()):
        found.setdefault(folded(name), number)
    for name in (*cldr["months"], *(form for season in seasons for form in season.spelled)):
        found.pop(folded(name), None)
    return {word: number for word, number in found.items() if not word.isdecimal()}
