"""What each list of publications shows: which entries, in which order, presented how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cvtex.bibliography.entry import BibEntry
from cvtex.bibliography.inheritance import parents
from cvtex.checks.bibliography import lint_entries
from cvtex.compiler.list_cache import Lists, PublicationList
from cvtex.diagnostics.codes import Code, Level
from cvtex.diagnostics.diagnostic import Diagnostic, Result, error, warning
from cvtex.diagnostics.suggestions import closest
from cvtex.document.model import Publication
from cvtex.publications.grouping import grouped
from cvtex.publications.legend import legend
from cvtex.publications.library import assemble, style_of
from cvtex.publications.publication import publication
from cvtex.publications.selection import candidates
from cvtex.publications.versions import works
from cvtex.schema.cv import CV
from cvtex.schema.publication_style import Versions
from cvtex.schema.selection import Selection
from cvtex.yaml.document import Path, YamlDocument


def list_publications(
    cv: CV, entries: Sequence[BibEntry], source: YamlDocument, *, this_year: int | None = None
) -> Result[Lists]:
    """List what the sections of a CV show: `source` is the file it came from.

    `this_year` is what the years of publications are measured against, if they are to be.
    """
    return _Listing(cv, entries, source).result(this_year)


_MOST_GUESSES = 20
"""For how many unknown keys a near one is looked for."""


class _Listing:
    """The lists of one CV: what they share, and what one leaves to the next."""

    def __init__(self, cv: CV, entries: Sequence[BibEntry], source: YamlDocument) -> None:
        self.cv = cv
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.library = assemble(cv, entries, source, self.diagnostics)
        self.volumes = parents(self.library.entries)
        self.listed: dict[int, BibEntry] = {}
        self.chosen: dict[int, Sequence[BibEntry]] = {}
        self.unknown = 0  # how many keys no bibliography has
        self.works = works(self._all_candidates(), self._versions_of)
        self.library = replace(
            self.library, preprints=self.works.preprints, venues=self.works.venues
        )

    def result(self, this_year: int | None) -> Result[Lists]:
        for key in self.cv.publication_style.entries:
            if key not in self.library.by_key:
                self._unknown_key(key, ("publication_style", "entries", key), key_is_place=True)
        lists = {
            index: self._list(section.publications, ("sections", index, "publications"))
            for index, section in enumerate(self.cv.sections)
            if section.publications is not None
        }
        listed = tuple(self.listed.values())
        self.diagnostics.extend(lint_entries(listed, this_year=this_year))
        if self.cv.checks.get(Code.UNLISTED_ENTRY, Level.OFF) is not Level.OFF:
            self.diagnostics.extend(self._unlisted())
        return Result(lists, tuple(self.diagnostics))

    def _unlisted(self) -> Iterable[Diagnostic]:
        """Report the entries that neither a list nor another entry shows."""
        for entry in self.library.entries:
            if id(entry) not in self.listed and id(entry) not in self.works.hidden:
                message = f"no list of the CV shows `{entry.key}`"
                hint = "let a list of publications select it, or leave it out of this file"
                yield warning(Code.UNLISTED_ENTRY, message, entry.span, hints=(hint,))

    def _list(self, selection: Selection, path: Path) -> PublicationList:
        chosen = self._select(selection, path)
        shown: list[tuple[BibEntry, Publication]] = []
        for entry in chosen:
            self.listed[id(entry)] = entry
            shown.append((entry, publication(self.library, entry, self.diagnostics)))
        style, words = self.cv.publication_style, self.cv.words
        marks = legend((one for _, one in shown), style.highlight, words) if style.legend else ()
        groups = grouped(shown, selection.group_by, words)
        return PublicationList(groups, selection.prefix or "", marks)

    def _select(self, selection: Selection, path: Path) -> Sequence[BibEntry]:
        unknown = 0
        for field in ("keys", "exclude"):
            for index, key in enumerate(getattr(selection, field)):
                if key not in self.library.by_key:
                    self._unknown_key(key, (*path, field, index))
                    unknown += field == "keys"
        chosen = self._candidates(selection)
        # Who asks for an entry by its key gets it, even if another one shows it too.
        shown = [entry for entry in chosen if selection.keys or not self._is_hidden(entry)]
        if not selection.repeat:
            shown = [entry for entry in shown if id(entry) not in self.listed]
        if not shown and not unknown:
            self._report_empty(path, chosen)
        return shown[: selection.limit]

    def _report_empty(self, path: Path, chosen: Sequence[BibEntry]) -> None:
        message = "the bibliography has no entry for this list"
        hint = "see the entries' types and keywords in the .bib file"
        if chosen:
            message = "all entries of this list are shown elsewhere"
            hint = "remove the list, or show versions of a work by themselves:"
            hint += " `publication_style: {versions: apart}`"
        elif not self.cv.bibliography:
            hint = "name the .bib file: `bibliography: publications.bib`"
        place = self.source.locate(path)
        self.diagnostics.append(warning(Code.EMPTY_SELECTION, message, place, hints=(hint,)))

    def _is_hidden(self, entry: BibEntry) -> bool:
        """Tell whether an entry is shown with another one, or is a volume that others are in."""
        if id(entry) in self.works.hidden:
            return True
        if entry.key not in self.volumes:
            return False
        _, search = self.library.owner.read(entry.get("author") or entry.get("editor"))
        return search.index is None

    def _versions_of(self, entry: BibEntry) -> Versions:
        style, _ = style_of(self.library, entry, [])
        return style.versions

    def _candidates(self, selection: Selection) -> Sequence[BibEntry]:
        """Return what a selection chooses, worked out once."""
        known = self.chosen.get(id(selection))
        if known is None:
            known = self.chosen[id(selection)] = candidates(
                selection, self.library.entries, self.library.owner
            )
        return known

    def _all_candidates(self) -> Iterable[BibEntry]:
        """Return the entries that some list may show, in the file's order."""
        blocks = (s.publications for s in self.cv.sections if s.publications is not None)
        chosen = {id(entry) for block in blocks for entry in self._candidates(block)}
        return (entry for entry in self.library.entries if id(entry) in chosen)

    def _unknown_key(self, key: str, path: Path, *, key_is_place: bool = False) -> None:
        self.unknown += 1
        close = closest(key, self.library.by_key) if self.unknown <= _MOST_GUESSES else None
        self.diagnostics.append(
            error(
                Code.UNKNOWN_KEY,
                f"no bibliography has the key `{key}`",
                self.source.locate(path, key=key_is_place),
                hints=(f"did you mean `{close}`?",) if close else (),
            )
        )
