"""Web addresses in `cv.yaml`, Markdown and LaTeX: recognise them and complete them.

The rules for .bib files, and for addresses that are wrong, are in `text.dois`. Every start of cvtex
imports this module, so patterns are strings that are compiled when they are first used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote


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


# The URL-encoding of RFC 3986: what may stay as it is, and `%`, which begins an escape in the URL.
_URL_SAFE = "/:?#[]@!()*+,;=-._~%&$'"
_HOST_OF = r"(?s)((?:https?|ftp)://(?:[^/?#@]*@)?|mailto:[^@?]*@)([^/?#:]*)"


def ascii_address(url: str) -> str:
    """Return an address in ASCII: its host in Punycode, and all else percent-encoded (RFC 3987).

    `https://пример.рф/путь` becomes `https://xn--e1afmkfd.xn--p1ai/%D0%BF...`, which every viewer
    understands.
    """
    if not url.isascii():
        from unicodedata import normalize  # the rare address only

        found = re.match(_HOST_OF, url, re.IGNORECASE)
        if found:
            host = ".".join(map(_ascii_label, re.split("[.\u3002\uff0e\uff61]", found[2])))
            url = found[1] + host + url[found.end() :]
        url = normalize("NFC", url)
    return quote(url, safe=_URL_SAFE)


def _ascii_label(label: str) -> str:
    """Return a part of a host's name in Punycode (RFC 3492), if it has other letters than ASCII.

    The letters are mapped as UTS 46 does without its transition, like the browsers do. Python's
    codec `idna` is older (RFC 3490): for `ß` it would lead to the host with `ss`.
    """
    from unicodedata import normalize

    if label.isascii():
        return label
    mapped = normalize("NFKC", normalize("NFKC", label).lower())
    return mapped if mapped.isascii() else "xn--" + mapped.encode("punycode").decode("ascii")
