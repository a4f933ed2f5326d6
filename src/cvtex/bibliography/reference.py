"""Decode an entry of the bibliography: the names, dates and texts that `BibEntry` has as LaTeX.

A `Reference` is made once the files are read, inherited fields are copied, and the fields that the
CV overrides are replaced. The code that shows or checks entries uses references and does not parse
LaTeX: a `Reference` decodes each value when it is first used, and keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Generic, TypeVar, overload

from cvtex.bibliography.archives import arxiv_number, is_only_archived
from cvtex.bibliography.entry import BibEntry, BibField, keys_in
from cvtex.bibliography.entry_dates import EntryDate, date_of, date_within
from cvtex.bibliography.states import PUBLISHED, State, begins_with_state, state_in
from cvtex.bibliography.vocabulary import PUBLISHED_IN, EntryType, type_of
from cvtex.dates import DateText
from cvtex.latex import LatexText, parse_latex, plain_latex
from cvtex.names import NameList, parse_names
from cvtex.names.folding import skeleton
from cvtex.source import Span
from cvtex.text import plain_text
from cvtex.text.dois import normal_doi, without_tex
from cvtex.text.folding import fold_letters, fold_title

T = TypeVar("T")


class _CachedProperty(Generic[T]):
    """A property that is computed once.

    On Python 3.11 `functools.cached_property` takes a lock each time, which is too slow for 10,000
    entries.
    """

    def __init__(self, compute: Callable[[Reference], T]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    @overload
    def __get__(self, reference: None, owner: type) -> _CachedProperty[T]: ...

    @overload
    def __get__(self, reference: Reference, owner: type) -> T: ...

    def __get__(self, reference: Reference | None, owner: type) -> T | _CachedProperty[T]:
        """Compute the value, and store it as an attribute that replaces this property."""
        if reference is None:
            return self
        value = self._compute(reference)
        setattr(reference, self._name, value)
        return value


class Reference:
    """A decoded entry, as `publications` and `checks` use it.

    `kind` is the description of its type. `id` identifies it among all entries of the CV: it is the
    citation key, or `key#2` for the second entry with that key. Results about entries are stored by
    `id`, so they can be pickled. A pickled `Reference` decodes its values again.
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
        """Return the identifier."""
        return f"Reference({self.id!r})"

    def __reduce__(self) -> tuple[type[Reference], tuple[BibEntry, str]]:
        """Pickle only the entry and the identifier."""
        return Reference, (self.entry, self.id)

    def without(self, names: Collection[str]) -> Reference:
        """Return the reference without some of its fields."""
        kept = {name: field for name, field in self.fields.items() if name not in names}
        return self._changed(kept, names)

    def with_field(self, name: str, latex: str) -> Reference:
        """Return the reference with another value of a field that it has."""
        changed = {**self.fields, name: self.fields[name]._replace(latex=latex)}
        return self._changed(changed, (name,))

    def _changed(self, fields: Mapping[str, BibField], names: Collection[str]) -> Reference:
        """Return the reference with other fields; what is decoded of the same fields is kept."""
        changed = Reference(replace(self.entry, fields=fields), self.id)
        changed._texts = {n: text for n, text in self._texts.items() if n not in names}
        changed._parsed = {n: text for n, text in self._parsed.items() if n not in names}
        changed._names = {n: found for n, found in self._names.items() if n not in names}
        return changed

    # -- fields --

    def get(self, name: str) -> str:
        """Return a field's LaTeX, or an empty text if the entry does not have it."""
        field = self.fields.get(name)
        return field.latex if field is not None else ""

    @property
    def language(self) -> str:
        """The language of the texts, as the entry names it; an empty text if it does not."""
        return self.get("langid") or self.get("language")

    def parsed(self, name: str) -> LatexText:
        """Return a field as rich text, with the problems of its LaTeX."""
        known = self._parsed.get(name)
        if known is None:
            known = self._parsed[name] = parse_latex(self.get(name), self.language)
        return known

    def text(self, name: str) -> str:
        """Return a field as plain text, or an empty text if the entry does not have it."""
        known = self._texts.get(name)
        if known is None:
            field = self.fields.get(name)
            if field is None:
                return ""
            parsed = self._parsed.get(name)
            # `plain_latex` has a cache: many entries have the same volume or journal.
            known = plain_latex(field.latex) if parsed is None else plain_text(parsed.inlines)
            self._texts[name] = known
        return known

    def first_text(self, *names: str) -> str:
        """Return the first of some fields that is not empty, as plain text."""
        for name in names:
            if self.get(name):
                return self.text(name)
        return ""

    def literal(self, name: str) -> str:
        r"""Return a field that is not LaTeX: a web address, a DOI, a number in an archive.

        These are verbatim fields in biblatex (manual, section 2.2.1). Files for BibTeX escape them
        with braces and backslashes, as in `\_`, which are removed.
        """
        field = self.fields.get(name)
        return without_tex(field.latex) if field is not None else ""

    def keys_in(self, name: str) -> tuple[str, ...]:
        """Return the citation keys in a field, in their order, each once."""
        return keys_in(self.entry, name) if name in self.fields else ()

    # -- people --

    @_CachedProperty
    def role(self) -> str:
        """Return the field whose names are listed: `author`, or `editor` if it has no authors."""
        field = self.fields.get("author")
        has_authors = field is not None and field.latex.strip()
        return "author" if has_authors or "editor" not in self.fields else "editor"

    @_CachedProperty
    def names(self) -> NameList:
        """Return the authors, or the editors if there are no authors."""
        return self.names_in(self.role)

    def names_in(self, name: str) -> NameList:
        """Return the names in a field; a field that the entry does not have has no names."""
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = parse_names(self.get(name))
        return known

    @_CachedProperty
    def families(self) -> frozenset[str]:
        """Return the family names of the listed people, folded for comparison."""
        return frozenset(skeleton(name.family) for name in self.names.names)

    # -- date, state, title and the like --

    @_CachedProperty
    def entry_date(self) -> EntryDate | None:
        """Return the date with its printed forms, or None if no date can be parsed.

        Without a date of its own, an entry has that of its state: `pubstate = {accepted May 2026}`.
        """
        field = self.fields.get("date") or self.fields.get("year")
        if field is not None and _is_in_numbers(field.latex) and (own := date_of(self.entry)):
            return own
        state = self.said_state
        own = None if state.field in _DATE_FIELDS else date_of(self.entry)
        return own or (date_within(state.when) if state.when else None)

    @property
    def date(self) -> DateText | None:
        """The parsed date, or None."""
        return None if self.entry_date is None else self.entry_date.date

    @property
    def has_invalid_month(self) -> bool:
        """Whether the entry has a `month` that could not be parsed, so that its date lacks it."""
        entry_date = self.entry_date
        if entry_date is None or entry_date.has_month or not self.get("month"):
            return False
        return not self.get("date")

    @_CachedProperty
    def said_state(self) -> State:
        """Return what the entry says of its state: in `pubstate`, in place of the year, or a note.

        A note of an entry without a date may go on after the state ("To appear in …").
        """
        fields = self.fields
        if "pubstate" in fields:
            written = self.text("pubstate")
            if fold_letters(written) in {"", "published"}:
                return PUBLISHED
            return state_in(written, "pubstate") or State(written, "", "pubstate")
        field = fields.get("date") or fields.get("year")
        is_dated = field is not None and bool(field.latex)
        if field is not None and is_dated and not _is_in_numbers(field.latex):
            name = "date" if "date" in fields else "year"
            if state := state_in(self.text(name), name):
                return state
        for name in _NOTES:
            if name in fields:
                written = self.text(name)
                state = state_in(written, name)
                if state is None and not is_dated:
                    state = begins_with_state(written, name)
                if state is not None:
                    return state
        return PUBLISHED

    @property
    def state(self) -> str:
        """The state of the publication: `published`, a name in `StatusWords`, or a text.

        The text is that of `pubstate`, if cvtex does not know it.
        """
        return self.said_state.name

    @_CachedProperty
    def keywords(self) -> tuple[str, ...]:
        """Return the keywords, which are separated by commas or semicolons."""
        if "keywords" not in self.fields:
            return ()
        words = self.text("keywords").replace(";", ",").split(",")
        return tuple(word.strip() for word in words if word.strip())

    @_CachedProperty
    def related(self) -> tuple[str, ...]:
        """Return the citation keys in `related`: other versions of the entry."""
        return self.keys_in("related")

    @_CachedProperty
    def folded_title(self) -> str:
        """Return the title folded for comparison: only letters and digits, without accents."""
        return fold_title(self.text("title"))

    @_CachedProperty
    def doi(self) -> str:
        """Return the DOI in its normal form, in which equal DOIs are equal, or an empty text."""
        return normal_doi(self.literal("doi")) if "doi" in self.fields else ""

    @_CachedProperty
    def initials(self) -> frozenset[str]:
        """Return the first letters of the given names of the listed people, folded."""
        return frozenset(fold_letters(name.given)[:1] for name in self.names.names if name.given)

    @property
    def published_in(self) -> str:
        """The LaTeX of the fields in `PUBLISHED_IN`, joined by spaces."""
        fields = self.fields
        return " ".join(
            [fields[name].latex for name in PUBLISHED_IN if name in fields and fields[name].latex]
        )

    @_CachedProperty
    def is_preprint(self) -> bool:
        """Tell whether the entry is only in an archive such as arXiv (`archives`)."""
        return is_only_archived(self)

    @_CachedProperty
    def arxiv(self) -> str:
        """Return the number in arXiv, or an empty text; equal numbers are equal."""
        return arxiv_number(self)


def _is_in_numbers(latex: str) -> bool:
    """Tell whether a value has no letters."""
    return latex.isdecimal() or latex.lower() == latex.upper()


_DATE_FIELDS = frozenset({"date", "year"})
_NOTES = ("note", "addendum", "howpublished")


def references(entries: Iterable[BibEntry]) -> tuple[Reference, ...]:
    """Return entries as references, in their order, each with a unique identifier.

    The first entry with a key has the key as its identifier, the next ones `key#2`, `key#3` and so
    on; a number is skipped if an entry has that text as its key.
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
