"""The rows of LinkedIn's tables as entries of a CV."""

from __future__ import annotations

import re
from collections.abc import Callable

from cvtex.importers.dates import date_of, period_of
from cvtex.importers.draft import Value
from cvtex.importers.origin import Node
from cvtex.importers.parts.contacts import take_address
from cvtex.importers.parts.texts import Texts, joined
from cvtex.text.escaping import escaped

_TEXTS = Texts()
line_of, label_of, prose_of = _TEXTS.line, _TEXTS.label, _TEXTS.prose

NOT_SHOWN = "it is not part of a CV"


def _date(node: Node) -> Value:
    return date_of(node.meaning())


def _period(row: Node, start: str = "started on", end: str = "finished on") -> Value:
    return period_of(row.get(start).meaning(), row.get(end).meaning())


def _described(row: Node) -> dict[str, Value]:
    """Return the description of an entry: as highlights if it is a list, else as a summary."""
    text = prose_of(row.get("description", "notes"))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    items = [re.sub(r"^[-*+•‣▪●–]\s*", "", line) for line in lines]
    if len(lines) > 1 and all(a != b for a, b in zip(lines, items, strict=True)):
        return {"highlights": items}
    return {"summary": text}


def experience_of(rows: Node) -> list[Value]:
    """Return the positions; several at one employer, one after the other, are one entry."""
    groups: list[tuple[str, list[Node]]] = []
    for row in rows:
        company = row.get("company name").peek()
        if groups and company and groups[-1][0] == company:
            groups[-1][1].append(row)
        else:
            groups.append((company, [row]))
    return [_experience(group) for _, group in groups]


def _experience(rows: list[Node]) -> Value:
    first = rows[0]
    organization = line_of(first.get("company name"))
    if len(rows) > 1 and all(row.get("title") for row in rows):
        for row in rows[1:]:
            row.get("company name").understood()
        places = {row.get("location").peek() for row in rows}
        positions = [_position(row, has_place=len(places) > 1) for row in rows]
        shared = "" if len(places) > 1 else line_of(first.get("location"))
        for row in rows[1:] if len(places) == 1 else ():
            row.get("location").understood()
        return {"organization": organization, "location": shared, "positions": positions}
    entries = [
        {
            "date": _period(row),
            "organization": organization or line_of(row.get("title")),
            "position": line_of(row.get("title")) if organization else "",
            "location": line_of(row.get("location")),
            **_described(row),
        }
        for row in rows
    ]
    return entries[0]


def _position(row: Node, *, has_place: bool) -> Value:
    place = line_of(row.get("location")) if has_place else ""
    position = line_of(row.get("title"))
    return {"date": _period(row), "position": position, "location": place, **_described(row)}


def _education(row: Node) -> Value:
    school = line_of(row.get("school name"))
    degree = line_of(row.get("degree name"))
    notes = _described(row)
    activities = line_of(row.get("activities"))
    if activities:
        notes["summary"] = joined(str(notes.get("summary", "")), activities)
    period = _period(row, "start date", "end date")
    if not school:
        school, degree = degree, ""
    return {"date": period, "institution": school, "degree": degree, **notes} if school else None


def _certificate(row: Node) -> Value:
    name = line_of(row.get("name"))
    started, ended = row.get("started on").meaning(), row.get("finished on").meaning()
    value: dict[str, Value] = {
        "date": date_of(started or ended),
        "name": name,
        "issuer": line_of(row.get("authority")),
        "number": label_of(row.get("license number")),
        "expires": date_of(ended) if started and ended != started else "",
        "url": take_address(row.get("url")),
    }
    return value if name else None


def _volunteering(row: Node) -> Value:
    organization = line_of(row.get("company name", "organization"))
    role = line_of(row.get("role", "title"))
    cause = line_of(row.get("cause"))
    described = _described(row)
    described["summary"] = joined(cause, str(described.get("summary", "")))
    organization, role = (organization, role) if organization else (role, "")
    value = {"date": _period(row), "organization": organization, "position": role, **described}
    return value if organization else None


def _project(row: Node) -> Value:
    name = line_of(row.get("title"))
    url = take_address(row.get("url"))
    return {"date": _period(row), "name": name, **_described(row), "url": url} if name else None


def _honor(row: Node) -> Value:
    title = line_of(row.get("title"))
    date = _date(row.get("issued on"))
    issuer = line_of(row.get("issuer"))
    return {"date": date, "title": title, "awarder": issuer, **_described(row)} if title else None


def _course(row: Node) -> Value:
    name, number = line_of(row.get("name")), line_of(row.get("number"))
    return {"name": f"{name} ({number})" if number else name} if name else None


def _membership(row: Node) -> Value:
    name = line_of(row.get("name"))
    position = line_of(row.get("position"))
    value = {"date": _period(row), "organization": name, "position": position, **_described(row)}
    return value if name else None


def _test(row: Node) -> Value:
    name = line_of(row.get("name"))
    score, date = line_of(row.get("score")), _date(row.get("test date"))
    return {"date": date, "name": name, "score": score, **_described(row)} if name else None


def _patent(row: Node) -> Value:
    title = line_of(row.get("title"))
    dates = [
        row.get(name).meaning() for name in ("issue date", "filing date", "issued on", "filed on")
    ]
    number = label_of(row.get("patent number", "patent or application number"))
    if not number:
        number = label_of(row.get("application number"))
    office = line_of(row.get("patent office", "office"))
    value = {
        "date": date_of(next(filter(None, dates), "")),
        "title": title,
        "office": office,
        "number": number,
        **_described(row),
        "url": take_address(row.get("url")),
    }
    return value if title else None


def _publication(row: Node) -> Value:
    """Return a publication as an entry: the archive does not have its authors."""
    title = line_of(row.get("name"))
    value = {
        "date": _date(row.get("published on")),
        "title": title,
        "location": line_of(row.get("publisher")),
        **_described(row),
        "url": take_address(row.get("url")),
    }
    return value if title else None


def _skill(row: Node) -> Value:
    return line_of(row.get("name"))


def _language(row: Node) -> Value:
    name, fluency = line_of(row.get("name")), line_of(row.get("proficiency"))
    return {"language": name, "fluency": fluency} if name else None


def _reference(row: Node) -> Value:
    """Return a recommendation that the user shows; others are left."""
    status = row.get("status")
    if status and status.peek().upper() != "VISIBLE":
        row.left("a recommendation that you do not show")
        return None
    status.understood()
    row.get("creation date").left(NOT_SHOWN)
    names = (label_of(row.get(name)) for name in ("first name", "last name"))
    value = {
        "name": escaped(" ".join(filter(None, names))),
        "position": line_of(row.get("job title")),
        "organization": line_of(row.get("company")),
        "reference": prose_of(row.get("text")),
    }
    return value if value["name"] else None


SECTIONS: tuple[tuple[str, str, str, Callable[[Node], Value]], ...] = (
    ("education", "education", "education", _education),
    ("projects", "projects", "projects", _project),
    ("publications", "publications", "entries", _publication),
    ("patents", "patents", "patents", _patent),
    ("honors", "awards", "awards", _honor),
    ("certifications", "certificates", "certificates", _certificate),
    ("courses", "courses", "courses", _course),
    ("test scores", "tests", "tests", _test),
    ("volunteering", "volunteer", "volunteer", _volunteering),
    ("organizations", "memberships", "memberships", _membership),
    ("skills", "skills", "list", _skill),
    ("languages", "languages", "languages", _language),
    ("recommendations_received", "references", "references", _reference),
)
"""The tables that become sections, in their order: with what the title is for, the kind of the
block, and the function of an entry."""
