"""Make an entry of what a database says of a publication in plain text and markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cvtex.bibliography.values import MONTHS
from cvtex.latex import parse_latex, plain_latex
from cvtex.new_entries import NewEntry, Person, latex_of, names_field
from cvtex.new_entries.latex_values import literal_value
from cvtex.new_entries.markup import latex_of_markup
from cvtex.text.dois import bare_doi, normal_doi
from cvtex.text.folding import fold_title

People = Iterable[Person | str]

_LITERAL = frozenset({"doi", "eprint", "isbn", "issn", "url"})
_PLAIN = frozenset({"edition", "eid", "number", "pages", "pmid", "pmcid", "volume", "year"})
_DASH = re.compile(r"(?<=\w)\s*[-‐‑‒–—]{1,3}\s*(?=\w)")
_MACROS = tuple(MONTHS)

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

    `texts` are values by BibTeX's names, as plain text or with the markup of HTML or JATS, `people`
    lists of names, and `date` is the year, the month and the day, as far as they are known.
    """
    fields = {name: names_field([*listed][:_MOST_PEOPLE]) for name, listed in people.items()}
    fields |= {name: _value(name, text) for name, text in texts.items()}
    fields |= date_fields(date)
    return NewEntry(kind, {name: latex for name, latex in fields.items() if latex}, key, origin)


def date_fields(date: tuple[int | None, ...]) -> dict[str, str]:
    """Return `year` and `month` of a date that begins with a possible year, else nothing."""
    year, month = (*date, None, None)[:2]
    if year is None or not 1000 <= year <= 2999:
        return {}
    has_month = month is not None and 1 <= month <= 12
    return {"year": str(year)} | ({"month": _MACROS[month - 1]} if month and has_month else {})


def _value(name: str, text: str) -> str:
    if name == "doi":
        return literal_value(bare_doi(text)) if normal_doi(text) else ""
    if name in _LITERAL:
        return literal_value(text)
    if name == "pages":
        return latex_of(text) if "{" in text else _DASH.sub("--", latex_of(_DASH.sub("-", text)))
    return latex_of(text) if name in _PLAIN else latex_of_markup(text)


def safe_latex(latex: str) -> str:
    r"""Return LaTeX from outside as it is if cvtex knows all commands of it, else its plain text.

    So no value can define, read or write anything (`\input`, `\write`, `^^5cinput`), in cvtex or in
    another program that the user gives the .bib file to.
    """
    if "\\" not in latex and "^^" not in latex:
        return latex
    if "^^" not in latex and not parse_latex(latex).problems:
        return latex
    return latex_of(plain_latex(latex).replace("^^", "^ ^"))


def text_of_tex(text: str) -> str:
    """Return the markup of a text that may have LaTeX in it, such as a title in arXiv."""
    return plain_latex(text) if "\\" in text and "$" not in text else text


def is_same_title(first: str, second: str) -> bool:
    """Tell whether two titles in LaTeX are the same, but for case, accents and punctuation."""
    folded = fold_title(plain_latex(first))
    return len(folded) > 3 and folded == fold_title(plain_latex(second))
