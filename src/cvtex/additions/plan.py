"""Plan what becomes of new entries: added, an update of one that there is, or nothing.

A plan is a value that can be shown; `apply` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from cvtex.additions.bib_file import BibFile
from cvtex.additions.doubles import Kinship, Known, Namesake, Relative
from cvtex.additions.encodings import encodable
from cvtex.additions.insertion import parsed
from cvtex.additions.layouts import uses_biblatex
from cvtex.additions.missing import Difference, differences, missing_fields
from cvtex.bibliography import Reference
from cvtex.new_entries import NewEntry, new_key
from cvtex.new_entries.cleaning.dates import with_biblatex_date
from cvtex.new_entries.formats.bibtex import bib_entry
from cvtex.new_entries.keys import guess_pattern
from cvtex.new_entries.writing import in_order


class Added(NamedTuple):
    """An entry that is added; `relative` is the entry that it is linked with, if there is one.

    `namesake` is one of the same title and authors that is taken for another work.
    """

    entry: NewEntry
    relative: Relative | None = None
    namesake: Namesake | None = None


class Updated(NamedTuple):
    """Fields that are inserted into an entry of the file.

    `differences` are the fields in which the entry and the new one differ, which stay. `reason`
    says how the two belong together: `same DOI`, `published version of it`.
    """

    reference: Reference
    fields: Mapping[str, str]
    origin: str
    reason: str
    differences: tuple[Difference, ...] = ()


class Unchanged(NamedTuple):
    """A new entry that the file has already, with all that it says, or that another file has.

    `elsewhere` is the path of that other file of the CV, or empty.
    """

    reference: Reference
    origin: str
    reason: str
    differences: tuple[Difference, ...] = ()
    elsewhere: str = ""


Step: TypeAlias = Added | Updated | Unchanged


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done to a file, step by step."""

    file: BibFile
    steps: tuple[Step, ...]

    @property
    def added(self) -> Sequence[Added]:
        """The entries that are added."""
        return [step for step in self.steps if isinstance(step, Added)]

    @property
    def updated(self) -> Sequence[Updated]:
        """The entries that are updated."""
        return [step for step in self.steps if isinstance(step, Updated)]

    @property
    def is_empty(self) -> bool:
        """Whether the file stays as it is."""
        return not (self.added or self.updated)


def plan_additions(
    file: BibFile,
    entries: Iterable[NewEntry],
    pattern: str = "",
    others: Sequence[BibFile] = (),
) -> Plan:
    """Plan what becomes of cleaned entries; without a `pattern` keys are made as the file's are.

    `others` are the other files of the CV: what they have is not added, and stays as it is.
    """
    planner = _Planner(file, pattern or file_pattern(file), others)
    # A preprint becomes the number in arXiv of its publication, whichever a source has first.
    for entry in sorted(entries, key=lambda entry: Reference(parsed(entry)).is_preprint):
        planner.add(entry)
    return Plan(file, tuple(map(planner.with_new_keys, planner.steps)))


def plan_updates(
    file: BibFile,
    published: Iterable[tuple[Reference, NewEntry]],
    details: Iterable[tuple[Reference, NewEntry]],
    pattern: str = "",
    others: Sequence[BibFile] = (),
) -> Plan:
    """Plan what becomes of what databases know of the entries of a file.

    `published` are published versions of preprints, and `details` what other entries lack; both are
    cleaned. `others` are the other files of the CV.
    """
    planner = _Planner(file, pattern or file_pattern(file), others)
    for preprint, entry in published:
        planner.add_published(entry, preprint)
    for reference, entry in details:
        planner.update(reference, entry, "its details")
    return Plan(file, tuple(step for step in planner.steps if not isinstance(step, Unchanged)))


def file_pattern(file: BibFile) -> str:
    """Return the pattern of the keys of a file."""
    return guess_pattern(bib_entry(entry) for entry in file.entries)


