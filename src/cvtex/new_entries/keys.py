"""Make citation keys by a pattern, and recognise the pattern of a file's keys.

A pattern is a text with placeholders: `{author}{year}{word}` gives `lindqvist2024spectral`.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from itertools import product
from string import ascii_lowercase

from cvtex.bibliography.entry_dates import date_within
from cvtex.latex import plain_latex
from cvtex.names import parse_names
from cvtex.names.folding import transliterated
from cvtex.new_entries.entry import NewEntry
from cvtex.new_entries.writing import valid_key

DEFAULT_PATTERN = "{author}{year}{word}"
"""The pattern of the keys in a file from whose keys none can be seen."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_MOST_AUTHORS, _MOST_WORDS = 3, 3
"""How many names `{authors}` has, and how many words `{words}` has."""

# Words that a title may begin with, and that say nothing of its subject.
_EMPTY_WORDS = frozenset(
    """
    a an and are as at by can do does for from how in is into its of on or that the their to towards
    toward using via what when where which who why with without der die das den dem des ein eine
    einer und von zur zum zu über im am le la les l un une des du de d et sur pour dans en el los
    las una y sobre para con il lo gli i uno e di del della per o os as um uma em no na
    """.split()  # noqa: SIM905 - a list of words is read more easily as words
)

Parts = Mapping[str, str]
"""The words of the placeholders of an entry, in lower case except `key` and `type`."""


def _authors(families: list[str]) -> str:
    shown = " ".join(families[:_MOST_AUTHORS])
    return f"{shown} etal" if len(families) > _MOST_AUTHORS else shown


PLACEHOLDERS = {
    "author": "the family name of the first author",
    "authors": "the family names of up to three authors, with `etal` if there are more",
    "year": "the year",
    "yy": "the last two digits of the year",
    "word": "the first word of the title that is not an article or a preposition",
    "words": "the first three such words",
    "type": "the type of the entry",
    "key": "the key in the database or the file that the entry is from",
}
"""What each placeholder stands for."""


class PatternError(ValueError):
    """A pattern that gives no keys; the message says why."""


def check_pattern(pattern: str) -> None:
    """Raise `PatternError` for a pattern with an unknown placeholder, or without any."""
    names = [name.lower() for name in _PLACEHOLDER.findall(pattern)]
    unknown = next((name for name in names if name not in PLACEHOLDERS), None)
    known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    if unknown is not None:
        message = f"`{{{unknown}}}` is not a placeholder of a key; there are {known}"
        raise PatternError(message)
    if not names:
        message = f"`{pattern}` has no placeholder, so that all keys would be equal: {known}"
        raise PatternError(message)
    literal = _PLACEHOLDER.sub("", pattern)
    if valid_key(literal) != literal:
        message = f"`{pattern}` has a character that no citation key may have"
        raise PatternError(message)


def key_parts(entry: NewEntry) -> dict[str, str]:
    """Return the words of the placeholders, by their names in lower case."""
    names = parse_names(entry.get("author") or entry.get("editor")).names
    families = [
        word for name in names if (word := _letters(f"{name.particle} {name.family}".strip()))
    ]
    date = date_within(entry.get("date") or entry.get("year"))
    year = date.year[-4:] if date else ""
    words = list(_words(entry.get("title")))
    return {
        "author": families[0] if families else "",
        "authors": _authors(families),
        "year": year,
        "yy": year[-2:],
        "word": words[0] if words else "",
        "words": " ".join(words[:_MOST_WORDS]),
        "type": entry.type,
        "key": valid_key(entry.key),
    }


_LONGEST_WORD = 40
"""The most letters of a word in a key; longer words are mistakes of a database."""


@lru_cache(maxsize=1 << 14)
def _letters(text: str) -> str:
    """Return the letters and digits of a text without accents, in lower case."""
    plain = transliterated(text)
    ascii_only = "".join(c for c in plain if c.isascii() and c.isalnum())
    # A name in another script has no other letters: cvtex and biber read them in a key.
    return (ascii_only or "".join(filter(str.isalnum, plain)))[:_LONGEST_WORD]


def _words(title: str) -> Iterable[str]:
    words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", plain_latex(title))
    for word in words:
        if word.lower() not in _EMPTY_WORDS and (letters := _letters(word)):
            yield letters


