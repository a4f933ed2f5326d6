"""The picture of the owner: a file, and what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, get_args

from pydantic_core import CoreSchema, core_schema

from cvtex.schema.base import Model
from cvtex.schema.fields import ImagePath, Line
from cvtex.schema.reading import Read

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


class Picture(Model):
    """A picture with words for people who do not see it."""

    file: ImagePath
    """The path of a PNG or JPEG file, relative to this file. Example: `mara.jpg`"""

    alt: Line | None = None
    """What the picture shows; without it, programs that read the CV aloud say your name.
    Example: `Mara Lindqvist on the pier of Port Aurora`
    """


class _PictureOrPath:
    """An annotation for `Picture`, which may also be the path alone."""

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        """Return a validator that asks the model only for a mapping."""
        return core_schema.no_info_plain_validator_function(_picture)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the JSON Schema of a path or the model."""
        Picture.model_rebuild()
        return {"anyOf": [dict(_PATH.json_schema), handler(Picture.__pydantic_core_schema__)]}


_PATH: Read = get_args(ImagePath)[1]


def _picture(value: object) -> Picture:
    match value:
        case Picture():
            return value
        case dict():
            return Picture.model_validate(value)
    return Picture.model_construct(file=_PATH.read(value), alt=None)


PictureOrPath = Annotated[Picture, _PictureOrPath()]
"""A picture: its path, or its path and what it shows."""
