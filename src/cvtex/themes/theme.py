"""A theme with all that it is based on, and the complete design of a CV."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.schema import Design
from cvtex.source import Source, Span
from cvtex.themes.folders import BASE, DEFAULT, MANIFEST, Templates
from cvtex.themes.manifest import Manifest
from cvtex.validation.empty import without_empty
from cvtex.validation.validate import problems_of
from cvtex.yaml import parse_yaml

M = TypeVar("M", bound=BaseModel)

_DEEPEST = 5
"""How many themes may be based on each other."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme that a CV can use.

    `folders` are looked through for each template, in this order, and `read` reads one. `design`
    has a value for each key. `sources` are the manifests of the user.
    """

    name: str
    folders: tuple[Path, ...]
    design: Design
    read: Callable[[Path], Result[Source]]
    sources: tuple[Source, ...] = ()

    def complete(self, design: Design) -> Design:
        """Return the design of a CV with the theme's value for each key that it does not have."""
        return overlay(self.design, design)


def find_theme(templates: Templates, name: str, place: Span | None = None) -> Result[Theme]:
    """Return the theme of a name; `place` is where the CV names it.

    A theme that does not exist, a manifest that is not valid, and themes that are based on each
    other in a circle are errors.
    """
    chain: list[_Part] = []
    following: str | None = name
    while following is not None:
        if not templates.exists(following):
            return Result(None, (_unknown(templates, following, place),))
        if len(chain) == _DEEPEST or following in {part.name for part in chain}:
            message = f"the theme `{name}` is based on itself, or on too many themes"
            return Result(None, (error(Code.TEMPLATE, message, place),))
        read = _part(templates, following)
        if read.value is None:
            return Result(None, read.diagnostics)
        chain.append(read.value)
        following = read.value.base
    design = Design.model_construct()
    for part in reversed(chain):
        design = overlay(design, part.design)
    own, *bases = chain
    folders = (
        templates.own / own.name,
        templates.own,
        templates.shipped / own.name,
        *(folder for base in bases for folder in templates.folders(base.name)),
    )
    sources = tuple(source for part in chain for source in part.sources)
    design = overlay(design, Design.model_construct(theme=name))
    return Result(Theme(name, tuple(dict.fromkeys(folders)), design, templates.at, sources))


@dataclass(frozen=True, slots=True)
class _Part:
    """One theme of a chain: its manifests, those of the user before the shipped one."""

    name: str
    manifests: tuple[Manifest, ...]
    sources: tuple[Source, ...]

    @property
    def base(self) -> str | None:
        """The theme that this one is based on; None for the base of all."""
        named = next((manifest.base for manifest in self.manifests if manifest.base), None)
        return named or _default_base(self.name)

    @property
    def design(self) -> Design:
        """The values of all its manifests."""
        design = Design.model_construct()
        for manifest in reversed(self.manifests):
            design = overlay(design, manifest.design or Design.model_construct())
        return design


def _part(templates: Templates, theme: str) -> Result[_Part]:
    """Read the manifests of a theme; it may have none."""
    manifests: list[Manifest] = []
    sources: list[Source] = []
    for folder in templates.folders(theme):
        read = templates.at(folder / MANIFEST)
        if read.value is None and not read.diagnostics:
            continue
        manifest = _parsed(read)
        if manifest.value is None:
            return Result(None, manifest.diagnostics)
        manifests.append(manifest.value)
        if read.value is not None and folder.is_relative_to(templates.own):
            sources.append(read.value)
    return Result(_Part(theme, tuple(manifests), tuple(sources)))


def _default_base(theme: str) -> str | None:
    return {BASE: None, DEFAULT: BASE}.get(theme, DEFAULT)


def overlay(below: M, above: M) -> M:
    """Return a model with the values of `above`, and those of `below` for keys without a value."""
    values: dict[str, Any] = {}
    for name in type(below).model_fields:
        lower, upper = getattr(below, name), getattr(above, name)
        if upper is None:
            values[name] = lower
        elif isinstance(upper, BaseModel) and isinstance(lower, BaseModel):
            values[name] = overlay(lower, upper)
        else:
            values[name] = upper
    return type(below).model_construct(**values)


def _parsed(read: Result[Source]) -> Result[Manifest]:
    parsed = parse_yaml(read.value) if read.value else None
    if parsed is None or parsed.value is None:
        return Result(None, parsed.diagnostics if parsed else read.diagnostics)
    document = parsed.value
    if not isinstance(document.data, dict):
        message = "the manifest of a theme is a mapping: `design: {…}`"
        return Result(None, (error(Code.INVALID_VALUE, message, document.locate(())),))
    try:
        return Result(Manifest.model_validate(without_empty(document.data, Manifest)))
    except ValidationError as problem:
        return Result(None, problems_of(document, problem))


def _unknown(templates: Templates, theme: str, place: Span | None) -> Diagnostic:
    names = ", ".join(f"`{name}`" for name in templates.names())
    hints = (
        f"cvtex has {names}",
        f"a theme of your own is a folder `{templates.own / theme}` with a template in it",
    )
    return error(Code.TEMPLATE, f"there is no theme `{theme}`", place, hints=hints)
