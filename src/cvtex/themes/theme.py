"""A theme with all that it is based on, and the complete design of a CV."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from cvtex.diagnostics import Code, Diagnostic, Result, error, warning
from cvtex.diagnostics.suggestions import closest
from cvtex.schema import Design
from cvtex.source import Source, Span
from cvtex.themes.folders import BASE, DEFAULT, MANIFEST, Folder, Place, Templates
from cvtex.themes.manifest import Manifest, Option, overlay, parsed
from cvtex.themes.options import option_values
from cvtex.yaml import YamlDocument

_DEEPEST = 5
"""How many themes may be based on each other."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme that a CV can use.

    `parts` are the folders that are looked through for each file, in this order, and `read` reads a
    template. `design` has a value for each key. `sources` are the manifests but those of cvtex.
    `options` are those that only this theme has, and `ignores` the keys of a design that its
    templates do not use.
    """

    name: str
    parts: tuple[Folder, ...]
    design: Design
    read: Callable[[Path], Result[Source]] = field(compare=False)
    sources: tuple[Source, ...] = ()
    options: Mapping[str, Option] = field(default_factory=dict)
    ignores: frozenset[str] = frozenset()

    @property
    def folders(self) -> tuple[Path, ...]:
        """The paths of its folders."""
        return tuple(part.path for part in self.parts)

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
    if name == BASE:
        message = f"`{BASE}` is what all themes are based on, and no theme of a CV"
        return Result(None, (error(Code.TEMPLATE, message, place, hints=(f"write `{DEFAULT}`",)),))
    chain: list[_Part] = []
    following: _Wanted | None = _Wanted(name, place)
    while following is not None:
        folders = templates.having(following.name)[following.passed :]
        if not folders and not following.passed:
            return Result(None, (_unknown(templates, following),))
        names = {part.folder.theme for part in chain} | {following.name}
        if not folders or folders[0] in (part.folder for part in chain) or len(names) > _DEEPEST:
            return Result(None, (_endless(name, chain, following),))
        read = _part(templates, folders[0])
        if read.value is None:
            return Result(None, read.diagnostics)
        chain.append(read.value)
        following = read.value.following(following, is_last=len(folders) == 1)
    return Result(_theme(templates, name, chain))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A theme to be found: its name, where that is written, and how many folders are above it."""

    name: str
    place: Span | None = None
    passed: int = 0


@dataclass(frozen=True, slots=True)
class _Part:
    """One theme of a chain: its folder and what its manifest says, if there is one."""

    folder: Folder
    manifest: Manifest
    yaml: YamlDocument | None = None

    def following(self, this: _Wanted, *, is_last: bool) -> _Wanted | None:
        """Return the theme that this one is based on; None for the base of all.

        That is the one that its manifest names, or the next one of its own name, of which it is a
        change, or the default. `is_last` says that no folder with this name follows.
        """
        name, base = self.folder.theme, self.manifest.base
        place = self.yaml.locate(("base",)) if self.yaml and base else None
        if base and base != name:
            return _Wanted(base, place)
        if base or not is_last:
            return _Wanted(name, place or this.place, this.passed + 1)
        default = {BASE: None, DEFAULT: BASE}.get(name, DEFAULT)
        return _Wanted(default, this.place) if default else None


def _theme(templates: Templates, name: str, chain: list[_Part]) -> Theme:
    """Put a theme together from the themes that it is based on, itself first."""
    design = Design.model_construct()
    options: dict[str, Option] = {}
    for part in reversed(chain):
        design = overlay(design, part.manifest.design or Design.model_construct())
        options |= part.manifest.options
    own = (Folder(name, Place.CV, templates.own / name), Folder("", Place.CV, templates.own))
    folders = [*(() if templates.first else own), *(part.folder for part in chain)]
    sources = (
        part.yaml.source for part in chain if part.yaml and part.folder.place is not Place.CVTEX
    )
    return Theme(
        name,
        tuple(dict.fromkeys(folders)),
        overlay(design, Design.model_construct(theme=name)),
        templates.at,
        tuple(sources),
        options,
        frozenset(key for part in chain for key in part.manifest.ignores),
    )


def is_given(design: BaseModel, path: tuple[str, ...]) -> bool:
    """Return whether a design has a value at a path of keys."""
    value: Any = design
    for key in path:
        value = getattr(value, key, None)
    return value is not None


def _part(templates: Templates, folder: Folder) -> Result[_Part]:
    """Read the manifest of a theme; it may have none."""
    read = templates.at(folder.path / MANIFEST)
    if read.value is None:
        return Result(None if read.diagnostics else _Part(folder, Manifest()), read.diagnostics)
    manifest = parsed(read.value)
    if manifest.value is None:
        return Result(None, manifest.diagnostics)
    return Result(_Part(folder, *manifest.value))


def _endless(name: str, chain: list[_Part], following: _Wanted) -> Diagnostic:
    """Return the diagnostic for themes that are based on each other in a circle, or too many."""
    message = f"the theme `{name}` is based on itself, or on too many themes"
    names = (*dict.fromkeys(part.folder.theme for part in chain), following.name)
    hints = (f"each is based on the next: {' -> '.join(names)}",)
    return error(Code.TEMPLATE, message, following.place, hints=hints)


def _unknown(templates: Templates, wanted: _Wanted) -> Diagnostic:
    """Return the diagnostic for a theme that is nowhere, with the nearest name and all places."""
    known = templates.known()
    close = closest(wanted.name, known)
    searched = [f"in `{place}`" for place in (templates.own, templates.user) if place]
    places = ", ".join((*searched, "in an installed package, or in cvtex"))
    hints = (
        *([f"did you mean `{close}`?"] if close else []),
        f"the themes are {', '.join(f'`{name}`' for name in known)}",
        f"a theme is a folder `{wanted.name}` with a template in it: {places}",
    )
    return error(Code.TEMPLATE, f"there is no theme `{wanted.name}`", wanted.place, hints=hints)
