"""The types of the values in `cv.yaml`: rich text, dates, lengths, addresses.

Each fails once, with a message of ours and a hint, so that one mistake gives one diagnostic; the
hint travels in the error's context to `validate`.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from cvtex.dates import DateError, DateText, parse_date
from cvtex.diagnostics import Code
from cvtex.locales import Locale
from cvtex.locales.registry import all_locales
from cvtex.schema.reading import Read, ReadInLocale, fail
from cvtex.text import Prose, RichText, TextProblem
from cvtex.text.addresses import ADDRESS_PATTERN, caseless, is_absolute, meant_address
from cvtex.text.markdown_cache import prose, rich_text

_LONGEST = 200_000


def text_of(value: object) -> str:
    """Return a value that is a text with something in it, or refuse it."""
    match value:
        case str() if len(value) > _LONGEST:
            hint = f"TeX takes no more than {_LONGEST:,} characters: divide the text"
            fail(Code.INVALID_VALUE, "longer than any text", hint)
        case str() if value.strip():
            return value
        case str() | None:
            fail(Code.INVALID_VALUE, "empty text", "remove the key, or give it a text")
        case dict():
            first = next(iter(value), "")
            hint = f'quote the text, since it holds a colon: "{first}: …"' if first else ""
            fail(Code.INVALID_VALUE, "a mapping where a text belongs", hint)
        case list():
            fail(Code.INVALID_VALUE, "a list where a text belongs", "write one text, in quotes")
    return fail(Code.INVALID_VALUE, "not a text")


def _line(value: object) -> str:
    return " ".join(text_of(value).split())


def _rich_text(value: object) -> RichText:
    if isinstance(value, RichText):
        return value
    parsed = rich_text(text_of(value).strip())
    _refuse(parsed.problems)
    return RichText(parsed.inlines)


def _prose(value: object) -> Prose:
    if isinstance(value, Prose):
        return value
    parsed = prose(text_of(value).strip())
    for paragraph in parsed:
        _refuse(paragraph.problems)
    return Prose(tuple(RichText(paragraph.inlines) for paragraph in parsed))


def _refuse(problems: tuple[TextProblem, ...]) -> None:
    for problem in problems:
        fail(problem.code, problem.message, problem.hint, part=problem.part)


def _date(value: object, locale: Locale) -> DateText:
    if isinstance(value, DateText):
        return value
    if isinstance(value, dict | list):
        kind = "mapping" if isinstance(value, dict) else "list"
        hint = "write a date as one text: `2018–2020`, `May 2024`, `Summer 2019, 2020`"
        fail(Code.INVALID_VALUE, f"a {kind} where a date belongs", hint)
    try:
        return parse_date(text_of(value), locale)
    except DateError as problem:
        fail(Code.INVALID_DATE, problem.message, problem.hint, fix=problem.fix)


_LENGTH = re.compile(r"([0-9]{1,4}(?:\.[0-9]+)?)\s*(cm|mm|in|pt|em)")
# In points; TeX can count no further than 16384.
_UNITS = {"cm": 28.45, "mm": 2.845, "in": 72.27, "pt": 1.0, "em": 10.0}
_WIDEST = 2000


def _length(value: object) -> str:
    text = text_of(value).strip()
    length = _LENGTH.fullmatch(text)
    if not length:
        hint = "write a number and a unit: `3cm`, `25mm`, `1.2in`, `80pt`, `9em`"
        fail(Code.INVALID_VALUE, f"`{text}` is not a length", hint)
    if float(length[1]) * _UNITS[length[2]] > _WIDEST:
        fail(Code.INVALID_VALUE, f"`{text}` is wider than any page", "write a smaller length")
    return "".join(text.split())


def _url(value: object) -> str:
    text = text_of(value).strip()
    if not is_absolute(text):
        meant = meant_address(text)
        fail(
            Code.INVALID_VALUE,
            f"`{text}` is not a web address",
            "begin it with `https://`" + (f": `{meant}`" if meant else ""),
            fix=meant,
        )
    return text


# What TeX takes in the name of a file without a word.
_PICTURE = r"[\w.+@()/-][\w .+@()/-]*\.(?:" + "|".join(map(caseless, ("png", "jpg", "jpeg"))) + ")"


def _picture(value: object) -> str:
    text = text_of(value).strip()
    if not re.fullmatch(_PICTURE, text):
        hint = "name it by letters, digits, `-` and `_`, with `.png`, `.jpg` or `.jpeg` at its end"
        fail(Code.INVALID_VALUE, f"`{text}` is no name of a picture that TeX takes", hint)
    return text


# RFC 5321 allows more, but no more than this reaches anybody.
_EMAIL_PATTERN = r"[^\s@<>,;]+@[^\s@<>,;.]+(?:\.[^\s@<>,;.]+)+"
_EMAIL = re.compile(_EMAIL_PATTERN)


def _email(value: object) -> str:
    text = text_of(value).strip()
    if text.lower().startswith("mailto:"):
        rest = text[len("mailto:") :]
        fail(
            Code.INVALID_VALUE,
            f"`{text}` is more than an e-mail address",
            f"write `{rest}`",
            fix=rest,
        )
    if not _EMAIL.fullmatch(text):
        fail(
            Code.INVALID_VALUE,
            f"`{text}` is not an e-mail address",
            "write it as `name@example.org`",
        )
    return text


_LANGUAGE = r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}"


def _language(value: object) -> str:
    text = text_of(value).strip()
    if not re.fullmatch(_LANGUAGE, text):
        hint = "a language has a tag of letters and hyphens: `en`, `en-GB`, `zh-Hant`"
        fail(Code.INVALID_VALUE, f"`{text}` is no tag of a language", hint)
    return text


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = text_of(value).strip()
    match text.lower():
        case "true" | "yes":
            return True
        case "false" | "no":
            return False
    message = f"`{text}` is neither `true` nor `false`"
    return fail(Code.INVALID_VALUE, message, "write `true` or `false`")


_MOST_DIGITS = 6


def _count(value: object) -> int:
    if isinstance(value, int):
        return value
    text = text_of(value).strip()
    is_number = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    if not is_number or int(text) == 0:
        fail(
            Code.INVALID_VALUE, f"`{text}` is not a number of things", "write a whole number: `10`"
        )
    return int(text)


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _words(*words: str) -> str:
    return "|".join(map(caseless, words))


def _dated() -> dict[str, object]:
    """Return the schema of a date: it has a number, or the word for what still lasts."""
    now = dict.fromkeys(phrase.split()[-1] for locale in all_locales() for phrase in locale.now)
    return {"type": ["string", "integer"], "pattern": "[0-9]|" + _words(*now)}


def _exactly(pattern: str) -> dict[str, object]:
    return {"type": "string", "pattern": rf"^\s*(?:{pattern})\s*$"}


# What is text to cvtex may be a number or a truth value to YAML: `title: 2020`.
_TEXT = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_TEXTS = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_TRUE_OR_FALSE = {
    "anyOf": [{"type": "boolean"}, _exactly(_words("true", "false", "yes", "no"))],
}
_NUMBER = {"anyOf": [{"type": "integer", "minimum": 1}, _exactly(r"0*[1-9]\d*")]}

Line = Annotated[str, Read(_line, _TEXT)]
"""One line of plain text."""

Rich = Annotated[RichText, Read(_rich_text, _TEXT)]
"""Rich text: Markdown's inline marks."""

