"""Take objects of pypdf apart without trusting their types, which a broken PDF may confuse."""

from __future__ import annotations

from typing import Any


def resolved(value: Any) -> Any:
    """Return an object, or the one that a reference leads to."""
    for _ in range(20):
        if not hasattr(value, "idnum"):
            return value
        value = value.get_object()
    return None


def dictionary(value: Any) -> Any:
    """Return a dictionary or a stream; an empty one for anything else."""
    value = resolved(value)
    return value if isinstance(value, dict) else {}


def items(value: Any) -> list[Any]:
    """Return the items of an array; none for anything else."""
    value = resolved(value)
    return list(value) if isinstance(value, list) else []


def name_of(value: Any) -> str:
    """Return a name with its slash; empty for anything else."""
    value = resolved(value)
    return str(value) if isinstance(value, str) and value.startswith("/") else ""


def text_of(value: Any) -> str:
    """Return a text string; empty for anything else."""
    value = resolved(value)
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return str(value) if isinstance(value, str) else ""


def flag(value: Any) -> bool:
    """Return a truth value; false for anything else. pypdf's objects are all true to Python."""
    value = resolved(value)
    return getattr(value, "value", value) is True


def number(value: Any) -> float:
    """Return a number; 0 for anything else."""
    value = resolved(value)
    try:
        return float(value)
    except (TypeError, ValueError):
        return 0.0
