"""The types of dates in `cv.yaml`."""

from __future__ import annotations

import dataclasses
import re
from contextlib import suppress
from typing import Annotated

from cvtex.dates import DateError, DateText, parse_date
from cvtex.diagnostics import Code
from cvtex.locales.registry import all_locales
from cvtex.schema.fields import TEXT_SCHEMA, caseless_words, line_of, text_of
from cvtex.schema.reading import Context, ReadInContext, fail, inside
from cvtex.yaml.syntax_errors import in_quotes


def _date(value: object, context: Context) -> DateText:
    if isinstance(value, DateText):
        return value
    if isinstance(value, dict) and set(value) == {"text"}:
        return DateText(line_of(value["text"]), ())
    if isinstance(value, dict) and set(value) == {"label", "date"}:
        return _labelled(line_of(value["label"]), value["date"], context)
    text = _text_of_date(value)
    try:
        return _parsed(text, context)
    except DateError as problem:
        if context.keeps_dates:
            return DateText(" ".join(text.split()), ())
        otherwise = f"to print it as it is, write the date as `{{text: {_scalar(text)}}}`"
        if problem.fix or problem.hint.startswith("did you mean"):
            otherwise = ""
        hint = problem.hint
        fail(Code.INVALID_DATE, problem.message, hint, fix=problem.fix, otherwise=otherwise)


def _labelled(label: str, value: object, context: Context) -> DateText:
    """Return a date with words before it that are none of it, whatever they look like."""
    with inside("date"):
        date = _date(_text_of_date(value), context)
    parts = tuple(dataclasses.replace(part, label=label) for part in date.parts[:1])
    return dataclasses.replace(date, text=f"{label} {date.text}", parts=(*parts, *date.parts[1:]))


def _years(value: object, context: Context) -> DateText:
    if isinstance(value, DateText):
        return value
    try:
        return _parsed(_text_of_date(value), context)
    except DateError as problem:
        fail(Code.INVALID_DATE, problem.message, problem.hint, fix=problem.fix)


def _parsed(text: str, context: Context) -> DateText:
    """Return a date in the language of its part, or else in that of the CV."""
    try:
        return parse_date(text, context.locale)
    except DateError:
        if context.home is not context.locale:
            with suppress(DateError):
                return parse_date(text, context.home)
        raise


def _text_of_date(value: object) -> str:
    if isinstance(value, dict | list):
        kind = "mapping" if isinstance(value, dict) else "list"
        hint = "write a date as one text: `2018–2020`, `May 2024`, `Summer 2019, 2020`"
        fail(Code.INVALID_VALUE, f"a {kind} where a date belongs", hint)
    return text_of(value)


_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0e50-\u0e59\uff10-\uff19"
"""European, Arabic, Persian, Indian, Thai and full-width digits, in a regular expression."""

_PLAIN_SCALAR = r"\w[\w .()/–-]*"


def _scalar(text: str) -> str:
    """Return a text as a scalar of YAML inside of braces, in quotes if it needs them."""
    line = " ".join(text.split())
    return line if re.fullmatch(_PLAIN_SCALAR, line) else in_quotes(line)


def _date_schema() -> dict[str, object]:
    """Return the JSON Schema of a date: it has a digit, or a phrase of some locale for `present`.

    This imports all locales.
    """
    words = dict.fromkeys(phrase.split()[-1] for locale in all_locales() for phrase in locale.now)
    return {"type": ["string", "integer"], "pattern": f"[{_DIGITS}]|{caseless_words(*words)}"}


def _date_or_text_schema() -> dict[str, object]:
    """Return the JSON Schema of a date, of one with a label, or of a text in the place of one."""
    as_it_is = {
        "type": "object",
        "properties": {"text": TEXT_SCHEMA},
        "required": ["text"],
        "additionalProperties": False,
    }
    labelled = {
        "type": "object",
        "properties": {"label": TEXT_SCHEMA, "date": _date_schema()},
        "required": ["label", "date"],
        "additionalProperties": False,
    }
    return {"anyOf": [_date_schema(), as_it_is, labelled]}


Date = Annotated[DateText, ReadInContext(_date, _date_or_text_schema)]
"""A date, a range or several of them, in any form that `parse_date` knows.

Or `{text: …}`, or a date with words before it: `{label: …, date: …}`.
"""

Years = Annotated[DateText, ReadInContext(_years, _date_schema)]
"""As `Date`, where a text that is not a date would mean nothing."""
