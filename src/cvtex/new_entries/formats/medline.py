"""Read PubMed's format (`.nbib`).

Its tags are those of MEDLINE (NLM, "MEDLINE/PubMed Data Element Descriptions").
"""

from __future__ import annotations

import re

from cvtex.diagnostics import Result
from cvtex.new_entries.cleaning.dates import month_macro
from cvtex.new_entries.entry import NewEntry
from cvtex.new_entries.formats.tagged import LEFT_OUT, READ, Record, TagFormat, read_tagged
from cvtex.source import Source

_FIELDS = {
    "FAU": "author", "AU": "short", "CN": "team", "FED": "editor", "ED": LEFT_OUT, "TI": "title",
    "BTI": "booktitle", "JT": "journaltitle", "TA": "journaltitle", "DP": "year", "VI": "volume",
    "IP": "number", "PG": "pages", "LID": "identifier", "AID": "identifier", "AB": "abstract",
    "MH": "keywords", "OT": "keywords", "IS": "issn", "ISBN": "isbn", "PMID": "pmid",
    "PMC": "pmcid", "LA": "language", "PB": "publisher", "PL": "location", "CTI": "series",
    "PT": READ, "TT": LEFT_OUT, "DEP": LEFT_OUT, "SO": LEFT_OUT, "OWN": LEFT_OUT,
    "STAT": LEFT_OUT, "DCOM": LEFT_OUT, "LR": LEFT_OUT, "AD": LEFT_OUT, "AUID": LEFT_OUT,
    "EDAT": LEFT_OUT, "MHDA": LEFT_OUT, "CRDT": LEFT_OUT, "PHST": LEFT_OUT, "PST": LEFT_OUT,
    "JID": LEFT_OUT, "SB": LEFT_OUT, "RN": LEFT_OUT, "GR": LEFT_OUT, "CI": LEFT_OUT,
    "COIS": LEFT_OUT, "DA": LEFT_OUT, "OTO": LEFT_OUT, "PMCR": LEFT_OUT, "MID": LEFT_OUT,
    "CON": LEFT_OUT, "CIN": LEFT_OUT, "EIN": LEFT_OUT, "EFR": LEFT_OUT, "RF": LEFT_OUT,
    "SI": LEFT_OUT, "SPIN": LEFT_OUT, "UIN": LEFT_OUT, "UOF": LEFT_OUT, "OAB": LEFT_OUT,
    "OABL": LEFT_OUT, "NM": LEFT_OUT, "GN": LEFT_OUT, "IR": LEFT_OUT, "FIR": LEFT_OUT,
    "IRAD": LEFT_OUT, "DRDT": LEFT_OUT, "ORI": LEFT_OUT, "RIN": LEFT_OUT, "ROF": LEFT_OUT,
    "CRI": LEFT_OUT, "CRF": LEFT_OUT, "PS": LEFT_OUT, "FPS": LEFT_OUT, "PUBM": LEFT_OUT,
    "ECI": LEFT_OUT, "ECF": LEFT_OUT, "RPI": LEFT_OUT, "RPF": LEFT_OUT,
}  # fmt: skip

_DATE = re.compile(
    r"(?P<year>\d{4})(?:\s+(?P<month>[A-Za-z]+(?:-[A-Za-z]+)?))?(?:\s+(?P<day>\d+))?"
)
_DOI = re.compile(r"(10\.\S+)\s*\[doi\]")
_PII = re.compile(r"(\S+)\s*\[pii\]")


def _type_of(record: Record) -> str:
    if record.first("BTI"):
        return "incollection" if record.first("TI") else "book"
    kinds = {line.value for line in record.lines if line.tag == "PT"}
    if "Preprint" in kinds:
        return "misc"
    return "dataset" if kinds == {"Dataset"} else "article"


def _finish(record: Record, kind: str, fields: dict[str, str]) -> dict[str, str]:
    short, teams = fields.pop("short", ""), fields.pop("team", "")
    if "author" not in fields and short:
        names = [line.value for line in record.lines if line.tag == "AU"]
        fields["author"] = "\n".join(names)
    if teams:
        named = (line.value for line in record.lines if line.tag == "CN")
        teams = "\n".join(f"{team.rstrip('.')}" for team in named)
        fields["author"] = "\n".join(filter(None, (fields.get("author", ""), teams)))
    if kind == "book":
        fields["title"] = fields.pop("booktitle")
    if kind == "article":  # the country of the publisher
        fields.pop("location", None)
    fields.pop("identifier", "")
    numbers = [line.value for line in record.lines if line.tag in {"LID", "AID"}]
    doi = next((found[1] for number in numbers if (found := _DOI.search(number))), "")
    pii = next((found[1] for number in numbers if (found := _PII.search(number))), "")
    if doi:
        fields["doi"] = doi
    if pii and "pages" not in fields and re.fullmatch(r"e?\d{3,9}", pii):
        fields["eid"] = pii
    if fields.get("language") == "eng":
        del fields["language"]
    # The title of an article in another language is translated, and in brackets.
    fields["title"] = re.sub(r"^\[(.*)\]\.?$", r"\1", fields.get("title", ""))
    found = _DATE.match(fields.get("year", ""))
    if found:
        fields["year"] = found["year"]
        month = found["month"] or ""
        if month:
            fields["month"] = month_macro(month) or month
        if found["day"]:
            fields["day"] = found["day"]
    return fields


MEDLINE = TagFormat(
    "PubMed",
    re.compile(r"(?P<tag>[A-Z]{2,4})\s{0,2}-(?:\s(?P<value>.*))?\s*$"),
    "PMID",
    "",
    _FIELDS,
    _type_of,
    _finish,
)


def read_medline(source: Source) -> Result[tuple[NewEntry, ...]]:
    """Read a file of PubMed."""
    return read_tagged(source, MEDLINE)


def is_medline(text: str) -> bool:
    """Tell whether a text is in PubMed's format."""
    return re.search(r"(?m)^PMID- ?\d+\s*$", text) is not None
