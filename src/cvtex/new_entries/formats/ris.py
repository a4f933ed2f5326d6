"""Read RIS, which publishers, Zotero, Mendeley and EndNote export.

The tags are those of Reference Manager's specification (2011) and of the programs that differ.
"""

from __future__ import annotations

import re

from cvtex.diagnostics import Result
from cvtex.new_entries.entry import NewEntry
from cvtex.new_entries.formats.tagged import LEFT_OUT, READ, Record, TagFormat, read_tagged
from cvtex.source import Source

_TYPES = {
    "JOUR": "article", "JFULL": "article", "MGZN": "article", "NEWS": "article", "EJOUR": "article",
    "ABST": "article", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "CHAP": "incollection",
    "ECHAP": "incollection", "CONF": "inproceedings", "CPAPER": "inproceedings",
    "THES": "phdthesis", "RPRT": "techreport", "GOVDOC": "techreport", "PAT": "patent",
    "COMP": "software", "DATA": "dataset", "AGGR": "dataset", "ELEC": "online", "WEB": "online",
    "BLOG": "online", "ICOMM": "online", "UNPB": "unpublished", "INPR": "unpublished",
    "MANSCPT": "unpublished", "STAND": "standard", "ENCYC": "incollection", "DICT": "incollection",
    "SER": "book", "VIDEO": "video", "MPCT": "movie", "SOUND": "audio", "MUSIC": "music",
    "ART": "artwork", "FIGURE": "image", "MAP": "image", "CASE": "jurisdiction", "SLIDE": "misc",
    "STAT": "legislation", "BILL": "legislation", "PREPRINT": "misc", "GEN": "misc",
    "CLSWK": "book",
}  # fmt: skip

_FIELDS = {
    "AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A3": "editor",
    "A4": "translator", "TI": "title", "T1": "title", "CT": "title", "BT": "booktitle",
    "T2": "container", "JF": "container", "JO": "container", "JA": "abbreviation",
    "J1": "abbreviation", "J2": "abbreviation", "T3": "series", "DA": "date", "PY": "year",
    "Y1": "year", "Y2": "urldate", "VL": "volume", "VO": "volume", "IS": "number", "CP": "meeting",
    "SP": "pages", "EP": "last", "C7": "eid", "SN": "serial", "DO": "doi", "DI": "doi", "UR": "url",
    "LK": "url", "AB": "abstract", "N2": "abstract", "KW": "keywords", "N1": "note",
    "PB": "publisher", "CY": "location", "PP": "location", "ET": "edition", "SE": "chapter",
    "LA": "language", "M3": "type", "NV": "volumes", "M1": "m1",
    "TY": READ, "ID": READ, "DB": LEFT_OUT, "DP": LEFT_OUT, "AN": LEFT_OUT, "AD": LEFT_OUT,
    "CN": LEFT_OUT, "CA": LEFT_OUT, "L1": LEFT_OUT, "L2": LEFT_OUT, "L3": LEFT_OUT, "L4": LEFT_OUT,
    "RP": LEFT_OUT, "ST": LEFT_OUT, "AV": LEFT_OUT, "LB": LEFT_OUT, "RI": LEFT_OUT, "RN": LEFT_OUT,
    "SV": LEFT_OUT, "TA": LEFT_OUT, "WT": LEFT_OUT, "WV": LEFT_OUT,
}  # fmt: skip

_CONTAINERS = ("T2", "JF", "JO")
_ISSN = re.compile(r"\s*(?:\d{4}-?\d{3}[\dXx]\b[\s;,]*(?:\([^()]*\))?\s*)+")
_BOOKS = frozenset({"book", "incollection", "inproceedings", "phdthesis", "techreport"})
_IN_BOOKS = frozenset({"incollection", "inproceedings"})
_YEAR = re.compile(r"(?P<year>\d{4})(?:[/-](?P<month>\d{1,2})?(?:[/-](?P<day>\d{1,2})?)?)?(?:/.*)?")
_DOI = re.compile(r"(?i)(?:doi:?\s*)?10\.\d{4,}/\S+")


def _type_of(record: Record) -> str:
    written = record.first("TY")
    # Some programs write `Journal Article`, which `cleaning` reads.
    known = _TYPES.get(written.upper()) or (written.lower() if " " in written else "")
    return known or ("article" if record.first("JO", "JF", "T2") else "misc")


