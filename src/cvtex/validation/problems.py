"""Say what is wrong with the data of a CV: pydantic's errors as diagnostics, each mistake once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from pydantic_core import ErrorDetails

from cvtex.diagnostics import Code, Diagnostic, Fix, Note, error
from cvtex.schema import CV
from cvtex.schema.fields import EMPTY_TEXT
from cvtex.schema.paths import annotation_at, keys_of
from cvtex.validation.commas import divided_values
from cvtex.validation.corrections import (
    END_KEYS,
    START_KEYS,
    join_dates,
    quote_text,
    rename_key,
    replace_text,
)
from cvtex.validation.empty import hint_for_empty
from cvtex.validation.hints import hints_for_further, list_hint, mapping_hint, missing_hint
from cvtex.validation.spelling import (
    certain_choice,
    certain_key,
    hints_for_choice,
    hints_for_key,
    suggest_key,
)
from cvtex.validation.validate import KEY, MOST_PROBLEMS
from cvtex.yaml import YamlDocument

Path: TypeAlias = tuple[int | str, ...]


def diagnostics_of(
    document: YamlDocument, found: Sequence[ErrorDetails], root: type[CV]
) -> tuple[Diagnostic, ...]:
    """Return the diagnostics for pydantic's errors, each mistake once."""
    details, rest = found[:MOST_PROBLEMS], found[MOST_PROBLEMS:]
    suggested = {
        (*detail["loc"][:-1], meant)
        for detail in details
        if detail["type"] == "extra_forbidden"
        and (meant := suggest_key(detail["loc"], root)) is not None
    }
    # A key that is missing because it is misspelled, or in a wrapper, is reported only once.
    if any(d["type"] == "extra_forbidden" and _is_wrapper(document, d["loc"]) for d in details):
        suggested.add(("name",))
    reported = [d for d in details if d["type"] != "missing" or d["loc"] not in suggested]
    ranges = _ranges(reported, root)
    unknown = [d["loc"] for d in reported if d["type"] == "extra_forbidden"]
    divided = {value.parts[0]: value for value in divided_values(document, unknown)}
    covered = {date_range.end for date_range in ranges.values()}
    covered.update(path for value in divided.values() for path in (*value.parts[1:], value.key))
    diagnostics = [
        ranges[detail["loc"]].diagnostic(document)
        if detail["loc"] in ranges
        else divided[detail["loc"]].diagnostic()
        if detail["loc"] in divided
        else _diagnostic(document, detail, root)
        for detail in reported
        if detail["loc"] not in covered
    ]
    if rest:
        from cvtex.diagnostics.fixes import MORE_PROBLEMS

        message = f"{len(rest):,} {MORE_PROBLEMS}"
        place = document.locate(rest[0]["loc"])
        diagnostics.append(error(Code.INVALID_VALUE, message, place))
    # A value that an alias repeats has several paths, but one place in the file.
    return tuple({(d.code, d.span): d for d in diagnostics}.values())


