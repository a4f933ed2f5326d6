"""Write the names of people as BibTeX reads them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cvtex.names import parse_names
from cvtex.names.organisations import ORGANISATION
from cvtex.new_entries.latex_values import latex_of, plain_value


@dataclass(frozen=True, slots=True)
class Person:
    """A person by the parts of the name, as plain text; an organisation is all in `literal`."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""


_OTHERS = re.compile(r"(?i)(?:and\s+)?(?:others|et\.?\s*al\.?|\.\.\.|…)")
_AND = re.compile(r"(?i)(?:^|(?<=[\s,;.]))and(?=$|[\s,;.])")


_INITIALS_LAST = re.compile(r"(?P<family>\S.*\w)\s+(?P<given>[A-Z]{1,3}|(?:[A-Z]\.[ -]?){1,4})")


def indexed_person(text: str) -> Person | str:
    """Return the person of a name that has the family name first, as databases have names.

    It is `Lindqvist, Mara`, `King, Martin Luther, Jr.` or `Lindqvist M`. Any other name is returned
    as it is.
    """
    name = plain_value(text)
    if name.startswith("{") and name.endswith("}") and len(name) > 2:
        # Somebody has kept a name together as in BibTeX.
        return Person(literal=name[1:-1])
    family, comma, rest = name.partition(",")
    if comma:
        given, _, suffix = rest.partition(",")
        return Person(family.strip(), given.strip(), suffix=suffix.strip())
    found = _INITIALS_LAST.fullmatch(name)
    if found and found["family"] != found["family"].upper():
        return Person(found["family"], found["given"].strip())
    return text


def names_field(people: Iterable[Person | str]) -> str:
    """Return the LaTeX of an `author` or `editor` field, or an empty text if it has nobody.

    A text is a whole name as people write it: `Mara Lindqvist`, `Lindqvist, Mara`, or an
    organisation, which has words such as "Collaboration". The last person may be "et al.".
    """
    listed = list(people)
    field, number = _joined(listed, _piece)
    if any(isinstance(person, Person) and " " in person.family for person in listed):
        read = parse_names(field)
        if len(read.names) != number or read.problems:
            # `García Márquez, Ana Lucía` may be two people, unless braces keep the first two words.
            field, _ = _joined(listed, _whole_piece)
    return field


def _joined(people: Iterable[Person | str], family_piece: Callable[[str], str]) -> tuple[str, int]:
    """Return the names of people joined by `and`, and the number of those who are named."""
    written: list[str] = []
    others = False
    for person in people:
        name = _whole(person) if isinstance(person, str) else _parts(person, family_piece)
        if name == "others":
            others = True
        elif name:
            written.append(name)
    return " and ".join([*written, "others"] if others and written else written), len(written)


def _whole(text: str) -> str:
    """Return a whole name, in braces if it is an organisation or would be two names."""
    name = plain_value(text).strip(" ,;")
    if _OTHERS.fullmatch(name):
        return "others"
    if not name:
        return ""
    if _AND.search(name) or (ORGANISATION.search(name) and "," not in name):
        return f"{{{latex_of(name)}}}"
    return latex_of(name)


def _parts(person: Person, family_piece: Callable[[str], str]) -> str:
    """Return a name by its parts: `von Last, Jr, First`; `family_piece` writes `Last`."""
    literal = plain_value(person.literal)
    family, given = plain_value(person.family), plain_value(person.given)
    if literal and not (family and given):
        return "others" if _OTHERS.fullmatch(literal) else f"{{{latex_of(literal)}}}"
    if not family or not given:
        alone = family or given
        if _OTHERS.fullmatch(alone):
            return "others"
        particle = plain_value(person.particle)
        if not alone:
            return ""
        # Without a comma, the words of the name would be divided into given and family names.
        whole = f"{particle} {alone}" if particle and family else alone
        return f"{{{latex_of(whole)}}}" if " " in whole else _piece(whole)
    particle, suffix = plain_value(person.particle), plain_value(person.suffix)
    last = f"{particle}{'' if particle.endswith(_JOINING) else ' '}" if particle else ""
    last += family_piece(family)
    return ", ".join(filter(None, (last, _piece(suffix), _piece(given))))


_JOINING = ("'", "’", "-")


def _whole_piece(text: str) -> str:
    """Return a part of a name, in braces if it has several words."""
    piece = _piece(text)
    return f"{{{piece}}}" if " " in text and not piece.startswith("{") else piece


def _piece(text: str) -> str:
    """Return a part of a name, in braces if a comma or an `and` in it would divide it."""
    latex = latex_of(text)
    return f"{{{latex}}}" if "," in text or ";" in text or _AND.search(text) else latex
