"""Parse given names: their words, initials, abbreviations and particles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cvtex.names.folding import normalise, spellings

_PARTICLES = frozenset({
    "van", "von", "vom", "der", "den", "de", "da", "di", "do", "dos", "das", "del", "della",
    "dello", "degli", "dei", "du", "des", "la", "le", "los", "las", "el", "al", "ter", "ten", "te",
    "zu", "zum", "zur", "af", "av", "op", "bin", "ibn", "bint", "ben", "abu", "t",
})  # fmt: skip

# The particles that may also begin with a capital letter. With a capital letter, the others are
# given names: Al, Ben, Das.
_CAPITAL_PARTICLES = frozenset({
    "van", "von", "der", "den", "de", "da", "di", "dos", "del", "della", "du", "des", "la", "le",
    "ter", "zu", "zur", "el",
})  # fmt: skip

_ATOM = re.compile(r"(-+\s*)?([^\s.\-,]+)(\.?)")
_LONGEST_ABBREVIATION = 4
_MOST_INITIALS = 4
_MOST_INITIALS_IN_CAPITALS = 2


@dataclass(frozen=True, slots=True)
class Atom:
    """A word of a given name.

    `forms` are its folded spellings and `initials` their first letters. An `is_initial` word has
    only one letter; an `is_abbreviation` has a few letters and a dot (`Alex.`).
    """

    forms: frozenset[str]
    initials: frozenset[str]
    is_initial: bool = False
    is_abbreviation: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A given name: one atom, or several atoms if it has hyphens.

    A `required` unit may not be omitted: it is a particle that may belong to the family name.
    """

    atoms: tuple[Atom, ...]
    required: bool = False

    @property
    def is_initial(self) -> bool:
        """Whether the unit is a single initial or a single abbreviated word."""
        return len(self.atoms) == 1 and (self.atoms[0].is_initial or self.atoms[0].is_abbreviation)


def is_particle(word: str, *, name_has_capitals: bool) -> bool:
    """Tell whether a word of a name is a particle: a lower-case word or a known particle.

    With `name_has_capitals` false, no word of the name begins with a capital letter; then only
    known particles count.
    """
    letters = word.lstrip("'’‘`")
    known = letters.rstrip("'’").lower()
    if letters[:1].islower():
        return name_has_capitals or known in _PARTICLES
    return known in _CAPITAL_PARTICLES


def is_lower_particle(word: str, *, name_has_capitals: bool) -> bool:
    """Tell whether a word is a particle that begins with a lower-case letter."""
    is_lower = word.lstrip("'’‘`")[:1].islower()
    return is_lower and is_particle(word, name_has_capitals=name_has_capitals)


def are_joined_initials(word: str, *, name_is_mixed_case: bool) -> bool:
    """Tell whether a word may be several initials without dots, as bibliographic indexes have them.

    An example is `DY`. With `name_is_mixed_case` false, the whole name is in capital letters; then
    only words of two letters count.
    """
    most = _MOST_INITIALS if name_is_mixed_case else _MOST_INITIALS_IN_CAPITALS
    return 2 <= len(word) <= most and word.isalpha() and word.isupper()


def is_initial(word: str) -> bool:
    """Tell whether a word consists of single letters, with or without dots: `J`, `J.-P.`."""
    atoms = _ATOM.findall(normalise(word))
    return bool(atoms) and all(len(letters) == 1 for _, letters, _ in atoms)


def parse_given_names(
    words: Sequence[str], *, name_is_mixed_case: bool
) -> tuple[tuple[Unit, ...], ...]:
    """Return the possible readings of given names, each as a tuple of units.

    The first reading takes the words as they are. If a word may be joined initials, a second
    reading takes it as such: `DY` as `D. Y.`.
    """
    plain = _parse_units(words)
    if not any(are_joined_initials(word, name_is_mixed_case=name_is_mixed_case) for word in words):
        return (plain,)
    separated = [
        " ".join(f"{letter}." for letter in word)
        if are_joined_initials(word, name_is_mixed_case=name_is_mixed_case)
        else word
        for word in words
    ]
    return (plain, _parse_units(" ".join(separated).split()))


def _parse_units(words: Sequence[str]) -> tuple[Unit, ...]:
    name_has_capitals = any(word[:1].isupper() for word in words)
    units: list[Unit] = []
    particles: list[str] = []
    for index, word in enumerate(words):
        is_last = index == len(words) - 1
        if index and not is_last and is_lower_particle(word, name_has_capitals=name_has_capitals):
            particles.append(word)
            continue
        required = index > 0 and is_last and is_particle(word, name_has_capitals=name_has_capitals)
        for number, (hyphen, letters, dot) in enumerate(_ATOM.findall(normalise(word))):
            atom = _atom(letters, has_dot=bool(dot))
            if particles and not number:
                atom = _atom_with_particles(particles, letters)
            if hyphen and units:
                units[-1] = Unit((*units[-1].atoms, atom))
            else:
                units.append(Unit((atom,), required))
        particles = []
    return tuple(units)


def _atom(letters: str, *, has_dot: bool) -> Atom:
    forms = spellings(letters)
    return Atom(
        forms,
        frozenset(form[:1] for form in forms),
        is_initial=len(letters) == 1,
        is_abbreviation=has_dot and 1 < len(letters) <= _LONGEST_ABBREVIATION,
    )


def _atom_with_particles(particles: Sequence[str], letters: str) -> Atom:
    """Return one atom for "da Silva", whose initial may be "d." or "S."."""
    forms = spellings(" ".join((*particles, letters)))
    initials = {form[:1] for word in (*particles, letters) for form in spellings(word)}
    return Atom(forms, frozenset(initials))
