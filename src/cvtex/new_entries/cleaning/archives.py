"""Name the archive of a preprint by the prefix of its DOI.

Registration agencies have the company behind an archive as its publisher, such as Cold Spring
Harbor Laboratory for bioRxiv, so that the entry would look as if it had been published there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_ARCHIVES = {
    "10.1101": "", "10.64898": "",  # bioRxiv or medRxiv
    "10.21203": "Research Square", "10.31234": "PsyArXiv", "10.31219": "OSF Preprints",
    "10.31235": "SocArXiv", "10.26434": "ChemRxiv", "10.20944": "Preprints.org",
    "10.36227": "TechRxiv", "10.31223": "EarthArXiv", "10.32942": "EcoEvoRxiv",
    "10.35542": "EdArXiv", "10.2139": "SSRN",
}  # fmt: skip
"""The archives by the prefix of their DOIs; empty for those that share one."""

_DOI = re.compile(r"(?i)(?P<prefix>10\.\d+)/(?P<rest>\S+)")
_NAME = re.compile(r"(?i)\w*rxiv|ssrn|osf|research square|preprints\.org")


def archive_of(fields: Mapping[str, str]) -> str | None:
    """Return the archive of a DOI, "" if it is one of several, or None if it is of none.

    bioRxiv's DOIs begin with a number after the prefix, which is that of a publisher of journals.
    """
    found = _DOI.fullmatch(fields.get("doi", ""))
    if found is None or found["prefix"] not in _ARCHIVES:
        return None
    if found["prefix"] == "10.1101" and not found["rest"][0].isdigit():
        return None
    if found["prefix"] == "10.2139" and not found["rest"].lower().startswith("ssrn"):
        return None
    return _ARCHIVES[found["prefix"]]


def with_archive(kind: str, fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of an entry with the archive of a preprint in place of its company."""
    archive = archive_of(fields) if kind in {"misc", "online", "unpublished"} else None
    named = dict(fields)
    if archive is None or fields.get("journaltitle"):
        return named
    venues = [named.pop(n) for n in ("howpublished", "publisher", "institution") if n in named]
    name = next((venue for venue in venues if _NAME.search(venue)), "") or archive
    return {**named, "howpublished": name} if name else named
