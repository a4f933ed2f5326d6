"""The ways to read a name as given names and a family name, and how given names agree.

Who signs "Michael Peyton Jones" may be Jones or Peyton Jones, "Fu DY" is Fu, D. Y., and "JP" may
be a name or two initials. `owner` compares all readings of one name with all of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cvtex.name_folding import spellings, tidy
from cvtex.names import Name

_PARTICLES = frozenset(
    "van von vom der den de da di do dos das del della dello degli dei du des la le los las el al"
    " ter ten te zu zum zur af av op bin ibn bint ben abu y e t".split()
)
_SUFFIXES = {
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "2nd": "ii", "3rd": "iii", "4th": "iv",
    "ii": "ii", "iii": "iii", "iv": "iv", "vi": "vi", "vii": "vii",
}  # fmt: skip
_TITLES = frozenset("dr prof professor mr mrs ms sir dame rev herr frau".split())
_DEGREES = frozenset("phd dphil msc bsc esq frs".split())
_ATOM = re.compile(r"(-+\s*)?([^\s.\-,]+)(\.?)")
_ASIDE = re.compile(r"\([^()]*\)|[\"“„][^\"”“]*[\"”“]|``.*?''")
_LONGEST_ABBREVIATION = 4


@dataclass(frozen=True, slots=True)
class Atom:
    """One word of a given name: its spellings, and the letters it may be abbreviated to."""

    forms: frozenset[str]
    initials: frozenset[str]
    is_initial: bool = False
    is_abbreviation: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A given name, of several atoms if hyphenated; `firm` ones may not be left out."""

    atoms: tuple[Atom, ...]
    firm: bool = False

    @property
    def forms(self) -> frozenset[str]:
        """The spellings of the whole."""
        return _joined(self.atoms)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name; `families` holds the spellings of particle and family name."""

    given: tuple[Unit, ...]
    families: frozenset[str]
    suffix: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How given names agree: letter by letter, and in at least one name that is written out."""

    exact: bool = True
    written_out: bool = False


def readings(name: Name) -> tuple[Reading, ...]:
    """Return the ways to read a name; a literal one is read as if it had no braces."""
    if name.literal:
        family, comma, rest = name.family.partition(",")
        if "," in rest:
            return ()
        words, given_words, suffix = _words(family), _words(rest), ""
        divided = bool(comma)
    else:
        words = _words(f"{name.particle} {name.family}")
        given_words, suffix, divided = _words(name.given), name.suffix, name.divided
    if not divided:
        words, given_words = [*given_words, *words], []
    known = _SUFFIXES.get(_bare(suffix), "" if _bare(suffix) in _DEGREES else _bare(suffix))
    found: dict[Reading, None] = {}
    for family_words, family_suffix in _without_suffix(words):
        for first, given_suffix in _without_suffix(given_words):
            any_suffix = known or family_suffix or given_suffix
            pairs = _divided(first, family_words) if divided else _undivided(family_words)
            for given, family in pairs:
                families = spellings(" ".join(family))
                for units in _units(given):
                    found[Reading(units, families, any_suffix)] = None
    return tuple(found)


def agreement(
    own: tuple[Unit, ...], other: tuple[Unit, ...], *, firm: bool = True
) -> Agreement | None:
    """Compare given names; None if they are not of one person.

    The first ones have to agree. Of the rest, some may be missing on one side, but none may
    contradict: what is there on the shorter side comes in the same order on the longer one.
    """
    if not own or not other:
        return Agreement() if not own and not other else None
    del firm
    return _align(own, other, may_skip=(False, False))


def _align(
    own: tuple[Unit, ...], other: tuple[Unit, ...], *, may_skip: tuple[bool, bool]
) -> Agreement | None:
    """Align two sequences of units; `may_skip` tells on which sides a unit may be left over."""
    if not own and not other:
        return Agreement()
    best: Agreement | None = None
    # At the very start nothing may be skipped; afterwards either side, but not both.
    skippable = may_skip
    for taken, used, found, allowed in _steps(own, other):
        rest_skip = (skippable[0] and allowed[0], skippable[1] and allowed[1])
        rest = _align(own[taken:], other[used:], may_skip=rest_skip)
        if rest:
            total = Agreement(found.exact and rest.exact, found.written_out or rest.written_out)
            best = _better(best, total)
    return best


def _steps(
    own: tuple[Unit, ...], other: tuple[Unit, ...]
) -> Iterator[tuple[int, int, Agreement, tuple[bool, bool]]]:
    raise NotImplementedError


def _better(one: Agreement | None, two: Agreement) -> Agreement:
    raise NotImplementedError
