"""Personal details that readers in some countries expect; a CV has none by default."""

from __future__ import annotations

from pydantic import model_validator

from cvtex.diagnostics import Code
from cvtex.schema.base import Model
from cvtex.schema.dates import Date
from cvtex.schema.fields import Label, Rich, RichTexts
from cvtex.schema.reading import fail


class PersonalRow(Model):
    """A personal detail for which there is no key."""

    label: Label
    """The word before it. Example: `Height`"""

    value: Rich
    """The detail. Example: `1.80 m`"""

    @model_validator(mode="before")
    @classmethod
    def _has_keys(cls, value: object) -> object:
        """Fail for a row whose word is its key, before pydantic reports two problems of it."""
        match value:
            case dict() if len(value) == 1 and cls.model_fields.keys().isdisjoint(value):
                hint = f"write it as `{{label: {next(iter(value))}, value: …}}`"
                fail(Code.INVALID_VALUE, "a row without `label` and `value`", hint)
        return value


class PersonalDetails(Model):
    """Personal details, printed after the contacts, each with its word; none is required."""

    birth_date: Date | None = None
    """The date of birth. Example: `3 May 1990`"""

    birth_place: Rich | None = None
    """The place of birth. Example: `Port Aurora`"""

    nationality: RichTexts = ()
    """The nationality, or several. Examples: `Swedish` | `[Swedish, Finnish]`"""

    permit: Rich | None = None
    """The permit to live or work in a country. Example: `permanent residence (Norway)`"""

    gender: Rich | None = None
    """The gender. Example: `female`"""

    marital_status: Rich | None = None
    """The marital status. Example: `married`"""

    children: Rich | None = None
    """The children, or their number. Example: `two`"""

    driving_licence: RichTexts = ()
    """The classes of the driving licence. Examples: `B` | `[B, C1]`"""

    military_service: Rich | None = None
    """The military or civilian service, or what stands in its place. Example: `completed 2010`"""

    other: tuple[PersonalRow, ...] = ()
    """Further details, each with its word."""


class PersonalWords(Model):
    """The words before personal details."""

    birth_date: Label = "Date of birth"
    """Printed before your date of birth."""

    birth_place: Label = "Place of birth"
    """Printed before your place of birth."""

    nationality: Label = "Nationality"
    """Printed before your nationality."""

    permit: Label = "Permit"
    """Printed before your permit to live or work in a country."""

    gender: Label = "Gender"
    """Printed before your gender."""

    marital_status: Label = "Marital status"
    """Printed before your marital status."""

    children: Label = "Children"
    """Printed before your children, or their number."""

    driving_licence: Label = "Driving licence"
    """Printed before the classes of your driving licence."""

    military_service: Label = "Military service"
    """Printed before your military service."""
