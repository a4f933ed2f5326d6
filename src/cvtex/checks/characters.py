"""Find the characters that the fonts cannot print, before TeX runs."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.document import Document, Publication
from cvtex.locales import locale_of
from cvtex.source import Source, Span
from cvtex.text import Inlines, plain_text, without_formulas
from cvtex.text.folding import composed
from cvtex.text.glyphs import is_printable, script
from cvtex.validation.context import language_of
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

    def without(self, script: str) -> _Place | None:
        """Return the place without the characters of a script, or None if it has no others."""
        if not script:
            return self
        rest = tuple(c for c in self.characters if not _is_of(script)(c))
        return self._replace(characters=rest) if rest else None


def unprintable_in_yaml(document: YamlDocument) -> tuple[Diagnostic, ...]:
    """Report the unprintable characters of a CV: each value that has some, or a whole script.

    A CV in a language whose script cannot be printed has one warning for all of that.
    """
    places = [
        _Place(text, characters, document.source_of(span).within(span, characters[0]))
        for text, span in document.scalars(without=_NOT_PRINTED)
        if (characters := _unprintable(text))
    ]
    tag = language_of(document.data)
    own = _unprintable_script(tag)
    if not own:
        return _reported(places)
    inside = [place for place in places if any(map(_is_of(own), place.characters))]
    if not inside and not _adds_words(tag):
        return _reported(places)
    whole = _language_warning(own, inside, document.locate(("language",)))
    return (whole, *_reported([rest for place in places if (rest := place.without(own))]))


def unprintable_part(tag: str, place: Span, document: YamlDocument) -> Diagnostic | None:
    """Report a part of a CV in a language in whose script cvtex adds words, or nothing.

    Letters of that script in the texts of the CV are reported by `unprintable_in_yaml`.
    """
    name = _unprintable_script(tag)
    if not name or not _adds_words(tag) or name == _unprintable_script(language_of(document.data)):
        return None
    is_of = _is_of(name)
    if any(
        is_of(c) for text, _ in document.scalars(without=_NOT_PRINTED) for c in _unprintable(text)
    ):
        return None
    return _language_warning(name, (), place)


def unprintable_in_publications(
    document: Document, sources: Mapping[str, Source]
) -> tuple[Diagnostic, ...]:
    """Report the unprintable characters of listed publications, as `unprintable_in_yaml` does.

    Those of the script of the CV's language are reported there.
    """
    tag = document.language
    own = _unprintable_script(tag) if _adds_words(tag) else ""
    found = []
    for publication in document.publications:
        text = "".join(text for text in _printed(publication) if not text.isascii())
        if characters := _unprintable(text):
            place = _place(publication.origin, sources, characters[0])
            found.append(_Place(text, characters, place))
    return _reported([rest for place in found if (rest := place.without(own))])


_LINES_OF_A_TEXT = 4
"""The lines of the file in which a text that TeX warns of has its first characters."""

_MANY = 10
"""The number of boxes that may make a line too wide."""


def without_boxes(
    warnings: Iterable[Diagnostic], sources: Mapping[str, Source]
) -> tuple[Diagnostic, ...]:
    """Return TeX's warnings without those of lines that small boxes have made too wide.

    The characters that these stand for have been reported.
    """

    def has_boxes(found: Diagnostic) -> bool:
        source = sources.get(found.span.path) if found.span else None
        if not found.span or not source or "too wide" not in found.message:
            return False
        lines = source.text.splitlines()[found.span.line - 1 :][:_LINES_OF_A_TEXT]
        return sum(len([c for c in line if _unprintable(c)]) for line in lines) >= _MANY

    return tuple(found for found in warnings if not has_boxes(found))


def _reported(places: Sequence[_Place]) -> tuple[Diagnostic, ...]:
    """Return one warning for each script in more than `_FEW` places, else one a place."""
    found: dict[str, list[_Place]] = {}
    for place in places:
        for name in dict.fromkeys(filter(None, map(_group, place.characters))):
            found.setdefault(name, []).append(place)
    repeated = {name: group for name, group in found.items() if len(group) > _FEW}
    warnings = [_script_warning(name, group) for name, group in repeated.items()]
    for place in places:
        rest = [c for c in place.characters if _group(c) not in repeated]
        if any(c not in _JOINERS for c in rest) or len(rest) == len(place.characters):
            warnings.append(_warning(tuple(rest), place.span))
    return tuple(sorted(warnings, key=_position))


def _position(diagnostic: Diagnostic) -> tuple[str, int, int]:
    span = diagnostic.span
    return (span.path, span.line, span.column) if span else ("", 0, 0)


_JOINERS = "\u200c\u200d\u200e\u200f"
"""Signs that say how the letters beside them are joined, or the direction of the text."""


def _unprintable_script(tag: str) -> str:
    """Return the script of a language if the fonts do not have it; else an empty string."""
    if tag.partition("-")[0] in {"", "en"}:
        return ""
    from cvtex.locales.scripts import SAMPLES, script_of

    name = script_of(tag)
    return "" if not name or is_printable(SAMPLES[name]) else name


def _adds_words(tag: str) -> bool:
    """Tell whether cvtex adds words in a script that cannot be printed, as of months."""
    return any(not is_printable(c) for month in locale_of(tag).months for c in month)


def _is_of(name: str) -> Callable[[str], bool]:
    """Return whether a character is of a script, or stands only among its letters."""
    from cvtex.locales.scripts import SAMPLES

    group = _group(SAMPLES[name])
    return lambda c: _group(c) == group or c in _JOINERS or (group == _TOGETHER and _is_wide(c))


def _is_wide(character: str) -> bool:
    """Tell whether a sign is as wide as a Chinese character."""
    return unicodedata.east_asian_width(character) in {"W", "F"} and not _is_emoji(character)


def _is_emoji(character: str) -> bool:
    return "\U0001f000" <= character <= "\U0001faff"


def _language_warning(name: str, found: Sequence[_Place], place: Span) -> Diagnostic:
    """Return the one warning for a CV in a language whose script cannot be printed."""
    of_script = _is_of(name)
    texts = [composed(at.text) for at in found]
    count = sum(1 for text in texts for c in text if of_script(c) and not is_printable(c))
    what = f"{count} characters" if count else "the words and dates that it adds"
    message = f"cvtex cannot print {name} letters yet: {what} would be small boxes"
    where = [f"they are in {len(found)} texts: {_lines(found, place)}"] if count else []
    hint = "until it has fonts for them, write the CV in Latin letters, with `language: en` or"
    hint += " that of another language which is written so; no setting changes this"
    return warning(Code.UNPRINTABLE_CHARACTER, message, place, hints=(*where, hint))


def _lines(found: Sequence[_Place], beside: Span) -> str:
    """Return the lines of places that are in the file of another place."""
    lines = list(dict.fromkeys(at.span.line for at in found if at.span.path == beside.path))
    more = f" and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else ""
    return f"line {', '.join(map(str, lines[:_MOST_LINES]))}{more}"


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
    where = f"it is in {len(found)} texts: {_lines(found, first)}"
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