def _diagnostic(document: YamlDocument, detail: ErrorDetails, root: type[CV]) -> Diagnostic:
    """Return the diagnostic for one of pydantic's errors."""
    path, context = detail["loc"], detail.get("ctx", {})
    at_key = path[-1:] == (KEY,)
    path = path[:-1] if at_key else (*path, *context.get("within", ()))
    place = document.locate(path, key=at_key)
    name = str(path[-1]) if path else "the file"
    match detail["type"]:
        case "extra_forbidden" if _is_wrapper(document, path):
            place = document.locate(path, key=True)
            hint = "move its keys to the top level of the file"
            message = f"unknown key `{name}` around the CV"
            return error(Code.UNKNOWN_FIELD, message, place, hints=(hint,))
        case "extra_forbidden":
            message = f"unknown key `{name}`{_where(path[:-1])}"
            place = document.locate(path, key=True)
            fix = _renaming(document, path, root)
            hints = hints_for_further(document, path) or hints_for_key(path, root)
            return error(Code.UNKNOWN_FIELD, message, place, hints=hints, fix=fix)
        case "missing":
            place = document.locate(path, key=True)
            message = f"`{name}` is missing{_where(path[:-1])}"
            return error(Code.MISSING_FIELD, message, place, hints=(missing_hint(path, root),))
        case "enum":
            named = next(part for part in reversed(path) if isinstance(part, str))
            value = document.at(path)
            shown = f"`{value}`" if isinstance(value, str) else _KINDS.get(type(value), "empty")
            hints = hints_for_choice(value, str(context["expected"]))
            message = f"`{named}` cannot be {shown}"
            meant = certain_choice(value, str(context["expected"]))
            fix = replace_text(document, path, meant) if meant else None
            return error(Code.INVALID_VALUE, message, place, hints=hints, fix=fix)
        case "tuple_type" | "list_type":
            hint = list_hint(document, path, root)
            return error(Code.INVALID_VALUE, f"`{name}` has to be a list", place, hints=(hint,))
        case "model_type" | "model_attributes_type" | "dict_type":
            what = f"`{name}`" if isinstance(path[-1], str) else "this item"
            message = f"{what} has to be a mapping of keys"
            hint = mapping_hint(document, path, root) + str(context.get("otherwise", ""))
            return error(Code.INVALID_VALUE, message, place, hints=(hint,))
    codes = {code.value: code for code in Code}
    code = codes.get(detail["type"], Code.INVALID_VALUE)
    if detail["msg"] == EMPTY_TEXT and path:
        context = {**context, "hint": hint_for_empty(path, root)}
    hints = tuple(filter(None, (str(context.get(key, "")) for key in ("hint", "otherwise"))))
    message = detail["msg"]
    if code is Code.INVALID_VALUE and path and not at_key and isinstance(path[-1], str):
        message = f"`{name}`: {message}"
    if part := str(context.get("part", "")):
        whole = document.locate_whole(path)
        place = document.source_of(whole).within(whole, part)
    fix = None
    if meant := str(context.get("fix", "")):
        fix = (rename_key if at_key else replace_text)(document, path, meant)
    elif isinstance(document.at(path), dict) and not at_key:
        fix = quote_text(document, path)
    return error(code, message, place, hints=hints, fix=fix)


def _is_wrapper(document: YamlDocument, path: Path) -> bool:
    """Tell whether a top-level key has the top-level keys below it: `cv` of RenderCV, `basics`."""
    value = document.at(path)
    has_no_name = len(path) == 1 and document.get("name") is None
    return has_no_name and isinstance(value, dict) and "name" in value


_MOST_KEYS = 100
"""The most keys that a mapping may have for a fix; a CV does not have more."""


def _renaming(document: YamlDocument, path: Path, root: type[CV]) -> Fix | None:
    """Return the fix of an unknown key, unless two keys of its mapping mean the same key."""
    meant = certain_key(path, root)
    holder = document.at(path[:-1])
    if meant is None or not isinstance(holder, dict) or len(holder) > _MOST_KEYS:
        return None
    same = [
        key
        for key in holder
        if key != path[-1] and suggest_key((*path[:-1], key), root) == meant.name
    ]
    return None if same else rename_key(document, path, meant.name, reveals=meant.is_typo)


def _ranges(details: Sequence[ErrorDetails], root: type[CV]) -> dict[Path, _Range]:
    """Return the pairs of unknown keys for the start and the end of a date, by the start's path."""
    unknown = {detail["loc"] for detail in details if detail["type"] == "extra_forbidden"}
    ranges: dict[Path, _Range] = {}
    for path in unknown:
        ends = [(*path[:-1], key) for key in END_KEYS if (*path[:-1], key) in unknown]
        if path[-1] in START_KEYS and ends and "date" in keys_of(annotation_at(path[:-1], root)):
            ranges[path] = _Range(path, ends[0])
    return ranges


class _Range(NamedTuple):
    """The paths of two unknown keys that cvtex has as one key `date`."""

    start: Path
    end: Path

    def diagnostic(self, document: YamlDocument) -> Diagnostic:
        """Return one diagnostic for both keys."""
        start, end = self.start[-1], self.end[-1]
        fix = join_dates(document, self.start, str(end))
        example = fix.title.removeprefix("write ") if fix else "`date: 2018–2020`"
        return error(
            Code.UNKNOWN_FIELD,
            f"unknown keys `{start}` and `{end}`{_where(self.start[:-1])}",
            document.locate(self.start, key=True),
            hints=(f"cvtex has one key for both: {example}",),
            notes=(Note("and here", document.locate(self.end, key=True)),),
            fix=fix,
        )


_KINDS: dict[type, str] = {list: "a list", dict: "a mapping"}


def _where(path: tuple[int | str, ...]) -> str:
    """Return the end of a message that names a path, such as ` in sections[2].talks[0]`."""
    if not path:
        return ""
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in path]
    return " in `" + "".join(parts).lstrip(".") + "`"
