"""A list of entries of a kind, whose validator is built only when a CV has that kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from cvtex.schema.base import Model

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


class LazyEntries:
    """An annotation for a key that holds a list of entries of a model, or nothing.

    Most CVs have few kinds, and the validators of all would be built together, for each run. An
    error in an entry has its full path all the same. If a text may stand in the place of the list,
    `text` reads it, and `text_schema` is its JSON Schema.
    """

    def __init__(
        self,
        model: type[Model],
        text: Callable[[object], object] | None = None,
        text_schema: JsonSchemaValue | None = None,
    ) -> None:
        self.model = model
        self._text = text
        self._text_schema = text_schema
        self._adapter: TypeAdapter[tuple[Model, ...]] | None = None

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        """Return a validator that builds that of the entries when it is called."""

        def read(value: object, info: ValidationInfo) -> object:
            if value is None:
                return None
            if self._text and isinstance(value, str):
                return self._text(value)
            if self._adapter is None:
                self._adapter = TypeAdapter(tuple[self.model, ...])  # type: ignore[name-defined] # a type that is only known here
            return self._adapter.validate_python(value, context=info.context)

        return core_schema.with_info_plain_validator_function(read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the JSON Schema of the list."""
        self.model.model_rebuild()
        entries = {"type": "array", "items": handler(self.model.__pydantic_core_schema__)}
        texts = [self._text_schema] if self._text_schema else []
        return {"anyOf": [entries, *texts, {"type": "null"}]}
