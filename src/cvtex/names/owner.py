"""Find the owner of the CV among the authors of a publication.

An `Owner` is created once from the names that the owner signs with, and searched for in each list
of authors. Family names have to be equal except for accents, case, transliteration, spaces,
hyphens and apostrophes. Given names may be initials and middle names may be missing, but they may
not contradict. Nicknames, former names, and the family name first without a comma are found only
if the owner lists them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from cvtex.diagnostics.suggestions import ALMOST_SAME, similarity
from cvtex.names.folding import cjk_letters, skeleton, spellings
from cvtex.names.given_names import compare_given_names
from cvtex.names.given_parts import Unit
from cvtex.names.name import Name
from cvtex.names.parser import NameList, parse_names, unwrap_list
from cvtex.names.readings import Reading, readings


class Match(IntEnum):
    """How well the name of an author matches the owner, from worst to best."""

    NO = 0
    INITIALS = 1
    COMPATIBLE = 2
    EXACT = 3


@dataclass(frozen=True, slots=True)
class OwnerSearch:
    """The result of a search for the owner in a list of authors; all values are indices.

    `index` is the author who matches best, the first of equal matches, or None. If several authors
    match, `ambiguous` has all of them. If none matches, `nearest` is the author whose name is most
    similar to the owner's, if any is similar enough to suggest a misspelling.
    """

    index: int | None = None
    ambiguous: tuple[int, ...] = ()
    nearest: int | None = None


class Owner:
    """The person whose CV it is: the names that they sign with, ready to be compared."""

    def __init__(
        self,
        names: Sequence[Name],
        *,
        exact_names: Sequence[Name] = (),
        strict_initials: bool = False,
    ) -> None:
        self._strict_initials = strict_initials
        self._exact_readings = tuple(
            dict.fromkeys(r for name in exact_names for r in readings(name))
        )
        self._readings = tuple(dict.fromkeys(r for name in names for r in readings(name)))
        self._further = _further_names((*self._readings, *self._exact_readings))
        self._skeletons = {skeleton(form) for r in self._readings for form in r.families}
        self._cjk_names = {order for name in names for order in _cjk_orders(name)}
        self._folded_names = {_fold(name.text) for name in names}
        self._sorted_words = {
            _sorted_words(text) for name in names for text in (name.text, _abbreviated(name))
        }
        self._matches: dict[str, Match] = {}

    @classmethod
    def from_names(
        cls, names: Sequence[str], *, exact_names: Sequence[str] = (), strict_initials: bool = False
    ) -> Owner:
        """Return the owner who signs with these names, which may have any form that BibTeX reads.

        Without a comma or `family=`, each division of the words into given names and family name
        is accepted. Names in `exact_names` match only an author with the same full name. With
        `strict_initials`, an author whose given names are all initials does not match.
        """
        parsed = [name for text in names for name in parse_names(text).names]
        exact = [name for text in exact_names for name in parse_names(text).names]
        return cls(parsed, exact_names=exact, strict_initials=strict_initials)

    def match(self, name: Name) -> Match:
        """Return how well the name of an author matches the owner."""
        if not name.raw:
            return self._compare(name)
        # Equal source text gives an equal name, so that the text can be the key.
        known = self._matches.get(name.raw)
        if known is None:
            known = self._matches[name.raw] = self._compare(name)
        return known

    def find(self, names: Sequence[Name]) -> OwnerSearch:
        """Return which of the authors of a publication is the owner."""
        matches = [self.match(name) for name in names]
        best = max(matches, default=Match.NO)
        if best is Match.NO:
            return OwnerSearch(nearest=self._nearest(names))
        if matches.count(Match.NO) == len(matches) - 1:
            return OwnerSearch(matches.index(best))
        matching = tuple(index for index, match in enumerate(matches) if match)
        return OwnerSearch(matches.index(best), matching)

    def find_in(self, names: NameList, value: str) -> tuple[NameList, OwnerSearch]:
        """Return the names and which of them is the owner; `value` is their LaTeX source.

        For BibTeX, a list in braces is a single name. If the owner is in such a list, the names in
        the braces are returned instead.
        """
        search = self.find(names.names)
        if search.index is None and any(name.literal for name in names.names):
            inner = unwrap_list(value)
            if inner is not None:
                inner_names = parse_names(inner)
                inner_search = self.find(inner_names.names)
                if inner_search.index is not None:
                    problems = (*names.problems, *inner_names.problems)
                    return inner_names._replace(problems=problems), inner_search
        return names, search

    def _compare(self, name: Name) -> Match:
        if self._cjk_names and not self._cjk_names.isdisjoint(_cjk_orders(name)):
            return Match.EXACT
        others = readings(name) if self._exact_readings else ()
        if any(
            _compare(own, other) is Match.EXACT for other in others for own in self._exact_readings
        ):
            return Match.EXACT
        if not self._may_share_family_name(name):
            return Match.NO
        best = max(
            (
                _compare(own, other)
                for other in readings(name)
                for own in self._readings
                if not self._contradicts(own, other)
            ),
            default=Match.NO,
        )
        return Match.NO if self._strict_initials and best is Match.INITIALS else best

    def _contradicts(self, own: Reading, other: Reading) -> bool:
        """Tell whether an author has a further name that no form of the owner's name has.

        An owner who signs as "Daniel Y. Fu" and "Dan Fu" is not "Dan Q. Fu". If no form has a
        further name, nothing is known of them.
        """
        if len(other.given) < 2 or len(own.given) >= len(other.given):
            return False
        known = [unit for family in own.families for unit in self._further.get(family, ())]
        return bool(known) and not _are_known(own.given, other.given, known)

    def _may_share_family_name(self, name: Name) -> bool:
        text = f"{name.given} {name.particle} {name.family}"
        # In a literal name, as "Berg, Jan van der", the particle may be after the family name.
        whole = skeleton(text + text if name.literal else text)
        return any(family in whole for family in self._skeletons)

    def _nearest(self, names: Sequence[Name]) -> int | None:
        similarities = [self._similarity(name) for name in names]
        best = max(similarities, default=0.0)
        return similarities.index(best) if best >= ALMOST_SAME else None

    def _similarity(self, name: Name) -> float:
        """Return how similar a name that does not match is to the owner's, from 0 to 1."""
        if name.literal:
            text = _fold(name.text)
            return float(any(own in text for own in self._folded_names))
        if self._may_share_family_name(name) and self._shares_initial(readings(name)):
            return ALMOST_SAME
        words = _sorted_words(name.text)
        similarities = (similarity(own, words, at_least=ALMOST_SAME) for own in self._sorted_words)
        return max(similarities, default=0.0)

    def _shares_initial(self, others: Sequence[Reading]) -> bool:
        return any(
            not own.families.isdisjoint(other.families)
            and not _initials(own).isdisjoint(_initials(other))
            for other in others
            for own in self._readings
        )


