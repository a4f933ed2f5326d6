"""The publications of a CV, as entries for a .bib file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from cvtex.importers.origin import Node
from cvtex.importers.rendercv.style import Style
from cvtex.names import Owner, parse_names
from cvtex.new_entries import NewEntry, latex_of, names_field, new_key
from cvtex.text import plain_text
from cvtex.text.latex_writer import write
from cvtex.text.markdown import parse_markdown

_MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_PROCEEDINGS = re.compile(r"(?i)\b(?:proceedings|proc\.|conference|workshop|symposium|congress)")
_ARXIV_DOI = re.compile(r"(?i)10\.48550/arxiv\.(.+)")
_STATES = {
    "submitted": "submitted", "under review": "under review", "in review": "under review",
    "in preparation": "inpreparation", "accepted": "accepted", "forthcoming": "forthcoming",
    "to appear": "forthcoming", "in press": "inpress",
}  # fmt: skip
_FIELDS = (
    "volume", "number", "issue", "pages", "publisher", "booktitle", "editor", "edition", "isbn",
    "issn", "series", "school", "address", "abstract", "keywords", "note", "eprint",
)  # fmt: skip
"""Keys that RenderCV does not know, and that mean in a .bib file what their names say."""

_OTHERS = re.compile(r"(?i)et\.? al\.?|and others|others|\.\.\.|…")
_ADDRESS = re.compile(r"\]\([^()]*\)")
_STARRED = re.compile(r"^\s*(\*{1,3}|_{1,3})(?=\S)(.+?)\1\s*([^\w\s]*)\s*$")


@dataclass(slots=True)
class Library:
    """Collects the publications of a CV; `owner` is the name at its top, `keys` those in use.

    `signs_as` has the names that the CV marks as its owner's and that are unlike that name.
    """

    style: Style
    owner: str
    keys: set[str] = field(default_factory=set)
    entries: list[NewEntry] = field(default_factory=list)
    signs_as: list[str] = field(default_factory=list)

    def add(self, entry: Node) -> str:
        """Take a publication, and return its citation key."""
        fields = dict(self._fields(entry))
        new = NewEntry(_type_of(fields), fields, origin=entry.path)
        key = new_key(new, self.keys)
        self.keys.add(key)
        self.entries.append(replace(new, key=key))
        return key

    def _fields(self, entry: Node) -> Iterator[tuple[str, str]]:
        if authors := names_field(self._authors(entry)):
            yield "author", authors
        yield "title", _latex(self.style.taken(entry.get("title", "name")))
        yield from self._venue(entry)
        yield from _date(entry.get("date", "releaseDate", "release_date", "year"))
        for name in _FIELDS:
            if text := entry.get(name).text():
                yield ("number" if name == "issue" else name), latex_of(text)
        yield from self._links(entry)
        summary = self.style.text(entry.get("summary"))
        if summary and not entry.get("note"):
            yield "note", _latex(summary)
        elif summary:
            yield "addendum", _latex(summary)

    def _venue(self, entry: Node) -> Iterator[tuple[str, str]]:
        journal = entry.get("journal", "venue", "conference")
        doi = entry.get("doi")
        eprint = _ARXIV_DOI.search(doi.peek())
        if eprint and (not journal or re.fullmatch(r"(?i)arxiv(?: preprint)?", journal.peek())):
            journal.understood()
            doi.understood()
            yield "eprint", eprint[1]
            yield "eprinttype", "arxiv"
        elif venue := journal.text():
            name = "booktitle" if _PROCEEDINGS.search(venue) else "journal"
            yield name, _latex(self.style.rich(venue))

    def _links(self, entry: Node) -> Iterator[tuple[str, str]]:
        doi = entry.get("doi")
        found = re.search(r"\b10\.\S+", doi.peek())
        if found and doi.fate is None:
            doi.text()
            yield "doi", found[0]
        url = entry.get("url", "link")
        if doi.peek() and doi.peek() in url.peek():
            url.understood()
        elif address := self.style.address(url):
            yield "url", address

    def _authors(self, entry: Node) -> Iterator[str]:
        """Take the authors; of a text, all that it names."""
        for node in entry.get("authors", "author"):
            text = node.text()
            if _OTHERS.fullmatch(text):
                node.understood()
            elif _ADDRESS.search(text):
                node.left("an author has no link: the name is in the .bib file")
            for name in _names_of(text) if entry.get("authors", "author").is_text else [text]:
                yield "others" if _OTHERS.fullmatch(name) else self._author(name)

    def _author(self, name: str) -> str:
        """Return the name of an author, without the marks of emphasis around it."""
        if found := _STARRED.match(name):
            name = f"{found[2].strip('*_ ')}{found[3]}"
            self._sign(name.rstrip("*†‡#§ "))
        return plain_text(parse_markdown(name).inlines) if re.search(r"[\[\\`]", name) else name

    def _sign(self, name: str) -> None:
        known = Owner.from_names([text for text in (self.owner, *self.signs_as) if text])
        parsed = parse_names(latex_of(name)).names
        if parsed and not any(known.match(author) for author in parsed):
            self.signs_as.append(name)

    def owner_is(self, name: str) -> bool:
        """Tell whether a name is that of the owner of the CV."""
        parsed = parse_names(latex_of(name)).names
        known = Owner.from_names([text for text in (self.owner, *self.signs_as) if text])
        return len(parsed) == 1 and bool(known.match(parsed[0]))


def _names_of(text: str) -> list[str]:
    """Divide a text at `and`, semicolons, and the commas between names of several words."""
    written = " ".join(text.split())
    parts = [part for part in re.split(r" ?; ?|,? (?:and|&) ", written) if part.strip()]
    names: list[str] = []
    for part in parts:
        pieces = [piece.strip() for piece in part.split(",") if piece.strip()]
        names.extend(pieces if all(" " in piece for piece in pieces) else [part.strip()])
    return names


def _type_of(fields: Mapping[str, str]) -> str:
    if "booktitle" in fields:
        return "inproceedings"
    if "school" in fields:
        return "thesis"
    return "article" if "journal" in fields else "misc"


def _date(node: Node) -> Iterator[tuple[str, str]]:
    """Yield the fields of a date: a text without a year is the state of the publication."""
    written = node.peek()
    if found := re.fullmatch(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?", written):
        year, month, day = found.groups()
        node.understood()
        if day and 1 <= int(month) <= 12:
            yield "date", f"{year}-{int(month):02}-{int(day):02}"
            return
        yield "year", year
        if month and 1 <= int(month) <= 12:
            yield "month", _MONTHS[int(month) - 1]
        return
    if not written:
        return
    if state := _STATES.get(written.lower()):
        node.understood()
        yield "pubstate", state
        return
    text = node.text()
    if found := re.search(r"\b(?:19|20)[0-9]{2}\b", text):
        yield "year", found[0]
    yield "addendum", latex_of(text)


def _latex(text: str) -> str:
    """Return rich text as the LaTeX of a field."""
    read = parse_markdown(text)
    latex = str(write(read.inlines, raw_latex=False)) if "*" in text or "$" in text else ""
    return latex or latex_of(plain_text(read.inlines))
