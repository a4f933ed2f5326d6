"""What the docstrings below the fields of the schema say: descriptions, and examples of values.

A field's docstring stands on the line below it and may end in ``Example: `value` `` or
``Examples: `one` | `two` ``, each a value in YAML. Python does not keep such docstrings, so they
are read from the source when the schema is asked for, which costs nothing at any other time.
"""

from __future__ import annotations

import ast
import inspect
import re
from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel


class Described(NamedTuple):
    """A description, and examples in YAML."""

    description: str
    examples: tuple[str, ...] = ()


_EXAMPLES = re.compile(r"\s*\bExamples?: (`.*`)\Z", re.DOTALL)


def field_descriptions(record: type[BaseModel | StrEnum]) -> dict[str, Described]:
    """Return what is said of each field, or each member, of a class and of those it is made of."""
    said: dict[str, Described] = {}
    for one in reversed(record.__mro__):
        if one.__module__.startswith("cvtex."):
            said |= _own_fields(one)
    return said


def _own_fields(record: type) -> dict[str, Described]:
    (node,) = ast.parse(inspect.getsource(record)).body
    assert isinstance(node, ast.ClassDef)  # noqa: S101 - it is the source of a class
    said: dict[str, Described] = {}
    for before, after in zip(node.body, node.body[1:], strict=False):
        match before, after:
            case (
                ast.AnnAssign(target=ast.Name(name)) | ast.Assign(targets=[ast.Name(name)]),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                said[name] = _described(text)
    return said


def _described(docstring: str) -> Described:
    text = " ".join(docstring.split())
    found = _EXAMPLES.search(text)
    if found is None:
        return Described(text)
    examples = tuple(re.split(r"` \| `", found[1].strip("`")))
    return Described(text[: found.start()].strip(), examples)
