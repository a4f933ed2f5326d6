"""What is left of a CV without its mistakes, so that the rest of it can be checked too.

A file with a misspelt key may cite a key that no bibliography has: both are told in one run. What
is left is looked at and never printed.
"""

from __future__ import annotations

from pydantic import ValidationError

from cvtex.schema import CV
from cvtex.validation.context import context_of
from cvtex.validation.validate import MOST_PROBLEMS, without_empty
from cvtex.yaml import Data, YamlDocument

_MOST_ROUNDS = 8
"""A removed key may be one that its entry needs, and that entry the only one of a section."""


def salvage(document: YamlDocument) -> tuple[CV, YamlDocument] | None:
    """Return the CV without what is wrong in it, and the file without it; None if nothing is left.

    Places in the file stay where they are.
    """
    for _ in range(_MOST_ROUNDS):
        data = document.data
        if not isinstance(data, dict):
            return None
        try:
            context = context_of(data)
            return CV.model_validate(without_empty(data, CV), context=context), document
        except ValidationError as problem:
            details = problem.errors(include_url=False, include_input=False, include_context=False)
        if len(details) > MOST_PROBLEMS:
            return None
        wrong = {
            _holder(data, detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"])
            for detail in details
        }
        if () in wrong:
            # Nothing but the name has to be there.
            document = document.with_value("name", "?")
            wrong.discard(())
        for path in sorted(wrong, key=_order, reverse=True):
            document = document.without(path)
    return None


def _holder(data: Data, path: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Return as much of a path as leads to something in the data that can be taken away."""
    found = 0
    for part in path:
        match data:
            case dict() if part in data:
                data = data[str(part)]
            case list() if isinstance(part, int) and part < len(data):
                data = data[part]
            case _:
                break
        found += 1
    return path[:found]


def _order(path: tuple[int | str, ...]) -> tuple[tuple[int, str], ...]:
    return tuple((part, "") if isinstance(part, int) else (-1, part) for part in path)
