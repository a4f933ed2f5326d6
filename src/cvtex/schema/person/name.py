"""The name of the owner: a text, or its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import model_validator
from pydantic_core import CoreSchema, core_schema

from cvtex.diagnostics import Code
from cvtex.names.scripts import is_cjk
from cvtex.schema.base import Model
from cvtex.schema.fields import TEXT_SCHEMA, Label, Lines, label_of
from cvtex.schema.reading import Read, fail

if TYPE_CHECKING:
    from typing import Self

    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


def _part(value: object) -> str:
    text = label_of(value)
    if "," in text:
        hint = (
            "give a suffix such as `Jr.` as `suffix`, and a degree such as `PhD` as `credentials`"
        )
        fail(Code.INVALID_VALUE, "a comma in a part of a name", hint, part=",")
    return text


Part = Annotated[
    str, Read(_part, {"type": ["string", "number", "boolean"], "pattern": r"^[^,]*[^,\s][^,]*$"})
]
"""A part of a name that author lists have too. A comma would divide it there."""

_LONGEST = 300
"""The most characters of a whole name, as of a name that is one text (`Label`)."""


class Name(Model):
    """A name in its parts; `given`, `family` or both are required."""

    given: Part | None = None
    """The given names, or the initials. Example: `Mara Elisabeth`"""

    family: Part | None = None
    """The family name, with particles that belong to it. Examples: `Lindqvist` | `van der Berg`"""

    prefix: Label | None = None
    """A title before the name. Example: `Dr.`"""

    suffix: Part | None = None
    """What follows the family name and belongs to the name. Examples: `Jr.` | `III`"""

    credentials: Lines = ()
    """Degrees, licences and memberships behind the name. Examples: `PhD` | `[MD, MPH]`"""

    native: Label | None = None
    """The name in another script, printed after it. You are found in author lists by it too.
    Example: `Мара Линдквист`
    """

    pronouns: Label | None = None
    """Your pronouns, printed after the name. Example: `she/her`"""

    @model_validator(mode="after")
    def _is_a_name(self) -> Self:
        if not self.given and not self.family:
            hint = "add `family: …`, `given: …` or both"
            fail(Code.MISSING_FIELD, "`family` is missing in `name`", hint)
        parts = (self.prefix, self.plain, *self.credentials, self.native, self.pronouns)
        if sum(len(part) for part in parts if part) > _LONGEST:
            hint = "shorten it: PDF viewers show it in one line"
            fail(Code.INVALID_VALUE, f"longer than {_LONGEST} characters", hint)
        return self

    @property
    def plain(self) -> str:
        """The name without titles, as in the data of the PDF."""
        return self.ordered(family_first=False)

    def ordered(self, *, family_first: bool) -> str:
        """Return the name without titles, in the order of a language.

        In Chinese, Japanese and Korean letters the family name is always first, without a space.
        """
        given, family = self.given or "", self.family or ""
        if is_cjk(given) and is_cjk(family):
            return f"{family}{given}{self.suffix or ''}"
        parts = (family, given) if family_first else (given, family)
        return " ".join(filter(None, (*parts, self.suffix)))

    @property
    def signature(self) -> str:
        """The name as BibTeX writes it, so that it is clear which part is which."""
        if not self.given or not self.family:
            return self.plain
        return ", ".join(filter(None, (self.family, self.suffix, self.given)))


class WholeName(Name):
    """A name that is one text, whose parts are not known."""

    whole: str

    @model_validator(mode="after")
    def _is_a_name(self) -> Self:
        return self

    def ordered(self, *, family_first: bool) -> str:  # noqa: ARG002 - the text has an order
        """Return the text."""
        return self.whole

    @property
    def signature(self) -> str:
        """The text, which may be in any form that BibTeX reads."""
        return self.whole


class _ReadName:
    """An annotation for `Name`, which may also be a text."""

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        """Return a validator that asks the model only if the name is in parts."""
        return core_schema.no_info_plain_validator_function(_name)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the JSON Schema of a text or the model."""
        Name.model_rebuild()
        return {"anyOf": [dict(TEXT_SCHEMA), handler(Name.__pydantic_core_schema__)]}


def _name(value: object) -> Name:
    match value:
        case Name():
            return value
        case dict() if not _is_text_with_colon(value):
            return Name.model_validate(value)
    return WholeName.model_construct(whole=label_of(value))


def _is_text_with_colon(value: dict[object, object]) -> bool:
    """Tell whether YAML has read a text as a mapping: `name: Mara: Linguist`."""
    return len(value) == 1 and Name.model_fields.keys().isdisjoint(value)


NameOrText = Annotated[Name, _ReadName()]
"""A name in its parts, or as one text."""
