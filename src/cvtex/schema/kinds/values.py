"""The types of values that only entries of this package have: sums of money, venues with years."""

from __future__ import annotations

import functools
import re
from typing import Annotated

from cvtex.diagnostics import Code
from cvtex.schema.fields import TEXT_SCHEMA, TEXTS_SCHEMA, line_of, rich_text_of, text_of
from cvtex.schema.reading import Read, ReadText, fail, inside
from cvtex.text import RichText, Text
from cvtex.text.addresses import caseless

# A sign of a currency (Unicode's category Sc), or letters that do not only belong to a number.
_SIGNS = "$¢£¤¥֏؋৲৳฿៛₠-₿﷼"
_MULTIPLES = "|".join(
    map(
        caseless,
        (
            "k", "m", "b", "mn", "mio", "mil", "mln", "mrd", "bn", "tsd", "thousand", "lakh",
            "lakhs", "crore", "crores", "million", "millions", "billion", "billions",
        ),
    )
)  # fmt: skip
_CURRENCY = rf"[{_SIGNS}]|(?:^|[^A-Za-z])(?!(?:{_MULTIPLES})(?:[^A-Za-z]|$))[A-Za-z]"
_MONEY = rf"(?=[^0-9]*[0-9])(?:.*?)(?:{_CURRENCY}).*"


def _money(value: object) -> str:
    text = line_of(value)
    if not re.search(r"[0-9]", text):
        fail(Code.INVALID_VALUE, f"`{text}` has no number", "write a sum: `EUR 1,500,000`")
    if not re.match(_MONEY, text):
        hint = f"write it with its currency, such as `EUR {text}` or `${text}`"
        fail(Code.INVALID_VALUE, f"`{text}` has no currency", hint)
    return text


Money = Annotated[str, Read(_money, {"type": "string", "pattern": rf"^{_MONEY}"})]
"""A sum of money with its currency, as it is printed."""


def _venues(value: object) -> tuple[RichText, ...]:
    if isinstance(value, dict):
        return tuple(_with_years(name, years) for name, years in value.items())
    texts = value if isinstance(value, list | tuple) else [value]
    venues: list[RichText] = []
    for index, text in enumerate(texts):
        with inside(index):
            if isinstance(text, dict) and len(text) == 1:
                venues.extend(_with_years(name, years) for name, years in text.items())
            else:
                venues.append(rich_text_of(text))
    return tuple(venues)


_YEAR = re.compile(r"\s*\d{4}(?:\s*[–-]\s*(?:\d{2}|\d{4})?)?\s*")


def _with_years(name: object, years: object) -> RichText:
    """Return a venue with the years in parentheses, which may be a list.

    If the years are the key, the venues of these years are its value.
    """
    listed = years if isinstance(years, list) else [years]
    if _YEAR.fullmatch(str(name)) and years is not None:
        with inside(str(name)):
            venues = [rich_text_of(venue).inlines for venue in listed]
        joined = functools.reduce(lambda line, venue: (*line, Text(", "), *venue), venues or [()])
        return _with_years(RichText(joined), name)
    venue = rich_text_of(name)
    if years is None:
        return venue
    with inside(str(name)):
        text = ", ".join(" ".join(text_of(year).split()) for year in listed)
    dashed = re.sub(r"(?<=\d)\s*--?\s*(?=\d|$)", "–", text)
    return RichText((*venue.inlines, Text(f" ({dashed})")))


_YEARS = {"anyOf": [*TEXTS_SCHEMA["anyOf"], {"type": "null"}]}
_BY_NAME = {"type": "object", "additionalProperties": _YEARS}
_ONE_BY_NAME = {**_BY_NAME, "minProperties": 1, "maxProperties": 1}

Venues = Annotated[
    tuple[RichText, ...],
    ReadText(
        _venues,
        {
            "anyOf": [
                TEXT_SCHEMA,
                {"type": "array", "items": {"anyOf": [TEXT_SCHEMA, _ONE_BY_NAME]}},
                _BY_NAME,
            ]
        },
    ),
]
"""Venues as a list of texts, or as a mapping of each to its years: `{ICML: [2022, 2023]}`."""
