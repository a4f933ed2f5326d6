"""Web addresses in `cv.yaml`, Markdown and LaTeX: recognise them and complete them.

The rules for .bib files, and for addresses that are wrong, are in `text.dois`. Every start of cvtex
imports this module, so patterns are strings that are compiled when they are first used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def caseless(word: str) -> str:
    """Return a pattern that matches a word in any case: JSON Schema's patterns have no flags."""
    return "".join(f"[{c.upper()}{c}]" for c in word)


_SCHEME = f"(?:{caseless('http')}[Ss]?|{caseless('ftp')})"

ADDRESS_PATTERN = (
    rf"{_SCHEME}://[^\s/]\S*|{caseless('mailto')}:[^\s@]+@\S+|{caseless('tel')}:[+\d]\S*"
)
"""A regular expression for an absolute address, in the dialect of JSON Schema."""


def is_absolute(text: str) -> bool:
    """Tell whether a text is an absolute address: `https:`, `http:`, `ftp:`, `mailto:`, `tel:`."""
    return bool(re.fullmatch(ADDRESS_PATTERN, text))


_SAFE = r"(?i)(?:https?|ftp)://[^/]|(?:mailto|tel):."
_HOST = r"(?i)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:[/?#].*)?"


def link_target(url: str) -> str | None:
    """Return the address that a link opens, with a missing scheme added; None if it is unsafe.

    Unsafe are all other schemes: a PDF viewer would start programs and open files, and a browser
    would run scripts.
    """
    if re.match(_SAFE, url):
        return url
    return f"https://{url}" if re.fullmatch(_HOST, url) else None


# An address in angle brackets; `<x@y>` and `<std::vector>` are not addresses.
_AUTOLINK = r"(?i)mailto:[^@]+@[^@]*\.|(https?|ftp)://|tel:"
_LINKED = r"(?i)(https?|ftp|mailto|tel):|#"
_ANY_SCHEME = r"[A-Za-z][A-Za-z+-]+:(?!\d)"


def is_autolink(text: str) -> bool:
    """Tell whether the text between Markdown's angle brackets is an address."""
    return bool(re.match(_AUTOLINK, text))


def has_link_scheme(url: str) -> bool:
    """Tell whether the address of a Markdown link has an allowed scheme, or begins with `#`."""
    return bool(re.match(_LINKED, url))


def has_scheme(url: str) -> bool:
    """Tell whether an address begins with any scheme; `host:80` does not."""
    return bool(re.match(_ANY_SCHEME, url))


_WITHIN = r"https?://[^\s<>\"'`{}|\\^]+"


def addresses_in(text: str) -> Iterator[str]:
    """Yield the web addresses in a text, without punctuation of the sentence or of Markdown."""
    for found in re.finditer(_WITHIN, text):
        url = found[0]
        while url and (
            url[-1] in ".,;:!?*_]" or (url[-1] == ")" and url.count(")") > url.count("("))
        ):
            url = url[:-1]
        yield url
