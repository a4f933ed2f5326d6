"""An entry of the bibliography, decoded: names, dates and texts of what `BibEntry` has as LaTeX.

Made once the files are read, inherited fields are filled in and the CV's own fields are put in
place. From here on nobody reads LaTeX again: whatever shows or checks an entry asks its
`Reference`, which decodes each thing when it is first asked for and keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar, overload

from cvtex.bibliography.entry import BibEntry, BibField, Dated, dated_of, keys_in
from cvtex.bibliography.vocabulary import PUBLISHED_IN, STATES, EntryType, type_of
from cvtex.dates import DateText
from cvtex.latex import LatexText, parse_latex, plain_latex
from cvtex.names import NameList, parse_names
from cvtex.names.folding import skeleton
from cvtex.source import Span
from cvtex.text import plain_text
from cvtex.text.dois import normal_doi, without_tex
from cvtex.text.folding import fold_letters, fold_title

T = TypeVar("T")


class _Once(Generic[T]):
    """A property that is worked out once.

    `functools.cached_property` takes a lock each time on Python 3.11, which 10,000 entries feel.
    """

    def __init__(self, work_out: Callable[[Reference], T]) -> None:
        self._work_out = work_out
        self._name = work_out.__name__
        self.__doc__ = work_out.__doc__

    @overload
    def __get__(self, reference: None, owner: type) -> _Once[T]: ...

    @overload
    def __get__(self, reference: Reference, owner: type) -> T: ...

    def __get__(self, reference: Reference | None, owner: type) -> T | _Once[T]:
        """Work the value out, and put it in this property's place."""
        if reference is None:
            return self
        value = self._work_out(reference)
        setattr(reference, self._name, value)
        return value


