"""Language tags in `cv.yaml`, and parts of a CV in another language than the rest.

A section, a block, an entry and a publication may have a `language`. Its dates are read in that
language, and its rich text is marked (`InLanguage`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar, cast

from pydantic import ValidationInfo

from cvtex.diagnostics import Code
from cvtex.locales import ENGLISH, locale_of
from cvtex.locales.tags import PATTERN, tag_of
from cvtex.schema.base import Model
from cvtex.schema.fields import text_of
from cvtex.schema.reading import Context, Read, fail
from cvtex.text import Prose, RichText
from cvtex.text.inlines import in_language


def _language(value: object) -> str:
    """Return a language tag in its canonical form; fail for anything else."""
    text = text_of(value).strip()
    tag = tag_of(text)
    if tag.casefold() == text.replace("_", "-").casefold():
        return tag
    hint = f"did you mean `{tag}`?" if tag else "write a tag: `en`, `en-GB`, `zh-Hant`"
    return fail(Code.INVALID_VALUE, f"`{text}` is not a language tag", hint, fix=tag)


LanguageTag = Annotated[
    str, Read(_language, {"type": "string", "pattern": rf"^\s*(?:{PATTERN})\s*$"})
]
"""A language tag (BCP 47), in its canonical form."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PlainLine:
    """A line of text among the entries of a list, such as "and thirty more since 2001"."""

    text: RichText


def read_part(data: object, read: Callable[[Any], T], info: ValidationInfo) -> T:
    """Read a part of a CV, which may name its language, and mark its rich text with that.

    If what is written is no tag, `read` reports it, and no date of the part is an error: it may be
    a date in the language that was meant.
    """
    written = data.get("language") if isinstance(data, dict) else None
    context = info.context
    if not isinstance(written, str) or not isinstance(context, Context):
        return read(data)
    tag = tag_of(written)
    with context.speaking(locale_of(tag) if tag else ENGLISH, keeps_dates=not tag):
        part = read(data)
    return part if tag == context.language else spoken(part, tag)


def is_part(model: type[Model]) -> bool:
    """Tell whether what a model describes may name its language.

    In `languages`, and in a declared kind that has such a field, `language` means another thing.
    """
    field = model.model_fields.get("language")
    return field is not None and field.annotation == LanguageTag | None


def spoken(value: T, language: str) -> T:
    """Return a part of a CV with all its rich text marked as in a language.

    Parts in it that name a language of their own stay as they are.
    """
    changed: Any = value
    match value:
        case RichText(inlines):
            changed = RichText(in_language(language, inlines))
        case Prose(paragraphs):
            changed = Prose(spoken(paragraphs, language))
        case tuple() if type(value) is tuple:
            changed = tuple([_spoken_within(part, language) for part in value])
        case Model():
            given = {name: getattr(value, name) for name in type(value).model_fields}
            marked = {name: _spoken_within(part, language) for name, part in given.items()}
            new = {name: part for name, part in marked.items() if part is not given[name]}
            changed = value.model_copy(update=new) if new else value
        case PlainLine(line):
            changed = PlainLine(spoken(line, language))
    return cast("T", changed)


def _spoken_within(value: object, language: str) -> object:
    """Return a value within a part, marked unless it is a part in a language of its own."""
    if isinstance(value, Model) and is_part(type(value)) and getattr(value, "language", None):
        return value
    return spoken(value, language)
