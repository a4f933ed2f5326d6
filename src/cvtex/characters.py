"""Characters that the fonts cannot print, found before TeX meets them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from cvtex.coverage import is_printable
from cvtex.diagnostic import Code, Diagnostic, Span, warning
from cvtex.document import Document, Publication
from cvtex.inline import Inline, Inlines, Link, Math, Styled, Upright, plain_text
from cvtex.source import Source
from cvtex.yaml_source import YamlDocument

_NOT_PRINTED = ("bibliography", "signs_as", "keys", "exclude", "keywords")

_HINT = "its code point is printed in a small box instead; write it in Latin letters to print it"


def unprintable_in_yaml(document: YamlDocument) -> tuple[Diagnostic, ...]:
    """Report each character of a CV's values that no font has, at its own place."""
    found = []
    for text, span in document.scalars(without=_NOT_PRINTED):
        for character in _unprintable(text):
            found.append(_warning(character, _place(document.source, span, character)))
    return tuple(found)


def unprintable_in_publications(document: Document) -> tuple[Diagnostic, ...]:
    """Report each character of the listed publications that no font has, at the entry."""
    found = []
    for section in document.sections:
        for block in section.blocks:
            for publication in block.publications:
                printed = [text for text in _printed(publication) if not text.isascii()]
                for character in _unprintable("".join(printed)):
                    found.append(_warning(character, publication.origin))
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
    """Return the characters that the text faces print: formulas have fonts of their own."""
    return plain_text(tuple(_without_formulas(inlines)))


def _without_formulas(inlines: Inlines) -> Iterable[Inline]:
    for inline in inlines:
        match inline:
            case Math():
                continue
            case Styled(_, children) | Link(_, children) | Upright(children):
                yield from _without_formulas(children)
            case _:
                yield inline


def _unprintable(text: str) -> Iterable[str]:
    if text.isascii():
        return ()
    composed = unicodedata.normalize("NFC", text)
    return (c for c in dict.fromkeys(composed) if not c.isascii() and not is_printable(c))


def _place(source: Source, span: Span, character: str) -> Span:
    start = source.offset(span.line, span.column)
    index = source.text.find(character, start, source.offset(span.end_line, span.end_column))
    return source.span(index) if index >= 0 else span


def _warning(character: str, span: Span) -> Diagnostic:
    name = unicodedata.name(character, "no name").lower()
    message = f"the fonts have no glyph for `{character}` (U+{ord(character):04X}, {name})"
    return warning(Code.UNPRINTABLE_CHARACTER, message, span, hints=(_HINT,))
