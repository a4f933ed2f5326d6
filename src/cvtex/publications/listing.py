"""Build the publication lists of a CV, and report problems of what they select."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cvtex.bibliography import BibEntry, Reference
from cvtex.bibliography.entry import repeated_among, repeated_keys
from cvtex.bibliography.inheritance import parents
from cvtex.diagnostics import Code, Diagnostic, Result, error, warning
from cvtex.diagnostics.suggestions import closest
from cvtex.document import Fate, Lists, Publication, PublicationList
from cvtex.locales import locale_of
from cvtex.publications.collaborations import owner_not_found
from cvtex.publications.fates import entry_fates
from cvtex.publications.grouping import group_publications
from cvtex.publications.legend import legend
from cvtex.publications.library import Library, assemble, style_of
from cvtex.publications.publication import publication
from cvtex.publications.selection import candidates, count_queries
from cvtex.publications.versions import find_works
from cvtex.publications.written import places_in, written_entries
from cvtex.schema import CV, Selection, Versions
from cvtex.yaml import Path, YamlDocument


@dataclass(frozen=True, slots=True)
class Listing:
    """The publication lists of a CV, and the references that they show and do not show.

    `listed` are the references that a list shows, in the order of the lists, each once.
    `unlisted` are the references that no list shows, not even as a version of another reference.
    `fates` say what became of each entry, in the order of the files.
    `library` has the style of the CV.
    """

    lists: Lists
    listed: tuple[Reference, ...]
    unlisted: tuple[Reference, ...]
    library: Library
    fates: tuple[Fate, ...] = ()


def list_publications(cv: CV, entries: Sequence[BibEntry], source: YamlDocument) -> Result[Listing]:
    """Return the lists that the sections of a CV select; `source` is the document of the CV.

    `entries` are those of the .bib files, to which those that the CV itself has are added.
    """
    own = written_entries(cv, source)
    made = _Lists(cv, (*entries, *own), source).result()
    repeated = (*repeated_keys(entries, own), *repeated_among(own))
    return Result(made.value, (*repeated, *made.diagnostics))


_MOST_SUGGESTIONS = 20
"""The number of unknown keys for which a similar key is searched for."""

_MOST_LISTED = 20_000
"""The most publications that all lists show, which is the most entries of a bibliography."""

_MOST_COMPARISONS = 2_000_000
"""The most comparisons of an entry with a query: 100 lists of the longest bibliography."""


class _Lists:
    """Builds the lists of one CV, which share a library and depend on the lists before them."""

    def __init__(self, cv: CV, entries: Sequence[BibEntry], source: YamlDocument) -> None:
        self.cv = cv
        self.entries = entries
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.library = assemble(cv, entries, source, self.diagnostics)
        self.volumes = parents(reference.entry for reference in self.library.entries)
        self.listed: dict[str, Reference] = {}
        self.languages: dict[Path, str] = {b.path: b.language for b in cv.blocks}
        # What each list selects, by the path of the list.
        self.selected: dict[Path, Sequence[Reference]] = {}
        # Why an entry that a list selects is not shown by it, by the `id` of the entry.
        self.left_out: dict[str, str] = {}
        self.unknown = 0  # the number of unknown keys so far
        self.comparisons = 0  # of an entry with a query, so far
        self.shown = 0  # the number of publications that the lists so far would show
        self.works = find_works(self._all_candidates(), self._versions_of)
        if self.works.uncompared is not None:
            self._report_uncompared(self.works.uncompared)
        self.library = replace(
            self.library, preprints=self.works.preprints, venues=self.works.venues
        )

    def result(self) -> Result[Listing]:
        for key in self.cv.publication_style.entries:
            if key not in self.library.by_key:
                self._unknown_key(key, ("publication_style", "entries", key), key_is_place=True)
        lists = {
            path: self._list(selection, path, self.languages[path])
            for path, selection in self._selections().items()
        }
        self.diagnostics.extend(owner_not_found(self.library))
        shown = self.listed.keys() | self.works.hidden
        unlisted = tuple(entry for entry in self.library.entries if entry.id not in shown)
        fates = (
            *entry_fates(self.library, self.works, self.listed, self.left_out),
            *(
                Fate(entry.key, "left out", entry.span, reason="other entries inherit from it")
                for entry in self.entries
                if entry.type == "xdata"
            ),
        )
        listing = Listing(lists, tuple(self.listed.values()), unlisted, self.library, fates)
        return Result(listing, tuple(self.diagnostics))

    def _selections(self) -> dict[Path, Selection]:
        """Return the selections of the lists of the CV, by their paths."""
        return {
            block.path: block.content
            for block in self.cv.blocks
            if block.kind == "publications" and block.content is not None
        }

    def _list(self, selection: Selection, path: Path, language: str) -> PublicationList:
        style, words = self.cv.publication_style, self.cv.words_in(language)
        library = replace(self.library, words=words)
        shown: list[tuple[Reference, Publication]] = []
        for entry in self._select(selection, path):
            self.listed[entry.id] = entry
            shown.append((entry, publication(library, entry, self.diagnostics)))
        publications = (publication for _, publication in shown)
        marks = legend(publications, style.highlight, words) if style.legend else ()
        groups = group_publications(shown, selection.group_by, words)
        return PublicationList(groups, selection.prefix or "", marks)

    def _select(self, selection: Selection, path: Path) -> Sequence[Reference]:
        """Return the references that a list shows, and report unknown keys and an empty list."""
        unknown = 0
        for field in ("keys", "exclude"):
            for number, key in enumerate(getattr(selection, field)):
                if key not in self.library.by_key:
                    self._unknown_key(key, (*path, field, number))
                    unknown += field == "keys"
        selected = self._candidates(selection, path)
        # An entry that is selected by its key is shown, even if another entry shows it too.
        shown = [entry for entry in selected if selection.keys or not self._is_hidden(entry)]
        if not selection.repeat:
            shown = [entry for entry in shown if entry.id not in self.listed]
        for entry in selected if len(shown) < len(selected) else ():
            if entry.key in self.volumes and self._is_hidden(entry):
                self.left_out.setdefault(entry.id, "it is a volume that contains other entries")
        for entry in shown[selection.limit :] if selection.limit else ():
            self.left_out.setdefault(entry.id, "the list has a `limit`")
        if not shown and not unknown:
            self._report_empty(path, selected)
        return self._within_limit(shown[: selection.limit], path)

    def _within_limit(self, shown: Sequence[Reference], path: Path) -> Sequence[Reference]:
        """Return the references that a list may still show, and report it if these are not all."""
        before = self.shown
        self.shown += len(shown)
        if before <= _MOST_LISTED < self.shown:
            message = f"the lists show more than {_MOST_LISTED:,} publications in all"
            hint = "write `repeat: false` in a list, or give it a `limit`"
            self._report_limit(message, path, hint)
        return shown[: max(0, _MOST_LISTED - before)]

    def _report_limit(self, message: str, path: Path, hint: str) -> None:
        place = self.source.locate(path)
        self.diagnostics.append(error(Code.INVALID_VALUE, message, place, hints=(hint,)))

    def _report_uncompared(self, preprint: Reference) -> None:
        message = f"`{preprint.key}` and the preprints after it are compared with no publication"
        hint = "too many entries share a title and authors; to show it with a publication, write"
        hint += f" `related = {{{preprint.key}}}` there"
        self.diagnostics.append(
            warning(Code.DUPLICATE_ENTRY, message, preprint.span, hints=(hint,))
        )

    def _report_empty(self, path: Path, selected: Sequence[Reference]) -> None:
        message = "the bibliography has no entry for this list"
        hint = "check the types and keywords of the entries in the .bib file"
        if selected:
            message = "all entries of this list are shown elsewhere"
            hint = "remove the list, or list the versions of a work separately:"
            hint += " `publication_style: {versions: apart}`"
        elif not self.cv.bibliography:
            hint = "name the .bib file: `bibliography: publications.bib`"
        place = self.source.locate(path)
        self.diagnostics.append(warning(Code.EMPTY_SELECTION, message, place, hints=(hint,)))

    def _is_hidden(self, entry: Reference) -> bool:
        """Tell whether an entry is a version of another, or a volume that contains others.

        A volume that the owner wrote or edited is shown.
        """
        if entry.id in self.works.hidden:
            return True
        if entry.key not in self.volumes:
            return False
        _, search = self.library.search(entry)
        return search.index is None

    def _versions_of(self, entry: Reference) -> Versions:
        style, _ = style_of(self.library, entry, [])
        return style.versions

    def _candidates(self, selection: Selection, path: Path) -> Sequence[Reference]:
        """Return the references that a selection matches; they are computed once per list."""
        known = self.selected.get(path)
        if known is None:
            known = self.selected[path] = self._compare(selection, path)
        return known

    def _compare(self, selection: Selection, path: Path) -> Sequence[Reference]:
        """Return the references that a selection matches; none after too many comparisons."""
        entries = self.library.entries
        if selection.entries:
            places = places_in(path, len(selection.entries), self.source)
            entries = tuple(entry for entry in entries if entry.span in places)
        before = self.comparisons
        self.comparisons += len(entries) * count_queries(selection)
        if self.comparisons <= _MOST_COMPARISONS:
            language = self.languages.get(path) or self.cv.language
            alphabet = locale_of(language).names.alphabet
            return candidates(selection, entries, self.library.search, alphabet)
        if before <= _MOST_COMPARISONS:
            message = f"the lists compare more than {_MOST_COMPARISONS:,} pairs of entry and query"
            hint = "write fewer lists, or fewer queries in `any_of` and `none_of`"
            self._report_limit(message, path, hint)
        return ()

    def _all_candidates(self) -> Iterable[Reference]:
        """Return the references that a list may show, in the order of the files."""
        selected = {
            entry.id
            for path, selection in self._selections().items()
            for entry in self._candidates(selection, path)
        }
        return (entry for entry in self.library.entries if entry.id in selected)

    def _unknown_key(self, key: str, path: Path, *, key_is_place: bool = False) -> None:
        self.unknown += 1
        close = closest(key, self.library.by_key) if self.unknown <= _MOST_SUGGESTIONS else None
        self.diagnostics.append(
            error(
                Code.UNKNOWN_KEY,
                f"no bibliography has the key `{key}`",
                self.source.locate(path, key=key_is_place),
                hints=(f"did you mean `{close}`?",) if close else (),
            )
        )
