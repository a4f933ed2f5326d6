"""Read EndNote's import format (`.enw`), also called refer, which Google Scholar exports."""

from __future__ import annotations

import re

from cvtex.diagnostics import Result
from cvtex.new_entries.entry import NewEntry
from cvtex.new_entries.formats.tagged import LEFT_OUT, READ, Record, TagFormat, read_tagged
from cvtex.source import Source

_TYPES = {
    "journal article": "article", "electronic article": "article", "magazine article": "article",
    "newspaper article": "article", "book": "book", "edited book": "book",
    "electronic book": "book", "book section": "incollection",
    "electronic book section": "incollection", "conference proceedings": "inproceedings",
    "conference paper": "inproceedings", "thesis": "phdthesis", "report": "techreport",
    "government document": "techreport", "patent": "patent", "computer program": "software",
    "dataset": "dataset", "web page": "online", "blog": "online",
    "unpublished work": "unpublished", "manuscript": "unpublished", "standard": "standard",
    "generic": "misc", "online database": "online",
}  # fmt: skip

_FIELDS = {
    "A": "author", "E": "editor", "Y": "editor", "H": "translator", "?": "translator",
    "T": "title", "J": "container", "B": "container", "D": "year", "8": "date", "V": "volume",
    "N": "number", "P": "pages", "I": "publisher", "C": "location", "R": "doi", "U": "url",
    "X": "abstract", "K": "keywords", "@": "serial", "Z": "note", "O": "note", "7": "edition",
    "S": "series", "G": "language", "9": "type", "6": "volumes", "&": "chapter", "]": "eid",
    "0": READ, "F": READ, "M": LEFT_OUT, "L": LEFT_OUT, "W": LEFT_OUT, "~": LEFT_OUT,
    "+": LEFT_OUT, "!": LEFT_OUT, "[": LEFT_OUT, "Q": LEFT_OUT, "(": LEFT_OUT, ">": LEFT_OUT,
    "<": LEFT_OUT,
}  # fmt: skip


def _type_of(record: Record) -> str:
    return _TYPES.get(record.first("0").lower(), "misc")


def _finish(_record: Record, kind: str, fields: dict[str, str]) -> dict[str, str]:
    container = fields.pop("container", "")
    if container:
        in_book = kind in {"incollection", "inproceedings"}
        name = "booktitle" if in_book else "series" if kind == "book" else "journaltitle"
        fields.setdefault(name, container)
    if kind in {"phdthesis", "techreport"} and "publisher" in fields:
        fields["institution"] = fields.pop("publisher")
    serial = fields.pop("serial", "")
    if serial:
        fields["issn" if kind == "article" else "isbn"] = serial
    date, year = fields.pop("date", ""), fields.get("year", "")
    if re.fullmatch(r"\d{4}[-/]\d\d?(?:[-/]\d\d?)?", date) and year in {"", date[:4]}:
        fields["date"] = "-".join(part.zfill(2) for part in re.split("[-/]", date))
        fields.pop("year", None)
    elif date:
        # `May 3`; BibTeX has a field for each part.
        fields["month"] = date.replace(year, "").strip(" ,") if year else date
    return fields


ENDNOTE = TagFormat(
    "EndNote",
    re.compile(r"%(?P<tag>[^\s\w]|[A-Z0-9])(?:\s(?P<value>.*))?\s*$"),
    "0",
    "",
    _FIELDS,
    _type_of,
    _finish,
    "F",
)


def read_endnote(source: Source) -> Result[tuple[NewEntry, ...]]:
    """Read a file in EndNote's import format."""
    return read_tagged(source, ENDNOTE)


def is_endnote(text: str) -> bool:
    """Tell whether a text is in EndNote's import format."""
    return re.search(r"(?m)^%0 [A-Z]", text) is not None and "%T " in text
