"""Compare given names: initials, missing middle names, and hyphens that differ.

`given_parts` parses them, `owner` compares names, `readings` decides which words are given names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from cvtex.names.given_parts import Atom, Unit


@dataclass(frozen=True, slots=True)
class Agreement:
    """How closely two lists of given names agree.

    `is_written_out` means that at least one name is written out, and equal, on both sides.
    `is_exact` means that every name is equal and none is missing.
    """

    is_written_out: bool = False
    is_exact: bool = True


def compare_given_names(own: Sequence[Unit], other: Sequence[Unit]) -> Agreement | None:
    """Return how two lists of given names agree, or None if they contradict each other.

    The first names have to agree. Further names may be missing, but on one side only, and the
    names of the shorter list have to come in the same order in the longer list.
    """
    if not own or not other:
        return None if own or other else Agreement()
    return _Alignment().of(
        tuple(own), tuple(other), may_have_extra=_Sides(own=True, other=True), is_first=True
    )


@dataclass(frozen=True, slots=True)
class _Sides:
    """For each side, whether it may have units that the other side omits."""

    own: bool
    other: bool


class _Alignment:
    """The comparison of two lists of units, in which the ends of the lists are compared once each.

    Equal initials agree in exponentially many ways.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[int, int, _Sides, bool], Agreement | None] = {}

    def of(
        self,
        own: tuple[Unit, ...],
        other: tuple[Unit, ...],
        *,
        may_have_extra: _Sides,
        is_first: bool,
    ) -> Agreement | None:
        """Return the closest agreement of two ends of the lists, or None if they contradict."""
        ends = len(own), len(other), may_have_extra, is_first
        if ends not in self._known:
            self._known[ends] = self._compared(
                own, other, may_have_extra=may_have_extra, is_first=is_first
            )
        return self._known[ends]

    def _compared(
        self,
        own: tuple[Unit, ...],
        other: tuple[Unit, ...],
        *,
        may_have_extra: _Sides,
        is_first: bool,
    ) -> Agreement | None:
        if not own and not other:
            return Agreement()
        found: list[Agreement] = []
        for own_count, other_count, agreement, extra_after in _agreements_at_front(own, other):
            rest_may_have_extra = _Sides(
                may_have_extra.own and extra_after.own, may_have_extra.other and extra_after.other
            )
            rest = self.of(
                own[own_count:],
                other[other_count:],
                may_have_extra=rest_may_have_extra,
                is_first=False,
            )
            if rest:
                is_written_out = agreement.is_written_out or rest.is_written_out
                found.append(Agreement(is_written_out, agreement.is_exact and rest.is_exact))
        if not is_first:
            # If one side omits a name, the other side may not omit any.
            if own and may_have_extra.own and not own[0].required:
                one_sided = _Sides(own=True, other=False)
                found.extend(
                    _as_inexact(self.of(own[1:], other, may_have_extra=one_sided, is_first=False))
                )
            if other and may_have_extra.other and not other[0].required:
                one_sided = _Sides(own=False, other=True)
                found.extend(
                    _as_inexact(self.of(own, other[1:], may_have_extra=one_sided, is_first=False))
                )
        return max(found, key=lambda a: (a.is_exact, a.is_written_out), default=None)


def _as_inexact(agreement: Agreement | None) -> tuple[Agreement, ...]:
    return (Agreement(agreement.is_written_out, is_exact=False),) if agreement else ()


