"""What a template can reach: what a document says, and what Python's own values can do.

With `render` the only module that imports Jinja.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which a document has what it says and nothing that it can do.

    It is asked once for each attribute of a type: it tells by these.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Allow what a part of a document says, and of Python's own values what Jinja allows."""
        kind = type(obj), attr
        if kind not in self._safe:
            is_safe = super().is_safe_attribute(obj, attr, value)
            self._safe[kind] = is_safe and (is_plain(obj) or attr in fields_of(type(obj)))
        return self._safe[kind]

    def is_safe_callable(self, obj: object) -> bool:
        """Allow what Python's own values and Jinja can do: no attribute leads to anything else."""
        holder = obj if isinstance(obj, type) else getattr(obj, "__self__", None)
        return (holder is None or is_plain(holder)) and super().is_safe_callable(obj)


def is_plain(value: object) -> bool:
    """Tell Python's own values, and what Jinja has beside them, from the parts of a document."""
    kind = value if isinstance(value, type) else type(value)
    return kind.__module__ == "builtins" or kind.__module__.startswith("jinja2.")


def fields_of(kind: type) -> frozenset[str]:
    """Return what a part of a document says; what else a class may have can be dangerous.

    Pydantic's models, for one, read files and run what is in them if they are asked to.
    """
    told = {*dir(str)} if issubclass(kind, str) else set()
    told |= {"name", "value"} if issubclass(kind, Enum) else set()
    for base in kind.__mro__:
        held = vars(base)
        told.update(held.get("__dataclass_fields__", ()), held.get("_fields", ()))
        told.update(held.get("__pydantic_fields__", ()))
        if base.__module__.startswith("cvtex."):
            told.update(name for name, one in held.items() if isinstance(one, property))
    return frozenset(told)
