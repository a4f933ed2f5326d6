"""How pydantic calls the functions that read a value of `cv.yaml`, and how these report errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn, TypeVar

from pydantic import ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from cvtex.diagnostics import Code
from cvtex.locales import ENGLISH, Locale
from cvtex.text.markdown_cache import in_language

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


T = TypeVar("T")


@dataclass(slots=True)
class Context:
    """The facts about the whole CV that the reading of a value depends on.

    It is passed as the context of pydantic: `CV.model_validate(data, context=…)`. Only `speaking`
    changes it, while a part in another language is read.
    """

    locale: Locale = ENGLISH
    """The locale of the part that is read."""

    keeps_dates: bool = False
    """Whether a date that cannot be parsed is kept as a text, and is no error."""

    has_empty_sections: bool = False
    """Whether a section without a block is allowed; nothing of it is printed."""

    language: str = field(default="en", compare=False)
    """The tag of the CV's language."""

    home: Locale = field(init=False, compare=False)
    """The locale of the CV's language."""

    def __post_init__(self) -> None:
        """Begin outside of any part."""
        self.home = self.locale

    @contextmanager
    def speaking(self, locale: Locale, *, keeps_dates: bool = False) -> Iterator[None]:
        """Read a part in its locale; with `keeps_dates`, its dates are no errors."""
        before = self.locale, self.keeps_dates
        self.locale, self.keeps_dates = locale, self.keeps_dates or keeps_dates
        try:
            yield
        finally:
            self.locale, self.keeps_dates = before


_DEFAULT = Context()


class Read:
    """An annotation for a type: the function that reads a value, and the type's JSON Schema.

    `read` returns the value in its final form, or calls `fail`. Pydantic's own `PlainValidator`
    does the same, but also builds a serializer for the type, which cvtex does not need and which
    doubles the time to build the validator of a CV.
    """

    def __init__(self, read: Callable[[object], object], json_schema: JsonSchemaValue) -> None:
        self.read = read
        self.json_schema = json_schema

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        """Return the validator of pydantic, which only calls the function."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the JSON Schema of the type."""
        return dict(self.json_schema)


class ReadText(Read):
    """As `Read`, for rich text, which is parsed in the language of the `Context`."""

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        """Return the validator of pydantic, which calls the function in that language."""

        def read(value: object, info: ValidationInfo) -> object:
            return read_text(self.read, value, info)

        return core_schema.with_info_plain_validator_function(read)


def read_text(read: Callable[[object], T], value: object, info: ValidationInfo) -> T:
    """Call a function that reads rich text, in the language of the `Context` of pydantic."""
    context = info.context
    if not isinstance(context, Context) or context.locale is ENGLISH:
        return read(value)
    with in_language(context.locale.typography):
        return read(value)


class ReadInContext:
    """As `Read`, for a function that takes the `Context` of the CV too.

    Without one it gets the default. `json_schema` is a function that is called only when
    the JSON Schema is written, since it may import all locales.
    """

    def __init__(
        self, read: Callable[[object, Context], object], json_schema: Callable[[], JsonSchemaValue]
    ) -> None:
        self.read = read
        self.json_schema = json_schema

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        """Return the validator of pydantic, which only calls the function."""

        def read(value: object, info: ValidationInfo) -> object:
            context = info.context
            return self.read(value, context if isinstance(context, Context) else _DEFAULT)

        return core_schema.with_info_plain_validator_function(read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the JSON Schema of the type."""
        return self.json_schema()


def fail(  # noqa: PLR0913 - all but the first three by name
    code: Code, message: str, hint: str = "", *, part: str = "", fix: str = "", otherwise: str = ""
) -> NoReturn:
    """Raise the error for a wrong value that `validation` turns into a diagnostic.

    `hint` says how to correct the value, and `otherwise` what else can be done. `part` is the part
    of a longer text that is wrong, and `fix` the corrected value, if only one is possible.
    """
    # The message is passed as data, since pydantic would replace braces in a template.
    context = {"message": message, "hint": hint, "part": part, "fix": fix, "otherwise": otherwise}
    raise PydanticCustomError(code, "{message}", context)


def within(problem: PydanticCustomError, part: int | str) -> PydanticCustomError:
    """Return an error of `fail` for an item of a list that pydantic does not divide."""
    context = problem.context or {}
    inner = (part, *context.get("within", ()))
    return PydanticCustomError(problem.type, "{message}", {**context, "within": inner})


@contextmanager
def inside(part: int | str) -> Iterator[None]:
    """Give an error of `fail` the place of a part of a value that pydantic does not divide."""
    try:
        yield
    except PydanticCustomError as problem:
        raise within(problem, part) from None
