"""Lists of entries, in which a line of text may stand among the entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar, get_args

from pydantic import ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from cvtex.diagnostics import Code
from cvtex.schema.base import Model
from cvtex.schema.fields import TEXT_SCHEMA, rich_text_of
from cvtex.schema.languages import PlainLine, is_part, read_part
from cvtex.schema.reading import fail, read_text

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

__all__ = ["EntryList", "PlainLine", "schema_with_lines"]


class _WithLines:
    """An annotation for a list of entries: an item that is a text is a `PlainLine`.

    A text that has the form of a key is refused, and so is a list of nothing but texts, since
    somebody has then forgotten the keys.
    """

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Return the validator of a tuple, of which each item is a mapping or a text."""
        (model, _) = get_args(get_args(source)[0])
        keys = [field.alias or name for name, field in model.model_fields.items()]
        has_language = is_part(model)

        def read(value: object, entry: Callable[[object], object], info: ValidationInfo) -> object:
            if isinstance(value, PlainLine):
                return value
            if isinstance(value, str):
                return read_text(lambda text: _line(str(text), keys), value, info)
            return read_part(value, entry, info) if has_language else entry(value)

        def check(items: tuple[object, ...]) -> tuple[object, ...]:
            _has_an_entry(items)
            return items

        item = core_schema.with_info_wrap_validator_function(read, handler.generate_schema(model))
        return core_schema.no_info_after_validator_function(
            check, core_schema.tuple_schema([item], variadic_item_index=0)
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the JSON Schema: a list of entries and texts, and not of texts alone."""
        listed = handler(schema)
        return schema_with_lines(listed, handler.resolve_ref_schema(listed["items"])["properties"])


def schema_with_lines(listed: JsonSchemaValue, keys: Iterable[str]) -> JsonSchemaValue:
    """Return the JSON Schema of a list of entries and texts, and not of texts alone.

    `listed` is that of the list of entries, which have these keys.
    """
    text = {**TEXT_SCHEMA, "pattern": rf"^(?!\s*{_key_pattern(keys)})[\s\S]*\S"}
    only_texts = {"type": "array", "minItems": 1, "items": {"type": TEXT_SCHEMA["type"]}}
    return {**listed, "items": {"anyOf": [listed["items"], text]}, "not": only_texts}


def _key_pattern(keys: Iterable[str]) -> str:
    """Return a regular expression for a text that is a key, or begins with one and a colon."""
    return rf"(?:{'|'.join(keys)})\s*(?::|$)"


def _line(text: str, keys: Sequence[str]) -> PlainLine:
    """Return a text among entries; fail if it is a key of an entry, with a value or without."""
    stripped = text.strip()
    if re.match(_key_pattern(keys), stripped):
        key, _, value = (part.strip() for part in stripped.partition(":"))
        message = f"a text where the key `{key}` of an entry seems to be meant"
        fail(
            Code.INVALID_VALUE,
            message,
            f"write a colon and a space, without quotes: `{key}: {value or '…'}`",
        )
    return PlainLine(rich_text_of(text))


def _has_an_entry(items: Sequence[object]) -> None:
    """Fail at the first item if all items of a list of entries are texts."""
    if items and all(isinstance(item, PlainLine) for item in items):
        otherwise = "; a list of nothing but texts is the block `list`"
        raise PydanticCustomError(
            "model_type", "only texts", {"within": (0,), "otherwise": otherwise}
        )


T = TypeVar("T", bound=Model)

EntryList: TypeAlias = Annotated[tuple[T | PlainLine, ...], _WithLines()]
"""A list of entries of a model, with lines of text among them."""
