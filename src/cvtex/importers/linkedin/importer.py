"""The tables of LinkedIn as a CV.

The columns are those of the archive as of 2026. A table without rows gives no section. What follows
from the use of the network (cities by postal code, industries, states of e-mail addresses) is not
part of a CV, and is told to be left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvtex.diagnostics import Result
from cvtex.importers.dates import date_of
from cvtex.importers.draft import YOUR_NAME, Commented, Draft, Value
from cvtex.importers.linkedin.entries import (
    NOT_SHOWN,
    SECTIONS,
    experience_of,
    label_of,
    line_of,
    prose_of,
)
from cvtex.importers.origin import Node, Origin
from cvtex.importers.parts.contacts import one_or_all, profile_of, take_emails
from cvtex.importers.parts.texts import joined
from cvtex.importers.titles import title_of


def import_linkedin(origin: Origin) -> Result[Draft]:
    """Turn the tables of LinkedIn into a CV in English, the language of the archive's dates."""
    root = origin.root
    person = next(iter(root.get("profile")), root.get("profile"))
    cv: dict[str, Value] = {"name": _name(person)}
    cv["label"] = line_of(person.get("headline"))
    cv["signs_as"] = _maiden_name(person)
    cv["email"] = one_or_all(_emails(root.get("email addresses")))
    cv["phone"] = [number for row in root.get("phonenumbers") if (number := _phone(row))]
    cv["location"] = line_of(person.get("geo location", "address"))
    homepages, profiles = _sites(person)
    cv["url"] = homepages
    cv["profiles"] = [*profiles, *_messengers(person)]
    cv["personal"] = {"birth_date": _birth_date(person.get("birth date"))}
    for name in ("industry", "zip code", "address", "registered at"):
        if person.get(name).fate is None:
            person.get(name).left(NOT_SHOWN)
    sections: list[Value] = []
    if summary := joined(prose_of(person.get("summary")), *_summaries(root)):
        sections.append({"title": title_of("summary"), "text": summary})
    if positions := experience_of(root.get("positions")):
        sections.append({"title": title_of("experience"), "experience": positions})
    for table, title, kind, entry_of in SECTIONS:
        if entries := [entry for row in root.get(table) if (entry := entry_of(row))]:
            block: dict[str, Value] = {kind: entries}
            if table == "skills" and len(entries) > _MOST_ITEMS:
                block = {"text": ", ".join(map(str, entries))}
            sections.append({"title": title_of(title), **block})
    cv["sections"] = sections
    heading = ["Made from the copy of your data at LinkedIn."]
    return Result(Draft(cv, heading=heading))


_MOST_ITEMS = 10
"""The most skills with a line each: the archive has up to fifty."""


def looks_like(root: Node) -> bool:
    """Tell the tables of LinkedIn by the columns of one of them."""
    tables = (("profile", "headline"), ("positions", "company name"), ("education", "school name"))
    return any(first.get(column) for table, column in tables for first in root.get(table))


def _name(person: Node) -> Value:
    given, family = label_of(person.get("first name")), label_of(person.get("last name"))
    if not (given or family):
        return Commented(YOUR_NAME, "The archive has no name.")
    return (
        {"given": given, "family": family} if " " in given + family else f"{given} {family}".strip()
    )


def _birth_date(node: Node) -> Value:
    """Return the date of birth, which LinkedIn may have without the year."""
    comment = "Leave it out where employers may not ask for it."
    return Commented(date_of(node.meaning()), comment) if node else None


def _emails(rows: Node) -> list[str]:
    """Return the addresses, the primary one first; an address that is not confirmed is left."""
    found: list[tuple[bool, str]] = []
    for row in rows:
        is_primary = row.get("primary").meaning().lower() == "yes"
        if row.get("confirmed").meaning().lower() == "no":
            row.get("email address").left("it is not confirmed")
        found += [(not is_primary, address) for address in take_emails(row.get("email address"))]
        row.get("updated on").left(NOT_SHOWN)
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


def _maiden_name(person: Node) -> Value:
    """Return the name before a marriage with the family name of today's given names, or nothing."""
    given, maiden = label_of(person.get("first name")), label_of(person.get("maiden name"))
    return Commented(f"{given} {maiden}".strip(), _WHY_SIGNS_AS) if maiden else None


_WHY_SIGNS_AS = "A name under which you may have published: you are found by it in author lists."
