"""Read a locale from its data file, `locales/data/<tag>.toml`.

The table `dates` has the words with which people write dates, `words` what cvtex adds to the page,
and `cldr` what the Common Locale Data Repository of Unicode has (`scripts/build_locales.py`). A
file with `base` has only what differs from the file of another tag.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from pathlib import Path
from typing import Any

from cvtex.locales.locale import Locale, Season
from cvtex.locales.months import folded, spellings
from cvtex.locales.names import Names

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
    names = {table: values.keys() & shape[table].keys() for table in ("dates", "cldr")}
    tables |= {table: {key: values[key] for key in keys} for table, keys in names.items()}
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
            return [_plain(one) for one in value]
        case Mapping():
            return {key: _plain(one) for key, one in value.items()}
    return _plain(asdict(value)) if is_dataclass(value) and not isinstance(value, type) else value


def locale_from(tag: str, data: dict[str, Any]) -> Locale:
    """Return the locale that tables describe."""
    dates, cldr = data["dates"], data["cldr"]
    return Locale(
        tag=tag,
        months=tuple(cldr["months"]),
        months_in_days=tuple(cldr["months_in_days"]),
        abbreviations=_abbreviations(dates, cldr),
        seasons=tuple(Season(**season) for season in dates["seasons"]),
        now=tuple(dates["now"]),
        since=tuple(dates["since"]),
        until=tuple(dates["until"]),
        conjunctions=tuple(dates["conjunctions"]),
        qualifiers=tuple(dates["qualifiers"]),
        academic_years=tuple(dates["academic_years"]),
        particles=tuple(dates["particles"]),
        ordinals=tuple(dates["ordinals"]),
        year_words=tuple(dates["year_words"]),
        links=tuple(dates["links"]),
        month_words=tuple(dates.get("month_words", ())),
        long_day=cldr["day"],
        month_year=cldr["month"],
        words=data["words"],
        names=Names(**data.get("names", {})),
    )


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


def _abbreviations(dates: dict[str, Any], cldr: dict[str, Any]) -> dict[str, int]:
    """Return the numbers of the months by all spellings but their names, without accents too."""
    found: dict[str, int] = {}
    forms = (cldr["months_in_days"], cldr["short_months"], cldr["other_short_months"])
    rows = [(name, number) for form in forms for number, name in enumerate(form, 1)]
    for name, number in (*rows, *dates.get("other_months", {}).items()):
        word = name.split()[-1]
        for spelling in spellings(word):
            found.setdefault(spelling, number)
    for name in cldr["months"]:
        found.pop(folded(name), None)
    return {word: number for word, number in found.items() if not word.isdecimal()}
