"""Kinds that a CV declares itself (`kinds`): the fields of their entries, and what stands where."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, Field, model_validator

from cvtex.diagnostics import Code
from cvtex.diagnostics.suggestions import closest
from cvtex.schema.base import Model
from cvtex.schema.dates import Date
from cvtex.schema.entries import Entry
from cvtex.schema.fields import Email, Label, Line, Lines, Rich, RichTexts, Url, text_of
from cvtex.schema.kinds.placing import Part, People, Placing
from cvtex.schema.reading import Read, fail, inside


class FieldType(StrEnum):
    """What a field of a declared kind holds."""

    TEXT = "text"
    """Rich text."""

    TEXTS = "texts"
    """A list of rich texts, printed with commas between them."""

    LINE = "line"
    """One line of plain text, such as a number."""

    DATE = "date"
    """A date, in any common form."""

    ADDRESS = "address"
    """A web address."""

    EMAIL = "e-mail"
    """An e-mail address."""

    NAMES = "names"
    """A list of persons, among whom you are found; on a line of its own."""


TYPES: dict[FieldType, Any] = {
    FieldType.TEXT: Rich,
    FieldType.TEXTS: RichTexts,
    FieldType.LINE: Line,
    FieldType.DATE: Date,
    FieldType.ADDRESS: Url,
    FieldType.EMAIL: Email,
    FieldType.NAMES: Lines,
}
"""The type in the schema of each type of a field."""

LISTS = frozenset({FieldType.TEXTS, FieldType.NAMES})

_NAME = r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*"


def name_of(value: object) -> str:
    """Return the name of a declared kind or of its field."""
    text = text_of(value).strip()
    if not re.fullmatch(_NAME, text):
        hint = "write lower-case letters, digits and `_`: `clinics`, `open_days`"
        fail(Code.INVALID_VALUE, f"`{text}` cannot be a name", hint)
    return text


Name = Annotated[str, Read(name_of, {"type": "string", "pattern": rf"^\s*{_NAME}\s*$"})]
"""The name of a declared kind or of its field."""


def _field_name(value: object) -> str:
    text = name_of(value)
    if text in Entry.model_fields and text != "language":  # such as that of a translation
        fail(Code.INVALID_VALUE, f"all entries have `{text}` already", "remove it here")
    if hasattr(BaseModel, text) or text.startswith("model_"):
        fail(Code.INVALID_VALUE, f"`{text}` cannot be the name of a field", "choose another name")
    return text


FieldName = Annotated[str, Read(_field_name, {"type": "string", "pattern": rf"^\s*{_NAME}\s*$"})]
"""The name of a field of a declared kind."""


MOST = 50
"""The most kinds that a CV can declare, and the most fields of a kind: far more than a page has."""


class CustomKind(Model):
    """A kind of entries that a section can have then: its fields, and what stands where.

    Fields that no other key names are printed on lines of their own.
    """

    fields: dict[FieldName, FieldType]
    """The fields of an entry, each with its type. Each entry also has a date, an address, a summary
    and highlights. Example: `{clinic: text, city: text, beds: line}`
    """

    first: Line
    """The field at the beginning of an entry, in bold, which each entry must have.
    Example: `clinic`
    """

    second: Lines = ()
    """Fields after it on the same line. Example: `[department, role]`"""

    place: Line | None = None
    """The field with the place, at the end of that line. Example: `city`"""

    lines: Lines = ()
    """Fields below it, each on a line of its own. Example: `[beds]`"""

    labels: dict[FieldName, Label] = Field(default_factory=dict)
    """Words before fields, with a colon. Example: `{beds: Beds}`"""

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        """Fail if a key names a field that is not declared, or one that cannot stand there."""
        if len(self.fields) > MOST:
            with inside("fields"):
                fail(Code.INVALID_VALUE, f"there are more than {MOST} fields", "remove some")
        used: set[str] = set()
        for key in ("first", "second", "place", "lines"):
            value = getattr(self, key)
            names = value if isinstance(value, tuple) else (value,) if value else ()
            for index, name in enumerate(names):
                with inside(key):
                    if isinstance(value, tuple):
                        with inside(index):
                            self._expect(name, used)
                    else:
                        self._expect(name, used)
                used.add(name)
        with inside("first"):
            if self.fields[self.first] not in {FieldType.TEXT, FieldType.LINE}:
                message = f"an entry cannot begin with `{self.first}`"
                fail(Code.INVALID_VALUE, message, "`first` is a field of the type `text` or `line`")
        for name in self.labels:
            with inside("labels"), inside(name):
                self._expect(name, set())
        return self

    def _expect(self, name: str, used: set[str]) -> None:
        """Fail if a name is not one of the fields, or is used already."""
        if name in used:
            fail(Code.INVALID_VALUE, f"`{name}` is printed twice", "name each field once")
        if name not in self.fields:
            close = closest(name, self.fields)
            known = ", ".join(f"`{field}`" for field in self.fields)
            hint = f"did you mean `{close}`?" if close else f"the fields are {known}"
            hint = hint if known else "add it to `fields`"
            fail(Code.INVALID_VALUE, f"there is no field `{name}`", hint, fix=close or "")

    @property
    def placing(self) -> Placing:
        """What stands where in an entry."""
        elsewhere = {self.first, *self.second, self.place}
        below = dict.fromkeys((*self.lines, *self.fields))
        return Placing(
            title=self.first,
            rest=tuple(self._part(name) for name in self.second),
            location=self.place or "",
            lines=tuple(self._line(name) for name in below if name not in elsewhere),
        )

    def _part(self, name: str) -> Part:
        link = {FieldType.EMAIL: "mailto:", FieldType.ADDRESS: ""}.get(self.fields[name])
        return Part(name, own_label=self.labels.get(name, ""), link=link)

    def _line(self, name: str) -> tuple[Part, ...] | People:
        if self.fields[name] is FieldType.NAMES:
            return People(name, own_label=self.labels.get(name, ""))
        return (self._part(name),)