def _compare(own: Reading, other: Reading) -> Match:
    if own.families.isdisjoint(other.families):
        return Match.NO
    if own.suffix and other.suffix and own.suffix != other.suffix:
        return Match.NO
    agreement = compare_given_names(own.given, other.given)
    if agreement is None:
        return Match.NO
    if agreement.is_exact and own.suffix == other.suffix:
        return Match.EXACT
    return Match.COMPATIBLE if agreement.is_written_out or not own.given else Match.INITIALS


def _further_names(forms: Sequence[Reading]) -> dict[str, tuple[Unit, ...]]:
    """Return all given names by family name, of the families with which any form has several."""
    found: dict[str, dict[Unit, None]] = {}
    several: set[str] = set()
    for form in forms:
        for family in form.families:
            found.setdefault(family, {}).update(dict.fromkeys(form.given))
            if len(form.given) > 1:
                several.add(family)
    return {family: tuple(units) for family, units in found.items() if family in several}


def _are_known(own: Sequence[Unit], other: Sequence[Unit], known: Sequence[Unit]) -> bool:
    """Tell whether the given names of `other` that `own` does not have are among known names."""

    def agrees(unit: Unit, names: Sequence[Unit]) -> bool:
        return any(compare_given_names((unit,), (name,)) is not None for name in names)

    further = [unit for unit in other[1:] if not agrees(unit, own[1:])]
    return all(agrees(unit, known) or agrees(unit, own) for unit in further)


def _cjk_orders(name: Name) -> frozenset[str]:
    """Return a name in Chinese, Japanese or Korean in both orders of its parts, or nothing."""
    family = f"{name.particle}{name.family}"
    orders = (cjk_letters(f"{name.given}{family}"), cjk_letters(f"{family}{name.given}"))
    return frozenset(filter(None, orders))


def _initials(reading: Reading) -> frozenset[str]:
    return frozenset(initial for unit in reading.given for initial in unit.atoms[0].initials)


def _fold(text: str) -> str:
    return " ".join(min(spellings(word)) for word in text.split())


def _sorted_words(text: str) -> str:
    return " ".join(sorted(_fold(text).split()))


def _abbreviated(name: Name) -> str:
    """Return a name with its given names as initials."""
    initials = " ".join(word[:1] for word in name.given.split())
    return f"{initials} {name.particle} {name.family}"
