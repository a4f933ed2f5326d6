"""The maps of `_data/cv.yml`: facts of the person, or words with something about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from cvtex.importers.al_folio.example import EXAMPLE, NOBODY
from cvtex.importers.draft import Value
from cvtex.importers.origin import Node, Tree
from cvtex.importers.parts.contacts import profile_of, take_address, take_emails
from cvtex.importers.rendercv.style import Style, divided, filled
from cvtex.locales.language_names import meant_tag
from cvtex.schema.person.networks import network_called

GENERAL = re.compile(r"(?i)general|personal|contact|basic|about|information|details")
"""The titles of maps with facts of the person."""

_FACTS = {
    "name": "name", "full name": "name", "nombre": "name",
    "email": "email", "e-mail": "email", "mail": "email", "e-mail address": "email",
    "contact": "email",
    "phone": "phone", "phone number": "phone", "telephone": "phone", "mobile": "phone",
    "tel": "phone", "cell": "phone",
    "location": "location", "address": "location", "city": "location", "based in": "location",
    "residence": "location", "current location": "location", "office": "location",
    "website": "url", "homepage": "url", "web": "url", "url": "url", "personal website": "url",
    "position": "label", "title": "label", "occupation": "label", "current position": "label",
    "profession": "label", "role": "label",
    "date of birth": "birth_date", "birth date": "birth_date", "birthday": "birth_date",
    "born": "birth_date", "birthdate": "birth_date", "dob": "birth_date",
    "place of birth": "birth_place", "birthplace": "birth_place",
    "nationality": "nationality", "citizenship": "nationality",
    "gender": "gender", "sex": "gender", "marital status": "marital_status",
    "languages": "languages", "language": "languages", "spoken languages": "languages",
    "summary": "summary", "about": "summary", "about me": "summary", "bio": "summary",
    "biography": "summary", "profile": "summary", "objective": "summary",
}  # fmt: skip
_PERSONAL = frozenset({"birth_date", "birth_place", "nationality", "gender", "marital_status"})


@dataclass(slots=True)
class Facts:
    """What the CV says of the person outside its sections.

    `values` are keys of the CV, `personal` those of `personal`, with other details in `other`.
    `owner` is the name that the site says elsewhere.
    """

    owner: str = ""
    values: dict[str, Value] = field(default_factory=dict)
    profiles: list[Value] = field(default_factory=list)
    personal: dict[str, Value] = field(default_factory=dict)
    other: list[Value] = field(default_factory=list)


def map_of(title: str, contents: Node, style: Style, facts: Facts) -> Iterator[Value]:
    """Take names with values: facts of the person, or words with something about them."""
    pairs = [(entry.get("name", "title"), entry.get("value", "items")) for entry in contents]
    if not GENERAL.search(title):
        entries: list[Value] = [
            filled(("name", style.text(name)), ("keywords", style.text(value)))
            for name, value in pairs
            if name or value
        ]
        if entries := [entry for entry in entries if entry]:
            yield {"title": title, "skills": entries}
        return
    for name, value in pairs:
        fact = _FACTS.get(name.peek().casefold().strip(" :"), "")
        if fact == "languages":
            name_as_title = style.text(name)
            yield {"title": name_as_title, "languages": list(_languages(value, style))}
        elif fact == "summary" and (text := style.text(value)):
            yield {"title": style.text(name), "text": text}
        elif value:
            _add(fact, name, value, style, facts)


def _add(fact: str, name: Node, value: Node, style: Style, facts: Facts) -> None:
    """Put a fact where it belongs; what has another form than its name says is another detail."""
    if fact == "name" and value.peek() == EXAMPLE and facts.owner not in NOBODY:
        value.left("it is the example of al-folio")
        name.understood()
        return
    place = facts.personal if fact in _PERSONAL else facts.values
    if fact and fact not in place and (found := _fact(fact, value, style)):
        place[fact] = found
        name.understood()
    elif not fact and (profile := _account(name, value)):
        facts.profiles.append(profile)
        name.understood()
    elif value.is_list and any(item.is_mapping for item in value):
        # As *Links*, each with a name and an address.
        for item in value:
            if profile := profile_of(item.get("name", "title"), Tree().node(None), item.get("url")):
                facts.profiles.append(profile)
                name.understood()
    elif written := style.text(value):
        facts.other.append({"label": style.line(name) or "Other", "value": written})


def _fact(fact: str, value: Node, style: Style) -> Value:
    """Take a fact in the form that its key has; nothing if it has another form."""
    match fact:
        case "name" | "phone":
            return style.line(value)
        case "email":
            return _linked(value, lambda node: "".join(take_emails(node)[:1]))
        case "url":
            return _linked(value, take_address)
        case "birth_date":
            read = style.dates.single(value.peek())
            return value.text() if isinstance(read, str) else None
    return style.text(value)


def _account(name: Node, value: Node) -> Value:
    """Take an account, if its name is that of a network: `X (Twitter)`."""
    known = network_called(name.peek().partition("(")[0].strip())
    if known is None:
        return None
    return _linked(value, lambda node: profile_of(Tree().node(known.name), node, Tree().node(None)))


_LINK = re.compile(
    r"""<a\b[^<>]*?\shref\s*=\s*["'](?P<html>[^"'<>]+)["'][^<>]*>(?P<words>[^<>]*)</a>"""
    r"""|\[(?P<text>[^\[\]]*)\]\((?P<markdown>[^\s()]+)\)""",
    re.IGNORECASE,
)


def _linked(value: Node, take: Callable[[Node], Value]) -> Value:
    """Take a value, or the address of a link in its place, if its words are in that address."""
    link = _LINK.fullmatch(value.peek())
    if not link:
        return take(value)
    address = link["html"] or link["markdown"]
    words = re.sub(r"^https?://|/$", "", (link["words"] or link["text"] or "").strip())
    found = take(Tree().node(address)) if words.casefold() in address.casefold() else None
    if found:
        value.understood()
    return found


def _languages(value: Node, style: Style) -> Iterator[Value]:
    """Yield the languages of a text such as `English (native), French: B2`."""
    parts = style.keywords(value) if value.is_list else divided(style.text(value), ",;")
    for part in (" ".join(part.split()) for part in parts):
        found = re.fullmatch(r"([^(:–]+?)\s*(?:[(:–]\s*(.+?)\)?)?", part)
        if found and (meant_tag(found[1]) or part.endswith(")")):
            yield filled(("language", found[1]), ("fluency", found[2]))
        elif part:
            yield {"language": part}