class Reference:
    """One entry, as `publications` and `checks` see it.

    `kind` is what is known of its type. `id` names it among all entries of the CV: its citation
    key, or `key#2` for the second entry of that key. Results about entries are kept by it, so they
    can be pickled; a `Reference` can be pickled too, and then decodes anew.
    """

    def __init__(self, entry: BibEntry, identifier: str = "") -> None:
        self.entry = entry
        self.id: str = identifier or entry.key
        self.key: str = entry.key
        self.type: str = entry.type
        self.written_type: str = entry.written_type
        self.kind: EntryType = type_of(entry.type)
        self.fields: Mapping[str, BibField] = entry.fields
        self.span: Span = entry.span
        self._texts: dict[str, str] = {}
        self._parsed: dict[str, LatexText] = {}
        self._names: dict[str, NameList] = {}

    def __repr__(self) -> str:
        """Return what tells it from others."""
        return f"Reference({self.id!r})"

    def __reduce__(self) -> tuple[type[Reference], tuple[BibEntry, str]]:
        """Pickle the entry and the identifier alone."""
        return Reference, (self.entry, self.id)

    # -- fields --

    def get(self, name: str) -> str:
        """Return a field's LaTeX, or nothing if the entry does not have it."""
        field = self.fields.get(name)
        return field.latex if field is not None else ""

    def parsed(self, name: str) -> LatexText:
        """Return a field as rich text, with what was not understood of it."""
        known = self._parsed.get(name)
        if known is None:
            known = self._parsed[name] = parse_latex(self.get(name))
        return known

    def text(self, name: str) -> str:
        """Return a field as plain characters, or nothing if the entry does not have it."""
        known = self._texts.get(name)
        if known is None:
            field = self.fields.get(name)
            if field is None:
                return ""
            parsed = self._parsed.get(name)
            # Of volumes, journals and the like many entries have the same: these are remembered.
            known = plain_latex(field.latex) if parsed is None else plain_text(parsed.inlines)
            self._texts[name] = known
        return known

    def first_text(self, *names: str) -> str:
        """Return the first of some fields that the entry has, as plain characters."""
        for name in names:
            if self.get(name):
                return self.text(name)
        return ""

    def literal(self, name: str) -> str:
        """Return a field that biblatex takes literally: an address, a DOI, a number of an archive.

        Files made for BibTeX put braces and backslashes there, to get it through TeX (biblatex's
        manual, section 2.2.1).
        """
        field = self.fields.get(name)
        return without_tex(field.latex) if field is not None else ""

    def keys_in(self, name: str) -> tuple[str, ...]:
        """Return the citation keys of a field, each once."""
        return keys_in(self.entry, name) if name in self.fields else ()

    # -- people --

    @_Once
    def role(self) -> str:
        """Return whose names are listed: `author`, or `editor` if there are no authors."""
        field = self.fields.get("author")
        has_authors = field is not None and field.latex.strip()
        return "author" if has_authors or "editor" not in self.fields else "editor"

    @_Once
    def names(self) -> NameList:
        """Return the authors, or else the editors."""
        return self.names_in(self.role)

    def names_in(self, name: str) -> NameList:
        """Return the names of a field."""
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = parse_names(self.get(name))
        return known

    @_Once
    def families(self) -> frozenset[str]:
        """Return the family names of those who are listed, folded for comparing."""
        return frozenset(skeleton(name.family) for name in self.names.names)

    # -- what else it says --

    @_Once
    def dated(self) -> Dated | None:
        """Return when it appeared, or None if it has no date that can be read."""
        return dated_of(self.entry)

    @property
    def date(self) -> DateText | None:
        """The date alone."""
        return None if self.dated is None else self.dated.date

    @property
    def month_is_lost(self) -> bool:
        """Whether it has a month that is not in its date."""
        dated = self.dated
        if dated is None or dated.has_month or not self.get("month"):
            return False
        return not self.get("date")

    @_Once
    def state(self) -> str:
        """Return the state of the publication by its name in the words of a CV, or `published`."""
        if "pubstate" not in self.fields:
            # Where there is no year, people write why.
            written = self.get("year") or self.get("date")
            if written.isdecimal():
                return "published"
            return STATES.get(fold_letters(written), "published")
        written = self.text("pubstate")
        letters = fold_letters(written)
        return STATES.get(letters, written if letters not in {"", "published"} else "published")

    @_Once
    def keywords(self) -> tuple[str, ...]:
        """Return the keywords, which commas or semicolons divide."""
        if "keywords" not in self.fields:
            return ()
        words = self.text("keywords").replace(";", ",").split(",")
        return tuple(word.strip() for word in words if word.strip())

    @_Once
    def related(self) -> tuple[str, ...]:
        """Return the citation keys of the versions that it names."""
        return self.keys_in("related")

    @_Once
    def folded_title(self) -> str:
        """Return the letters and digits of the title: entries of one title have the same."""
        return fold_title(self.text("title"))

    @_Once
    def doi(self) -> str:
        """Return the DOI in the form in which equal ones are equal, or nothing."""
        return normal_doi(self.literal("doi")) if "doi" in self.fields else ""

    @property
    def published_in(self) -> str:
        """The LaTeX of the fields that say where it was published."""
        fields = self.fields
        return " ".join(
            [fields[name].latex for name in PUBLISHED_IN if name in fields and fields[name].latex]
        )

    @_Once
    def is_preprint(self) -> bool:
        """Tell whether it is in an archive only."""
        if not self.kind.may_be_preprint:
            return False
        venue = self.published_in
        if venue or not self.kind.may_lack_venue:
            return bool(_ARCHIVES.search(venue))
        return bool(
            self.get("eprint")
            or self.get("arxiv")
            or _ARCHIVES.search(f"{self.get('url')} {self.get('doi')}")
            or self.type == "unpublished"
        )


_ARCHIVES = re.compile(
    r"(?i)\b(?:\w*arxiv|corr|(?:bio|med|chem|edu|eco|eng|tech)rxiv|ssrn|osf|research\s?square"
    r"|preprints?(?:\.org)?|e-?prints?)\b"
)


def references(entries: Iterable[BibEntry]) -> tuple[Reference, ...]:
    """Return entries as references, in their order, each under an identifier of its own.

    The first entry of a key has the key, the next ones `key#2`, `key#3`; a number is passed over if
    an entry has that for a key.
    """
    kept = tuple(entries)
    taken = {entry.key for entry in kept}
    if len(taken) == len(kept):
        return tuple([Reference(entry) for entry in kept])
    found: list[Reference] = []
    counts: dict[str, int] = {}
    for entry in kept:
        count = counts.get(entry.key, 0) + 1
        identifier = entry.key if count == 1 else f"{entry.key}#{count}"
        while count > 1 and identifier in taken:
            count += 1
            identifier = f"{entry.key}#{count}"
        counts[entry.key] = count
        taken.add(identifier)
        found.append(Reference(entry, identifier))
    return tuple(found)
