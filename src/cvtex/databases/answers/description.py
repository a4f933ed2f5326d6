"""Make an entry of what a database says of a publication in plain text and markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cvtex.latex import plain_latex
from cvtex.new_entries import NewEntry, Person, latex_of, names_field
from cvtex.new_entries.latex_values import literal_value
from cvtex.new_entries.markup import latex_of_markup
from cvtex.text.dois import bare_doi, normal_doi

People = Iterable[Person | str]

_LITERAL = frozenset({"doi", "eprint", "isbn", "issn", "url"})
_PLAIN = frozenset({"edition", "eid", "number", "pages", "pmid", "pmcid", "volume", "year"})
_DASH = re.compile(r"(?<=\w)\s*[-‐‑‒–—]{1,3}\s*(?=\w)")
_MOST_PEOPLE = 5_000


def new_entry(  # noqa: PLR0913 - what an entry is made of, by name
    kind: str,
    origin: str,
    texts: Mapping[str, str],
    *,
    people: Mapping[str, People],
    date: tuple[int | None, ...] = (),
    key: str = "",
) -> NewEntry:
    """Return an entry with fields that have a value.

    `texts` are values by biblatex's names, as plain text or with the markup of HTML or JATS,
    `people` lists of names, and `date` is the year, month and day, as far as they are known.
    """
    fields = {name: names_field([*listed][:_MOST_PEOPLE]) for name, listed in people.items()}
    fields |= {name: _value(name, text) for name, text in texts.items()}
    fields["date"] = iso_date(date)
    return NewEntry(kind, {name: latex for name, latex in fields.items() if latex}, key, origin)


def iso_date(date: tuple[int | None, ...]) -> str:
    """Return year, month and day in ISO 8601, as far as they are possible, or an empty text."""
    year, month, day = (*date, None, None, None)[:3]
    if year is None or not 1000 <= year <= 2999:
        return ""
    if month is None or not 1 <= month <= 12:
        return str(year)
    return f"{year}-{month:02}" + (f"-{day:02}" if day and 1 <= day <= 31 else "")


def _value(name: str, text: str) -> str:
    if name == "doi":
        return literal_of(bare_doi(text)) if normal_doi(text) else ""
    if name in _LITERAL:
        return literal_of(text)
    if name == "pages":
        return latex_of(text) if "{" in text else _DASH.sub("--", latex_of(_DASH.sub("-", text)))
    return latex_of(text) if name in _PLAIN else latex_of_markup(text)


def literal_of(text: str) -> str:
    """Return an address or a number as the value of a field, without what TeX would execute."""
    return literal_value(text).replace("^^", "%5E%5E")


def text_of_tex(text: str) -> str:
    """Return the markup of a text that may have LaTeX in it, such as a title in arXiv."""
    return plain_latex(text) if "\\" in text and "$" not in text else text
