"""Tell which entries are preprints: those that are only in an archive such as arXiv."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cvtex.text.dois import doi_address, identity
from cvtex.text.folding import fold_letters

if TYPE_CHECKING:
    from cvtex.bibliography.reference import Reference

_ARCHIVES = re.compile(
    r"(?i)\b(?:\w*arxiv|corr|(?:bio|med|chem|edu|eco|eng|tech)rxiv|ssrn|osf|research\s?square"
    r"|preprints?(?:\.org)?|e-?prints?)\b"
)


_PREPRINT_TYPE = re.compile(r"(?i)(?:\w+[ -]+)?(?:pre-?print|e-?print)s?")
_ARXIV = re.compile(r"(?i)(?<![\d.])(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?!\d)")
# The archives of biblatex's `eprinttype` that have published works.
_LIBRARIES = frozenset({"jstor", "pubmed", "pmid", "pmc", "hdl", "googlebooks"})
# The prefixes of DOIs of archives whose name is not in the DOI.
_ARCHIVE_DOIS = re.compile(r"10\.(?:1101|64898)/(?=\d)|10\.(?:21203|31223|32942|36227)/")


def is_only_archived(reference: Reference) -> bool:
    """Tell whether an entry is a preprint.

    It names an archive as its venue, or, without a venue, by its number, DOI or address there; or
    its type means a preprint. An article with a number and no journal is what INSPIRE has for a
    preprint; a manuscript or a talk in no archive is none.
    """
    if not reference.kind.may_be_preprint:
        return False
    if reference.written_type == "preprint" or (
        "type" in reference.fields and _is_preprint_type(reference.get("type"))
    ):
        return True
    venue = reference.published_in
    if venue:
        if _ARCHIVES.search(venue):
            return True
        # A publisher is no venue of an article: bioRxiv's is Cold Spring Harbor Laboratory.
        if reference.type != "article" or reference.get("journaltitle"):
            return False
        return bool(_ARCHIVE_DOIS.search(reference.get("doi")))
    number = reference.get("eprint") or reference.get("arxiv")
    if number and fold_letters(reference.get("eprinttype")) not in _LIBRARIES:
        return True
    where = f"{reference.get('url')} {reference.get('doi')}"
    if reference.type != "article":
        where += f" {reference.get('note')}"
    return bool(_ARCHIVES.search(where) or _ARCHIVE_DOIS.search(where))


def _is_preprint_type(latex: str) -> bool:
    return "print" in latex and bool(_PREPRINT_TYPE.fullmatch(latex.strip()))


def arxiv_number(reference: Reference) -> str:
    """Return the number of an entry in arXiv, or an empty text.

    It is without a version, and without the subject that old numbers may have, so that equal
    numbers are equal: `math.GT/0309136v2` is `math/0309136`.
    """
    return _SUBJECT.sub("", _written_number(reference))


_SUBJECT = re.compile(r"\.[a-z]{2}(?=/)")


def _written_number(reference: Reference) -> str:
    fields = reference.fields
    name = "eprint" if "eprint" in fields else "arxiv"
    if name in fields and fold_letters(reference.get("eprinttype")) in {"", "arxiv"}:
        found = _ARXIV.search(reference.literal(name))
        if found:
            return found[1].lower()
    for name in ("doi", "url"):
        if name in fields and ("rXiv" in fields[name].latex or "rxiv" in fields[name].latex):
            address = identity(doi_address(reference.literal(name)) or reference.literal(name))
            if address.startswith("arxiv:"):
                return address.removeprefix("arxiv:")
    return ""
