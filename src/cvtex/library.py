"""The bibliography as the merge works with it: entries, style, words, and who the owner is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cvtex.bib_entry import BibEntry
from cvtex.diagnostic import Code, Diagnostic, warning
from cvtex.inline import Inlines
from cvtex.latex_text import parse_latex
from cvtex.model import EntryStyle, PublicationStyle
from cvtex.owner import Owner
from cvtex.words import Words


@dataclass(frozen=True, slots=True)
class Library:
    """The bibliography with what is needed to present it."""

    entries: tuple[BibEntry, ...]
    by_key: Mapping[str, BibEntry]
    style: PublicationStyle
    words: Words
    owner: Owner

    def style_of(self, entry: BibEntry) -> PublicationStyle:
        """Return the style of one entry: the general one, with its own exceptions."""
        own = self.style.entries.get(entry.key, EntryStyle())
        return self.style.model_copy(update=own.model_dump(exclude_none=True))


def field_inlines(entry: BibEntry, name: str, diagnostics: list[Diagnostic]) -> Inlines:
    """Return a field as rich text, or nothing if the entry does not have it."""
    field = entry.fields.get(name)
    return () if field is None else part_inlines(entry, name, field.latex, diagnostics)


def part_inlines(entry: BibEntry, name: str, latex: str, diagnostics: list[Diagnostic]) -> Inlines:
    """Parse the LaTeX of a field, or of a part of it."""
    parsed = parse_latex(latex)
    place = entry.fields[name].span
    diagnostics.extend(
        warning(Code.UNKNOWN_COMMAND, f"{problem.message}, in `{name}` of `{entry.key}`", place)
        for problem in parsed.problems
    )
    return parsed.inlines
