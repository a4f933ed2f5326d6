"""Where a path of a CV's data leads in its schema: which keys there are, and of which type."""

from __future__ import annotations

from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from cvtex.schema.cv import CV


def keys_of(annotation: Any) -> tuple[str, ...]:
    """Return the keys that a mapping of a type may have, as a file has them."""
    if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return ()
    return tuple(field.alias or name for name, field in annotation.model_fields.items())


def annotation_at(path: tuple[int | str, ...]) -> Any:
    """Return the schema's type at a path of the data, or None if the schema has none there."""
    annotation: Any = CV
    for part in path:
        annotation = required(annotation)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            fields = {field.alias or name: field for name, field in annotation.model_fields.items()}
            annotation = fields[part].annotation if part in fields else None
        elif get_origin(annotation) is dict:
            annotation = get_args(annotation)[1]
        elif get_origin(annotation) is tuple:
            annotation = get_args(annotation)[0]
        else:
            return None
    return required(annotation)


def required(annotation: Any) -> Any:
    """Strip `None` off an optional type."""
    if get_origin(annotation) in {Union, UnionType}:
        return next(part for part in get_args(annotation) if part is not type(None))
    return annotation