def new_key(entry: NewEntry, taken: Collection[str], pattern: str = DEFAULT_PATTERN) -> str:
    """Return a citation key for an entry by a pattern that `check_pattern` accepts.

    A placeholder with a capital, `{Author}`, gives a capital, and one in capitals gives capitals.
    What an entry lacks is left out, with the separator after it. If `taken` has the key, in any
    case of letters, `a`, `b`, `c` and so on is added.
    """
    key = _filled(pattern, key_parts(entry)) or valid_key(entry.key) or "entry"
    known = {known.lower() for known in taken}
    if key.lower() not in known:
        return key
    return next(new for suffix in _suffixes() if (new := f"{key}{suffix}").lower() not in known)


def _suffixes() -> Iterable[str]:
    """Yield `a` to `z`, `aa`, `ab` and so on, without an end."""
    size = 1
    while True:
        yield from map("".join, product(ascii_lowercase, repeat=size))
        size += 1


@lru_cache(maxsize=1024)
def _split(pattern: str) -> tuple[str, ...]:
    """Return the pieces of a pattern: texts, and every second one the name of a placeholder."""
    return tuple(_PLACEHOLDER.split(pattern))


def _filled(pattern: str, parts: Parts) -> str:
    pieces: list[str] = []
    separator = ""
    for number, piece in enumerate(_split(pattern)):
        if number % 2 == 0:
            separator += piece
            continue
        if text := _cased(piece, parts[piece.lower()]):
            # A separator at the beginning is a prefix; between two parts it needs both.
            pieces.append(separator if pieces or number == 1 else "")
            pieces.append(text)
        separator = ""
    return "".join([*pieces, separator]) if pieces else ""


def _cased(placeholder: str, words: str) -> str:
    if placeholder.islower():
        return words.replace(" ", "")
    if placeholder.isupper():
        return words.replace(" ", "").upper()
    return "".join([word[:1].upper() + word[1:] for word in words.split(" ")])


_SHAPES: tuple[tuple[str, ...], ...] = (
    ("author", "year", "word"), ("author", "word", "year"), ("author", "year"), ("author", "yy"),
    ("author", "yy", "word"), ("authors", "year"), ("authors", "yy"), ("authors", "year", "word"),
    ("author", "year", "words"), ("author", "words", "year"), ("year", "author"),
    ("year", "author", "word"), ("word", "year"), ("author", "word"),
)  # fmt: skip
_SEPARATORS = ("", "_", "-", ":", ".", "/")
_CASES: tuple[Callable[[str], str], ...] = (str.lower, str.capitalize, str.upper)
_MOST_SEEN = 100
_ENOUGH = 0.5
"""The smallest part of a file's keys that are by its pattern."""

_SUFFIX = re.compile(r"(?<=[0-9a-z])(?:[a-z]|-?\d)$", re.IGNORECASE)


_FEWEST_PARTS = 2
"""The fewest parts of a key that shows a pattern."""


@lru_cache(maxsize=1)
def _candidates() -> Mapping[str, frozenset[str]]:
    """Return the patterns that are recognised, the most common first, with their parts."""
    found: dict[str, frozenset[str]] = {}
    for shape, separator, case in product(_SHAPES, _SEPARATORS, _CASES):
        for later in (case, str.lower):
            names = [case(shape[0]), *map(later, shape[1:])]
            names = [n.lower() if n.lower() in {"year", "yy"} else n for n in names]
            parts = frozenset(shape)
            found[separator.join(f"{{{name}}}" for name in names)] = parts
            if separator and len(names) > 2:
                # `fu2024-flash`, `fu_2024flash`
                first, second, third = (f"{{{name}}}" for name in names)
                found[f"{first}{second}{separator}{third}"] = parts
                found[f"{first}{separator}{second}{third}"] = parts
    return found


def guess_pattern(entries: Iterable[NewEntry]) -> str:
    """Return the pattern by which most keys of some entries are made, or `DEFAULT_PATTERN`.

    A pattern counts if at least half of the keys are by it; a letter or a digit at the end may
    tell equal keys apart. A key of one part, such as the word `x` of the title "X", shows no
    pattern. Only the last entries are looked at: the newest.
    """
    counts: Counter[str] = Counter()
    total = 0
    for entry in deque(entries, _MOST_SEEN):
        total += 1
        keys = {entry.key, _SUFFIX.sub("", entry.key)}
        parts = key_parts(entry) | {"key": ""}
        present = {name for name, part in parts.items() if part}
        filled = {
            pattern: _filled(pattern, parts)
            for pattern, names in _candidates().items()
            if len(names & present) >= _FEWEST_PARTS
        }
        counts.update(pattern for pattern, key in filled.items() if key in keys)
    best = max(_candidates(), key=lambda pattern: counts[pattern])
    return best if total and counts[best] >= _ENOUGH * total else DEFAULT_PATTERN
