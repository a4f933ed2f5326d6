"""Read a locale from its data file, `locales/data/<tag>.toml`.

The table `dates` has the words with which people write dates, `words` what cvtex adds to the page,
and `cldr` what the Common Locale Data Repository of Unicode has (`scripts/build_locales.py`). A
file with `base` has only what differs from the file of another tag.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from cvtex.locales.locale import Locale, Season
from cvtex.locales.months import folded

DATA = Path(__file__).parent / "data"


def read_locale(tag: str) -> Locale:
    """Return the locale of a tag that has a data file."""
    return locale_from(tag, read_data(tag))


def read_data(tag: str) -> dict[str, Any]:
    """Return the tables of a tag's data file, with those of its base for what it does not have."""
    with (DATA / f"{tag}.toml").open("rb") as file:
        data = tomllib.load(file)
    base = data.pop("base", None)
    return data if base is None else _merged(read_data(base), data)


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
        words=data["words"],
    )


_LISTS = (
    "now", "since", "until", "conjunctions", "qualifiers", "academic_years", "particles",
    "ordinals", "year_words", "links", "articles", "range_starts", "since_after", "until_after",
    "remarks", "decades", "elisions",
)  # fmt: skip
"""The keys of the table `dates` that are lists of phrases."""


def _season(season: dict[str, Any]) -> Season:
    return Season(**{**season, "forms": tuple(season.get("forms", ()))})


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return the tables of a base with those of a file in them, key by key."""
    merged = dict(base)
    for key, value in own.items():
        below = base.get(key)
        if isinstance(value, dict) and isinstance(below, dict):
            merged[key] = _merged(below, value)
        else:
            merged[key] = value
    return merged


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
