"""Words beside a number, which have a form for each category of numbers, and what joins texts."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import PlainSerializer, PrivateAttr

from cvtex.diagnostics import Code
from cvtex.locales import ENGLISH, Locale
from cvtex.locales.numbers import CATEGORIES, Forms
from cvtex.locales.phrases import after
from cvtex.schema.base import Model
from cvtex.schema.fields import TEXT_SCHEMA, label_of
from cvtex.schema.reading import Read, fail, inside


def _counted(value: object) -> str:
    if isinstance(value, Forms):
        return value
    if not isinstance(value, dict):
        return label_of(value)
    known = ", ".join(f"`{name}`" for name in CATEGORIES)
    for name in value:
        if name not in CATEGORIES:
            with inside(str(name)):
                fail(Code.UNKNOWN_KEY, f"`{name}` is not a form of a word", f"forms are {known}")
    forms: dict[str, str] = {}
    for name, form in value.items():
        with inside(name):
            forms[name] = label_of(form)
    if not forms:
        fail(Code.INVALID_VALUE, "a word without a form", "write a text, or `{one: …, other: …}`")
    return Forms(forms)


def _written(word: str) -> str | dict[str, str]:
    """Return a word as a file has it: its forms, if it has several."""
    return dict(word.forms) if isinstance(word, Forms) else word


Counted = Annotated[
    str,
    Read(
        _counted,
        {
            "anyOf": [
                TEXT_SCHEMA,
                {
                    "type": "object",
                    "properties": dict.fromkeys(CATEGORIES, TEXT_SCHEMA),
                    "additionalProperties": False,
                    "minProperties": 1,
                },
            ]
        },
    ),
    PlainSerializer(_written, return_type=object),
]
"""A word beside a number: a text, or its forms by the categories of Unicode (`one`, `few` …)."""


def _joint(value: object) -> str:
    """Return a short text with the spaces around it, which a label does not have."""
    text = label_of(value)
    written = str(value)
    start = written[: len(written) - len(written.lstrip())]
    end = written[len(written.rstrip()) :]
    return f"{start}{text}{end}"


Joint = Annotated[str, Read(_joint, TEXT_SCHEMA)]
"""What is printed between two texts, with its spaces."""


class WordsOfLanguage(Model):
    """Words, and the locale that they are in, which they cannot change."""

    _locale: Locale = PrivateAttr(default_factory=lambda: ENGLISH)  # the same one for all

    @property
    def locale(self) -> Locale:
        """The locale that the words are in, for the numbers and dates beside them."""
        return self._locale

    def with_locale(self, locale: Locale) -> Self:
        """Return the words as those of another locale."""
        changed = self.model_copy()
        changed._locale = locale  # noqa: SLF001 - of this class
        return changed

    def count(self, written: str, word: str, *, one: str = "", space: str = " ") -> str:
        """Return a number with a word after it, in the form of the word for the number.

        `one` is the word beside the number 1, if that is a word of its own.
        """
        form = self._locale.numbers.form(word, written, one=one)
        return after(self._locale.numbers.grouped(written), form, space=space)
