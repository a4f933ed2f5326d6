"""Put a word and a value together, in the order of the language.

Most words stand before their value, or after it, with a space between them. A word with `{}` has
the place of the value in it: `第{}版`.
"""

from __future__ import annotations


def around(word: str, *, after: bool = False, space: str = " ") -> tuple[str, str]:
    """Return what stands before a value and what stands after it.

    `after` tells whether a word that does not say its place is after the value.
    """
    first, place, last = word.partition("{}")
    if place:
        return first, last
    if not word:
        return "", ""
    return ("", space + word) if after else (word + space, "")


def before(word: str, value: str, *, space: str = " ") -> str:
    """Return a value with the word that is printed before it, unless the word has its place."""
    first, last = around(word, space=space)
    return f"{first}{value}{last}"


def after(value: str, word: str, *, space: str = " ") -> str:
    """Return a value with the word that is printed after it, unless the word has its place."""
    first, last = around(word, after=True, space=space)
    return f"{first}{value}{last}"


def between(word: str) -> tuple[str, bool, str, str]:
    """Return how a degree and its field are joined by a word.

    These are the text before both, whether the field is first, the text between them and the text
    after them. A word without places stands between the two, with spaces around it; one with places
    has `{degree}` and `{area}`.
    """
    degree, area = word.find("{degree}"), word.find("{area}")
    if degree < 0 or area < 0:
        return "", False, f" {word} ", ""
    one, other = ("{degree}", "{area}") if degree < area else ("{area}", "{degree}")
    start, _, rest = word.partition(one)
    middle, _, end = rest.partition(other)
    return start, area < degree, middle, end
