"""A theme with all that it is based on, and the complete design of a CV."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from cvtex.diagnostics import Code, Diagnostic, Result, error, warning
from cvtex.schema import Design
from cvtex.source import Source, Span
from cvtex.themes.folders import BASE, DEFAULT, MANIFEST, Templates
from cvtex.themes.manifest import Manifest, Option
from cvtex.themes.options import option_values
from cvtex.validation.empty import without_empty
from cvtex.validation.validate import problems_of
from cvtex.yaml import YamlDocument, parse_yaml

M = TypeVar("M", bound=BaseModel)

_DEEPEST = 5
"""How many themes may be based on each other."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme that a CV can use.

    `folders` are looked through for each template, in this order, and `read` reads one. `design`
    has a value for each key. `sources` are the manifests of the user. `options` are those that only
    this theme has, and `ignores` the keys of a design that its templates do not use.
    """

    name: str
    folders: tuple[Path, ...]
    design: Design
    read: Callable[[Path], Result[Source]] = field(compare=False)
    sources: tuple[Source, ...] = ()
    options: Mapping[str, Option] = field(default_factory=dict)
    ignores: frozenset[str] = frozenset()

    def complete(self, design: Design) -> Design:
        """Return the design of a CV with the theme's value for each key that it does not have."""
        return overlay(self.design, design)

    def apply(self, design: Design, yaml: YamlDocument) -> Result[Design]:
        """Return the complete design of a CV with the values of the theme's own options.

        `yaml` is the CV's file. Wrong options are errors, and keys that the theme does not use are
        warnings; the design is returned all the same.
        """
        options = option_values(self.options, design.options or {}, yaml)
        complete = self.complete(design).model_copy(update={"options": options.value})
        return Result(complete, (*options.diagnostics, *self._unused(design, yaml)))

    def _unused(self, design: Design, yaml: YamlDocument) -> Iterator[Diagnostic]:
        for key in sorted(self.ignores):
            path = tuple(key.split("."))
            if is_given(design, path):
                message = f"the theme `{self.name}` does not use `{key}`"
                place = yaml.locate(("design", *path), key=True)
                yield warning(Code.UNUSED_DESIGN, message, place, hints=("remove it",))


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
    manifests = [manifest for part in reversed(chain) for manifest in reversed(part.manifests)]
    options = {key: option for found in manifests for key, option in found.options.items()}
    ignores = frozenset(key for manifest in manifests for key in manifest.ignores)
    unique = tuple(dict.fromkeys(folders))
    return Result(Theme(name, unique, design, templates.at, sources, options, ignores))


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


def is_given(design: BaseModel, path: tuple[str, ...]) -> bool:
    """Return whether a design has a value at a path of keys."""
    value: Any = design
    for key in path:
        value = getattr(value, key, None)
    return value is not None


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
