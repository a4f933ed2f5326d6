"""The values of a CV that are not valid, by their paths: for programs that write a CV."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import ValidationError

from cvtex.diagnostics import Code
from cvtex.source import Source
from cvtex.validation.context import context_of
from cvtex.validation.empty import without_empty
from cvtex.validation.problems import diagnostics_of
from cvtex.validation.validate import KEY, Path, model_of
from cvtex.yaml import Data, YamlDocument, existing_path


class WrongValue(NamedTuple):
    """A value that makes a CV invalid.

    `path` leads to it in the data; `is_missing` says that nothing is there, and has to be.
    `code` and `reason` are those of the diagnostic that a user would get.
    """

    path: Path
    code: Code
    reason: str
    is_missing: bool = False


def wrong_values(data: Data) -> tuple[WrongValue, ...]:
    """Return what is wrong with the data of a CV, in the order of the schema.

    A path leads to something in the data, or to a missing key of something in it.
    """
    if not isinstance(data, dict):
        return (WrongValue(("name",), Code.MISSING_FIELD, "`name` is missing", is_missing=True),)
    root = model_of(data)
    try:
        root.model_validate(without_empty(data, root), context=context_of(data))
    except ValidationError as problem:
        details = problem.errors(include_url=False, include_input=False)
    else:
        return ()
    document = YamlDocument(Source("", ""), data, None)
    found = []
    for detail in details:
        reported = diagnostics_of(document, [detail], root)
        code, reason = (
            (reported[0].code, reported[0].message)
            if reported
            else (Code.INVALID_VALUE, detail["msg"])
        )
        is_missing = detail["type"] == "missing"
        path = detail["loc"][:-1] if detail["loc"][-1:] == (KEY,) else detail["loc"]
        within = existing_path(data, path[:-1] if is_missing else path)
        found.append(
            WrongValue(
                (*within, path[-1]) if is_missing else within, code, reason, is_missing=is_missing
            )
        )
    return tuple(found)
