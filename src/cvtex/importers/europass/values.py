"""The values that several parts of a `Candidate` have: texts, addresses, periods, links."""

from __future__ import annotations

from cvtex.importers.dates import period_of
from cvtex.importers.draft import Value
from cvtex.importers.europass.elements import find, find_all, words
from cvtex.importers.html import has_html, rich_text_of_html
from cvtex.importers.origin import Node
from cvtex.importers.parts.contacts import take_address
from cvtex.importers.parts.texts import Texts, joined
from cvtex.locales import Locale
from cvtex.locales.codes import country_name
from cvtex.text.escaping import escaped

_TEXTS = Texts()
line_of, label_of = _TEXTS.line, _TEXTS.label

TECHNICAL = "it is data of the editor"


def html_of(node: Node) -> str:
    """Take a text with HTML in it."""
    own = words(node)
    return rich_text_of_html(own.meaning() if has_html(own.peek()) else own.text()) if own else ""


def address_of(address: Node, locale: Locale) -> str:
    """Take a postal address as one line."""
    lines = [line_of(words(line)) for line in find_all(address, "AddressLine")]
    code, city = (
        line_of(words(find(address, "PostalCode"))),
        line_of(words(find(address, "CityName"))),
    )
    town = " ".join(filter(None, (code, city)))
    return ", ".join(filter(None, (*lines, town, country_of(find(address, "CountryCode"), locale))))


def country_of(node: Node, locale: Locale) -> str:
    """Take a country by its name in the language of the CV."""
    own = words(node)
    name = country_name(own.peek(), locale) if own else ""
    if name:
        own.understood()
        return escaped(name)
    return line_of(own)


def period_in(node: Node, locale: Locale) -> Value:
    """Take a period with `StartDate` and `EndDate`, either of which may be missing."""
    start, end = (moment_of(find(node, name)) for name in ("StartDate", "EndDate"))
    current = [words(find(node, name)) for name in ("CurrentIndicator", "Ongoing")]
    is_current = any(flag.meaning().lower() == "true" for flag in current)
    return period_of(start, "" if is_current else end, locale, is_open=is_current or not end)


def moment_of(node: Node) -> str:
    """Take a date of the form `2019`, `2019-03` or `2019-03-01`, or in words."""
    return (
        words(find(node, "FormattedDateTime")).meaning() or words(find(node, "DateText")).meaning()
    )


def links_of(node: Node) -> tuple[str, list[str]]:
    """Return the first address of an entry, and further ones as links in its text."""
    found = [take_address(words(link)) for link in find_all(node, "Link")]
    found = [*filter(None, found)]
    return (found[0] if found else ""), [f"<{address}>" for address in found[1:]]


def place_of(node: Node, locale: Locale) -> tuple[str, str]:
    """Return the place of an organization, and its homepage."""
    places: list[str] = []
    pages: list[str] = []
    for channel in find_all(node, "OrganizationContact", "Communication"):
        for name in ("UseCode", "ChannelCode"):
            find(channel, name).understood()
        if find(channel, "Address"):
            places.append(address_of(find(channel, "Address"), locale))
        elif words(find(channel, "URI")):
            pages.append(take_address(words(find(channel, "URI"))))
    return ", ".join(filter(None, places)), next(filter(None, pages), "")


def described_as(node: Node, *further: str) -> dict[str, Value]:
    """Return a description as highlights if all of it is a list, else as a summary."""
    text = joined(html_of(node), *further)
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and all(line.startswith("- ") for line in lines):
        return {"highlights": [line.removeprefix("- ") for line in lines]}
    return {"summary": text}