def _finish(record: Record, kind: str, fields: dict[str, str]) -> dict[str, str]:
    _name_container(record, kind, fields)
    _name_numbers(kind, fields)
    if kind in {"phdthesis", "techreport"} and "publisher" in fields:
        fields["institution"] = fields.pop("publisher")
    if kind == "article" and "edition" in fields:  # EndNote's date of the electronic version
        fields[f"{LEFT_OUT}et"] = fields.pop("edition")
    for name in ("type", "note"):
        if _DOI.fullmatch(fields.get(name, "")):
            fields.setdefault("doi", fields.pop(name))
    if fields.get("type", "").lower() in {"", "journal article", "article", "conference paper"}:
        fields.pop("type", None)
    return fields | _date(fields.pop("date", ""), fields.pop("year", ""))


def _name_container(record: Record, kind: str, fields: dict[str, str]) -> None:
    """Give the title of the journal, the book or the series its field."""
    titles = [line.value for tag in _CONTAINERS for line in record.lines if line.tag == tag]
    # Web of Science has `ANNALS OF NOTHING` and `Ann. Noth.`, others the whole title in both.
    container = next((title for title in titles if title.upper() != title), "")
    container = container or fields.get("container", "") or fields.get("abbreviation", "")
    for name in ("container", "abbreviation"):
        fields.pop(name, None)
    if kind == "book" and "title" not in fields and "booktitle" in fields:
        fields["title"] = fields.pop("booktitle")
    if container:
        name = "booktitle" if kind in _IN_BOOKS else "series" if kind == "book" else "journaltitle"
        fields.setdefault(name, container)
    if meeting := fields.pop("meeting", ""):
        # Old programs have the number of the issue there.
        name = "number" if meeting.isdigit() else "eventtitle"
        fields.setdefault(name if meeting.isdigit() or kind in _IN_BOOKS else "note", meeting)


def _name_numbers(kind: str, fields: dict[str, str]) -> None:
    """Give pages, serial numbers and `M1`, which programs use for anything, their fields."""
    last = fields.pop("last", "").lstrip("+")
    first = fields.get("pages", "")
    if last and last != first and "-" not in first:
        fields["pages"] = f"{first}–{last}" if first else last
    if serial := fields.pop("serial", ""):
        is_issn = kind not in _BOOKS or _ISSN.fullmatch(serial)
        fields["issn" if is_issn else "isbn"] = serial
    if number := fields.pop("m1", ""):
        short = "type" if kind == "phdthesis" else "number"
        fields.setdefault(short if len(number) < _SHORT else "note", number)


_SHORT = 12
"""The length from which `M1`, which programs use for anything, is no number."""


def _date(date: str, year: str) -> dict[str, str]:
    """Return `date` in ISO 8601: `DA` is more exact than `PY`, if both are of the same year."""
    candidates = [found for text in (date, year) if (found := _YEAR.fullmatch(text.strip()))]
    if len(candidates) > 1 and candidates[0]["year"] != candidates[1]["year"]:
        candidates = candidates[1:]
    if not candidates:
        return {"year": year or date} if year or date else {}
    found = max(candidates, key=lambda match: bool(match["month"]) + bool(match["day"]))
    parts = [found["year"]]
    if found["month"]:
        parts.append(f"{int(found['month']):02}")
        if found["day"]:
            parts.append(f"{int(found['day']):02}")
    return {"date": "-".join(parts)}


RIS = TagFormat(
    "RIS",
    re.compile(r"\s{0,3}(?P<tag>[A-Z][A-Z0-9])\s{1,4}-(?:\s(?P<value>.*))?\s*$"),
    "TY",
    "ER",
    _FIELDS,
    _type_of,
    _finish,
    "ID",
)


def read_ris(source: Source) -> Result[tuple[NewEntry, ...]]:
    """Read a file in RIS."""
    return read_tagged(source, RIS)


def is_ris(text: str) -> bool:
    """Tell whether a text is in RIS."""
    return re.search(r"(?m)^\s{0,3}TY {1,4}- ?[A-Z]{2,8}\s*$", text) is not None
