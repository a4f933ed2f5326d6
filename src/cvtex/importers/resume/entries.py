"""The entries of a résumé: the keys of JSON Resume, and those that people write in their place.

Each function takes an entry of the file and returns that of the `cv.yaml`. The first name of a key
is that of JSON Resume 1.3.1, then come those of older versions and of other programs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from cvtex.importers.draft import Value
from cvtex.importers.origin import Node
from cvtex.importers.parts.contacts import take_address
from cvtex.importers.parts.periods import take_date, take_period
from cvtex.importers.parts.texts import Texts, in_lines, joined, on_one_line
from cvtex.text import Inlines, Style, Styled
from cvtex.text.dois import bare_doi, normal_doi
from cvtex.text.markdown import parse_markdown

Fields = Mapping[str, Value]


def experience(entry: Node, texts: Texts) -> Fields:
    """Return a position at an employer, or several under `positions`."""
    return {
        **_position(entry, texts),
        "organization": texts.line(first(entry, "name", "company", "organization", "employer")),
        "location": texts.line(first(entry, "location", "city")),
        "url": address_of(entry),
        "keywords": keywords_of(entry, texts),
        "summary": with_first_line(texts.prose(entry.get("description")), summary_of(entry, texts)),
        "highlights": highlights_of(entry, texts),
        "positions": [
            {
                **_position(node, texts),
                "location": texts.line(node.get("location")),
                "keywords": keywords_of(node, texts),
                "summary": summary_of(node, texts),
                "highlights": highlights_of(node, texts),
            }
            for node in entry.get("positions")
            if node.get(*_POSITION)
        ],
    }


_POSITION = ("position", "title", "role", "jobTitle")


def _position(entry: Node, texts: Texts) -> Fields:
    return {"date": period_of(entry, texts), "position": texts.line(first(entry, *_POSITION))}


def volunteer(entry: Node, texts: Texts) -> Fields:
    """Return unpaid work."""
    return {
        "date": period_of(entry, texts),
        "position": texts.line(first(entry, "position", "title", "role")),
        "organization": texts.line(first(entry, "organization", "name", "company")),
        "location": texts.line(entry.get("location")),
        "url": address_of(entry),
        "summary": summary_of(entry, texts),
        "highlights": highlights_of(entry, texts),
    }


def education(entry: Node, texts: Texts) -> Fields:
    """Return a time at a school."""
    return {
        "date": period_of(entry, texts),
        "degree": texts.term(first(entry, "studyType", "degree", "qualification"), "degree"),
        "area": texts.line(
            first(entry, "area", "major", "field", "fieldOfStudy", "specialization")
        ),
        "institution": texts.line(first(entry, "institution", "school", "university", "name")),
        "location": texts.line(entry.get("location")),
        "advisors": texts.words(entry.get("advisors")),
        "thesis": texts.line(entry.get("thesis")),
        "score": texts.line(first(entry, "score", "gpa", "grade", "percentage")),
        "courses": texts.items(first(entry, "courses", "coursework")),
        "url": address_of(entry),
        "summary": summary_of(entry, texts),
        "highlights": highlights_of(entry, texts),
    }


def award(entry: Node, texts: Texts) -> Fields:
    """Return an award."""
    return {
        "date": period_of(entry, texts),
        "title": texts.line(first(entry, "title", "name", "text")),
        "awarder": texts.line(first(entry, "awarder", "issuer", "organization")),
        "works": texts.items(entry.get("works")),
        "location": texts.line(entry.get("location")),
        "url": address_of(entry),
        "summary": summary_of(entry, texts),
        "highlights": highlights_of(entry, texts),
    }


def certificate(entry: Node, texts: Texts) -> Fields:
    """Return a certificate."""
    return {
        "date": period_of(entry, texts),
        "name": texts.line(first(entry, "name", "title")),
        "issuer": texts.line(first(entry, "issuer", "organization", "authority")),
        "number": texts.label(
            first(entry, "number", "credentialId", "credentialID", "certificateID")
        ),
        "expires": take_date(
            entry.get("expires", "expirationDate", "expireDate", "validUntil"), texts.locale
        ),
        "location": texts.line(entry.get("location")),
        "url": address_of(entry),
        "summary": summary_of(entry, texts),
        "highlights": highlights_of(entry, texts),
    }


def publication(entry: Node, texts: Texts) -> Fields:
    """Return a publication; a DOI stands in the place of an address that has one."""
    address = entry.get("url", "website", "link")
    doi = entry.get("doi") or (address if _RESOLVED.match(address.peek()) else entry.get("doi"))
    written = doi.peek() if normal_doi(doi.peek()) else ""
    if written:
        # Its characters are in the file, but for the address of the resolver.
        doi.understood()
    return {
        "type": "misc",
        "title": texts.line(first(entry, "name", "title")),
        "authors": _authors(entry.get("authors", "author"), texts),
        "venue": texts.line(first(entry, "publisher", "journal", "venue", "booktitle")),
        "date": take_date(first(entry, "releaseDate", "date", "year"), texts.locale),
        "doi": bare_doi(written),
        "url": "" if written and doi is address else address_of(entry),
        "note": on_one_line(summary_of(entry, texts)),
    }


_RESOLVED = re.compile(r"(?i)(?:https?://)?(?:www\.|dx\.)?doi\.org/|doi:|10\.\d{4,9}/")


def _authors(names: Node, texts: Texts) -> Value:
    if not names.is_text:
        return [texts.label(name) for name in names]
    # Commas stand between whole names, or within each of them.
    parts = [part.strip() for part in names.peek().split(",")]
    if " and " not in names.peek() and all(" " in part for part in parts):
        names.text()
        return parts
    return texts.label(names)


def skill(entry: Node, texts: Texts) -> Fields:
    """Return a group of skills."""
    return {
        "name": texts.line(_itself(entry, "name", "title", "category", "group", "skill")),
        "level": texts.term(entry.get("level"), "level"),
        "keywords": [
            word
            for name in ("keywords", "tags", "items", "skills", "list")
            for word in texts.words(entry.get(name))
        ],
    }


def language(entry: Node, texts: Texts) -> Fields:
    """Return a language."""
    fluency = texts.term(first(entry, "fluency", "level", "proficiency"), "fluency")
    keywords = joined(*texts.words(entry.get("keywords")), by=", ")
    return {
        "language": texts.term(_itself(entry, "language", "name"), "language"),
        "fluency": joined(fluency, keywords, by=", "),
    }


def interest(entry: Node, texts: Texts) -> Fields:
    """Return an interest."""
    return {
        "name": texts.line(_itself(entry, "name", "title")),
        "keywords": texts.words(entry.get("keywords")),
        "url": address_of(entry),
        "summary": summary_of(entry, texts),
        "highlights": highlights_of(entry, texts),
    }


_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;.]+(?:\.[^\s@<>,;.]+)+")


def reference(entry: Node, texts: Texts) -> Fields:
    """Return a person who may be asked."""
    email = entry.get("email")
    return {
        "name": texts.line(_itself(entry, "name")) if entry.is_mapping else "",
        "position": texts.line(first(entry, "position", "title", "role", "relationship")),
        "organization": texts.line(first(entry, "organization", "company")),
        "email": email.text() if _EMAIL.fullmatch(email.peek()) else "",
        "phone": texts.label(entry.get("phone")),
        "url": address_of(entry),
        "reference": on_one_line(
            texts.prose(_itself(entry, "reference", "summary", "quote", "text"))
        ),
    }


def project(entry: Node, texts: Texts) -> Fields:
    """Return a project; who it was for stands where other projects have their place."""
    roles = joined(*texts.words(first(entry, "roles", "role", "position")), by=", ")
    kind = texts.line(entry.get("type"))
    role = joined(roles, f"({kind})" if kind else "", by=" ")
    return {
        "date": period_of(entry, texts),
        "name": texts.line(first(entry, "name", "title")),
        "location": texts.line(first(entry, "entity", "location", "organization", "company")),
        "url": address_of(entry),
        "keywords": keywords_of(entry, texts),
        "summary": with_first_line(role, summary_of(entry, texts)),
        "highlights": highlights_of(entry, texts),
    }


def first(entry: Node, *names: str) -> Node:
    """Return the value of the first key that has any; the same value under the others is told."""
    found = entry.get(*names)
    for name in names:
        other = entry.get(name)
        if other is not found and other.is_text and other.peek() == found.peek():
            other.understood()
    return found


def _itself(entry: Node, *names: str) -> Node:
    """Return a value of an entry, or the entry if it is only a text."""
    return first(entry, *names) if entry.is_mapping else entry


def period_of(entry: Node, texts: Texts) -> Value:
    """Take the date of an entry, or its start and its end."""
    start = entry.get("startDate", "start_date", "start", "from")
    end = entry.get("endDate", "end_date", "end", "to")
    date = entry.get("date", "year", "awardedDate", "issueDate", "graduationDate")
    if date.is_text and not (start or end):
        return take_date(date, texts.locale)
    if not (start.is_text or not start) or not (end.is_text or not end):
        return ""
    return take_period(start, end, texts.locale)


_ADDRESSES = ("url", "website", "link", "github", "repo", "source")


def address_of(entry: Node) -> str:
    """Take the web address of an entry; others are left."""
    if not entry.is_mapping:
        return ""
    found = first(entry, *_ADDRESSES)
    for other in map(entry.get, _ADDRESSES):
        if other is not found and other.fate is None:
            other.left("an entry has one address")
    return take_address(found)


def keywords_of(entry: Node, texts: Texts) -> list[str]:
    """Take the keywords of an entry."""
    return texts.words(entry.get("keywords", "technologies", "tech", "skills", "tags"))


def summary_of(entry: Node, texts: Texts) -> str:
    """Take the description and the summary of an entry, which are once there if they are equal."""
    parts = [
        texts.prose(node)
        for name in ("description", "summary", "details")
        if (node := entry.get(name)) and node.fate is None
    ]
    return in_lines(joined(*dict.fromkeys(parts), by="\n\n"))


def with_first_line(line: str, summary: str) -> str:
    """Return a summary with a line above it, in italics if it is only one."""
    if line == summary:
        return summary
    above = f"*{line}*"
    read = parse_markdown(above).inlines
    if not line or "\n" in line or read != _in_italics(parse_markdown(line).inlines):
        above = line
    return in_lines(joined(above, summary, by="\n\n"))


def _in_italics(inlines: Inlines) -> Inlines:
    return (Styled(Style.EMPHASIS, inlines),)


def highlights_of(entry: Node, texts: Texts) -> list[str]:
    """Take the highlights of an entry."""
    return texts.items(entry.get("highlights", "activities", "responsibilities", "achievements"))
