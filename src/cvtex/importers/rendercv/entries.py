"""The entries of RenderCV's sections, and those that other programs write in its format.

An entry is told by its keys, as RenderCV does it, and by the title of its section. al-folio writes
entries with the keys of JSON Resume in the same format.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from cvtex.importers.draft import Value
from cvtex.importers.origin import Node
from cvtex.importers.parts.texts import in_lines
from cvtex.importers.rendercv.style import Style, filled
from cvtex.locales.language_names import meant_tag

_TITLED = {
    "certificates": ("name", "location"),
    "courses": ("name", "location"),
    "exhibitions": ("title", "location"),
    "performances": ("title", "location"),
    "talks": ("title", "location"),
    "awards": ("title", "location"),
    "projects": ("name", "location"),
    "memberships": ("organization", "location"),
    "patents": ("title", ""),
    "press": ("title", ""),
    "interests": ("name", ""),
    "entries": ("title", "location"),
}
"""The keys of the title and the place of an entry by its kind, for entries that have only these."""

_TOOLS = ("keywords", "technologies", "tech_stack", "tech", "tools", "stack")


def kind_of(entry: Node, section: str) -> str:
    """Return the kind of block that an entry belongs to, or "publication"; empty for none.

    `section` is the kind that the title of its section says. The kinds `bullets`, `numbers` and
    `reversed` are lists.
    """
    if entry.is_text:
        return "text"
    if not entry.is_mapping:
        return ""
    keys = {key for key, _ in entry.items()}
    for key, kind in (
        ("bullet", "bullets"),
        ("number", "numbers"),
        ("reversed_number", "reversed"),
    ):
        if key in keys and keys <= {key, "date", "url"}:
            return kind
    if keys == {"bullets"}:
        return "bullets"
    return _kind_of_keys(entry, keys, section)


def _kind_of_keys(entry: Node, keys: set[str], section: str) -> str:
    if "institution" in keys:
        return "education"
    if section == "references" and keys & {"name", "reference"}:
        return "references"
    if keys & {"company", "organization", "position"}:
        return section if section in {"volunteer", "memberships"} else "experience"
    if "title" in keys and section not in _TITLED:
        if keys & {"authors", "journal", "doi"}:
            return "publication"
        if section == "publications" and keys & {"publisher", "releaseDate", "url", "summary"}:
            return "publication"
    if (found := _kind_of_words(entry, keys, section)) or not keys & {"title", "name"}:
        return found
    if section in _TITLED and ("location" not in keys or _TITLED[section][1]):
        return section
    return "entries" if section or entry.get("title") else "projects"


def _kind_of_words(entry: Node, keys: set[str], section: str) -> str:
    """Return the kind of an entry that is a word with a few words about it."""
    name = entry.get("label", "name", "language").peek()
    if "language" in keys or (section == "languages" and meant_tag(name)):
        return "languages"
    if section == "interests" and "name" in keys and keys <= {"name", "keywords", "icon"}:
        return "interests"
    if "label" in keys or keys == {"details"} or ("name" in keys and keys & {"details", "level"}):
        return "skills"
    return "skills" if section == "skills" and keys & {"keywords", "summary"} else ""


def build(entry: Node, kind: str, style: Style) -> Mapping[str, Value]:
    """Take an entry of a kind, which `kind_of` has returned; keys without a place are left."""
    entry.get("icon").left("cvtex has icons for contacts only")
    match kind:
        case "education":
            return _education(entry, style)
        case "experience" | "volunteer":
            return _experience(entry, style)
        case "skills":
            return _skill(entry, style)
        case "languages":
            words = style.text(entry.get("details", "fluency", "level", "summary"))
            return filled(
                ("language", style.text(entry.get("label", "name", "language"))), ("fluency", words)
            )
        case "references":
            return _reference(entry, style)
    return _titled(entry, kind, style)


def _education(entry: Node, style: Style) -> dict[str, Value]:
    return filled(
        ("date", style.dates.of_entry(entry)),
        ("degree", style.text(entry.get("degree", "studyType", "study_type"))),
        ("area", style.text(entry.get("area"))),
        ("institution", style.text(entry.get("institution"))),
        ("location", place_of(entry, style)),
        ("advisors", style.texts(entry.get("advisors", "advisor", "supervisor"))),
        ("thesis", style.text(entry.get("thesis"))),
        ("score", style.text(entry.get("score", "gpa", "GPA", "grade"))),
        ("courses", style.keywords(entry.get("courses", "coursework"))),
        *_rest(entry, style),
    )


def _experience(entry: Node, style: Style) -> dict[str, Value]:
    organization = style.text(entry.get("company", "organization", "institution", "name"))
    position = style.text(entry.get("position", "title", "role"))
    return filled(
        ("date", style.dates.of_entry(entry)),
        ("position", position if organization else None),
        ("organization", organization or position),
        ("location", place_of(entry, style)),
        ("keywords", style.keywords(entry.get(*_TOOLS))),
        *_rest(entry, style),
    )


def _skill(entry: Node, style: Style) -> dict[str, Value]:
    words = style.keywords(entry.get("details", "keywords", "summary"))
    return filled(
        ("name", style.text(entry.get("label", "name"))),
        ("level", style.text(entry.get("level"))),
        ("keywords", words if len(words) > 1 else "".join(words)),
    )


def _reference(entry: Node, style: Style) -> dict[str, Value]:
    return filled(
        ("name", style.text(entry.get("name", "label"))),
        ("position", style.text(entry.get("position", "title"))),
        ("organization", style.text(entry.get("company", "organization", "institution"))),
        ("email", mail_of(entry.get("email"))),
        ("phone", phone_of(entry.get("phone"))),
        ("reference", style.text(entry.get("reference", "details"))),
        *_rest(entry, style),
    )


def _titled(entry: Node, kind: str, style: Style) -> dict[str, Value]:
    title, place = _TITLED[kind]
    more: tuple[tuple[str, Value], ...] = ()
    match kind:
        case "awards":
            more = (("awarder", style.text(entry.get("awarder", "issuer", "institution"))),)
        case "certificates":
            more = (("issuer", style.text(entry.get("issuer", "awarder", "authority"))),)
        case "interests" | "projects":
            more = (("keywords", style.keywords(entry.get(*_TOOLS))),)
        case "talks":
            more = (("venues", style.texts(entry.get("venue", "event", "conference"))),)
        case "courses":
            more = (("provider", style.text(entry.get("provider", "issuer"))),)
    fields = filled(
        ("date", style.dates.of_entry(entry)),
        (title, style.text(entry.get("name", "title", "organization"))),
        *more,
        (place or "location", place_of(entry, style) if place else None),
        *_rest(entry, style),
    )
    # Al-folio shows who gave an award as its authors, since RenderCV wants a publication there.
    giver = str(fields.get("awarder", ""))
    for author in entry.get("authors"):
        if giver and author.peek() in giver:
            author.understood()
    return fields


def _rest(entry: Node, style: Style) -> tuple[tuple[str, Value], ...]:
    """Take what entries of all kinds have."""
    summary = in_lines(style.text(entry.get("summary", "description")))
    highlights = style.texts(entry.get("highlights", "bullets"))
    return (
        ("summary", summary),
        ("highlights", highlights),
        ("url", style.address(entry.get("url", "link", "website"))),
    )


def place_of(entry: Node, style: Style) -> str:
    """Take the place of an entry."""
    return place_in(entry.get("location", "place"), style)


def place_in(place: Node, style: Style) -> str:
    """Take a place, which may be a mapping with its parts."""
    if not place.is_mapping:
        return style.text(place)
    parts = [style.text(place.get(key)) for key in ("address", "street", "postalCode", "city")]
    parts += [style.text(place.get(key)) for key in ("region", "country", "countryCode")]
    return ", ".join(filter(None, parts))


def mail_of(node: Node) -> str:
    """Take an e-mail address, if it has the form of one."""
    mail = node.peek().removeprefix("mailto:")
    return mail if re.fullmatch(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+", mail) and node.text() else ""


def phone_of(node: Node) -> str:
    """Take a telephone number, which older versions write as an address: `tel:+46-555-010203`."""
    number = node.peek()
    if number.startswith("tel:"):
        node.understood()
        return number.removeprefix("tel:").strip()
    return " ".join(node.text().split())
