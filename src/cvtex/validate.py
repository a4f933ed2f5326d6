"""Plain data to a `CV`, or to diagnostics at the places of the file that are wrong.

The only module that knows what pydantic's errors look like. An error's `loc` is the YAML's path,
so its place is found by walking the file, never by comparing names.
"""

from __future__ import annotations

import difflib
import re
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cvtex.diagnostic import Code, Diagnostic, Result, error
from cvtex.model import CV
from cvtex.sections import Section, Selection
from cvtex.style import EntryOverride
from cvtex.yaml_source import Data, YamlDocument

# What other tools call things: JSON Resume, RenderCV, YAMLResume and habit.
_SYNONYMS = {
    "work": "experience", "employment": "experience", "jobs": "experience",
    "positions": "experience", "mentorship": "people", "references": "people",
    "students": "people", "service": "entries", "volunteer": "entries", "activities": "entries",
    "certificates": "awards", "honors": "awards", "grants": "awards", "software": "projects",
    "artifacts": "projects", "presentations": "talks", "interests": "list", "bullets": "list",
    "items": "list", "prose": "text", "paragraph": "text", "startDate": "date",
    "start_date": "date", "endDate": "date", "end_date": "date", "dates": "date", "year": "date",
    "company": "organization", "employer": "organization", "role": "position",
    "job_title": "position", "studyType": "degree", "school": "institution",
    "university": "institution", "gpa": "score", "description": "summary", "note": "summary",
    "details": "highlights", "bullets_": "highlights", "website": "url", "homepage": "url",
    "link": "url", "mail": "email", "headline": "label", "bib": "bibliography",
    "social_networks": "profiles", "aliases": "signs_as", "venue": "venues",
    "tags": "keywords", "types": "type",
}  # fmt: skip


def validate(document: YamlDocument) -> Result[CV]:
    """Check a file's data against the schema; all problems are reported at once."""
    data = document.data
    if not isinstance(data, dict):
        what = "the file is empty" if data is None else "the file is not a mapping of keys"
        hint = "a CV begins with `name: …` and `sections:`; `cvtex new` makes one to start from"
        place = document.locate(())
        return Result(None, (error(Code.INVALID_VALUE, what, place, hints=(hint,)),))
    try:
        return Result(CV.model_validate(_without_empty(data, CV)))
    except ValidationError as problem:
        details = problem.errors(include_url=False, include_input=False)
        misspelt = {
            (*detail["loc"][:-1], meant)
            for detail in details
            if detail["type"] == "extra_forbidden" and (meant := _meant(detail["loc"])) is not None
        }
        # What is missing because it is misspelt is one mistake, and told once.
        told = (d for d in details if d["type"] != "missing" or d["loc"] not in misspelt)
        diagnostics = (_diagnostic(document, detail) for detail in told)
        # What an alias repeats is wrong in one place.
        return Result(None, tuple({(one.code, one.span): one for one in diagnostics}.values()))


def _without_empty(data: Data, annotation: Any) -> Data:
    """Drop keys that were left empty: `advisors:` with nothing behind it says nothing.

    An empty key that the schema does not know stays, to be refused. An empty list of publications
    is one of all, and an empty field of a .bib entry is one to be taken away.
    """
    annotation = _required(annotation)
    match data:
        case dict():
            kept: dict[str, Data] = {}
            for key, value in data.items():
                inner = _inner(annotation, key)
                if value is not None or inner is None:
                    kept[key] = _without_empty(value, inner)
                elif inner is Selection:
                    kept[key] = {}
                elif get_origin(annotation) is dict and inner is not EntryOverride:
                    kept[key] = ""
            return kept
        case list():
            item = get_args(annotation)[0] if get_origin(annotation) is tuple else None
            return [_without_empty(value, item) for value in data]
    return data


