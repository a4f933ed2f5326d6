"""The types of the values in `cv.yaml`: rich text, dates, lengths, addresses and others.

For a wrong value each type raises one error (`fail`) with a message and a hint, so that a mistake
gives one diagnostic.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from cvtex.diagnostics import Code
from cvtex.numbers import whole_number
from cvtex.schema.reading import Read, ReadText, fail
from cvtex.text import RichText, TextProblem
from cvtex.text.addresses import ADDRESS_PATTERN, caseless, is_absolute
from cvtex.text.folding import composed
from cvtex.text.markdown_cache import rich_text

_LONGEST = 200_000


EMPTY_TEXT = "empty text"
"""The message for a text that is blank."""

_NAMES_OF_ITEMS = frozenset({"bullet", "number", "reversed_number", "name", "text", "item"})
"""Keys that a text in a list has in RenderCV and JSON Resume."""


def text_of(value: object) -> str:
    """Return the value if it is a text that is not blank and not too long; fail if not."""
    match value:
        case str() if len(value) > _LONGEST:
            hint = f"TeX accepts at most {_LONGEST:,} characters: divide the text"
            fail(Code.INVALID_VALUE, "the text is too long", hint)
        case str() if value.strip():
            return value
        case str() | None:
            fail(Code.INVALID_VALUE, EMPTY_TEXT, "remove the key, or give it a text")
        case dict():
            first, text = next(iter(value.items()), ("", None))
            hint = f'quote the text, since it holds a colon: "{first}: …"' if first else ""
            if isinstance(text, str) and len(value) == 1 and first in _NAMES_OF_ITEMS:
                hint = f"write the text without its key: `{text}`"
            fail(Code.INVALID_VALUE, "a mapping where a text belongs", hint)
        case list():
            fail(Code.INVALID_VALUE, "a list where a text belongs", "write one text, in quotes")
    return fail(Code.INVALID_VALUE, "not a text")


def _text(value: object) -> str:
    return composed(text_of(value))


def line_of(value: object) -> str:
    """Return the value as one line of plain text; fail if it is not a text."""
    return " ".join(_text(value).split())


def _exact_line(value: object) -> str:
    return " ".join(text_of(value).split())


_LONGEST_LABEL = 300
"""The most characters of what also goes into the outline and the information of the PDF, for which
TeX takes time that grows with the square of the length."""


def _is_label(text: str) -> None:
    """Fail if a text is too long for a name or a heading."""
    if len(text) > _LONGEST_LABEL:
        message = f"longer than {_LONGEST_LABEL} characters"
        fail(Code.INVALID_VALUE, message, "shorten it: PDF viewers show it in one line")


def label_of(value: object) -> str:
    """Return the value as a short line of plain text; fail if it is not one."""
    text = line_of(value)
    _is_label(text)
    return text


def _heading(value: object) -> RichText:
    heading = rich_text_of(value)
    _is_label(str(heading))
    return heading


def _section_title(value: object) -> RichText:
    return RichText(()) if value == "none" else _heading(value)


def rich_text_of(value: object) -> RichText:
    """Return the value parsed as one paragraph; fail if it is not a text, or for its mistakes."""
    if isinstance(value, RichText):
        return value
    parsed = rich_text(_text(value).strip())
    fail_with(parsed.problems)
    return RichText(parsed.inlines)


def fail_with(problems: tuple[TextProblem, ...]) -> None:
    """Fail with the first problem, if there is one."""
    for problem in problems:
        fail(problem.code, problem.message, problem.hint, part=problem.part)


_LENGTH = re.compile(r"([0-9]{1,4}(?:\.[0-9]+)?)\s*(cm|mm|in|pt|em)")
UNITS = {"cm": 28.45, "mm": 2.845, "in": 72.27, "pt": 1.0, "em": 10.0}
"""The length of each unit in points, about."""

_WIDEST = 2000
"""The largest length in points. TeX stops with an error at 16384 points."""


def _length(value: object) -> str:
    text = text_of(value).strip()
    length = _LENGTH.fullmatch(text)
    if not length:
        hint = "write a number and a unit: `3cm`, `25mm`, `1.2in`, `80pt`, `9em`"
        fail(Code.INVALID_VALUE, f"`{text}` is not a length", hint)
    if float(length[1]) * UNITS[length[2]] > _WIDEST:
        fail(Code.INVALID_VALUE, f"`{text}` is wider than any page", "write a smaller length")
    return "".join(text.split())


def _url(value: object) -> str:
    text = text_of(value).strip()
    if not is_absolute(text):
        from cvtex.text.dois import meant_web_address

        meant = meant_web_address(text)
        scheme = meant.partition(":")[0] or "https"
        fail(
            Code.INVALID_VALUE,
            f"`{text}` is not a web address",
            f"begin it with `{scheme}://`" + (f": `{meant}`" if meant else ""),
            fix=meant,
        )
    return text


def _web_base(value: object) -> str:
    text = _url(value)
    if not re.match("(?i)https?://", text):
        hint = "write the address of a web page, which begins with `https://`"
        fail(Code.INVALID_VALUE, f"`{text}` is not the address of a web page", hint)
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


def as_list(value: object) -> object:
    """Return a text as a list with one item, and any other value as it is."""
    return [value] if isinstance(value, str) else value


def caseless_words(*words: str) -> str:
    """Return a regular expression for any of some words, in any case."""
    return "|".join(map(caseless, words))


def _exactly(pattern: str) -> dict[str, object]:
    """Return the JSON Schema of a text that matches a pattern, with spaces around it allowed."""
    return {"type": "string", "pattern": rf"^\s*(?:{pattern})\s*$"}


# In `title: 2020` the value is a text for cvtex, but a number for a YAML parser.
TEXT_SCHEMA: dict[str, object] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
TEXTS_SCHEMA: dict[str, list[dict[str, object]]] = {
    "anyOf": [TEXT_SCHEMA, {"type": "array", "items": TEXT_SCHEMA}]
}
_TRUE_OR_FALSE = {
    "anyOf": [{"type": "boolean"}, _exactly(caseless_words("true", "false", "yes", "no"))],
}
_NUMBER = {"anyOf": [{"type": "integer", "minimum": 1}, _exactly(r"0*[1-9]\d*")]}

Line = Annotated[str, Read(line_of, TEXT_SCHEMA)]
"""One line of plain text, in Unicode's form NFC."""