class _Planner:
    def __init__(self, file: BibFile, pattern: str, others: Sequence[BibFile] = ()) -> None:
        self.file = file
        self.pattern = pattern
        elsewhere = [reference for other in others for reference in other.references]
        self.known = Known((*file.references, *elsewhere))
        self.elsewhere = {id(reference) for reference in elsewhere}
        self.keys = set(file.keys).union(*(other.keys for other in others))
        self.steps: list[Step] = []
        self.is_biblatex = uses_biblatex(file)
        # By the key of an entry of the file: the fields that earlier new entries insert into it.
        self.pending: dict[str, int] = {}
        # By the key of a new entry, its index in `steps`.
        self.new: dict[str, int] = {}
        # From the keys that new entries had where they are from to those that they have here.
        self.renamed: dict[str, str] = {}

    def add(self, entry: NewEntry) -> None:
        """Add a step for a new entry, or more than one."""
        relative = self.known.relative_of(Reference(parsed(entry)))
        if entry.key and relative is not None and relative.kinship is Kinship.SAME:
            self.renamed.setdefault(entry.key, relative.reference.key)
        if relative is None:
            self._append(entry, None)
        elif id(relative.reference) in self.elsewhere:
            self._found_elsewhere(entry, relative)
        elif relative.reference.key in self.new:
            self._join(entry, relative)
        elif relative.kinship is Kinship.SAME:
            self.update(relative.reference, entry, relative.equal)
        elif relative.kinship is Kinship.PUBLICATION:
            self._append(entry, relative)
        else:
            self._preprint(entry, relative)

    def _found_elsewhere(self, entry: NewEntry, relative: Relative) -> None:
        """Add only the publication of a preprint in another file, which stays as it is."""
        if relative.kinship is Kinship.PUBLICATION:
            self._append(entry, relative)
            return
        reference, kinship = relative.reference, relative.kinship
        reason = relative.equal if kinship is Kinship.SAME else f"its preprint: {relative.equal}"
        step = Unchanged(reference, entry.origin, reason, elsewhere=reference.span.path)
        self.steps.append(step)

    def add_published(self, entry: NewEntry, preprint: Reference) -> None:
        """Add the published version of a preprint, and link the two."""
        relative = self.known.relative_of(Reference(parsed(entry)))
        if relative is None:
            self._append(entry, Relative(preprint, Kinship.PUBLICATION, "as its database says"))
        elif id(relative.reference) in self.elsewhere:
            self._found_elsewhere(entry, relative)
        elif relative.kinship is Kinship.SAME and relative.reference.key not in self.new:
            # The file has it under another title, so that the two were not known as one work.
            self.update(relative.reference, entry, relative.equal)
            if "related" not in relative.reference.fields:
                reason = "the published version, as its database says"
                self._insert(
                    Updated(relative.reference, {"related": preprint.key}, entry.origin, reason)
                )
        else:
            self._append(entry, relative)

    def _append(self, entry: NewEntry, relative: Relative | None) -> str:
        """Add an entry under a key of its own; a publication names its preprint in `related`."""
        key = new_key(entry, self.keys, self.pattern)
        fields = with_biblatex_names(entry) if self.is_biblatex else entry.fields
        if relative is not None and relative.kinship is Kinship.PUBLICATION:
            related = ", ".join(filter(None, (fields.get("related"), relative.reference.key)))
            fields = in_order({**fields, "related": related})
        added = replace(entry, key=key, fields=encodable(self.file, fields))
        self.keys.add(key)
        if entry.key:
            self.renamed.setdefault(entry.key, key)
        self.new[key] = len(self.steps)
        namesake = self.known.namesake_of(Reference(parsed(added)))
        self.steps.append(Added(added, relative, namesake))
        self.known.add(Reference(parsed(added)))
        return key

    def _join(self, entry: NewEntry, relative: Relative) -> None:
        """Add to a new entry what a later one of the same work has."""
        index = self.new[relative.reference.key]
        step = self.steps[index]
        if not isinstance(step, Added):
            return
        if relative.kinship is Kinship.PUBLICATION:
            self._append(entry, relative)
            return
        known = Reference(parsed(step.entry))
        fields = (
            missing_fields(known, entry)
            if relative.kinship is Kinship.SAME
            else eprint_fields(known, entry)
        )
        if fields:
            whole = replace(step.entry, fields=in_order({**step.entry.fields, **fields}))
            self.steps[index] = step._replace(entry=whole)
        elif relative.kinship is Kinship.PREPRINT and not known.get("eprint"):
            key = self._append(entry, relative)
            related = ", ".join(filter(None, (step.entry.get("related"), key)))
            whole = replace(step.entry, fields=in_order({**step.entry.fields, "related": related}))
            self.steps[index] = step._replace(entry=whole)

    def with_new_keys(self, step: Step) -> Step:
        """Return a step in which `related` names other new entries by their keys in this file."""
        if not isinstance(step, Added) or "related" not in step.entry.fields:
            return step
        known = {entry.key for entry in self.file.entries}
        keys = (key.strip() for key in step.entry.get("related").split(","))
        here = ", ".join(key if key in known else self.renamed.get(key, key) for key in keys)
        return step._replace(
            entry=replace(step.entry, fields={**step.entry.fields, "related": here})
        )

    def update(self, reference: Reference, entry: NewEntry, reason: str) -> None:
        """Insert what an entry of the file lacks of a new one."""
        self._insert(_updated(reference, entry, reason, self.file))

    def _insert(self, step: Updated | Unchanged) -> None:
        """Add a step, or its fields to an earlier one of the same entry."""
        index = self.pending.get(step.reference.id)
        earlier = self.steps[index] if index is not None else None
        if index is None or not isinstance(earlier, Updated):
            if isinstance(step, Updated):
                self.pending[step.reference.id] = len(self.steps)
            self.steps.append(step)
        elif isinstance(step, Updated):
            self.steps[index] = earlier._replace(fields={**step.fields, **earlier.fields})

    def _preprint(self, entry: NewEntry, relative: Relative) -> None:
        """Offer the number in arXiv to the publication of a preprint, or add the preprint."""
        reference = relative.reference
        reason = f"its preprint: {relative.equal}"
        if fields := eprint_fields(reference, entry):
            self._insert(Updated(reference, fields, entry.origin, reason))
        elif reference.get("eprint"):
            self._insert(Unchanged(reference, entry.origin, reason))
        else:
            key = self._append(entry, relative)
            if "related" not in reference.fields:
                self._insert(Updated(reference, {"related": key}, entry.origin, reason))


def _updated(
    reference: Reference, entry: NewEntry, reason: str, file: BibFile
) -> Updated | Unchanged:
    fields = missing_fields(reference, entry)
    if uses_biblatex(file):
        fields = with_biblatex_names(replace(entry, fields=fields))
    fields = encodable(file, fields)
    other = differences(reference, entry)
    if fields:
        return Updated(reference, fields, entry.origin, reason, other)
    return Unchanged(reference, entry.origin, reason, other)


def eprint_fields(reference: Reference, entry: NewEntry) -> Mapping[str, str]:
    """Return the fields of the number in arXiv, if an entry has none."""
    if reference.get("eprint") or not entry.get("eprint"):
        return {}
    names = ("eprint", "eprinttype", "eprintclass")
    return {name: entry.get(name) for name in names if entry.get(name)}


def with_biblatex_names(entry: NewEntry) -> dict[str, str]:
    """Return the fields of an entry by biblatex's names, with one `date`."""
    names = {"journal": "journaltitle", "address": "location", "school": "institution"}
    fields = {names.get(name, name): latex for name, latex in entry.fields.items()}
    return in_order(with_biblatex_date(fields))
