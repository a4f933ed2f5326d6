"""The types of the values in `cv.yaml`: rich text, dates, lengths, addresses and others.

For a wrong value each type raises one error (`fail`) with a message and a hint, so that a mistake
gives one diagnostic.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from cvtex.dates import DateError, DateText, parse_date
from cvtex.diagnostics import Code
from cvtex.locales import Locale
from cvtex.locales.registry import all_locales
from cvtex.numbers import whole_number
from cvtex.schema.reading import Read, ReadInLocale, fail
from cvtex.text import Prose, RichText, TextProblem
from cvtex.text.addresses import ADDRESS_PATTERN, caseless, is_absolute, meant_address
from cvtex.text.markdown_cache import prose, rich_text

_LONGEST = 200_000


def text_of(value: object) -> str:
    """Return the value if it is a text that is not blank and not too long; fail if not."""
    match value:
        case str() if len(value) > _LONGEST:
            hint = f"TeX accepts at most {_LONGEST:,} characters: divide the text"
            fail(Code.INVALID_VALUE, "the text is too long", hint)
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


_LONGEST_LABEL = 300
"""The most characters of what also goes into the outline and the information of the PDF, for which
TeX takes time that grows with the square of the length."""


def _is_label(text: str) -> None:
    """Fail if a text is too long for a name or a heading."""
    if len(text) > _LONGEST_LABEL:
        message = f"longer than {_LONGEST_LABEL} characters"
        fail(Code.INVALID_VALUE, message, "shorten it: PDF viewers show it in one line")


def _label(value: object) -> str:
    text = _line(value)
    _is_label(text)
    return text


def _heading(value: object) -> RichText:
    heading = _rich_text(value)
    _is_label(str(heading))
    return heading


def _rich_text(value: object) -> RichText:
    if isinstance(value, RichText):
        return value
    parsed = rich_text(text_of(value).strip())
    _fail_with(parsed.problems)
    return RichText(parsed.inlines)


def _prose(value: object) -> Prose:
    if isinstance(value, Prose):
        return value
    parsed = prose(text_of(value).strip())
    for paragraph in parsed:
        _fail_with(paragraph.problems)
    return Prose(tuple(RichText(paragraph.inlines) for paragraph in parsed))


def _fail_with(problems: tuple[TextProblem, ...]) -> None:
    """Fail with the first problem, if there is one."""
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
_UNITS = {"cm": 28.45, "mm": 2.845, "in": 72.27, "pt": 1.0, "em": 10.0}
"""The length of each unit in points, about."""

_WIDEST = 2000
"""The largest length in points. TeX stops with an error at 16384 points."""


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


# A file name with any other character has a meaning to TeX, or stops it.
# Kpathsea opens no hidden file for a document, and TeX reads two spaces as one.
_IMAGE_PATH = (
    r"(?!(?:.*/)?\.[^/]*$)(?!.*  )[\w.+@()/-][\w .+@()/-]*\.(?:"
    + "|".join(map(caseless, ("png", "jpg", "jpeg")))
    + ")"
)


def _image_path(value: object) -> str:
    text = text_of(value).strip()
    if not re.fullmatch(_IMAGE_PATH, text):
        hint = "use letters, digits, `-` and `_`, and end the name with `.png`, `.jpg` or `.jpeg`"
        fail(Code.INVALID_VALUE, f"`{text}` is not a name that TeX accepts for an image", hint)
    return text


# RFC 5321 allows more, such as quoted names, but addresses that are in use have this form.
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
        hint = "write a tag of letters, digits and hyphens: `en`, `en-GB`, `zh-Hant`"
        fail(Code.INVALID_VALUE, f"`{text}` is not a language tag", hint)
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


_LARGEST_COUNT = 999_999


def _count(value: object) -> int:
    if isinstance(value, int):
        return value
    text = text_of(value).strip()
    number = whole_number(text, _LARGEST_COUNT)
    if not number:
        message = f"`{text}` is not a positive whole number"
        fail(Code.INVALID_VALUE, message, "write a whole number: `10`")
    return number


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _caseless_words(*words: str) -> str:
    return "|".join(map(caseless, words))


def _date_schema() -> dict[str, object]:
    """Return the JSON Schema of a date: it has a digit, or a phrase of some locale for `present`.

    This imports all locales.
    """
    words = dict.fromkeys(phrase.split()[-1] for locale in all_locales() for phrase in locale.now)
    return {"type": ["string", "integer"], "pattern": "[0-9]|" + _caseless_words(*words)}


def _exactly(pattern: str) -> dict[str, object]:
    """Return the JSON Schema of a text that matches a pattern, with spaces around it allowed."""
    return {"type": "string", "pattern": rf"^\s*(?:{pattern})\s*$"}


# In `title: 2020` the value is a text for cvtex, but a number for a YAML parser.
_TEXT = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_TEXTS = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_TRUE_OR_FALSE = {
    "anyOf": [{"type": "boolean"}, _exactly(_caseless_words("true", "false", "yes", "no"))],
}
_NUMBER = {"anyOf": [{"type": "integer", "minimum": 1}, _exactly(r"0*[1-9]\d*")]}

Line = Annotated[str, Read(_line, _TEXT)]
"""One line of plain text."""

Label = Annotated[str, Read(_label, _TEXT)]
"""One line of plain text that is short, since it also goes into the data of the PDF."""

Heading = Annotated[RichText, Read(_heading, _TEXT)]
"""Rich text that is short, for the same reason."""

Rich = Annotated[RichText, Read(_rich_text, _TEXT)]
"""Rich text: text with the inline markup of Markdown."""

Paragraphs = Annotated[Prose, Read(_prose, _TEXT)]
"""Paragraphs of rich text, with blank lines between them."""

Date = Annotated[DateText, ReadInLocale(_date, _date_schema)]
"""A date, a range or several of them, in any form that `parse_date` knows."""

Length = Annotated[
    str,
    Read(_length, _exactly(r"[0-9]{1,4}(?:\.[0-9]+)?\s*(?:cm|mm|in|pt|em)")),
]
"""A TeX length with its unit."""

Url = Annotated[str, Read(_url, _exactly(ADDRESS_PATTERN))]
"""An absolute web address."""

ImagePath = Annotated[str, Read(_image_path, _exactly(_IMAGE_PATH))]
"""The path of a PNG or JPEG file, relative to the CV."""

Email = Annotated[str, Read(_email, _exactly(_EMAIL_PATTERN))]
"""An e-mail address."""

Flag = Annotated[bool, Read(_flag, _TRUE_OR_FALSE)]
"""`true` or `false`."""

Count = Annotated[int, Read(_count, _NUMBER)]
"""A positive whole number."""

Lines = Annotated[tuple[Line, ...], BeforeValidator(_as_list), WithJsonSchema(_TEXTS)]
"""One line of plain text, or a list of them."""

RichTexts = Annotated[tuple[Rich, ...], BeforeValidator(_as_list), WithJsonSchema(_TEXTS)]
"""One rich text, or a list of them."""

LanguageTag = Annotated[
    str, Read(_language, {"type": "string", "pattern": rf"^\s*{_LANGUAGE}\s*$"})
]
"""A language tag (BCP 47)."""
