"""Ways to reach the owner, of which there may be several: each a text, or a text with its word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, get_args

from pydantic_core import CoreSchema, core_schema

from cvtex.diagnostics import Code
from cvtex.schema.base import Model
from cvtex.schema.fields import Email, Label, Line, Rich, Url
from cvtex.schema.reading import Read, fail

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


class LabelledEmail(Model):
    """An e-mail address with a word."""

    label: Label | None = None
    """The word before it, instead of *E-mail*. Example: `Office`"""

    value: Email
    """The address. Example: `mara@example.org`"""


class LabelledPhone(Model):
    """A telephone number with a word."""

    label: Label | None = None
    """The word before it, instead of *Phone*. Example: `Mobile`"""

    value: Line
    """The number. Example: `+46 555 010 203`"""


class LabelledAddress(Model):
    """An address, or a place, with a word."""

    label: Label | None = None
    """The word before it, instead of *Address*. Example: `Office`"""

    value: Rich
    """The address. Example: `12 Harbour Row, Port Aurora`"""


class LabelledHomepage(Model):
    """A homepage with a word."""

    label: Label | None = None
    """The word before it, instead of *Homepage*. Example: `Portfolio`"""

    value: Url
    """The address. Example: `https://mara.example.org/`"""


class OneOrMore:
    """An annotation for a key with one item or a list of them, each a text or a mapping.

    `model` is the mapping: a `label`, and a `value` of the type `kind`, which a text also is.
    """

    def __init__(self, model: type[Model], kind: Any) -> None:
        self._model = model
        self._text: Read = get_args(kind)[1]

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        """Return a validator whose errors have no index if there is no list."""
        items = core_schema.tuple_variable_schema(
            core_schema.no_info_plain_validator_function(self._item)
        )
        return core_schema.no_info_wrap_validator_function(
            lambda value, each: (
                each(value) if isinstance(value, list | tuple) else (self._item(value),)
            ),
            items,
        )

    def _item(self, value: object) -> Model:
        if isinstance(value, self._model):
            return value
        if not isinstance(value, dict):
            return self._model.model_construct(label=None, value=self._text.read(value))
        match list(value.items()):
            case [(word, str())] if word not in _KEYS:
                hint = f"write the word as `label`: `{{label: {word}, value: …}}`"
                fail(Code.INVALID_VALUE, "a mapping where a text belongs", hint)
        return self._model.model_validate(value)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the JSON Schema of an item, and of a list of them."""
        self._model.model_rebuild()

        def one() -> list[JsonSchemaValue]:
            model = handler(self._model.__pydantic_core_schema__)
            return [dict(self._text.json_schema), model]

        return {"anyOf": [*one(), {"type": "array", "items": {"anyOf": one()}}]}


_KEYS = frozenset({"label", "value", "address", "number", "email", "phone", "url"})
"""The keys of an item, and the names by which users look for `value`."""

Emails = Annotated[tuple[LabelledEmail, ...], OneOrMore(LabelledEmail, Email)]
"""One e-mail address, or several, each with a word if wanted."""

Phones = Annotated[tuple[LabelledPhone, ...], OneOrMore(LabelledPhone, Line)]
"""One telephone number, or several."""

Addresses = Annotated[tuple[LabelledAddress, ...], OneOrMore(LabelledAddress, Rich)]
"""One address, or several."""

Homepages = Annotated[tuple[LabelledHomepage, ...], OneOrMore(LabelledHomepage, Url)]
"""One homepage, or several."""
