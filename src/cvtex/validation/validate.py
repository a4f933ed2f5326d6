"""Plain data to a `CV`, or to diagnostics at the places of the file that are wrong.

The only module that knows what pydantic's errors look like. An error's `loc` is the YAML's path,
so its place is found by walking the file, never by comparing names.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cvtex.diagnostics import Code, Diagnostic, Fix, Note, Result, error
from cvtex.schema import CV, EntryOverride, Selection
from cvtex.schema.paths import annotation_at, keys_of, without_none
from cvtex.validation.context import context_of
from cvtex.validation.corrections import (
    END_KEYS,
    START_KEYS,
    joined_dates,
    quoted,
    renamed,
    rewritten,
)
from cvtex.validation.spelling import certain_choice, certainly_meant, choices, hints_for, meant_by
from cvtex.yaml import Data, YamlDocument

Path: TypeAlias = tuple[int | str, ...]


MOST_PROBLEMS = 200
"""How many problems of one file are told."""


def validate(document: YamlDocument) -> Result[CV]:
    """Check a file's data against the schema; all problems are reported at once."""
    data = document.data
    if not isinstance(data, dict):
        what = "the file is empty" if data is None else "the file is not a mapping of keys"
        hint = "a CV begins with `name: …` and `sections:`; `cvtex new` makes one to start from"
        place = document.locate(())
        return Result(None, (error(Code.INVALID_VALUE, what, place, hints=(hint,)),))
    try:
        return Result(CV.model_validate(without_empty(data, CV), context=context_of(data)))
    except ValidationError as problem:
        found = problem.errors(include_url=False, include_input=False)
        details, rest = found[:MOST_PROBLEMS], found[MOST_PROBLEMS:]
        misspelt = {
            (*detail["loc"][:-1], meant)
            for detail in details
            if detail["type"] == "extra_forbidden"
            and (meant := meant_by(detail["loc"])) is not None
        }
        # What is missing because it is misspelt, or elsewhere, is one mistake, and told once.
        if any(d["type"] == "extra_forbidden" and _is_wrapper(document, d["loc"]) for d in details):
            misspelt.add(("name",))
        told = [d for d in details if d["type"] != "missing" or d["loc"] not in misspelt]
        ranges = _ranges(told)
        ends = {one.end for one in ranges.values()}
        diagnostics = [
            ranges[detail["loc"]].diagnostic(document)
            if detail["loc"] in ranges
            else _diagnostic(document, detail)
            for detail in told
            if detail["loc"] not in ends
        ]
        if rest:
            message = f"{len(rest):,} more problems from here on: mend the others first"
            place = document.locate(rest[0]["loc"])
            diagnostics.append(error(Code.INVALID_VALUE, message, place))
        # What an alias repeats is wrong in one place.
        return Result(None, tuple({(one.code, one.span): one for one in diagnostics}.values()))


def without_empty(data: Data, annotation: Any) -> Data:
    """Drop keys that were left empty: `advisors:` with nothing behind it says nothing.

    An empty key that the schema does not know stays, to be refused. An empty list of publications
    is one of all, and an empty field of a .bib entry is one to be taken away.
    """
    annotation = without_none(annotation)
    match data:
        case dict():
            kept: dict[str, Data] = {}
            for key, value in data.items():
                inner = _inner(annotation, key)
                if value is not None or inner is None:
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


def _inner(annotation: Any, key: str) -> Any:
    """Return the schema's type of a key, or None if it knows none of that name."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            if key == (field.alias or name):
                return without_none(field.annotation)
    return get_args(annotation)[1] if get_origin(annotation) is dict else None


_KEY = "[key]"
"""How pydantic's path of an error ends that is in the key of a mapping."""


