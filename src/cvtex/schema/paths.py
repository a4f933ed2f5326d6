"""Find the type in the schema for a path in the data of a CV, and the keys of that type."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from cvtex.schema.cv import CV
from cvtex.schema.kinds.lazy_entries import annotation_of


def keys_of(annotation: Any) -> tuple[str, ...]:
    """Return the keys of a model, with the names that a file has; none for any other type."""
    if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return ()
    return tuple(field.alias or name for name, field in annotation.model_fields.items())


def keys_at(path: tuple[int | str, ...], root: type[BaseModel] = CV) -> tuple[str, ...]:
    """Return the keys of the mapping at a path, which may be one item in the place of a list.

    `root` is the model of the whole data.
    """
    annotation = annotation_at(path, root)
    item = get_args(annotation)[0] if get_origin(annotation) is tuple else annotation
    return keys_of(item)


def annotation_at(path: tuple[int | str, ...], root: type[BaseModel] = CV) -> Any:
    """Return the type of the value at a path in the data, or None if the schema has no such path.

    The type is without `None` (`without_none`). `root` is the model of the whole data.
    """
    annotation: Any = root
    for part in path:
        annotation = without_none(annotation)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            fields = {field.alias or name: field for name, field in annotation.model_fields.items()}
            annotation = annotation_of(fields[part]) if part in fields else None
        elif get_origin(annotation) is dict:
            annotation = get_args(annotation)[1]
        elif get_origin(annotation) is tuple and isinstance(part, str):
            # One item in the place of a list has no index.
            item = get_args(annotation)[0]
            fields = item.model_fields if hasattr(item, "model_fields") else {}
            annotation = annotation_of(fields[part]) if part in fields else None
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