ExactLine = Annotated[str, Read(_exact_line, TEXT_SCHEMA)]
"""One line that names something outside the CV: a file or a citation key, each as it is."""

Label = Annotated[str, Read(label_of, TEXT_SCHEMA)]
"""One line of plain text that is short, since it also goes into the data of the PDF."""

Heading = Annotated[RichText, ReadText(_heading, TEXT_SCHEMA)]
"""Rich text that is short, for the same reason."""

SectionTitle = Annotated[RichText, ReadText(_section_title, TEXT_SCHEMA)]
"""As `Heading`; `none` is no heading, and so an empty text."""

Rich = Annotated[RichText, ReadText(rich_text_of, TEXT_SCHEMA)]
"""Rich text: text with the inline markup of Markdown."""

Length = Annotated[
    str,
    Read(_length, _exactly(r"[0-9]{1,4}(?:\.[0-9]+)?\s*(?:cm|mm|in|pt|em)")),
]
"""A TeX length with its unit."""

Url = Annotated[str, Read(_url, _exactly(ADDRESS_PATTERN))]
"""An absolute web address."""

WebBase = Annotated[str, Read(_web_base, _exactly(rf"{caseless('http')}[Ss]?://[^\s/]\S*"))]
"""An absolute address of a web page, which relative addresses begin at."""

ImagePath = Annotated[str, Read(_image_path, _exactly(_IMAGE_PATH))]
"""The path of a PNG or JPEG file, relative to the CV."""

Email = Annotated[str, Read(_email, _exactly(_EMAIL_PATTERN))]
"""An e-mail address."""

Flag = Annotated[bool, Read(_flag, _TRUE_OR_FALSE)]
"""`true` or `false`."""

Count = Annotated[int, Read(_count, _NUMBER)]
"""A positive whole number."""

Lines = Annotated[tuple[Line, ...], BeforeValidator(as_list), WithJsonSchema(TEXTS_SCHEMA)]
"""One line of plain text, or a list of them."""

ExactLines = Annotated[
    tuple[ExactLine, ...], BeforeValidator(as_list), WithJsonSchema(TEXTS_SCHEMA)
]
"""One `ExactLine`, or a list of them."""

RichTexts = Annotated[tuple[Rich, ...], BeforeValidator(as_list), WithJsonSchema(TEXTS_SCHEMA)]
"""One rich text, or a list of them."""
