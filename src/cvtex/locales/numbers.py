"""How a language writes numbers, and which form of a word stands beside each number.

The rules for plurals are those for cardinal numbers of the Common Locale Data Repository (Unicode
Technical Standard #35, part 3, section 5); its data are also the source of the separators and of
the patterns of percentages in the data files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Self

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""The names of the forms of a word beside a number, as Unicode has them."""


class Forms(str):
    """A word with a form for each category of numbers; as a text it is the most general one.

    `forms` are the forms by their category; one at least, and none is needed.
    """

    __slots__ = ("forms",)

    forms: Mapping[str, str]

    def __new__(cls, forms: Mapping[str, str]) -> Self:
        """Return the word; a form that a language has no category for is never printed."""
        general = next(forms[name] for name in ("other", "many", "few", *forms) if name in forms)
        self = super().__new__(cls, general)
        self.forms = dict(forms)
        return self

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: Callable[[type], Any]) -> Any:
        """Return the schema of a text, as which pydantic writes the word into a JSON Schema."""
        return handler(str)

    def __getnewargs__(self) -> tuple[Mapping[str, str]]:  # type: ignore[override] # of `str`
        """Return what `copy` and `pickle` make the word from again."""
        return (self.forms,)

    def __repr__(self) -> str:
        """Return all forms, since two words are different if any of these is."""
        return f"Forms({self.forms})"


@dataclass(frozen=True, slots=True)
class Numbers:
    """How a language writes numbers.

    The default is that of a language of which nothing is known: no separators between thousands,
    and a word has one form for all numbers but one.
    """

    plural: str = "one"
    """The key of its rule in `PLURALS`."""

    decimal: str = "."
    """The sign between a whole number and its fraction."""

    thousands: str = ""
    """The sign between groups of digits."""

    shortest_grouped: int = 4
    """The fewest digits of a number that is divided into groups."""

    later_groups: int = 3
    """The digits of a group before the last one, which has three: two in India (12,34,567)."""

    percent: str = "{}%"
    """The pattern of a percentage."""

    ordinals: Mapping[str, str] = field(default_factory=dict)
    """Patterns of the number of an edition, by regular expressions for the number: the first that
    matches the whole number counts.
    """

    serial_comma: bool = False
    """Whether there is a comma before the conjunction of three or more: `A, B, and C`."""

    euphony: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """For a conjunction, its other forms, each with a regular expression for what follows it: the
    Spanish `y` is `e` before an `i`.
    """

    def category(self, written: str) -> str:
        """Return the category of a number as it is written; of several numbers the last counts."""
        found = _LAST_NUMBER.search(written)
        rule = PLURALS.get(self.plural, _one)
        return rule(int(found[1]), not found[2]) if found else "other"

    def form(self, word: str, written: str, *, one: str = "") -> str:
        """Return the form of a word beside a number; `one` is the word for the category `one`."""
        category = self.category(written)
        forms = word.forms if isinstance(word, Forms) else {}
        return forms.get(category) or (one if category == "one" and one else str(word))

    def grouped(self, written: str) -> str:
        """Return a whole number with its digits in groups; any other text as it is."""
        is_whole = written.isascii() and written.isdecimal()
        if not is_whole or not self.thousands or len(written) < self.shortest_grouped:
            return written
        groups = [written[-3:]]
        rest = written[:-3]
        while rest:
            groups.append(rest[-self.later_groups :])
            rest = rest[: -self.later_groups]
        return self.thousands.join(reversed(groups))

    def percentage(self, number: str) -> str:
        """Return a number in ASCII digits, with a point before its fraction, as a percentage."""
        return self.percent.replace("{}", number.replace(".", self.decimal))

    def ordinal(self, number: str) -> str:
        """Return the number of an edition as it stands beside the word for it."""
        found = (form for rule, form in self.ordinals.items() if _matches(rule, number))
        return next(found, "{}").replace("{}", number)

    def conjunction(self, word: str, following: str) -> str:
        """Return a conjunction in the form that it has before a text."""
        for other, rule in self.euphony.get(word, {}).items():
            if _matches(f"(?:{rule}).*", following):
                return other
        return word


def _matches(rule: str, text: str) -> bool:
    """Tell whether a whole text matches; a rule of the user's own may not be an expression."""
    with suppress(re.error):
        return re.fullmatch(rule, text, re.IGNORECASE | re.DOTALL) is not None
    return False


_LAST_NUMBER = re.compile(r"([0-9]{1,15})(?:[.,]([0-9]+))?[^0-9]*$")


def _one(number: int, is_whole: bool) -> str:  # noqa: FBT001 - called by its place only
    return "one" if number == 1 and is_whole else "other"


def _same(_number: int, _is_whole: bool) -> str:  # noqa: FBT001
    return "other"


def _french(number: int, _is_whole: bool) -> str:  # noqa: FBT001
    return "one" if number < 2 else "other"


def _hindi(number: int, is_whole: bool) -> str:  # noqa: FBT001
    return "one" if number == 0 or (number == 1 and is_whole) else "other"


def _czech(number: int, is_whole: bool) -> str:  # noqa: FBT001
    if not is_whole:
        return "many"
    return "one" if number == 1 else "few" if number in {2, 3, 4} else "other"


def _polish(number: int, is_whole: bool) -> str:  # noqa: FBT001
    if not is_whole:
        return "other"
    return "one" if number == 1 else "few" if _is_few(number) else "many"


def _russian(number: int, is_whole: bool) -> str:  # noqa: FBT001
    if not is_whole:
        return "other"
    return "one" if _ends_in_one(number) else "few" if _is_few(number) else "many"


def _croatian(number: int, is_whole: bool) -> str:  # noqa: FBT001
    if not is_whole:
        return "few"
    return "one" if _ends_in_one(number) else "few" if _is_few(number) else "other"


def _slovene(number: int, is_whole: bool) -> str:  # noqa: FBT001
    if not is_whole:
        return "few"
    return {1: "one", 2: "two", 3: "few", 4: "few"}.get(number % 100, "other")


def _romanian(number: int, is_whole: bool) -> str:  # noqa: FBT001
    if is_whole and number == 1:
        return "one"
    return "few" if not is_whole or number == 0 or 1 <= number % 100 <= 19 else "other"


def _arabic(number: int, is_whole: bool) -> str:  # noqa: FBT001
    if not is_whole:
        return "other"
    if number < 3:
        return CATEGORIES[number]
    return "few" if 3 <= number % 100 <= 10 else "many" if number % 100 > 10 else "other"


def _hebrew(number: int, is_whole: bool) -> str:  # noqa: FBT001
    if not is_whole:
        return "one" if number == 0 else "other"
    return {1: "one", 2: "two"}.get(number, "other")


def _ends_in_one(number: int) -> bool:
    return number % 10 == 1 and number % 100 != 11


def _is_few(number: int) -> bool:
    return number % 10 in {2, 3, 4} and number % 100 not in {12, 13, 14}


PLURALS: Mapping[str, Callable[[int, bool], str]] = {
    "one": _one,
    "same": _same,
    "french": _french,
    "hindi": _hindi,
    "czech": _czech,
    "polish": _polish,
    "russian": _russian,
    "croatian": _croatian,
    "slovene": _slovene,
    "romanian": _romanian,
    "arabic": _arabic,
    "hebrew": _hebrew,
}
"""The category of a number, which is given by its whole part and whether it has no fraction."""
