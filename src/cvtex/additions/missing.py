"""Compare an entry with what a database says of it: what it lacks, and in what they differ."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from cvtex.bibliography import Reference
from cvtex.bibliography.vocabulary import canonical_field
from cvtex.latex import plain_latex
from cvtex.new_entries import NewEntry
from cvtex.text.dois import normal_doi, without_tex
from cvtex.text.folding import fold_title

_OFFERED = frozenset({
    "author", "editor", "title", "journal", "journaltitle", "booktitle", "series", "volume",
    "number", "issue", "pages", "eid", "publisher", "institution", "school", "address", "location",
    "edition", "year", "date", "month", "doi", "eprint", "eprinttype", "eprintclass", "isbn",
    "url", "pmid",
})  # fmt: skip
"""The fields that are offered to an entry that lacks them."""

_COMPARED = ("year", "volume", "number", "pages", "doi")
"""The fields in which a difference is told."""

# If an entry has the first field, it needs none of the others.
_INSTEAD = {
    "pages": ("eid",), "eid": ("pages",), "date": ("year", "month"), "number": ("issue",),
    "issue": ("number",), "doi": ("url",), "publisher": ("address", "location"), "url": (),
}  # fmt: skip

# Fields that only some types have; another type has them in another meaning, or not at all.
_ONLY_OF = {
    "publisher": frozenset({"book", "incollection", "inbook", "collection", "proceedings"}),
    "address": frozenset({"book", "incollection", "inbook", "thesis", "report"}),
    "location": frozenset({"book", "incollection", "inbook", "thesis", "report"}),
    "isbn": frozenset({"book", "collection"}),
    "editor": frozenset({"incollection", "collection", "proceedings", "inbook"}),
    "journaltitle": frozenset({"article"}),
    "booktitle": frozenset({"inproceedings", "incollection", "inbook"}),
    "series": frozenset({"book", "incollection", "inproceedings", "collection", "proceedings"}),
}  # fmt: skip


class Difference(NamedTuple):
    """A field with the value of the file, which stays, and another one."""

    field: str
    kept: str
    other: str


def missing_fields(reference: Reference, entry: NewEntry) -> dict[str, str]:
    """Return the fields of a new entry that an entry of the file lacks.

    A month is only offered to an entry of the same year, and a field that says the same as one that
    the entry has, such as the address of its DOI, is not.
    """
    has = {name for name, field in reference.fields.items() if field.latex}
    needless = {other for name in has for other in _INSTEAD.get(name, ())}
    missing: dict[str, str] = {}
    for name, latex in entry.fields.items():
        canonical = canonical_field(name)
        types = _ONLY_OF.get(canonical)
        if (
            name in _OFFERED
            and canonical not in has
            and canonical not in needless
            and name not in needless
            and (types is None or reference.type in types)
        ):
            missing[name] = latex
    kept, other = _year(reference.get("year")), _year(entry.get("year"))
    if kept and other and kept != other:
        missing.pop("month", None)
    if "eprint" not in missing and "eprint" in has:
        missing.pop("eprintclass", None)
        missing.pop("eprinttype", None)
    return missing


def differences(reference: Reference, entry: NewEntry) -> tuple[Difference, ...]:
    """Return the fields of both in which they say something else."""
    found: list[Difference] = []
    for name in _COMPARED:
        kept, other = reference.get(name), entry.get(name)
        if name == "year" and not kept and reference.date is not None:
            kept = str(reference.date.latest_year)
        if kept and other and _folded(name, kept) != _folded(name, other):
            found.append(Difference(name, plain_latex(kept), plain_latex(other)))
    kept, other = plain_latex(reference.get("title")), plain_latex(entry.get("title"))
    shorter, longer = sorted((fold_title(kept), fold_title(other)), key=len)
    # One may lack the subtitle; another title is that of another work, or a mistake.
    if shorter and not longer.startswith(shorter):
        found.insert(0, Difference("title", kept, other))
    return tuple(found)


def _folded(name: str, latex: str) -> str:
    if name == "doi":
        return normal_doi(without_tex(latex))
    text = plain_latex(latex).lower()
    if name == "year":
        return _year(text)
    return re.sub(r"[^\w]+", "-", text).strip("-")


def _year(text: str) -> str:
    found = re.search(r"(?<!\d)[12]\d{3}(?!\d)", text)
    return found[0] if found else text


def lacks(fields: Mapping[str, object]) -> tuple[str, ...]:
    """Return what an entry lacks of what most publications have: `doi`, `pages`, `date`."""
    has = {name for name, value in fields.items() if value}
    groups = {"doi": {"doi"}, "pages": {"pages", "eid"}, "date": {"date", "year"}}
    return tuple(name for name, names in groups.items() if not has & names)
