"""A list of entries of a kind, whose model is imported and built only when a CV has that kind."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationInfo
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

from cvtex.schema.entries import Entry
from cvtex.schema.entry_lists import EntryList, PlainLine, schema_with_lines

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


class LazyEntries:
    """An annotation for a key that holds a list of entries of a kind, or nothing.

    Most CVs have few kinds, and the models of all would be built together, for each run. `model`
    names the model of an entry as `module:Class` in this package. An error in an entry has its full
    path all the same. If a text may stand in the place of the list, `text` names the function that
    reads it, in the same way, and `text_schema` its JSON Schema.
    """

    def __init__(self, model: str, *, text: str = "", text_schema: str = "") -> None:
        self._model = model
        self._text = text
        self._text_schema = text_schema
        self._adapter: TypeAdapter[tuple[Entry | PlainLine, ...]] | None = None

    @property
    def model(self) -> type[Entry]:
        """The model of an entry."""
        model: type[Entry] = _named(self._model)
        return model

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        """Return a validator that builds that of the entries when it is called."""

        def read(value: object, info: ValidationInfo) -> object:
            if value is None:
                return None
            if self._text and isinstance(value, str):
                return _named(self._text)(value)
            if self._adapter is None:
                self._adapter = TypeAdapter(EntryList[self.model])  # type: ignore[name-defined] # a type that is only known here
            return self._adapter.validate_python(value, context=info.context)

        return core_schema.with_info_plain_validator_function(read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the JSON Schema of the list."""
        self.model.model_rebuild()
        listed = {"type": "array", "items": handler(self.model.__pydantic_core_schema__)}
        fields = self.model.model_fields.items()
        entries = schema_with_lines(listed, [field.alias or name for name, field in fields])
        texts = [_named(self._text_schema)] if self._text_schema else []
        return {"anyOf": [entries, *texts, {"type": "null"}]}


def _named(name: str) -> Any:
    """Return what a name means: `module:attribute` of this package."""
    module, _, attribute = name.partition(":")
    return getattr(import_module(f"cvtex.schema.kinds.{module}"), attribute)


def annotation_of(field: FieldInfo) -> Any:
    """Return the type of a field, with the entries of its kind if these are imported later."""
    lazy = next((part for part in field.metadata if isinstance(part, LazyEntries)), None)
    return field.annotation if lazy is None else tuple[lazy.model, ...]  # type: ignore[name-defined] # a type that is only known here
