"""Find the type in the schema for a path in the data of a CV, and the keys of that type."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from cvtex.schema.cv import CV


def keys_of(annotation: Any) -> tuple[str, ...]:
    """Return the keys of a model, with the names that a file has; none for any other type."""
    if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return ()
    return tuple(field.alias or name for name, field in annotation.model_fields.items())


def annotation_at(path: tuple[int | str, ...]) -> Any:
    """Return the type of the value at a path in the data, or None if the schema has no such path.

    The type is without `None` (`without_none`).
    """
    annotation: Any = CV
    for part in path:
        annotation = without_none(annotation)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            fields = {field.alias or name: field for name, field in annotation.model_fields.items()}
            annotation = fields[part].annotation if part in fields else None
        elif get_origin(annotation) is dict:
            annotation = get_args(annotation)[1]
        elif get_origin(annotation) is tuple:
            annotation = get_args(annotation)[0]
        else:
            return None
    return without_none(annotation)


def without_none(annotation: Any) -> Any:
    """Return `T` for the types `T | None` and `T | PlainLine`, without metadata of `Annotated`."""
    while (origin := get_origin(annotation)) in {Annotated, Union, UnionType}:
        parts = get_args(annotation)
        annotation = parts[0]
        if origin is not Annotated:
            annotation = next(part for part in parts if part is not type(None))
    return annotation
