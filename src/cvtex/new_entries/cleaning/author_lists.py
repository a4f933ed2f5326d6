"""Write lists of names as BibTeX reads them, and names in capitals in upper and lower case."""

from __future__ import annotations

import re

from cvtex.names.author_lists import list_persons
from cvtex.names.grammar import mask, split_list
from cvtex.names.organisations import ORGANISATION

_WORD = re.compile(r"[^\W\d_]+")
_PARTICLES = frozenset({
    "van", "von", "der", "den", "de", "du", "da", "das", "dos", "do", "di", "del", "della", "la",
    "le", "les", "ter", "ten", "zu", "zur", "af", "av", "bin", "ibn", "el", "y",
})  # fmt: skip
_FEWEST = 3
"""The fewest letters of a word that is in capitals for no other reason: `LI` may be initials."""


def with_and(value: str) -> str:
    """Return a list of names that are joined by `and`, however they are joined.

    `A. Roe, B. Ng & C. Wu` and `Roe, A.; Ng, B.` are lists for cvtex, but one name for BibTeX.
    """
    persons = list_persons(value)
    if not persons.problems:
        return value
    names = [name for _, name in persons.texts if name]
    return " and ".join([*names, "others"] if persons.others and names else names)


def with_name_case(value: str) -> str:
    """Return a list of names in which names that are all in capitals have only their first ones.

    `LINDQVIST, MARA` is `Lindqvist, Mara`, and `DUPONT, Jean` is `Dupont, Jean`. `Lindqvist, M.`,
    `Lindqvist M` and names in braces stay, and so does a given name of three letters, which may be
    initials: `Loke, LHL`. A family name alone is only changed if half of the list has such:
    `COVID, Canadian` among other names stays.
    """
    if not _has_capitals(value):
        return value
    persons = [text for _, text in split_list(value)]
    indexed = [person.partition(",")[0] for person in persons if "," in person]
    is_style = 2 * sum(map(_is_shouted, indexed)) >= len(indexed)
    recased = [_person(person, families=is_style) for person in persons]
    return value if recased == persons else " and ".join(recased)


def _has_capitals(value: str) -> bool:
    return bool(re.search(rf"[^\W\d_a-z]{{{_FEWEST}}}", value))


def _person(name: str, *, families: bool) -> str:
    """Return a name; `families` tells that family names in capitals are the style of the list."""
    # In braces or with commands, the letters have a case on purpose.
    if "{" in name or "\\" in name or ORGANISATION.search(name) or mask(name) != name:
        return name
    family, comma, given = name.partition(",")
    if comma:
        is_short = len(family) < _FEWEST and family.isupper()
        if (families and (_is_shouted(family) or is_short)) or (
            _is_shouted(family) and _is_shouted(given)
        ):
            family = _recased(family, after_particles=True)
        if _is_shouted(given) and max(map(len, _WORD.findall(given))) > _FEWEST:
            given = _recased(given, after_particles=False)
        return f"{family}{comma}{given}"
    words = name.split()
    long = [word for word in words if len(word) >= _FEWEST]
    if len(words) > 1 and len(long) > 1 and name == name.upper():
        return _recased(name, after_particles=True)
    return name


def _is_shouted(part: str) -> bool:
    """Tell whether a part of a name is in capitals, and is not initials."""
    words = _WORD.findall(part)
    return part == part.upper() and any(
        len(word) >= _FEWEST and word != word.lower() for word in words
    )


def _recased(part: str, *, after_particles: bool) -> str:
    words = part.split(" ")
    last = max((number for number, word in enumerate(words) if word), default=0)
    return " ".join(
        word.lower()
        if after_particles and number < last and word.lower() in _PARTICLES
        else _WORD.sub(lambda found: _capitalised(found[0]), word)
        for number, word in enumerate(words)
    )


def _capitalised(word: str) -> str:
    if word in {"II", "III", "IV"}:
        return word
    lower = word.lower()
    # McDonald; a name that begins with Mac may be Mackenzie or MacKenzie.
    if lower.startswith("mc") and len(lower) > _FEWEST:
        return f"Mc{lower[2:].capitalize()}"
    return lower.capitalize()
