"""The CV's owner among the authors of a publication.

Made once from how the owner signs; `publications` asks it about each list of authors. Family names
have to be equal but for accents, case, transliteration, blanks, hyphens and apostrophes; given
names may be initials, and middle names may be missing, but may not contradict. Nicknames, other
orders without a comma and former names are found only if the owner lists them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from cvtex.diagnostics.suggestions import ALMOST_SAME, similarity
from cvtex.names.folding import cjk_letters, skeleton, spellings
from cvtex.names.given_names import compare_given
from cvtex.names.name import Name
from cvtex.names.parser import NameList, parse_names, unwrapped
from cvtex.names.readings import Reading, readings


class Match(IntEnum):
    """How well an author's name fits the owner, from worst to best."""

    NO = 0
    INITIALS = 1
    COMPATIBLE = 2
    EXACT = 3


@dataclass(frozen=True, slots=True)
class OwnerSearch:
    """Which author is the owner.

    `index` is the best match, the first of equals. `ambiguous` lists all matches if there are
    several, and `nearest` the author most like the owner if there is none.
    """

    index: int | None = None
    ambiguous: tuple[int, ...] = ()
    nearest: int | None = None


class Owner:
    """The person whose CV it is, by the names they sign with."""

    def __init__(
        self, names: Sequence[Name], *, called: Sequence[Name] = (), strict_initials: bool = False
    ) -> None:
        self._strict_initials = strict_initials
        self._called = tuple(dict.fromkeys(r for name in called for r in readings(name)))
        self._readings = tuple(dict.fromkeys(r for name in names for r in readings(name)))
        self._skeletons = {skeleton(form) for r in self._readings for form in r.families}
        self._letters = {order for name in names for order in _cjk_orders(name)}
        self._folded = {_folded(name.text) for name in names}
        self._sorted_words = {
            _sorted_words(text) for name in names for text in (name.text, _abbreviated(name))
        }
        self._matches: dict[str, Match] = {}

    @classmethod
    def from_names(
        cls, names: Sequence[str], *, called: Sequence[str] = (), strict_initials: bool = False
    ) -> Owner:
        """Make an owner of the names they sign with, in any form that BibTeX knows.

        Without a comma or a `family=` it is open which words are the family name, and any
        division will do. Names they are `called` count only if an author has just these. With
        `strict_initials`, initials are not enough for a given name.
        """
        parsed = [name for text in names for name in parse_names(text).names]
        also = [name for text in called for name in parse_names(text).names]
        return cls(parsed, called=also, strict_initials=strict_initials)

    def match(self, name: Name) -> Match:
        """Tell how well an author's name fits."""
        if not name.raw:
            return self._compare(name)
        # What is written decides what a name is, and so how well it fits.
        known = self._matches.get(name.raw)
        if known is None:
            known = self._matches[name.raw] = self._compare(name)
        return known

    def find(self, names: Sequence[Name]) -> OwnerSearch:
        """Find the owner among the authors of a publication."""
        matches = [self.match(name) for name in names]
        best = max(matches, default=Match.NO)
        if best is Match.NO:
            return OwnerSearch(nearest=self._nearest(names))
        if matches.count(Match.NO) == len(matches) - 1:
            return OwnerSearch(matches.index(best))
        hits = tuple(index for index, match in enumerate(matches) if match)
        return OwnerSearch(matches.index(best), hits)

    def read(self, value: str) -> tuple[NameList, OwnerSearch]:
        """Read a list of names and find the owner in it."""
        return self.find_in(parse_names(value), value)

    def find_in(self, names: NameList, value: str) -> tuple[NameList, OwnerSearch]:
        """Find the owner in a list of names that was read from `value`.

        A list that stands in braces is one name to BibTeX; it is taken apart if the owner is in it.
        """
        search = self.find(names.names)
        if search.index is None and any(name.literal for name in names.names):
            inner = unwrapped(value)
            if inner is not None:
                found = parse_names(inner)
                within = self.find(found.names)
                if within.index is not None:
                    problems = (*names.problems, *found.problems)
                    return found._replace(problems=problems), within
        return names, search

    def _compare(self, name: Name) -> Match:
        if self._letters and not self._letters.isdisjoint(_cjk_orders(name)):
            return Match.EXACT
        others = readings(name) if self._called else ()
        if any(_compare(own, other) is Match.EXACT for other in others for own in self._called):
            return Match.EXACT
        if not self._may_share_family(name):
            return Match.NO
        best = max(
            (_compare(own, other) for other in readings(name) for own in self._readings),
            default=Match.NO,
        )
        return Match.NO if self._strict_initials and best is Match.INITIALS else best

    def _may_share_family(self, name: Name) -> bool:
        text = f"{name.given} {name.particle} {name.family}"
        # "Berg, Jan van der" in braces has the particle far from the family name.
        whole = skeleton(text + text if name.literal else text)
        return any(family in whole for family in self._skeletons)

    def _nearest(self, names: Sequence[Name]) -> int | None:
        likeness = [self._likeness(name) for name in names]
        best = max(likeness, default=0.0)
        return likeness.index(best) if best >= ALMOST_SAME else None

    def _likeness(self, name: Name) -> float:
        """Return how much a name that is not the owner looks like the owner, up to 1."""
        if name.literal:
            text = _folded(name.text)
            return float(any(own in text for own in self._folded))
        if self._may_share_family(name) and self._shares_initial(readings(name)):
            return ALMOST_SAME
        words = _sorted_words(name.text)
        alike = (similarity(own, words, at_least=ALMOST_SAME) for own in self._sorted_words)
        return max(alike, default=0.0)

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
    agreed = compare_given(own.given, other.given)
    if agreed is None:
        return Match.NO
    if agreed.is_exact and own.suffix == other.suffix:
        return Match.EXACT
    return Match.COMPATIBLE if agreed.is_written_out or not own.given else Match.INITIALS


def _cjk_orders(name: Name) -> frozenset[str]:
    family = f"{name.particle}{name.family}"
    orders = (cjk_letters(f"{name.given}{family}"), cjk_letters(f"{family}{name.given}"))
    return frozenset(filter(None, orders))


def _initials(reading: Reading) -> frozenset[str]:
    return frozenset(initial for unit in reading.given for initial in unit.atoms[0].initials)


def _folded(text: str) -> str:
    return " ".join(min(spellings(word)) for word in text.split())


def _sorted_words(text: str) -> str:
    return " ".join(sorted(_folded(text).split()))


def _abbreviated(name: Name) -> str:
    initials = " ".join(word[:1] for word in name.given.split())
    return f"{initials} {name.particle} {name.family}"
