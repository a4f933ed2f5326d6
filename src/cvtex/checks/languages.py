"""Find the languages of a CV that cvtex knows too little of: their words, or their direction."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from cvtex.checks.characters import unprintable_part
from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.locales import find_locale
from cvtex.locales.registry import LANGUAGES
from cvtex.schema import CV, Entry
from cvtex.schema.entry_lists import PlainLine
from cvtex.schema.languages import is_part
from cvtex.source import Span
from cvtex.yaml import Path, YamlDocument


def limited_languages(cv: CV, yaml: YamlDocument, _: date | None) -> Iterator[Diagnostic]:
    """Yield a warning for each language without a locale, for Hebrew, and for what has no letters.

    A CV that gives words of its own needs no others: then no locale is missed.
    """
    found: dict[str, Path] = {}
    for path, tag in _languages(cv):
        found.setdefault(tag, path)
    if not found:
        return
    from cvtex.locales.scripts import script_of

    for tag, path in found.items():
        place = yaml.locate((*path, "language"))
        if script_of(tag) == "Hebrew":
            yield _direction(place)
        elif find_locale(tag) is None and not cv.words.model_fields_set:
            yield _no_locale(tag, place)
        elif path and (unprintable := unprintable_part(tag, place, yaml)):
            yield unprintable


def _languages(cv: CV) -> Iterator[tuple[Path, str]]:
    """Yield the languages that a CV names, with the paths of the mappings that name them."""
    if "language" in cv.model_fields_set:
        yield (), cv.language
    for index, section in enumerate(cv.sections):
        yield from _of(("sections", index), section)
        for number, part in enumerate(section.blocks or ()):
            yield from _of(("sections", index, "blocks", number), part)
    for block in cv.blocks:
        entries = block.content
        if type(entries) is tuple and entries and isinstance(entries[0], Entry | PlainLine):
            yield from _of_all(block.path, entries)


def _of_all(path: Path, entries: tuple[Any, ...]) -> Iterator[tuple[Path, str]]:
    for index, entry in enumerate(entries):
        yield from _of((*path, index), entry)
        if positions := getattr(entry, "positions", ()):
            yield from _of_all((*path, index, "positions"), positions)


def _of(path: Path, part: Any) -> Iterator[tuple[Path, str]]:
    if getattr(part, "language", None) and is_part(type(part)):
        yield path, part.language


def _no_locale(tag: str, place: Span) -> Diagnostic:
    from cvtex.locales.language_names import near_tag

    near = near_tag(tag)
    base = f" --base {near}" if near else ""
    known = ", ".join(f"`{name}`" for name in LANGUAGES)
    hints = (
        f"`cvtex locale new {tag}{base}` writes a file for all of them, for each CV beside it",
        f"cvtex has words for {known}; `cvtex locale list` has their regions too",
        "if no such word is on the page, write `checks: {limited-language: off}`",
    )
    message = f"cvtex has no words in the language `{tag}`: those that it adds are English"
    return warning(Code.LIMITED_LANGUAGE, message, place, hints=hints)


def _direction(place: Span) -> Diagnostic:
    message = "cvtex prints Hebrew words from right to left, but the page from left to right"
    hint = "a text with numbers, brackets or Latin words among the Hebrew comes out in a wrong"
    hint += " order: keep texts to Hebrew words, and look at the page"
    return warning(Code.LIMITED_LANGUAGE, message, place, hints=(hint,))
