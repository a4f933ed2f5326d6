"""Entries from CSL-JSON, the form in which Crossref and DataCite describe a publication.

Crossref's own form differs in that titles are lists (https://docs.citationstyles.org, "Appendix
III: Types"; https://api.crossref.org, "Works").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvtex.databases.answers.description import new_entry
from cvtex.databases.answers.json_values import Json
from cvtex.new_entries import NewEntry, Person

_TYPES = {
    "article-journal": "article", "journal-article": "article", "article-magazine": "article",
    "article-newspaper": "article", "review": "article", "review-book": "article",
    "paper-conference": "inproceedings", "proceedings-article": "inproceedings",
    "chapter": "incollection", "book-chapter": "incollection", "book-section": "incollection",
    "book-part": "incollection", "entry": "incollection", "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection", "reference-entry": "incollection", "book": "book",
    "monograph": "book", "reference-book": "book", "edited-book": "book", "book-set": "book",
    "book-series": "book", "collection": "book", "proceedings": "proceedings",
    "thesis": "phdthesis", "dissertation": "phdthesis", "report": "techreport",
    "report-component": "techreport", "standard": "techreport", "dataset": "dataset",
    "software": "software", "patent": "patent", "webpage": "online", "post": "online",
    "post-weblog": "online", "manuscript": "unpublished", "article": "misc",
    "posted-content": "misc", "peer-review": "misc", "graphic": "misc", "speech": "misc",
}  # fmt: skip
"""From the types of CSL, Crossref and DataCite to those of BibTeX."""

_CONTAINERS = {"inproceedings": "booktitle", "incollection": "booktitle", "book": "series",
               "proceedings": "series"}  # fmt: skip
_PUBLISHERS = {"phdthesis": "school", "techreport": "institution", "article": ""}
_DATES = ("published-print", "published", "issued", "published-online")
_MASTER = re.compile(r"(?i)\b(?:master|m\.?\s?(?:sc|a|phil|eng)\b|diplom)")


def entry_of_csl(item: Json, origin: str) -> NewEntry | None:
    """Return the entry that an object of CSL-JSON describes, or None if it has no title."""
    title = _first(item["title"])
    if not title:
        return None
    kind = _TYPES.get(item["type"].text.lower(), "misc")
    genre = item["genre"].text or _first(item["degree"])
    if kind == "phdthesis" and _MASTER.search(genre):
        kind = "mastersthesis"
    subtitle = _first(item["subtitle"])
    if subtitle and subtitle.casefold() not in title.casefold():
        title = f"{title.rstrip(' :.')}: {subtitle}"
    texts = {
        "title": title,
        _CONTAINERS.get(kind, "journal"): _first(item["container-title"]),
        "volume": item["volume"].text,
        "number": item["issue"].text or item["number"].text,
        "pages": item["page"].text,
        "eid": item["article-number"].text,
        "edition": item["edition"].text or item["edition-number"].text,
        "publisher": item["publisher"].text,
        "doi": item["DOI"].text,
        "isbn": _first(item["ISBN"]),
        "url": "" if item["DOI"].text else item["URL"].text,
    }
    if kind in {"misc", "online", "dataset", "software"} and "journal" in texts:
        # An archive or a repository is what publishes these.
        texts["howpublished" if kind == "misc" else "publisher"] = (
            texts.pop("journal") or item["institution"][0]["name"].text or texts.pop("publisher")
        )
    if kind in _PUBLISHERS:
        name = _PUBLISHERS[kind]
        publisher = texts.pop("publisher")
        texts |= {name: publisher or item["institution"][0]["name"].text} if name else {}
    if kind in {"book", "phdthesis", "mastersthesis", "dataset", "software"}:
        texts.pop("pages", None)
    if kind == "mastersthesis":
        texts["school"] = texts.pop("publisher", "") or item["institution"][0]["name"].text
    people = {role: _people(item[role]) for role in ("author", "editor", "translator")}
    return new_entry(kind, origin, texts, people=people, date=_date(item))


def _first(value: Json) -> str:
    """Return a text, or the first text of a list."""
    return value.text or next((text for one in value if (text := one.text)), "")


def _people(listed: Json) -> Iterator[Person]:
    for person in listed:
        literal = person["literal"].text or person["name"].text
        yield Person(
            family=person["family"].text,
            given=person["given"].text,
            particle=" ".join(
                filter(
                    None,
                    (person["dropping-particle"].text, person["non-dropping-particle"].text),
                )
            ),
            suffix=person["suffix"].text,
            literal=literal,
        )


def _date(item: Json) -> tuple[int | None, ...]:
    for name in _DATES:
        parts = item[name]["date-parts"][0]
        if parts[0].number is not None:
            return (parts[0].number, parts[1].number, parts[2].number)
    return ()