def _diagnostic(document: YamlDocument, detail: ErrorDetails) -> Diagnostic:
    path, context = detail["loc"], detail.get("ctx", {})
    at_key = path[-1:] == (_KEY,)
    path = path[:-1] if at_key else path
    place = document.locate(path, key=at_key)
    name = str(path[-1]) if path else "the file"
    match detail["type"]:
        case "extra_forbidden" if _is_wrapper(document, path):
            place = document.locate(path, key=True)
            hint = "its keys stand at the top of the file: take them out of it"
            message = f"unknown key `{name}` around the CV"
            return error(Code.UNKNOWN_FIELD, message, place, hints=(hint,))
        case "extra_forbidden":
            message = f"unknown key `{name}`{_where(path[:-1])}"
            place = document.locate(path, key=True)
            fix = _renaming(document, path)
            return error(Code.UNKNOWN_FIELD, message, place, hints=hints_for(path), fix=fix)
        case "missing":
            place = document.locate(path, key=True)
            message = f"`{name}` is missing{_where(path[:-1])}"
            return error(Code.MISSING_FIELD, message, place, hints=(f"add `{name}: …`",))
        case "enum":
            named = next(part for part in reversed(path) if isinstance(part, str))
            value = document.at(path)
            shown = f"`{value}`" if isinstance(value, str) else _KINDS.get(type(value), "empty")
            hints = choices(value, str(context["expected"]))
            message = f"`{named}` cannot be {shown}"
            meant = certain_choice(value, str(context["expected"]))
            fix = rewritten(document, path, meant) if meant else None
            return error(Code.INVALID_VALUE, message, place, hints=hints, fix=fix)
        case "tuple_type" | "list_type":
            hint = _list_hint(document, path)
            return error(Code.INVALID_VALUE, f"`{name}` has to be a list", place, hints=(hint,))
        case "model_type" | "model_attributes_type" | "dict_type":
            keys = ", ".join(f"`{key}`" for key in keys_of(annotation_at(path)))
            what = f"`{name}`" if isinstance(path[-1], str) else "this item"
            message = f"{what} has to be a mapping of keys"
            hint = f"its keys are {keys}" if keys else "write it as lines of `key: value`"
            return error(Code.INVALID_VALUE, message, place, hints=(hint,))
    codes = {code.value: code for code in Code}
    code = codes.get(detail["type"], Code.INVALID_VALUE)
    hint = str(context.get("hint", ""))
    message = detail["msg"]
    if code is Code.INVALID_VALUE and path and not at_key and isinstance(path[-1], str):
        message = f"`{name}`: {message}"
    if part := str(context.get("part", "")):
        place = document.source.within(document.locate_whole(path), part)
    fix = None
    if meant := str(context.get("fix", "")):
        fix = renamed(document, path, meant) if at_key else rewritten(document, path, meant)
    elif isinstance(document.at(path), dict) and not at_key:
        fix = quoted(document, path)
    return error(code, message, place, hints=(hint,) if hint else (), fix=fix)


def _is_wrapper(document: YamlDocument, path: Path) -> bool:
    """Tell whether a key at the top holds what should stand there: RenderCV's `cv`, or `basics`."""
    held = document.at(path)
    is_alone = len(path) == 1 and document.get("name") is None
    return is_alone and isinstance(held, dict) and "name" in held


_MOST_KEYS = 100
"""Of how many keys of a mapping it is asked whether they mean the same; no CV has more."""


def _renaming(document: YamlDocument, path: Path) -> Fix | None:
    """Return the fix of a misspelt key, unless two keys of a mapping mean the same."""
    meant = certainly_meant(path)
    holder = document.at(path[:-1])
    if meant is None or not isinstance(holder, dict) or len(holder) > _MOST_KEYS:
        return None
    same = [key for key in holder if key != path[-1] and meant_by((*path[:-1], key)) == meant]
    return None if same else renamed(document, path, meant)


def _ranges(details: Sequence[ErrorDetails]) -> dict[Path, _Range]:
    """Find the keys of two ends that are one `date` here, by the path of the first key."""
    unknown = {detail["loc"] for detail in details if detail["type"] == "extra_forbidden"}
    ranges: dict[Path, _Range] = {}
    for path in unknown:
        ends = [(*path[:-1], key) for key in END_KEYS if (*path[:-1], key) in unknown]
        if path[-1] in START_KEYS and ends and "date" in keys_of(annotation_at(path[:-1])):
            ranges[path] = _Range(path, ends[0])
    return ranges


class _Range(NamedTuple):
    """The paths of two keys that are one date."""

    start: Path
    end: Path

    def diagnostic(self, document: YamlDocument) -> Diagnostic:
        """Tell both keys as the one mistake that they are."""
        start, end = self.start[-1], self.end[-1]
        fix = joined_dates(document, self.start, str(end))
        example = fix.title.removeprefix("write ") if fix else "`date: 2018–2020`"
        return error(
            Code.UNKNOWN_FIELD,
            f"unknown keys `{start}` and `{end}`{_where(self.start[:-1])}",
            document.locate(self.start, key=True),
            hints=(f"cvtex has one key for both: {example}",),
            notes=(Note("and here", document.locate(self.end, key=True)),),
            fix=fix,
        )


def _list_hint(document: YamlDocument, path: Path) -> str:
    """Say how a list is written, by what belongs into it."""
    item = next(iter(get_args(annotation_at(path))), None)
    if path == ("sections",) and isinstance(held := document.at(path), dict):
        title = next(iter(held), "Experience")
        return f"begin each section with a dash and its title: `- title: {title}`"
    if isinstance(item, type) and issubclass(item, BaseModel):
        fields = item.model_fields.items()
        needed = [name for name, field in fields if field.is_required()] or list(keys_of(item))
        return f"begin each entry with a dash: `- {needed[0]}: …`"
    return "begin each item with `- `, or write `[first, second]`"


_KINDS: dict[type, str] = {list: "a list", dict: "a mapping"}


def _where(path: tuple[int | str, ...]) -> str:
    """Say in words which part of the CV a path leads to: ` in sections[2].talks[0]`."""
    if not path:
        return ""
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in path]
    return " in `" + "".join(parts).lstrip(".") + "`"
