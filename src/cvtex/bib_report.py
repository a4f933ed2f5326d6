"""What there is to say about a bibliography as a whole: counts, the owner, doubles, gaps.

`cvtex bib` prints it. Nothing here stops a build; what is doubtful is a warning at the entry.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cvtex.bib_entry import BibEntry, entry_date
from cvtex.diagnostic import Code, Diagnostic, Note, Result, warning
from cvtex.document import Publication
from cvtex.latex_text import plain_latex
from cvtex.library import Library
from cvtex.links import verbatim
from cvtex.publications import publication
from cvtex.versions import folded_title, is_preprint, share_authors


@dataclass(frozen=True, slots=True)
class BibReport:
    """A bibliography at a glance: each entry as it would be listed, and how many of each type.

    `with_owner` counts the entries in which the owner was found.
    """

    publications: tuple[Publication, ...]
    types: Mapping[str, int] = field(default_factory=dict)
    with_owner: int = 0


def report(library: Library, *, this_year: int) -> Result[BibReport]:
    """Look at all entries of a library; `this_year` is what years are measured against."""
    diagnostics: list[Diagnostic] = []
    shown = tuple(publication(library, entry, diagnostics) for entry in library.entries)
    diagnostics.extend(_doubles(library.entries))
    for entry in library.entries:
        diagnostics.extend(_gaps(entry))
        diagnostics.extend(_doubtful_years(entry, this_year))
    types = Counter(entry.type for entry in library.entries)
    with_owner = sum(any(author.is_owner for author in one.authors) for one in shown)
    return Result(
        BibReport(shown, dict(types.most_common()), with_owner),
        tuple(dict.fromkeys(diagnostics)),
    )


def _doubles(entries: Sequence[BibEntry]) -> Iterator[Diagnostic]:
    """Report entries that share a DOI or a title, each with the first one."""
    by_doi: dict[str, BibEntry] = {}
    by_title: dict[str, BibEntry] = {}
    for entry in entries:
        doi = re.sub(r"(?i)^(https?://(dx\.)?doi\.org/|doi:)", "", verbatim(entry, "doi")).lower()
        title = folded_title(entry)
        if doi and (first := by_doi.setdefault(doi, entry)) is not entry:
            yield _double(entry, first, "DOI")
        elif title and (first := by_title.setdefault(title, entry)) is not entry:
            if not share_authors(entry, first):
                continue
            if is_preprint(entry) != is_preprint(first):
                preprint, other = (entry, first) if is_preprint(entry) else (first, entry)
                message = f"the preprint `{preprint.key}` was published as `{other.key}`"
                hint = "they are listed as one; `versions: apart` keeps them apart"
                yield warning(
                    Code.PUBLISHED_PREPRINT,
                    message,
                    preprint.span,
                    hints=(hint,),
                    notes=(Note("published here", other.span),),
                )
            else:
                yield _double(entry, first, "title")


def _double(entry: BibEntry, first: BibEntry, what: str) -> Diagnostic:
    return warning(
        Code.DUPLICATE_ENTRY,
        f"`{entry.key}` has the {what} of `{first.key}`",
        entry.span,
        hints=(f"remove one, or name it as a version: `related = {{{entry.key}}}`",),
        notes=(Note("the first one", first.span),),
    )


_AUTHOR = ("author", "editor")
_DATE = ("date", "year", "pubstate")
_REQUIRED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "article": (("author",), ("title",), ("journaltitle",), _DATE),
    "inproceedings": (("author",), ("title",), ("booktitle", "eventtitle"), _DATE),
    "incollection": (("author",), ("title",), ("booktitle",), _DATE),
    "inbook": (_AUTHOR, ("title",), ("booktitle", "publisher"), _DATE),
    "book": (_AUTHOR, ("title",), _DATE),
    "thesis": (("author",), ("title",), ("institution",), _DATE),
    "report": (("author",), ("title",), ("institution",), _DATE),
    "online": (("title",), ("url", "doi", "eprint"), _DATE),
    "patent": (("author",), ("title",), ("number",), _DATE),
}
"""What an entry needs, by its type (biblatex's manual, section 2.1.1); one of each suffices."""


def _gaps(entry: BibEntry) -> Iterator[Diagnostic]:
    for names in _REQUIRED.get(entry.type, (("title",), _DATE)):
        if not any(entry.get(name) for name in names):
            needed = " or ".join(f"`{name}`" for name in names[:2])
            message = f"`{entry.key}` (@{entry.written_type}) has no {needed}"
            if names != ("title",):  # a title that is missing is reported when it is listed
                yield warning(Code.MISSING_FIELD, message, entry.span)


def _doubtful_years(entry: BibEntry, this_year: int) -> Iterator[Diagnostic]:
    date = entry_date(entry)
    field = entry.fields.get("date") or entry.fields.get("year")
    if date is None or field is None:
        return
    year = date.latest_year
    if not 1800 <= year <= this_year + 2:
        written = plain_latex(field.latex)
        message = f"`{entry.key}` is of `{written}`, which is {_when(year, this_year)}"
        yield warning(Code.SUSPICIOUS_YEAR, message, field.span)


def _when(year: int, this_year: int) -> str:
    return "long ago" if year < this_year else "in the future"


def without_owner(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Drop what is said about the owner, for a bibliography without one."""
    owner = {Code.OWNER_NOT_FOUND, Code.OWNER_AMBIGUOUS}
    return tuple(one for one in diagnostics if one.code not in owner)
