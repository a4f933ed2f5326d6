"""Names of a package that are imported when they are used, so that a command starts quickly."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any


def lazy_names(package: str, homes: Mapping[str, Sequence[str]]) -> Callable[[str], Any]:
    """Return a module-level `__getattr__` (PEP 562) for a package.

    `homes` are the names by the module that defines them, relative to the package. The function
    raises `AttributeError` for any other name.
    """
    modules = {name: module for module, names in homes.items() for name in names}

    def look_up(name: str) -> Any:
        if name in modules:
            return getattr(import_module(f"{package}.{modules[name]}"), name)
        message = f"module {package!r} has no attribute {name!r}"
        raise AttributeError(message)

    return look_up
