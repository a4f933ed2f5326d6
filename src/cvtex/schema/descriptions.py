"""Read the descriptions and examples of fields from the docstrings below them.

The docstring of a field is on the line below it, and may end in ``Example: `value` `` or
``Examples: `first` | `second` ``, where each value is in YAML. Python does not keep such
docstrings, so the source of the class is parsed, which is done only for the JSON Schema.
"""

from __future__ import annotations

import ast
import inspect
import re
from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel


class Description(NamedTuple):
    """The description of a field, and examples of its value in YAML."""

    text: str
    examples: tuple[str, ...] = ()


_EXAMPLES = re.compile(r"\s*\bExamples?: (`.*`)\Z", re.DOTALL)


def field_descriptions(record: type[BaseModel | StrEnum]) -> dict[str, Description]:
    """Return the description of each field of a model, or of each member of an enumeration.

    The fields of base classes are included; a field without a docstring is not.
    """
    found: dict[str, Description] = {}
    for base in reversed(record.__mro__):
        if base.__module__.startswith("cvtex."):
            found |= _own_descriptions(base)
    return found


def _own_descriptions(record: type) -> dict[str, Description]:
    (node,) = ast.parse(inspect.getsource(record)).body
    assert isinstance(node, ast.ClassDef)  # noqa: S101 - it is the source of a class
    found: dict[str, Description] = {}
    for statement, following in zip(node.body, node.body[1:], strict=False):
        match statement, following:
            case (
                ast.AnnAssign(target=ast.Name(name)) | ast.Assign(targets=[ast.Name(name)]),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[name] = _description(text)
    return found


def _description(docstring: str) -> Description:
    text = " ".join(docstring.split())
    found = _EXAMPLES.search(text)
    if found is None:
        return Description(text)
    examples = tuple(re.split(r"` \| `", found[1].strip("`")))
    return Description(text[: found.start()].strip(), examples)
