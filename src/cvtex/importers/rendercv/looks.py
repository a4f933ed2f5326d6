"""The looks of RenderCV's themes, and the values that its designs have by default."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).parents[1] / "data"

CLASSIC = "classic"


@cache
def _themes() -> Mapping[str, Any]:
    return tomllib.loads((_DATA / "rendercv.toml").read_text(encoding="utf-8"))


def is_theme(name: str) -> bool:
    """Tell whether a theme came with any version of RenderCV."""
    return name in _themes()


def look_of(theme: str) -> dict[str, Any]:
    """Return a design of cvtex that looks like a theme, as a new mapping."""
    look = _themes()[theme if is_theme(theme) else CLASSIC]["look"]
    return {key: dict(value) if isinstance(value, dict) else value for key, value in look.items()}


def defaults_of(theme: str) -> Mapping[str, str]:
    """Return the values of a theme by the dotted names of RenderCV's keys."""
    classic: Mapping[str, str] = _themes()[CLASSIC]["values"]
    own: Mapping[str, str] = _themes()[theme]["values"] if is_theme(theme) else {}
    return {**classic, **own}


@cache
def named_colors() -> Mapping[str, str]:
    """Return the colours that have a name in CSS, as hexadecimal digits."""
    return tomllib.loads((_DATA / "colors.toml").read_text(encoding="utf-8"))
