"""How a value of `cv.yaml` is read or refused, and what its reader knows of the whole CV."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from pydantic import ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from cvtex.diagnostics import Code
from cvtex.locales import ENGLISH, Locale

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


@dataclass(frozen=True, slots=True)
class Context:
    """What the readers of values know of the whole CV: `CV.model_validate(data, context=…)`."""

    locale: Locale = ENGLISH


class Read:
    """How a value is read, and what JSON Schema knows of it.

    Pydantic's own `PlainValidator` also looks into the type that comes of it, to write it again,
    which nobody asks for: for all types of a CV that takes half of the time until it can be read.
    """

    def __init__(self, read: Callable[[object], object], json_schema: JsonSchemaValue) -> None:
        self.read = read
        self.json_schema = json_schema

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        """Return what validates: the function alone."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return what an editor may know of the value."""
        return dict(self.json_schema)


class ReadInLocale:
    """How a value is read in the locale of the CV, and what JSON Schema knows of it.

    Without a `Context` the locale is English. `json_schema` is called when a schema is asked for,
    since it may need all locales.
    """

    def __init__(
        self, read: Callable[[object, Locale], object], json_schema: Callable[[], JsonSchemaValue]
    ) -> None:
        self.read = read
        self.json_schema = json_schema

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        """Return what validates: the function alone (see `Read`)."""

        def read(value: object, info: ValidationInfo) -> object:
            context = info.context
            return self.read(value, context.locale if isinstance(context, Context) else ENGLISH)

        return core_schema.with_info_plain_validator_function(read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return what an editor may know of the value."""
        return self.json_schema()


def fail(code: Code, message: str, hint: str = "", *, part: str = "", fix: str = "") -> NoReturn:
    """Refuse a value; `hint` is a way out.

    `part` is what is wrong in a longer text, `fix` the value that is certainly meant.
    """
    # The message is data of ours, not a format: braces in a user's text must stay braces.
    context = {"message": message, "hint": hint, "part": part, "fix": fix}
    raise PydanticCustomError(code, "{message}", context)
