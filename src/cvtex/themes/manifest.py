"""What a theme says about itself in its `theme.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.diagnostics.suggestions import closest
from cvtex.schema import Design
from cvtex.schema.base import Model
from cvtex.schema.design import LazyPart, ThemeName
from cvtex.schema.design.values import Color, Size, Space
from cvtex.schema.fields import Flag, Line, Lines
from cvtex.schema.paths import keys_of, without_none
from cvtex.source import Source, Span
from cvtex.validation.empty import without_empty
from cvtex.validation.validate import problems_of
from cvtex.yaml import YamlDocument, parse_yaml

M = TypeVar("M", bound=BaseModel)


class OptionType(StrEnum):
    """The type of an option of a theme."""

    COLOR = "color"
    """A colour: `'#4E79A7'` or a name such as `navy`."""

    SIZE = "size"
    """The size of a font: a number of times the text, or points."""

    SPACE = "space"
    """A distance with its unit: `6pt`."""

    FLAG = "flag"
    """`true` or `false`."""

    TEXT = "text"
    """One line of text."""


TYPES: Mapping[OptionType, Any] = {
    OptionType.COLOR: Color,
    OptionType.SIZE: Size,
    OptionType.SPACE: Space,
    OptionType.FLAG: Flag,
    OptionType.TEXT: Line,
}
"""How the value of an option of each type is read."""


class Option(Model):
    """An option that only this theme has."""

    type: OptionType
    """The type of its value. Example: `color`"""

    default: Line
    """Its value in a CV that does not set it. Example: `navy`"""

    choices: Lines = ()
    """The only values that it can have. Example: `[thin, thick]`"""

    description: Line | None = None
    """What it does. Example: `The colour of the bar at the left`"""


class Wrong(NamedTuple):
    """What is wrong with a value, and what to do."""

    message: str
    hints: tuple[str, ...] = ()


def read_option(name: str, option: Option, written: object) -> object | Wrong:
    """Return the value of an option as its type reads it, or what is wrong with it."""
    try:
        value: object = TypeAdapter(TYPES[option.type]).validate_python(written)
    except ValidationError as problem:
        context = problem.errors(include_url=False)[0].get("ctx", {})
        message = str(context.get("message", f"`{written}` is not a {option.type}"))
        return Wrong(message, (str(context["hint"]),) if context.get("hint") else ())
    if option.choices and str(written) not in option.choices:
        choices = ", ".join(f"`{choice}`" for choice in option.choices)
        return Wrong(f"`{name}` cannot be `{written}`", (f"write one of {choices}",))
    return value


class Manifest(Model):
    """The manifest of a theme."""

    description: Line | None = None
    """What the theme looks like. Example: `Sans serif, with coloured headings`"""

    base: ThemeName | None = None
    """The theme that has what this one does not have. Example: `modern`"""

    design: Annotated[Design | None, LazyPart(Design)] = None
    """The values of the design that apply unless a CV has others."""

    options: dict[str, Option] = Field(default_factory=dict)
    """Options that only this theme has, which a CV sets in `design.options`."""

    ignores: Lines = ()
    """The keys of a design that its templates do not use. Example: `[headings.rule, dates.side]`"""


def parsed(source: Source) -> Result[tuple[Manifest, YamlDocument]]:
    """Read a manifest; the value is None if there is an error, which is told at its place.

    An empty one says nothing, as if there were none. What was read last is kept: one process may
    build many CVs with the same themes.
    """
    return _parsed(source, source.digest)


@lru_cache(maxsize=32)
def _parsed(source: Source, _digest: str) -> Result[tuple[Manifest, YamlDocument]]:
    """Read a manifest; sources of the same text but other bytes are not equal here."""
    parsed = parse_yaml(source)
    document = parsed.value
    if document is None:
        return Result(None, parsed.diagnostics)
    if document.data is None:
        return Result((Manifest(), document), parsed.diagnostics)
    if not isinstance(document.data, dict):
        message = "the manifest of a theme is a mapping: `design: {…}`"
        return Result(None, (error(Code.INVALID_VALUE, message, document.locate(())),))
    try:
        manifest = Manifest.model_validate(without_empty(document.data, Manifest))
    except ValidationError as problem:
        return Result(None, tuple(_with_own_keys(document, problems_of(document, problem))))
    wrong = (*_wrong_options(manifest, document), *_wrong_keys(manifest, document))
    return Result(None if wrong else (manifest, document), wrong)


def _with_own_keys(yaml: YamlDocument, problems: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield what is wrong with a manifest; hints about its keys are not those of a CV."""
    options = yaml.get("options")
    names = options if isinstance(options, dict) else {}
    parts: dict[tuple[str, ...], type[Model]] = {(): Manifest}
    parts |= {("options", name): Option for name in names}
    hints: dict[Span, str] = {}
    for path, model in parts.items():
        found = yaml.at(path)
        for key in found if isinstance(found, dict) else ():
            close = closest(key, keys_of(model))
            known = ", ".join(f"`{name}`" for name in keys_of(model))
            hint = f"did you mean `{close}`?" if close else f"the keys here are {known}"
            hints[yaml.locate((*path, key), key=True)] = hint
    for problem in problems:
        if problem.code is Code.UNKNOWN_FIELD and problem.span in hints:
            yield replace(problem, hints=(hints[problem.span],), fix=None)
        else:
            yield problem


def _wrong_options(manifest: Manifest, yaml: YamlDocument) -> Iterator[Diagnostic]:
    """Yield what is wrong with the names, the choices and the defaults of options."""
    for name, option in manifest.options.items():
        if not name.isidentifier() or hasattr(dict, name):
            place = yaml.locate(("options", name), key=True)
            message = f"an option cannot be called `{name}`"
            hint = "templates read it as `cv.design.options.<name>`: write letters, digits and `_`"
            yield error(Code.INVALID_VALUE, message, place, hints=(hint,))
        values = {("choices", number): choice for number, choice in enumerate(option.choices)}
        for path, written in (*values.items(), (("default",), option.default)):
            read = read_option(name, option, written)
            if isinstance(read, Wrong):
                place = yaml.locate(("options", name, *path))
                yield error(Code.INVALID_VALUE, read.message, place, hints=read.hints)


def _wrong_keys(manifest: Manifest, yaml: YamlDocument) -> Iterator[Diagnostic]:
    """Yield the keys of `ignores` that no design has, and those of `design` that no theme has."""
    own = ("theme", "options")
    for key in own:
        if manifest.design is not None and key in manifest.design.model_fields_set:
            place = yaml.locate(("design", key), key=True)
            hint = {
                "theme": "write `base: …`, beside `design`, for the theme that it is based on",
                "options": "write the value as the `default` of the option, in `options`",
            }[key]
            message = f"the design of a theme has no `{key}`"
            yield error(Code.UNKNOWN_FIELD, message, place, hints=(hint,))
    known = tuple(key for key in _keys(Design) if key not in own)
    for number, key in enumerate(manifest.ignores):
        if key not in known:
            close = closest(key, known) or closest(key.rpartition(".")[2], known)
            hint = f"did you mean `{close}`?" if close else "write it as in `headings.rule`"
            place = yaml.locate(("ignores", number))
            yield error(Code.UNKNOWN_FIELD, f"a design has no key `{key}`", place, hints=(hint,))


def _keys(model: Any, path: str = "") -> Iterator[str]:
    """Yield each key of a model, and those in it, as `headings` and `headings.rule`."""
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    for key in keys_of(model):
        yield f"{path}{key}"
        inner = without_none(fields[key].annotation)
        if keys_of(inner):
            yield from _keys(inner, f"{path}{key}.")


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
