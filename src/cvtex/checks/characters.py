"""Find the characters that the fonts cannot print, before TeX runs."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.document import Document, Publication
from cvtex.source import Source, Span
from cvtex.text import Inlines, plain_text, without_formulas
from cvtex.text.folding import composed
from cvtex.text.glyphs import is_printable
from cvtex.yaml import YamlDocument

# Keys of a CV whose values are not printed.
_NOT_PRINTED = ("bibliography", "signs_as", "keys", "exclude", "keywords")

_HINT = "its code point is printed in a small box instead; write it in Latin letters to print it"


def unprintable_in_yaml(document: YamlDocument) -> tuple[Diagnostic, ...]:
    """Report each value of a CV that has unprintable characters, at the first of them."""
    found = []
    for text, span in document.scalars(without=_NOT_PRINTED):
        if characters := _unprintable(text):
            found.append(_warning(characters, document.source.within(span, characters[0])))
    return tuple(found)


def unprintable_in_publications(
    document: Document, sources: Mapping[str, Source]
) -> tuple[Diagnostic, ...]:
    """Report each listed publication that has unprintable characters, at the first of them."""
    found = []
    for publication in document.publications:
        printed = [text for text in _printed(publication) if not text.isascii()]
        if characters := _unprintable("".join(printed)):
            place = _place(publication.origin, sources, characters[0])
            found.append(_warning(characters, place))
    return tuple(found)


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