Paragraphs = Annotated[Prose, Read(_prose, _TEXT)]
"""Prose: rich text with blank lines between paragraphs."""

Date = Annotated[DateText, ReadInLocale(_date, _dated)]
"""A date, a range or several, as people write them."""

Length = Annotated[
    str,
    Read(_length, _exactly(r"[0-9]{1,4}(?:\.[0-9]+)?\s*(?:cm|mm|in|pt|em)")),
]
"""A TeX length with its unit."""

Url = Annotated[str, Read(_url, _exactly(ADDRESS_PATTERN))]
"""An absolute web address."""

Picture = Annotated[str, Read(_picture, _exactly(_PICTURE))]
"""The path of a PNG or JPEG file, relative to the CV."""

Email = Annotated[str, Read(_email, _exactly(_EMAIL_PATTERN))]
"""An e-mail address."""

Flag = Annotated[bool, Read(_flag, _TRUE_OR_FALSE)]
"""`true` or `false`."""

Count = Annotated[int, Read(_count, _NUMBER)]
"""How many: a whole number from 1."""

Lines = Annotated[tuple[Line, ...], BeforeValidator(_one_or_many), WithJsonSchema(_TEXTS)]
"""One line of plain text, or a list of them."""

Riches = Annotated[tuple[Rich, ...], BeforeValidator(_one_or_many), WithJsonSchema(_TEXTS)]
"""One rich text, or a list of them."""

LanguageTag = Annotated[
    str, Read(_language, {"type": "string", "pattern": rf"^\s*{_LANGUAGE}\s*$"})
]
"""The tag of a language (BCP 47)."""
