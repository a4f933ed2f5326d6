"""Keys without a value in the data of a CV: they are as if they were missing."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cvtex.schema import CV, EntryOverride, Selection
from cvtex.schema.kinds.lazy_entries import annotation_of
from cvtex.schema.paths import annotation_at, without_none
from cvtex.schema.person import OneOrMore
from cvtex.yaml import SCHEMA, Data


def without_empty(data: Data, annotation: Any) -> Data:
    """Return the data without keys that have no value, such as `advisors:` or `email: ""`.

    The key `$schema` of a whole CV is left out too.

    An empty key that the schema does not know is kept, so that it is reported, and so is a blank
    text of a required key. An empty key
    `publications` lists all of them, and an empty field of a .bib entry removes the field.
    """
    annotation = without_none(annotation)
    if isinstance(data, dict) and get_origin(annotation) is tuple:
        annotation = get_args(annotation)[0]  # one item in the place of a list
    match data:
        case dict():
            kept: dict[str, Data] = {}
            for key, value in data.items():
                if key == SCHEMA and _is_cv(annotation):
                    continue
                inner = _inner(annotation, key)
                is_blank = isinstance(value, str) and not value.strip()
                is_empty = value is None or (is_blank and _may_be_blank(annotation, key))
                if not is_empty or inner is None:
                    kept[key] = without_empty(value, inner)
                elif inner is Selection:
                    kept[key] = {}
                elif get_origin(annotation) is dict and inner is not EntryOverride:
                    kept[key] = ""
            return kept
        case list():
            item = get_args(annotation)[0] if get_origin(annotation) is tuple else None
            return [without_empty(value, item) for value in data]
    return data


def _is_cv(annotation: Any) -> bool:
    """Tell whether a type is that of a whole CV, which may have kinds of its own."""
    return isinstance(annotation, type) and issubclass(annotation, CV)


def _may_be_blank(annotation: Any, key: str) -> bool:
    """Tell whether a key of the schema may be missing, and has a text or a list of texts."""
    field = _field(annotation, key)
    if field is None or field.is_required():
        return False
    kind = without_none(annotation_of(field))
    if any(isinstance(part, OneOrMore) for part in field.metadata):
        return True
    if get_origin(kind) is tuple:
        kind = without_none(get_args(kind)[0])
    is_choice = isinstance(kind, type) and issubclass(kind, BaseModel | StrEnum)
    return not is_choice and get_origin(kind) is not dict


def _field(annotation: Any, key: str) -> FieldInfo | None:
    """Return the field of a model for a key of a file, or None."""
    if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return None
    fields = annotation.model_fields.items()
    return next((field for name, field in fields if key == (field.alias or name)), None)


def _inner(annotation: Any, key: str) -> Any:
    """Return the type of a key in the schema, or None if the schema does not have the key."""
    if (field := _field(annotation, key)) is not None:
        return without_none(annotation_of(field))
    return get_args(annotation)[1] if get_origin(annotation) is dict else None


def hint_for_empty(path: tuple[int | str, ...], root: type[BaseModel]) -> str:
    """Return what to do with an empty text, which may be at a key that is required."""
    if isinstance(path[-1], int):
        return "remove the item, or give it a text"
    field = _field(annotation_at(path[:-1], root), path[-1])
    if field is not None and field.is_required():
        return f"write what belongs there: `{path[-1]}` is required"
    return "remove the key, or give it a text"
