"""The tables of LinkedIn as a CV.

The columns are those of the archive as of 2026. A table without rows gives no section. What follows
from the use of the network (cities by postal code, industries, states of e-mail addresses) is not
part of a CV, and is told to be left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cvtex.diagnostics import Result
from cvtex.importers.contacts import one_or_all, profile_of, take_address, take_emails
from cvtex.importers.dates import date_of, period_of
from cvtex.importers.draft import Commented, Draft, Value
from cvtex.importers.origin import Node, Origin
from cvtex.importers.plain import joined, label_of, line_of, prose_of
from cvtex.importers.titles import title_of
from cvtex.text.escaping import escaped

_NOT_SHOWN = "no part of a CV"


def import_linkedin(origin: Origin) -> Result[Draft]:
    """Turn the tables of LinkedIn into a CV in English, the language of the archive's dates."""
    root = origin.root
    person = next(iter(root.get("profile")), root.get("profile"))
    cv: dict[str, Value] = {"name": _name(person)}
    cv["label"] = line_of(person.get("headline"))
    cv["email"] = one_or_all(_emails(root.get("email addresses")))
    cv["phone"] = one_or_all([*filter(None, map(_phone, root.get("phonenumbers")))])
    cv["location"] = line_of(person.get("geo location", "address"))
    homepages, profiles = _sites(person)
    cv["url"] = one_or_all(homepages)
    cv["profiles"] = [*profiles, *_messengers(person)]
    cv["personal"] = {"birth_date": _date(person.get("birth date"))}
    for name in ("industry", "zip code", "address", "registered at"):
        person.get(name).left(_NOT_SHOWN)
    sections: list[Value] = []
    if summary := joined(prose_of(person.get("summary")), *_summaries(root)):
        sections.append({"title": title_of("summary"), "text": summary})
    for table, title, kind, entry in _SECTIONS:
        rows = root.get(table)
        entries = _positions(rows) if kind == "experience" else [*filter(None, map(entry, rows))]
        if entries:
            sections.append({"title": title_of(title), kind: entries})
    cv["sections"] = sections
    heading = ["Made from the copy of your data at LinkedIn."]
    return Result(Draft(cv, heading=heading))


def _name(person: Node) -> Value:
    given, family = label_of(person.get("first name")), label_of(person.get("last name"))
    if not (given or family):
        return Commented("Your Name", "The archive has no name.")
    return (
        {"given": given, "family": family} if " " in given + family else f"{given} {family}".strip()
    )


def _emails(rows: Node) -> list[str]:
    """Return the addresses, the primary one first; an address that is not confirmed is left."""
    found: list[tuple[bool, str]] = []
    for row in rows:
        is_primary = row.get("primary").meaning().lower() == "yes"
        if row.get("confirmed").meaning().lower() == "no":
            row.get("email address").left("it is not confirmed")
        found += [(not is_primary, address) for address in take_emails(row.get("email address"))]
        row.get("updated on").left(_NOT_SHOWN)
    return [address for _, address in sorted(found, key=lambda pair: pair[0])]


def _phone(row: Node) -> Value:
    number, extension = label_of(row.get("number")), label_of(row.get("extension"))
    kind = label_of(row.get("type"))
    if not number:
        return None
    value = f"{number} ext. {extension}" if extension else number
    return {"label": kind, "value": value} if kind else value


def _summaries(root: Node) -> Iterator[str]:
    yield from (
        prose_of(row.get("profile summary", "summary")) for row in root.get("profile summary")
    )


_SITE = re.compile(r"\[?\s*([A-Z_ ]+):(\S+?)\s*(?:,(?=\s*[A-Z_ ]+:)|\]?$)")


def _sites(person: Node) -> tuple[list[Value], list[Value]]:
    """Return homepages and accounts: `[PORTFOLIO:https://…,PERSONAL:https://…]`, `[handle]`."""
    homepages: list[Value] = []
    profiles: list[Value] = []
    sites = person.get("websites")
    for kind, address in _SITE.findall(sites.peek()):
        url = address if "://" in address else f"https://{address}"
        word = kind.strip().replace("_", " ").capitalize()
        homepages.append(url if word in {"Personal", "Other"} else {"label": word, "value": url})
    if homepages:
        sites.understood()
    handles = person.get("twitter handles")
    for handle in re.findall(r"[\w@]+", handles.meaning()):
        profiles.append({"network": "X", "username": handle.lstrip("@")})
    return homepages, profiles


def _messengers(person: Node) -> Iterator[Value]:
    """Yield accounts of messengers, `[SKYPE:mara]`, as far as their address is known."""
    node = person.get("instant messengers")
    for part in node:
        if found := profile_of(part, part, part):
            yield found


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


def _positions(rows: Node) -> list[Value]:
    """Return the positions; several at one employer, one after the other, are one entry."""
    groups: list[tuple[str, list[Node]]] = []
    for row in rows:
        company = row.get("company name").peek()
        if groups and company and groups[-1][0] == company:
            groups[-1][1].append(row)
        else:
            groups.append((company, [row]))
    return [value for company, group in groups if (value := _experience(company, group))]


def _experience(company: str, rows: list[Node]) -> Value:
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
    row.get("creation date").left(_NOT_SHOWN)
    names = (label_of(row.get(name)) for name in ("first name", "last name"))
    value = {
        "name": escaped(" ".join(filter(None, names))),
        "position": line_of(row.get("job title")),
        "organization": line_of(row.get("company")),
        "reference": prose_of(row.get("text")),
    }
    return value if value["name"] else None


_SECTIONS: tuple[tuple[str, str, str, Callable[[Node], Value]], ...] = (
    ("positions", "experience", "experience", _skill),
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
