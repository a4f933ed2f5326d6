"""Validate the data of a `cv.yaml`: return a `CV`, or diagnostics at the wrong places.

No other module depends on the form of pydantic's errors. The `loc` of an error is the path in the
data, with which the document finds the place in the file.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from types import MappingProxyType
from typing import TypeAlias

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cvtex.diagnostics import Code, Diagnostic, Levels, Result, error, has_errors
from cvtex.diagnostics.levels import lenient
from cvtex.schema import CV
from cvtex.validation.context import context_of, lenient_codes
from cvtex.validation.empty import without_empty
from cvtex.yaml import Data, YamlDocument

Path: TypeAlias = tuple[int | str, ...]

MOST_PROBLEMS = 200
"""The most problems of one file that are reported separately."""


KEY = "[key]"
"""The last part of the path in pydantic's error, if the error is in the key of a mapping."""

_NO_LEVELS: Levels = MappingProxyType({})


def validate(document: YamlDocument, levels: Levels = _NO_LEVELS) -> Result[CV]:
    """Validate the data of a document against the schema; report all its problems.

    `levels` are those of the command line. If only problems remain that the user has made warnings,
    the CV is returned without the wrong parts, and with their dates as they are written.
    """
    data = document.data
    if not isinstance(data, dict):
        from cvtex.validation.foreign import foreign_format

        if foreign := foreign_format(document):
            return Result(None, (foreign,))
        what = "the file is empty" if data is None else "the file is not a mapping of keys"
        hint = "a CV begins with `name: …` and `sections:`; `cvtex new` makes one to start from"
        place = document.locate(())
        return Result(None, (error(Code.INVALID_VALUE, what, place, hints=(hint,)),))
    root = model_of(data)
    try:
        return Result(root.model_validate(without_empty(data, root), context=context_of(data)))
    except ValidationError as problem:
        from cvtex.validation.foreign import foreign_format

        if foreign := foreign_format(document):
            return Result(None, (foreign,))
        found = problem.errors(include_url=False, include_input=False)
    from cvtex.validation.problems import diagnostics_of  # takes time to import

    reported = diagnostics_of(document, found, root)
    codes = lenient_codes(data, levels)
    if codes.isdisjoint(problem.code for problem in reported):
        return Result(None, reported)
    eased = lenient(reported, codes)
    if has_errors(eased):
        return Result(None, eased)
    cv = _without_wrong(document, found, codes, root)
    return Result(cv, eased if cv else reported)


def model_of(data: Data) -> type[CV]:
    """Return the model of a CV, which knows the kinds that it declares."""
    if not isinstance(data, dict) or not data.get("kinds"):
        return CV
    from cvtex.schema.kinds.declared import cv_model

    return cv_model(without_empty(data, CV))


def problems_of(document: YamlDocument, problem: ValidationError) -> tuple[Diagnostic, ...]:
    """Return the diagnostics for the errors that pydantic found in the data of a document."""
    from cvtex.validation.problems import diagnostics_of

    return diagnostics_of(document, problem.errors(include_url=False, include_input=False), CV)


def _without_wrong(
    document: YamlDocument,
    details: Sequence[ErrorDetails],
    codes: Container[Code],
    root: type[CV],
) -> CV | None:
    """Return the CV without what is wrong, or None if it is not valid then."""
    kept = {Code.INVALID_DATE, Code.EMPTY_SECTION}
    paths = (detail["loc"] for detail in details if detail["type"] not in kept)
    removed = {path[:-1] if path[-1:] == (KEY,) else path for path in paths}
    # Later items of a list first, so that the places of the others stay.
    for path in sorted(removed, key=order_of, reverse=True):
        document = document.without(path)
    context = context_of(document.data, codes)
    try:
        return root.model_validate(without_empty(document.data, root), context=context)
    except ValidationError:
        return None


def order_of(path: Path) -> tuple[tuple[int, str], ...]:
    """Return a sort key for paths; in reverse order, later items of a list come first."""
    return tuple((part, "") if isinstance(part, int) else (-1, part) for part in path)
