"""Find the characters that the fonts cannot print, before TeX runs."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.document import Document, Publication
from cvtex.source import Source, Span
from cvtex.text import Inlines, plain_text, without_formulas
from cvtex.text.folding import composed
from cvtex.text.glyphs import is_printable, script
from cvtex.yaml import YamlDocument

# Keys of a CV whose values are not printed.
_NOT_PRINTED = ("bibliography", "signs_as", "keys", "exclude", "keywords", "alt")

_HINT = "its code point is printed in a small box instead; write it in Latin letters to print it"


_FEW = 2
"""The number of places up to which a script is reported place by place, with its characters."""


class _Place(NamedTuple):
    """A text with unprintable characters, and the span of the first of them."""

    text: str
    characters: tuple[str, ...]
    span: Span


def unprintable_in_yaml(document: YamlDocument) -> tuple[Diagnostic, ...]:
    """Report the unprintable characters of a CV: each value that has some, or a whole script."""
    return _reported(
        [
            _Place(text, characters, document.source_of(span).within(span, characters[0]))
            for text, span in document.scalars(without=_NOT_PRINTED)
            if (characters := _unprintable(text))
        ]
    )


def unprintable_in_publications(
    document: Document, sources: Mapping[str, Source]
) -> tuple[Diagnostic, ...]:
    """Report the unprintable characters of listed publications, as `unprintable_in_yaml` does."""
    found = []
    for publication in document.publications:
        text = "".join(text for text in _printed(publication) if not text.isascii())
        if characters := _unprintable(text):
            place = _place(publication.origin, sources, characters[0])
            found.append(_Place(text, characters, place))
    return _reported(found)


def _reported(places: Sequence[_Place]) -> tuple[Diagnostic, ...]:
    """Return one warning for each script in more than `_FEW` places, else one a place."""
    found: dict[str, list[_Place]] = {}
    for place in places:
        for name in dict.fromkeys(filter(None, map(_group, place.characters))):
            found.setdefault(name, []).append(place)
    repeated = {name: group for name, group in found.items() if len(group) > _FEW}
    warnings = [_script_warning(name, group) for name, group in repeated.items()]
    for place in places:
        if rest := tuple(c for c in place.characters if _group(c) not in repeated):
            warnings.append(_warning(rest, place.span))
    return tuple(sorted(warnings, key=_position))


def _position(diagnostic: Diagnostic) -> tuple[str, int, int]:
    span = diagnostic.span
    return (span.path, span.line, span.column) if span else ("", 0, 0)


_LANGUAGES = {"Hiragana": "Japanese", "Katakana": "Japanese", "Hangul": "Korean", "Han": "Chinese"}
"""Scripts that are used together; the first that is found says which language it is."""

_TOGETHER = "/".join(_LANGUAGES)


def _group(character: str) -> str:
    """Return the script of a character, or the name for scripts that are used together."""
    name = script(character)
    return _TOGETHER if name in _LANGUAGES else name


def _script_warning(group: str, found: Sequence[_Place]) -> Diagnostic:
    """Return the one warning for a script, at the first of its places, with their lines."""
    characters = [c for place in found for c in composed(place.text) if _group(c) == group]
    characters = [c for c in characters if not is_printable(c)]
    scripts = {script(character) for character in characters}
    name = next((_LANGUAGES[name] for name in _LANGUAGES if name in scripts), group)
    count = len(characters)
    first = found[0].span
    lines = list(dict.fromkeys(place.span.line for place in found if place.span.path == first.path))
    shown = ", ".join(map(str, lines[:_MOST_LINES]))
    more = f" and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else ""
    where = f"it is in {len(found)} texts: line {shown}{more}"
    message = f"the fonts have no glyphs for {name}: {count} characters cannot be printed"
    hint = "their code points are printed in small boxes instead; write them in Latin letters"
    return warning(Code.UNPRINTABLE_CHARACTER, message, first, hints=(where, hint))


def _printed(publication: Publication) -> list[str]:
    venues = [venue for line in publication.venue_lines for venue in line]
    venues += [venue for related in publication.related for venue in related.venues]
    return [
        _text(publication.title),
        _text(publication.note),
        *[author.name.text for author in publication.authors],
        *[_text(venue.name) for venue in venues],
        *[_text(related.title) for related in publication.related],
        *[link.label for link in publication.shown_links],
    ]


def _text(inlines: Inlines) -> str:
    """Return the text without formulas, which are typeset in other fonts."""
    return plain_text(without_formulas(inlines))


def _unprintable(text: str) -> tuple[str, ...]:
    if text.isascii():
        return ()
    return tuple(
        c for c in dict.fromkeys(composed(text)) if not c.isascii() and not is_printable(c)
    )


def _place(origin: Span, sources: Mapping[str, Source], character: str) -> Span:
    """Return the place of a character in its entry, or of the entry.

    A character that is written as a LaTeX command is not found.
    """
    source = sources.get(origin.path)
    return (source and source.in_entry(origin, character)) or origin


_MOST_LINES = 12
"""The number of lines that a message about a script names."""

_MOST_SHOWN = 3
"""The number of further characters that a message names."""


def _warning(characters: tuple[str, ...], span: Span) -> Diagnostic:
    first = characters[0]
    name = unicodedata.name(first, "no name").lower()
    message = f"the fonts have no glyph for `{first}` (U+{ord(first):04X}, {name})"
    if more := characters[1:]:
        shown = ", ".join(f"`{character}`" for character in more[:_MOST_SHOWN])
        rest = len(more) - _MOST_SHOWN
        message += f", nor for {shown}" + (f" and {rest} more" if rest > 0 else "")
    return warning(Code.UNPRINTABLE_CHARACTER, message, span, hints=(_HINT,))
