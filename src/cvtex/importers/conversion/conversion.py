"""Make the files of a draft, and the list of what they do not have of the imported file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cvtex.diagnostics import Code, Diagnostic, Result, warning
from cvtex.files.images import problem_of
from cvtex.files.read import read_data
from cvtex.importers.conversion.accounts import Loss, account
from cvtex.importers.conversion.repair import at, repaired, replaced, texts_of
from cvtex.importers.conversion.wrapping import wrapped
from cvtex.importers.draft import Commented, Draft, Value
from cvtex.importers.origin import Origin
from cvtex.latex import plain_latex
from cvtex.new_entries import NewEntry, new_key, to_bibtex
from cvtex.source import Source, Span
from cvtex.yaml.commented import parts
from cvtex.yaml.writer import to_yaml

CV, BIBLIOGRAPHY = "cv.yaml", "publications.bib"
"""The names of the files that are written."""

_SCHEMA_LINE = "# yaml-language-server: $schema=cv.schema.json\n"
"""The first line of the CV, by which an editor finds the schema beside it."""

_LISTED = frozenset({"sections", "blocks", "highlights", "list", "works"})
"""The keys of lists whose items have lines of their own."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file of another program becomes.

    `files` are the contents of the files to write, by their names. `texts` is the number of texts
    of the imported file, and `losses` are those that were not carried over. `diagnostics` say so of
    each of them, and what else needs a look; `sources` are the files that they quote.
    """

    files: Mapping[str, bytes]
    texts: int
    losses: tuple[Loss, ...]
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]

    @property
    def faults(self) -> tuple[Loss, ...]:
        """The texts that cvtex lost although it had a place for them."""
        return tuple(loss for loss in self.losses if loss.is_fault)


def convert(origin: Origin, draft: Draft) -> Imported:
    """Return the files of a draft, of which the CV validates, and an account of every text."""
    entries = _with_keys(draft.entries)
    cv, copies, diagnostics = _with_copies(draft)
    if entries and isinstance(cv, Mapping) and not cv.get("bibliography"):
        cv = {**cv, "bibliography": BIBLIOGRAPHY}
    cv, removed = repaired(wrapped(cv))
    heading = (f"Made from `{origin.path.name}` by `cvtex import`.", *draft.heading)
    text = _SCHEMA_LINE + to_yaml(Commented(cv, "\n".join(heading)), listed=_LISTED)
    files = {CV: text.encode()}
    if entries:
        files[BIBLIOGRAPHY] = "\n".join(map(to_bibtex, entries)).encode()
    results = (*texts_of(cv), *draft.heading, *_texts_of_entries(entries), *copies)
    found = account(list(origin.leaves()), results, removed)
    diagnostics += tuple(loss.diagnostic for loss in found.losses)
    return Imported(files | copies, found.texts, found.losses, diagnostics, origin.sources)


def _with_keys(entries: Sequence[NewEntry]) -> tuple[NewEntry, ...]:
    """Return entries of which each has a key of its own."""
    made: list[NewEntry] = []
    taken: set[str] = set()
    for entry in entries:
        key = entry.key
        if not key or key in taken:
            key = new_key(entry, taken)
        taken.add(key)
        made.append(replace(entry, key=key))
    return tuple(made)


def _with_copies(draft: Draft) -> tuple[Value, dict[str, bytes], tuple[Diagnostic, ...]]:
    """Return the keys of a CV and its pictures, without those that cannot be copied."""
    cv: Value = draft.cv
    copies: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    for name, picture in draft.copies.items():
        where = name if isinstance(picture, bytes) else str(picture)
        read = Result(picture) if isinstance(picture, bytes) else _read(picture)
        problem = read.diagnostics[0] if read.diagnostics else None
        if read.value is not None and name.endswith(".bib"):
            copies[name] = read.value
            continue
        if read.value is not None:
            problem = problem_of(name, read.value, Span(where, 1), what="")
        if read.value is not None and problem is None:
            copies[name] = read.value
            continue
        reason = problem.message if problem is not None else "it is not a picture"
        diagnostics.append(
            warning(
                Code.NOT_IMPORTED,
                f"the picture `{where}` was not carried over: {reason}",
                hints=("save it as a PNG or JPEG file, and name it with `image`",),
            )
        )
        for key in [("image",), ("image", "file")]:
            if parts(at(cv, key))[0] == name:
                cv = replaced(cv, key[:1], None)
    return cv, copies, tuple(diagnostics)


def _read(picture: Path) -> Result[bytes]:
    return read_data(picture, what="the picture")


def _texts_of_entries(entries: Iterable[NewEntry]) -> Iterator[str]:
    """Yield the values of all fields, in LaTeX and as plain text."""
    for entry in entries:
        for latex in entry.fields.values():
            yield latex
            yield plain_latex(latex)
