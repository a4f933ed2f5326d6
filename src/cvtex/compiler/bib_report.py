"""What there is to say about a bibliography as a whole: counts, the owner, doubles, gaps.

`cvtex bib` prints it. Nothing here stops a build; what is doubtful is a warning at the entry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cvtex.checks.bibliography import gaps, lint_entries, published_preprints
from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic, Result
from cvtex.document.model import Publication
from cvtex.publications.library import Library
from cvtex.publications.publication import publication


@dataclass(frozen=True, slots=True)
class BibReport:
    """A bibliography at a glance: each entry as it would be listed, and how many of each type.

    `with_owner` counts the entries in which the owner was found.
    """

    publications: tuple[Publication, ...]
    types: Mapping[str, int] = field(default_factory=dict)
    with_owner: int = 0


def report(library: Library, *, this_year: int | None) -> Result[BibReport]:
    """Look at all entries; `this_year` is what years are measured against, if given."""
    diagnostics: list[Diagnostic] = []
    shown = tuple(publication(library, entry, diagnostics) for entry in library.entries)
    diagnostics.extend(lint_entries(library.entries, this_year=this_year))
    diagnostics.extend(published_preprints(library.entries))
    for entry in library.entries:
        diagnostics.extend(gaps(entry))
    types = Counter(entry.type for entry in library.entries)
    with_owner = sum(any(author.is_owner for author in one.authors) for one in shown)
    return Result(
        BibReport(shown, dict(types.most_common()), with_owner),
        tuple(dict.fromkeys(diagnostics)),
    )


def without_owner(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Drop what is said about the owner, for a bibliography without one."""
    owner = {Code.OWNER_NOT_FOUND, Code.OWNER_AMBIGUOUS}
    return tuple(one for one in diagnostics if one.code not in owner)
