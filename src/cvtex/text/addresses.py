"""Web addresses that a user types, in `cv.yaml`, Markdown and LaTeX: which they are and mean.

The one home of these rules, with `text.dois` for what .bib files hold. A start of cvtex imports
this: patterns are compiled when they are first used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def caseless(word: str) -> str:
    """Return a pattern for a word in any case, as JSON Schema needs it, which has no flags."""
    return "".join(f"[{c.upper()}{c}]" for c in word)


_SCHEME = f"(?:{caseless('http')}[Ss]?|{caseless('ftp')})"

ADDRESS_PATTERN = (
    rf"{_SCHEME}://[^\s/]\S*|{caseless('mailto')}:[^\s@]+@\S+|{caseless('tel')}:[+\d]\S*"
)
"""What an absolute address looks like, as a regular expression of JSON Schema's dialect."""

_NEAR_SCHEME = r"(?i)^(?:[a-z]{1,6}:?/+|https?:/*)"


def is_absolute(text: str) -> bool:
    """Tell whether a text is an absolute address: `https:`, `http:`, `ftp:`, `mailto:`, `tel:`."""
    return bool(re.fullmatch(ADDRESS_PATTERN, text))


def meant_address(text: str) -> str:
    """Return the address that is certainly meant by one with a wrong beginning, or nothing."""
    rest = re.sub(_NEAR_SCHEME, "", text).lstrip("/")
    return "" if " " in rest or "." not in rest else f"https://{rest}"


_SAFE = r"(?i)(?:https?|ftp)://[^/]|(?:mailto|tel):."
_HOST = r"(?i)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:[/?#].*)?"


def link_target(url: str) -> str | None:
    """Return what a link leads to, with the scheme that was left out; None if it may not.

    A reader of PDFs would start programs and open files, one of HTML would run a script.
    """
    if re.match(_SAFE, url):
        return url
    return f"https://{url}" if re.fullmatch(_HOST, url) else None


# What stands in angle brackets and is an address; `<x@y>` and `<std::vector>` are not.
_AUTOLINK = r"(?i)mailto:[^@]+@[^@]*\.|(https?|ftp)://|tel:"
_LINKED = r"(?i)(https?|ftp|mailto|tel):|#"
_ANY_SCHEME = r"[A-Za-z][A-Za-z+-]+:(?!\d)"


def is_autolink(text: str) -> bool:
    """Tell whether what stands in Markdown's angle brackets is an address."""
    return bool(re.match(_AUTOLINK, text))


def has_link_scheme(url: str) -> bool:
    """Tell whether the address of a Markdown link begins as one may, or is a place of the page."""
    return bool(re.match(_LINKED, url))


def has_scheme(url: str) -> bool:
    """Tell whether an address begins with any scheme, `host:80` apart."""
    return bool(re.match(_ANY_SCHEME, url))


_WITHIN = r"https?://[^\s<>\"'`{}|\\^]+"


def addresses_in(text: str) -> Iterator[str]:
    """Yield the web addresses in a text, without what belongs to the sentence or the Markdown."""
    for found in re.finditer(_WITHIN, text):
        url = found[0]
        while url and (
            url[-1] in ".,;:!?*_]" or (url[-1] == ")" and url.count(")") > url.count("("))
        ):
            url = url[:-1]
        yield url