def _inner(annotation: Any, key: str) -> Any:
    """Return the schema's type of a key, or None if it knows none of that name."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            if key == (field.alias or name):
                return _required(field.annotation)
    return get_args(annotation)[1] if get_origin(annotation) is dict else None


def _diagnostic(document: YamlDocument, detail: ErrorDetails) -> Diagnostic:
    path, context = detail["loc"], detail.get("ctx", {})
    place = document.locate(path)
    name = str(path[-1]) if path else "the file"
    match detail["type"]:
        case "extra_forbidden":
            message = f"unknown key `{name}`{_where(path[:-1])}"
            place = document.locate(path, key=True)
            return error(Code.UNKNOWN_FIELD, message, place, hints=_spelling(path))
        case "missing":
            place = document.locate(path, key=True)
            message = f"`{name}` is missing{_where(path[:-1])}"
            return error(Code.MISSING_FIELD, message, place, hints=(f"add `{name}: …`",))
        case "enum":
            named = next(part for part in reversed(path) if isinstance(part, str))
            value = _value_at(document.data, path)
            shown = f"`{value}`" if isinstance(value, str) else _KINDS.get(type(value), "empty")
            hints = _choices(value, str(context["expected"]))
            message = f"`{named}` cannot be {shown}"
            return error(Code.INVALID_VALUE, message, place, hints=hints)
        case "tuple_type" | "list_type":
            hint = "begin each item with `- `, or write `[first, second]`"
            return error(Code.INVALID_VALUE, f"`{name}` has to be a list", place, hints=(hint,))
        case "model_type" | "model_attributes_type" | "dict_type":
            keys = ", ".join(f"`{key}`" for key in _keys(_annotation_at(path)))
            what = f"`{name}`" if isinstance(path[-1], str) else "this item"
            message = f"{what} has to be a mapping of keys"
            hint = f"its keys are {keys}" if keys else "write it as lines of `key: value`"
            return error(Code.INVALID_VALUE, message, place, hints=(hint,))
    codes = {code.value: code for code in Code}
    code = codes.get(detail["type"], Code.INVALID_VALUE)
    hint = str(context.get("hint", ""))
    message = detail["msg"]
    if code is Code.INVALID_VALUE and path and isinstance(path[-1], str):
        message = f"`{name}`: {message}"
    return error(code, message, place, hints=(hint,) if hint else ())


_KINDS: dict[type, str] = {list: "a list", dict: "a mapping"}


def _where(path: tuple[int | str, ...]) -> str:
    """Say in words which part of the CV a path leads to: ` in sections[2].talks[0]`."""
    if not path:
        return ""
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in path]
    return " in `" + "".join(parts).lstrip(".") + "`"


def _choices(value: Data, expected: str) -> tuple[str, ...]:
    known = re.findall(r"'([^']*)'", expected)
    text = value.lower() if isinstance(value, str) else ""
    close = difflib.get_close_matches(text, known, n=1)
    guess = (f"did you mean `{close[0]}`?",) if close else ()
    return (*guess, "it is one of " + ", ".join(f"`{choice}`" for choice in known))


def _meant(path: tuple[int | str, ...]) -> str | None:
    """Return the known key that an unknown one stands for: nearly the same, or a synonym."""
    name = str(path[-1])
    known = _keys(_annotation_at(path[:-1]))
    if len(path) == 1 and _place_elsewhere(name):
        return None
    close = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.85)
    longer = [key for key in known if name.lower() in key.split("_")]
    if not close and len(longer) == 1:
        return longer[0]  # `joiner` is `author_joiner`
    close = close or difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.7)
    if close:
        return close[0]
    synonym = _SYNONYMS.get(name)
    return synonym if synonym in known else None


def _spelling(path: tuple[int | str, ...]) -> tuple[str, ...]:
    meant = _meant(path)
    if len(path) == 1 and (place := _place_elsewhere(str(path[0]))):
        return (place,)
    if meant is None:
        known = _keys(_annotation_at(path[:-1]))
        return (f"the keys here are {', '.join(f'`{key}`' for key in known)}",)
    if meant == _SYNONYMS.get(str(path[-1])):
        return (f"cvtex calls it `{meant}`",)
    return (f"did you mean `{meant}`?",)


def _place_elsewhere(name: str) -> str:
    """Say where a key belongs that stands at the top of the file, if it is known elsewhere."""
    if name in Section.KINDS:
        return f"it belongs in a section: `- title: …` and `{name}: …` below `sections:`"
    for key, field in CV.model_fields.items():
        if name in _keys(_required(field.annotation)) and key not in {"words", "last_updated"}:
            return f"it belongs under `{key}`: `{key}: {{{name}: …}}`"
    return ""


def _keys(annotation: Any) -> tuple[str, ...]:
    if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return ()
    return tuple(field.alias or name for name, field in annotation.model_fields.items())


def _annotation_at(path: tuple[int | str, ...]) -> Any:
    """Return the schema's type at a path of the data, or None if the schema has none there."""
    annotation: Any = CV
    for part in path:
        annotation = _required(annotation)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            fields = {field.alias or name: field for name, field in annotation.model_fields.items()}
            annotation = fields[part].annotation if part in fields else None
        elif get_origin(annotation) is dict:
            annotation = get_args(annotation)[1]
        elif get_origin(annotation) is tuple:
            annotation = get_args(annotation)[0]
        else:
            return None
    return _required(annotation)


def _required(annotation: Any) -> Any:
    """Strip `None` off an optional type."""
    if get_origin(annotation) in {Union, UnionType}:
        return next(part for part in get_args(annotation) if part is not type(None))
    return annotation


def _value_at(data: Data, path: tuple[int | str, ...]) -> Data:
    for part in path:
        match data:
            case dict():
                data = data.get(str(part))
            case list() if isinstance(part, int):
                data = data[part]
    return data
