"""Find the values of a document in what an extractor has read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cvtex.inspection.extractors.registry import Reading
from cvtex.inspection.folding import folded, is_from_right, readings_of, with_breaks, words_of
from cvtex.inspection.values import Expected, Value

_GAP = 160
"""The most characters between two parts of a value that a formula, a date at the end of a line or
the end of a page divides."""

_MOST_GAPS = 3
_MOST_STARTS = 100
"""The most places at which a divided value is tried."""

TELLING = 8
"""The characters of a value that says where its entry is, if it is there once."""

_EDGE = 4
"""The lines at either end of a page among which its running text is."""


class Match(NamedTuple):
    """Where a value is in a text: from `start` to `end`, in folded characters.

    `times` is how often it is there; a value that is divided counts once.
    """

    start: int
    end: int
    times: int


@dataclass(frozen=True)
class Matches:
    """The places of all values in one reading; None for those that it does not have.

    `text` is what was read without the running texts, folded.
    """

    reading: Reading
    text: str
    places: tuple[Match | None, ...]


def match(expected: Expected, reading: Reading) -> Matches:
    """Find all values of a document in a reading."""
    total = len(reading.pages)
    pages = (
        _without_running(expected.running, page, number, total)
        for number, page in enumerate(reading.pages, 1)
    )
    body, breaks = with_breaks("\n".join(pages))
    words = {*reading.words[0], *reading.words[1]}
    places = [_find(value, body, breaks, words) for value in expected.values]
    for index in _absent(expected.values, places, body, breaks):
        places[index] = None
    return Matches(reading, body, tuple(places))


def _absent(
    values: Sequence[Value], places: Sequence[Match | None], text: str, breaks: frozenset[int]
) -> Iterator[int]:
    """Yield the indices of values that are in the text, but only where others say the same.

    Equal values take the places near the rest of their entries, each its own. A value
    without a place is absent, if the text has it less often than the data.
    """
    all_text, all_breaks = with_breaks("\n".join("\n".join(value.fragments) for value in values))
    regions = _regions(values, places, len(text))
    equal: dict[str, list[int]] = {}
    for index, (value, place) in enumerate(zip(values, places, strict=True)):
        is_told = place is not None and not is_from_right(value.text)
        if is_told and index in regions and len(value.folded) == 1:
            equal.setdefault(value.folded[0], []).append(index)
    for part, indices in equal.items():
        free = [place.start() for place in re.finditer(re.escape(part), text)]
        for index in sorted(indices, key=lambda i: regions[i][::-1]):
            start, end = regions[index]
            at = bisect_left(free, start)
            if at < len(free) and free[at] < end:
                del free[at]
            elif _divided(values[index], text[start:end]) is None:
                wanted = _times(part, all_text, all_breaks)
                if _times(part, text, breaks) < wanted:
                    yield index


def _times(part: str, text: str, breaks: frozenset[int]) -> int:
    """Return how often a text has a part that is not part of a longer word."""
    found = (place.span() for place in re.finditer(re.escape(part), text))
    return sum(all(_ends_word(at, text, breaks) for at in place) for place in found)


def _regions(
    values: Sequence[Value], places: Sequence[Match | None], length: int
) -> dict[int, tuple[int, int]]:
    """Return the part of the text that each value has to be in, as far as that is known.

    It reaches from the last telling value of the entries before to the first of those after.
    """
    # What several entries say is found for each of them at the place of one.
    said = Counter(value.folded for value in values)
    regions: dict[int, tuple[int, int]] = {}
    for column in {value.column for value in values}:
        own = [i for i, value in enumerate(values) if value.column == column]
        alone = [i for i in own if said[values[i].folded] == 1]
        known = [(values[i].item, place) for i in alone if (place := places[i]) and _tells(place)]
        moved = {*out_of_order([(item, place.start) for item, place in known])}
        known = [one for i, one in enumerate(known) if i not in moved]
        items = [item for item, _ in known]
        for i in own:
            before, after = bisect_left(items, values[i].item), bisect_right(items, values[i].item)
            start = max((place.start for _, place in known[max(before - 9, 0) : before]), default=0)
            end = min((place.start for _, place in known[after : after + 9]), default=length)
            if start < end:
                regions[i] = (start, end)
    return regions


def _tells(place: Match) -> bool:
    return place.times == 1 and place.end - place.start >= TELLING


def _without_running(running: Sequence[str], page: str, number: int, pages: int) -> str:
    """Return the page with a number, from 1, of so many, without the running texts at its edges.

    The first lines of the first page stay: they are the name, which a running text may repeat.
    """
    numbers = {"{pages}": str(pages), "{page}": str(number)}
    texts = []
    for text in running:
        for name, digits in numbers.items():
            text = text.replace(name, digits)  # noqa: PLW2901 - one name after the other
        texts.append(folded(text))
    lines = page.splitlines()
    foot = max(len(lines) - _EDGE, _EDGE)
    head = 0 if number == 1 else _EDGE
    edges = {*range(head), *range(foot, len(lines))}
    return "\n".join(
        line for i, line in enumerate(lines) if not (i in edges and _is_running(line, texts))
    )


def _is_running(line: str, texts: Iterable[str]) -> bool:
    """Tell whether a line has nothing but running texts, which are folded."""
    rest = whole = folded(line)
    for text in texts:
        rest = rest.replace(text, "", 1) if text else rest
    return bool(whole) and not rest


def _find(value: Value, text: str, breaks: frozenset[int], words: set[str]) -> Match | None:
    fragments = value.folded
    if not fragments:
        return Match(0, 0, 0)
    if len(fragments) == 1 and len(fragments[0]) < 3 and fragments[0].isalnum():
        # One or two letters are in every text; as words they are not.
        own = [word for part in value.fragments for word in words_of(part)]
        at = max(text.find(fragments[0]), 0)
        return Match(at, at, 0) if words.issuperset(own) else None
    starts = [found.start() for found in re.finditer(re.escape(fragments[0]), text)]
    found = [(start, end) for start in starts if (end := _end(fragments, start, text))]
    if not found:
        return _divided(value, text) or _turned(value, text)
    # What is part of a longer word is only counted if there is nothing else.
    whole = [place for place in found if all(_ends_word(at, text, breaks) for at in place)]
    start, end = (whole or found)[0]
    return Match(start, end, max(len(whole), 1))


def _ends_word(at: int, text: str, breaks: frozenset[int]) -> bool:
    """Tell whether a word begins or ends at a place."""
    if at in breaks or at in {0, len(text)}:
        return True
    return not (text[at - 1].isalnum() and text[at].isalnum())


def _end(fragments: Sequence[str], start: int, text: str) -> int | None:
    """Return where a value ends whose first fragment is at `start`."""
    end = start + len(fragments[0])
    for fragment in fragments[1:]:
        at = text.find(fragment, end, end + _GAP + len(fragment))
        if at < 0:
            return None
        end = at + len(fragment)
    return end


def _divided(value: Value, text: str) -> Match | None:
    """Find a value that something else divides, such as a date beside it or the end of a page."""
    words = [*filter(None, (folded(word) for part in value.fragments for word in part.split()))]
    if len(words) < 2:
        return None
    most = _MOST_GAPS + len(words) // 15
    found = []
    for start in _starts("".join(words[:2]), words[0], text):
        end, gaps = start + len(words[0]), 0
        for word in words[1:]:
            at = text.find(word, end, end + _GAP + len(word))
            gaps += at != end
            if at < 0 or gaps > most:
                break
            end = at + len(word)
        else:
            found.append((gaps, end - start, start))
    if not found:
        return None
    # Other values may begin with the same words: this one is where its words are closest.
    _, length, start = min(found)
    return Match(start, start + length, 1)


def _turned(value: Value, text: str) -> Match | None:
    """Find a value with words from right to left, which programs put in various orders."""
    words = [word for part in value.fragments for word in words_of(part)]
    if not any(map(is_from_right, words)):
        return None
    places = [max(text.find(reading) for reading in readings_of(word)) for word in words]
    return Match(places[0], places[0] + len(words[0]), 0) if min(places) >= 0 else None


def _starts(first: str, alone: str, text: str) -> Iterator[int]:
    found = [m.start() for m in re.finditer(re.escape(first), text)]
    found += [m.start() for m in re.finditer(re.escape(alone), text)]
    yield from found[:_MOST_STARTS]


def whole_words(matches: Matches, values: Iterable[Value]) -> tuple[int, list[str]]:
    """Return how many words of some values there are, and those that a reading does not have.

    Each word has to be there as often as in the values.
    """
    wanted = Counter(
        word for value in values for part in value.fragments for word in words_of(part)
    )
    plain, joined = map(Counter, matches.reading.words)
    lost: list[str] = []
    for word, times in wanted.items():
        found = max(
            sum(words[reading] for reading in readings_of(word)) for words in (plain, joined)
        )
        lost += [word] * max(times - found, 0)
    return wanted.total(), lost


def out_of_order(places: Sequence[tuple[int, int]]) -> list[int]:
    """Return the indices of those that are out of order, as few as can be.

    Each place is the rank that something has to have, and where it is. Equal ranks have no order
    among themselves.
    """
    order = sorted(range(len(places)), key=lambda i: places[i])
    # The longest increasing subsequence, by patience sorting.
    tops: list[int] = []
    piles: list[int] = []
    before: dict[int, int | None] = {}
    for i in order:
        at = places[i][1]
        pile = bisect_left(tops, at)
        before[i] = piles[pile - 1] if pile else None
        tops[pile : pile + 1] = [at]
        piles[pile : pile + 1] = [i]
    kept: set[int] = set()
    last = piles[-1] if piles else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return [i for i in range(len(places)) if i not in kept]
