"""What a template can use: the data of a document, and methods of Python's own values.

Together with `templates` the only module that imports Jinja.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any
from weakref import WeakKeyDictionary

from jinja2.compiler import CodeGenerator, Frame
from jinja2.sandbox import ImmutableSandboxedEnvironment

_ASSIGNED = "(Markup if context.eval_ctx.autoescape else identity)("
"""How Jinja's code marks the text of a `set` block as safe, if it escapes for HTML."""


class _Generator(CodeGenerator):
    """Jinja's code generator, by which the text of a macro is finished and not escaped again."""

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:  # noqa: ARG002, FBT001 - as Jinja calls it
        """Write the end of a macro."""
        self.writeline(f"return environment.finished(concat({frame.buffer}))")


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which of a document's parts allows only the data and not the methods.

    `finished` marks the text of a macro or of a `set` block, so that it is not escaped again.
    Whether an attribute is safe depends only on the types, and is computed once for each.
    """

    code_generator_class = _Generator

    def __init__(self, finished: Callable[[str], str], **options: Any) -> None:
        super().__init__(**options)
        self.finished = finished
        self._safe: dict[tuple[type, str], bool] = {}

    def _generate(self, *arguments: Any, **options: Any) -> str:
        """Return the Python code of a template, in which the text of a `set` block is finished."""
        code = super()._generate(*arguments, **options)
        return code.replace(_ASSIGNED, "environment.finished(")

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Allow the data of a document's part, and of Python's own values what Jinja allows."""
        kind = type(obj), attr
        if kind not in self._safe:
            is_safe = super().is_safe_attribute(obj, attr, value)
            is_readable = is_plain(obj) or attr in readable_attributes(type(obj))
            self._safe[kind] = is_safe and is_readable
        return self._safe[kind]

    def is_safe_callable(self, obj: object) -> bool:
        """Allow the methods of Python's and Jinja's own values, which lead to nothing else."""
        holder = obj if isinstance(obj, type) else getattr(obj, "__self__", None)
        return (holder is None or is_plain(holder)) and super().is_safe_callable(obj)


def is_plain(value: object) -> bool:
    """Return whether a value, or a type, is Python's or Jinja's own: not a document's part."""
    kind = value if isinstance(value, type) else type(value)
    return kind.__module__ == "builtins" or kind.__module__.startswith("jinja2.")


_READABLE: WeakKeyDictionary[type, frozenset[str]] = WeakKeyDictionary()
"""The results of `readable_attributes`, for as long as there is the class."""


def readable_attributes(kind: type) -> frozenset[str]:
    """Return the names of the data of a document's part: its fields, and cvtex's properties.

    What else a class has can be dangerous: Pydantic's models have methods that read files and
    unpickle what is in them.
    """
    found = _READABLE.get(kind)
    if found is None:
        found = _READABLE[kind] = frozenset(_names_of_data(kind))
    return found


def _names_of_data(kind: type) -> set[str]:
    names = {*dir(str)} if issubclass(kind, str) else set()
    names |= {"name", "value"} if issubclass(kind, Enum) else set()
    for base in kind.__mro__:
        members = vars(base)
        names.update(members.get("__dataclass_fields__", ()), members.get("_fields", ()))
        names.update(members.get("__pydantic_fields__", ()))
        if base.__module__.startswith("cvtex."):
            properties = (name for name, member in members.items() if isinstance(member, property))
            names.update(properties)
    return names
