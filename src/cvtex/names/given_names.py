"""Given names compared: initials, middle names that are missing, hyphens that come and go.

Used by `owner`; `name_readings` says which words of a name are given names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from cvtex.names.folding import spellings, tidy

_PARTICLES = frozenset({
    "van", "von", "vom", "der", "den", "de", "da", "di", "do", "dos", "das", "del", "della",
    "dello", "degli", "dei", "du", "des", "la", "le", "los", "las", "el", "al", "ter", "ten", "te",
    "zu", "zum", "zur", "af", "av", "op", "bin", "ibn", "bint", "ben", "abu", "t",
})  # fmt: skip

# The others are given names when they have a capital: Al, Ben, Das.
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
    """One word: its spellings, its first letters, and whether it is cut to one or a few letters."""

    forms: frozenset[str]
    initials: frozenset[str]
    is_initial: bool = False
    is_abbreviation: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A given name, of several atoms if hyphenated; a `firm` one may not be left out."""

    atoms: tuple[Atom, ...]
    firm: bool = False

    @property
    def is_initial(self) -> bool:
        """Whether it is one letter, or a word cut short."""
        return len(self.atoms) == 1 and (self.atoms[0].is_initial or self.atoms[0].is_abbreviation)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How given names agree: in full, and in at least one name that is written out on both sides.

    Agreements are ordered from loose to close.
    """

    is_written_out: bool = False
    is_exact: bool = True


def is_particle(word: str, *, among_capitals: bool) -> bool:
    """Tell whether a word within a name is a particle: written small, or a known one.

    Where all words are small letters, being small says nothing.
    """
    letters = word.lstrip("'’‘`")
    known = letters.rstrip("'’").lower()
    if letters[:1].islower():
        return among_capitals or known in _PARTICLES
    return known in _CAPITAL_PARTICLES


def is_small_particle(word: str, *, among_capitals: bool) -> bool:
    """Tell whether a word is a particle and written small."""
    small = word.lstrip("'’‘`")[:1].islower()
    return small and is_particle(word, among_capitals=among_capitals)


def are_glued_initials(word: str, *, among_small: bool) -> bool:
    """Tell whether a word may be initials without dots (`DY`), as indexes write them.

    In a name that is all in capitals only two letters are taken for initials.
    """
    most = _MOST_INITIALS if among_small else _MOST_INITIALS_IN_CAPITALS
    return 2 <= len(word) <= most and word.isalpha() and word.isupper()


def is_initial(word: str) -> bool:
    """Tell whether a word is initials with dots, or a single letter."""
    atoms = _ATOM.findall(tidy(word))
    return bool(atoms) and all(len(letters) == 1 for _, letters, _ in atoms)


def given_units(words: Sequence[str], *, among_small: bool) -> tuple[tuple[Unit, ...], ...]:
    """Return the ways to read given names: as they are, and with `DY` as two initials."""
    plain = _units(words)
    if not any(are_glued_initials(word, among_small=among_small) for word in words):
        return (plain,)
    spread = [
        " ".join(f"{letter}." for letter in word)
        if are_glued_initials(word, among_small=among_small)
        else word
        for word in words
    ]
    return (plain, _units(" ".join(spread).split()))


def compare_given(own: Sequence[Unit], other: Sequence[Unit]) -> Agreement | None:
    """Compare given names; None if they are not of one person.

    The first ones have to agree. Of the rest, some may be missing on one side, but none may
    contradict: what the shorter side has comes in the same order on the longer one.
    """
    if not own or not other:
        return None if own or other else Agreement()
    return _align(tuple(own), tuple(other), skips=_Skips(own=True, other=True), is_first=True)


@dataclass(frozen=True, slots=True)
class _Skips:
    """On which sides a unit may be left over."""

    own: bool
    other: bool


def _align(
    own: tuple[Unit, ...], other: tuple[Unit, ...], *, skips: _Skips, is_first: bool
) -> Agreement | None:
    if not own and not other:
        return Agreement()
    found: list[Agreement] = []
    for own_taken, other_taken, agreed, allowed in _steps(own, other):
        rest_skips = _Skips(skips.own and allowed.own, skips.other and allowed.other)
        rest = _align(own[own_taken:], other[other_taken:], skips=rest_skips, is_first=False)
        if rest:
            is_written_out = agreed.is_written_out or rest.is_written_out
            found.append(Agreement(is_written_out, agreed.is_exact and rest.is_exact))
    if not is_first:
        # Once a name is missing on one side, none may be missing on the other.
        if own and skips.own and not own[0].firm:
            one_sided = _Skips(own=True, other=False)
            found.extend(_loosened(_align(own[1:], other, skips=one_sided, is_first=False)))
        if other and skips.other and not other[0].firm:
            one_sided = _Skips(own=False, other=True)
            found.extend(_loosened(_align(own, other[1:], skips=one_sided, is_first=False)))
    return max(found, key=lambda one: (one.is_exact, one.is_written_out), default=None)


def _loosened(agreed: Agreement | None) -> tuple[Agreement, ...]:
    return (Agreement(agreed.is_written_out, is_exact=False),) if agreed else ()


def _steps(
    own: tuple[Unit, ...], other: tuple[Unit, ...]
) -> Iterator[tuple[int, int, Agreement, _Skips]]:
    """Find how units at the front agree: how many of each side, how well, and what may follow."""
    if not own or not other:
        return
    anything = _Skips(own=True, other=True)
    one, two = own[0], other[0]
    if agreed := _compare_atoms(one.atoms, two.atoms):
        yield 1, 1, agreed, anything
    # "J." may be Jean-Pierre, but then "J. L." is not: no further name may come in between.
    if len(one.atoms) > 1 and two.is_initial and _fits(one.atoms[0], two.atoms[0]):
        yield 1, 1, Agreement(is_exact=False), _Skips(own=True, other=False)
    if len(two.atoms) > 1 and one.is_initial and _fits(two.atoms[0], one.atoms[0]):
        yield 1, 1, Agreement(is_exact=False), _Skips(own=False, other=True)
    if _abbreviates(one, two) or _abbreviates(two, one):
        yield 1, 1, Agreement(is_exact=False), anything
    # Fei-Fei, Feifei and F.-F. may be written in two words.
    for count in range(2, len(other) + 1):
        if agreed := _compare_atoms(one.atoms, _atoms(other[:count])):
            yield 1, count, agreed, anything
    for count in range(2, len(own) + 1):
        if agreed := _compare_atoms(_atoms(own[:count]), two.atoms):
            yield count, 1, agreed, anything


def _abbreviates(short: Unit, long: Unit) -> bool:
    """Tell whether hyphenated initials may stand for one word, as "X.-M." for Xiaoming."""
    if len(short.atoms) == 1 or len(long.atoms) > 1 or not all(a.is_initial for a in short.atoms):
        return False
    (word,) = long.atoms
    letters = ("".join(initials) for initials in product(*(a.initials for a in short.atoms)))
    return any(_in_order(initials, form) for initials in letters for form in word.forms)


def _in_order(letters: str, word: str) -> bool:
    """Tell whether a word begins with the first of the letters and has the others behind it."""
    rest = iter(word)
    return word[:1] == letters[:1] and all(letter in rest for letter in letters)


def _atoms(units: tuple[Unit, ...]) -> tuple[Atom, ...]:
    return tuple(atom for unit in units for atom in unit.atoms)


def _compare_atoms(own: tuple[Atom, ...], other: tuple[Atom, ...]) -> Agreement | None:
    """Compare what may be one given name on both sides: written in one, or piece by piece."""
    are_words = not any(atom.is_initial or atom.is_abbreviation for atom in (*own, *other))
    if are_words and not _joined(own).isdisjoint(_joined(other)):
        return Agreement(is_written_out=True)
    if len(own) != len(other) or not all(map(_fits, own, other)):
        return None
    pairs = list(zip(own, other, strict=True))
    same = [not one.forms.isdisjoint(two.forms) for one, two in pairs]
    written = [
        is_same and not one.is_initial for is_same, (one, _) in zip(same, pairs, strict=True)
    ]
    return Agreement(any(written), is_exact=all(same))


def _fits(one: Atom, two: Atom) -> bool:
    """Tell whether two words are the same, or one is the other cut short."""
    if not one.forms.isdisjoint(two.forms):
        return True
    if one.is_initial or two.is_initial:
        return not one.initials.isdisjoint(two.initials)
    if one.is_abbreviation or two.is_abbreviation:
        return any(
            (two.is_abbreviation and form.startswith(short))
            or (one.is_abbreviation and short.startswith(form))
            for form, short in product(one.forms, two.forms)
        )
    return False


def _joined(atoms: tuple[Atom, ...]) -> frozenset[str]:
    if len(atoms) == 1:
        return atoms[0].forms
    if len(atoms) > _MOST_ATOMS:
        return frozenset({"".join(min(atom.forms) for atom in atoms)})
    return frozenset(map("".join, product(*(atom.forms for atom in atoms))))


_MOST_ATOMS = 5
"""How many pieces of a name are put together in all their spellings; nobody has more."""


def _units(words: Sequence[str]) -> tuple[Unit, ...]:
    among_capitals = any(word[:1].isupper() for word in words)
    units: list[Unit] = []
    particles: list[str] = []
    for index, word in enumerate(words):
        is_last = index == len(words) - 1
        if index and not is_last and is_small_particle(word, among_capitals=among_capitals):
            particles.append(word)
            continue
        firm = index > 0 and is_last and is_particle(word, among_capitals=among_capitals)
        for number, (hyphen, letters, dot) in enumerate(_ATOM.findall(tidy(word))):
            atom = _atom(letters, is_cut=bool(dot))
            if particles and not number:
                atom = _with_particles(particles, letters)
            if hyphen and units:
                units[-1] = Unit((*units[-1].atoms, atom))
            else:
                units.append(Unit((atom,), firm))
        particles = []
    return tuple(units)


def _atom(letters: str, *, is_cut: bool) -> Atom:
    forms = spellings(letters)
    return Atom(
        forms,
        frozenset(form[:1] for form in forms),
        is_initial=len(letters) == 1,
        is_abbreviation=is_cut and 1 < len(letters) <= _LONGEST_ABBREVIATION,
    )


def _with_particles(particles: Sequence[str], letters: str) -> Atom:
    """Make one name of "da Silva", which may be cut to "d." or to "S."."""
    forms = spellings(" ".join((*particles, letters)))
    initials = {form[:1] for word in (*particles, letters) for form in spellings(word)}
    return Atom(forms, frozenset(initials))
