"""What each list of publications shows: which entries, in which order, presented how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cvtex.bibliography import BibEntry, Reference
from cvtex.bibliography.inheritance import parents
from cvtex.diagnostics import Code, Diagnostic, Result, error, warning
from cvtex.diagnostics.suggestions import closest
from cvtex.document import Lists, Publication, PublicationList
from cvtex.publications.grouping import grouped
from cvtex.publications.legend import legend
from cvtex.publications.library import assemble, style_of
from cvtex.publications.publication import publication
from cvtex.publications.selection import candidates
from cvtex.publications.versions import works
from cvtex.schema import CV, Selection, Versions
from cvtex.yaml import Path, YamlDocument


@dataclass(frozen=True, slots=True)
class Listing:
    """What the lists of a CV show, and which references that leaves out.

    `listed` are the references that some list shows, in the order in which the first list shows
    them. `unlisted` are those that no list shows, not even with another reference.
    """

    lists: Lists
    listed: tuple[Reference, ...]
    unlisted: tuple[Reference, ...]


def list_publications(cv: CV, entries: Sequence[BibEntry], source: YamlDocument) -> Result[Listing]:
    """List what the sections of a CV show: `source` is the file it came from."""
    return _Lists(cv, entries, source).result()


_MOST_GUESSES = 20
"""For how many unknown keys a near one is looked for."""


class _Lists:
    """The lists of one CV: what they share, and what one leaves to the next."""

    def __init__(self, cv: CV, entries: Sequence[BibEntry], source: YamlDocument) -> None:
        self.cv = cv
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.library = assemble(cv, entries, source, self.diagnostics)
        self.volumes = parents(reference.entry for reference in self.library.entries)
        self.listed: dict[str, Reference] = {}
        # What the lists choose, by the index of their section.
        self.chosen: dict[int, Sequence[Reference]] = {}
        self.unknown = 0  # how many keys no bibliography has
        self.works = works(self._all_candidates(), self._versions_of)
        self.library = replace(
            self.library, preprints=self.works.preprints, venues=self.works.venues
        )

    def result(self) -> Result[Listing]:
        for key in self.cv.publication_style.entries:
            if key not in self.library.by_key:
                self._unknown_key(key, ("publication_style", "entries", key), key_is_place=True)
        lists = {
            index: self._list(selection, index) for index, selection in self._selections().items()
        }
        shown = self.listed.keys() | self.works.hidden
        unlisted = tuple(one for one in self.library.entries if one.id not in shown)
        listing = Listing(lists, tuple(self.listed.values()), unlisted)
        return Result(listing, tuple(self.diagnostics))

    def _selections(self) -> dict[int, Selection]:
        """Return what the lists of the CV select, by the index of their section."""
        sections = enumerate(self.cv.sections)
        return {
            i: section.publications for i, section in sections if section.publications is not None
        }

    def _list(self, selection: Selection, index: int) -> PublicationList:
        chosen = self._select(selection, index)
        shown: list[tuple[Reference, Publication]] = []
        for entry in chosen:
            self.listed[entry.id] = entry
            shown.append((entry, publication(self.library, entry, self.diagnostics)))
        style, words = self.cv.publication_style, self.cv.words
        marks = legend((one for _, one in shown), style.highlight, words) if style.legend else ()
        groups = grouped(shown, selection.group_by, words)
        return PublicationList(groups, selection.prefix or "", marks)

    def _select(self, selection: Selection, index: int) -> Sequence[Reference]:
        path: Path = ("sections", index, "publications")
        unknown = 0
        for field in ("keys", "exclude"):
            for number, key in enumerate(getattr(selection, field)):
                if key not in self.library.by_key:
                    self._unknown_key(key, (*path, field, number))
                    unknown += field == "keys"
        chosen = self._candidates(selection, index)
        # Who asks for an entry by its key gets it, even if another one shows it too.
        shown = [entry for entry in chosen if selection.keys or not self._is_hidden(entry)]
        if not selection.repeat:
            shown = [entry for entry in shown if entry.id not in self.listed]
        if not shown and not unknown:
            self._report_empty(path, chosen)
        return shown[: selection.limit]

    def _report_empty(self, path: Path, chosen: Sequence[Reference]) -> None:
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

    def _is_hidden(self, entry: Reference) -> bool:
        """Tell whether an entry is shown with another one, or is a volume that others are in."""
        if entry.id in self.works.hidden:
            return True
        if entry.key not in self.volumes:
            return False
        _, search = self.library.search(entry)
        return search.index is None

    def _versions_of(self, entry: Reference) -> Versions:
        style, _ = style_of(self.library, entry, [])
        return style.versions

    def _candidates(self, selection: Selection, index: int) -> Sequence[Reference]:
        """Return what the selection of a section chooses, worked out once."""
        known = self.chosen.get(index)
        if known is None:
            known = self.chosen[index] = candidates(
                selection, self.library.entries, self.library.search
            )
        return known

    def _all_candidates(self) -> Iterable[Reference]:
        """Return the references that some list may show, in the file's order."""
        chosen = {
            entry.id
            for index, selection in self._selections().items()
            for entry in self._candidates(selection, index)
        }
        return (entry for entry in self.library.entries if entry.id in chosen)

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