def _agreements_at_front(
    own: tuple[Unit, ...], other: tuple[Unit, ...]
) -> Iterator[tuple[int, int, Agreement, _Sides]]:
    """Yield each way in which the first units of both sides agree.

    Each item has the number of units taken from `own` and from `other`, their agreement, and the
    sides that may have extra units after them.
    """
    if not own or not other:
        return
    either_side = _Sides(own=True, other=True)
    first, second = own[0], other[0]
    if agreement := _compare_atoms(first.atoms, second.atoms):
        yield 1, 1, agreement, either_side
    # "J." may stand for Jean-Pierre, but "J. L." may not: the side with the initial may not have
    # an additional name.
    if len(first.atoms) > 1 and second.is_initial and _words_agree(first.atoms[0], second.atoms[0]):
        yield 1, 1, Agreement(is_exact=False), _Sides(own=True, other=False)
    if len(second.atoms) > 1 and first.is_initial and _words_agree(second.atoms[0], first.atoms[0]):
        yield 1, 1, Agreement(is_exact=False), _Sides(own=False, other=True)
    if _abbreviates(first, second) or _abbreviates(second, first):
        yield 1, 1, Agreement(is_exact=False), either_side
    # Fei-Fei, Feifei and F.-F. may also be written as two words.
    for count in range(2, len(other) + 1):
        if agreement := _compare_atoms(first.atoms, _atoms(other[:count])):
            yield 1, count, agreement, either_side
    for count in range(2, len(own) + 1):
        if agreement := _compare_atoms(_atoms(own[:count]), second.atoms):
            yield count, 1, agreement, either_side


def _abbreviates(short: Unit, long: Unit) -> bool:
    """Tell whether hyphenated initials may stand for a single word: "X.-M." for Xiaoming."""
    if len(short.atoms) == 1 or len(long.atoms) > 1 or not all(a.is_initial for a in short.atoms):
        return False
    (word,) = long.atoms
    letters = ("".join(initials) for initials in product(*(a.initials for a in short.atoms)))
    return any(_contains_in_order(initials, form) for initials in letters for form in word.forms)


def _contains_in_order(letters: str, word: str) -> bool:
    """Tell whether a word begins with the first of the letters and has the others in order."""
    rest = iter(word)
    return word[:1] == letters[:1] and all(letter in rest for letter in letters)


def _atoms(units: tuple[Unit, ...]) -> tuple[Atom, ...]:
    return tuple(atom for unit in units for atom in unit.atoms)


def _compare_atoms(own: tuple[Atom, ...], other: tuple[Atom, ...]) -> Agreement | None:
    """Return how the atoms of a single given name agree on both sides, or None.

    The atoms are compared joined to one word, and if that fails, one by one.
    """
    are_words = not any(atom.is_initial or atom.is_abbreviation for atom in (*own, *other))
    if are_words and not _spellings_joined(own).isdisjoint(_spellings_joined(other)):
        return Agreement(is_written_out=True)
    if len(own) != len(other) or not all(map(_words_agree, own, other)):
        return None
    pairs = list(zip(own, other, strict=True))
    are_equal = [not first.forms.isdisjoint(second.forms) for first, second in pairs]
    are_written_out = [
        is_equal and not first.is_initial
        for is_equal, (first, _) in zip(are_equal, pairs, strict=True)
    ]
    return Agreement(any(are_written_out), is_exact=all(are_equal))


def _words_agree(first: Atom, second: Atom) -> bool:
    """Tell whether two words are equal, or one of them abbreviates the other."""
    if not first.forms.isdisjoint(second.forms):
        return True
    if first.is_initial or second.is_initial:
        return not first.initials.isdisjoint(second.initials)
    if first.is_abbreviation or second.is_abbreviation:
        return any(
            (second.is_abbreviation and first_form.startswith(second_form))
            or (first.is_abbreviation and second_form.startswith(first_form))
            for first_form, second_form in product(first.forms, second.forms)
        )
    return False


def _spellings_joined(atoms: tuple[Atom, ...]) -> frozenset[str]:
    if len(atoms) == 1:
        return atoms[0].forms
    if len(atoms) > _MOST_ATOMS:
        return frozenset({"".join(min(atom.forms) for atom in atoms)})
    return frozenset(map("".join, product(*(atom.forms for atom in atoms))))


_MOST_ATOMS = 5
"""The most atoms that are joined in all their spellings, whose number grows exponentially."""
