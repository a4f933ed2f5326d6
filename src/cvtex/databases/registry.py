"""The table of databases: their prefixes and identifiers, and the functions that ask them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from cvtex.databases import identifiers, services
from cvtex.databases.interface import Database, Found
from cvtex.diagnostics import Code, Result, error

if TYPE_CHECKING:
    from cvtex.network import Client, Service


class Listed(NamedTuple):
    """A database of the table.

    `prefixes` are the words before a colon that name it, the first of which is used in messages,
    and `normal` returns an identifier in its normal form, or an empty text for any other. `is_sure`
    tells that no file has a name like its identifiers, so that they need no prefix. `function` is
    the module and the function that ask.
    """

    title: str
    prefixes: tuple[str, ...]
    normal: Callable[[str], str]
    example: str
    function: str
    services: tuple[Service, ...]
    is_sure: bool = False


DATABASES = (
    Listed(
        "arXiv", ("arxiv",), identifiers.arxiv, "2101.00001", "arxiv:arxiv",
        (services.ARXIV, services.DOI), is_sure=True,
    ),
    Listed(
        "DOI", ("doi",), identifiers.doi, "10.1000/182", "doi:doi", (services.DOI,), is_sure=True
    ),
    Listed(
        "ORCID", ("orcid",), identifiers.orcid, "0000-0002-1825-0097", "orcid:orcid",
        (services.ORCID, services.DOI, services.CROSSREF), is_sure=True,
    ),
    Listed("DBLP", ("dblp",), identifiers.dblp, "pid/12/3456-1", "dblp:dblp", (services.DBLP,)),
    Listed(
        "INSPIRE", ("inspire",), identifiers.inspire, "Roe:2020abc", "inspire:inspire",
        (services.INSPIRE,),
    ),
    Listed(
        "PubMed", ("pmid", "pmcid", "pmc", "pubmed"), identifiers.pubmed, "31452104",
        "pubmed:pubmed", (services.PUBMED,),
    ),
    Listed(
        "Zotero", ("zotero",), identifiers.zotero, "groups/12345/collections/ABCD2345",
        "zotero:zotero", (services.ZOTERO,),
    ),
    Listed(
        "Open Library", ("isbn",), identifiers.isbn, "978-3-16-148410-0", "isbn:isbn",
        (services.OPEN_LIBRARY,),
    ),
    Listed(
        "OpenAlex", ("openalex",), identifiers.openalex, "W2741809807", "openalex:openalex",
        (services.OPENALEX,),
    ),
    Listed(
        "NASA ADS", ("ads", "bibcode"), identifiers.ads, "2020ApJ...123..456L", "ads:ads",
        (services.ADS,),
    ),
)  # fmt: skip
"""The databases; an address is of the first whose identifiers it has."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question to a database: `str(query)` is its normal form, such as `doi:10.1000/182`."""

    title: str
    prefix: str
    identifier: str
    function: str

    def __str__(self) -> str:
        """Return the identifier with its prefix."""
        return f"{self.prefix}:{self.identifier}"

    def ask(self, client: Client) -> Result[Found]:
        """Return what the database has."""
        module, _, name = self.function.partition(":")
        database: Database = getattr(import_module(f"cvtex.databases.sources.{module}"), name)
        return database(self.identifier, client)


def query_of(text: str) -> Result[Query]:
    """Return the query that a text means: `doi:10.1000/182`, an address of a database.

    The value is None without a diagnostic if the text is of no database: it may be a file. It is
    None with a diagnostic if it has the prefix of a database and a wrong identifier, or is another
    address of the web.
    """
    text = _bare(text)
    is_address = re.match(r"(?i)(?:https?://|www\.)", text) is not None
    for listed, identifier in _candidates(text, is_address=is_address):
        wrong = _wrong_check(listed, identifier)
        if wrong:
            message = f"`{text}` is not an ORCID iD: its last character does not fit the others"
            hint = "a digit is wrong or two are swapped; copy it from your page at ORCID"
            return Result(None, (error(Code.INVALID_IDENTIFIER, message, hints=(hint,)),))
        return Result(Query(listed.title, listed.prefixes[0], identifier, listed.function))
    prefix = re.sub(r"-1[03]$", "", text.partition(":")[0].lower())
    named = next((listed for listed in DATABASES if prefix in listed.prefixes), None)
    if named is not None:
        message = f"`{text}` is not an identifier of {named.title}"
        hint = f"it looks like `{named.prefixes[0]}:{named.example}`"
        if named.prefixes[0] == "isbn" and _DIGITS_OF_ISBN.search(text):
            hint = "its last character does not fit the others: a digit is wrong or two are swapped"
        return Result(None, (error(Code.INVALID_IDENTIFIER, message, hints=(hint,)),))
    if is_address:
        message = f"`{text}` is not the address of a publication or a person that cvtex can ask for"
        known = ", ".join(f"`{listed.prefixes[0]}:`" for listed in DATABASES)
        hint = next((hint for site, hint in _SITES.items() if site in text), f"use one of {known}")
        return Result(None, (error(Code.INVALID_IDENTIFIER, message, hints=(hint,)),))
    return Result(None)


# Ten or thirteen of them, as many as an ISBN has.
_DIGITS_OF_ISBN = re.compile(r":\s*(?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dXx]$", re.ASCII)

_LONGEST_LIST = 100_000
"""The most characters of a list of identifiers."""

_MARKS = ("<>", "()", "[]", '""', "''", "``", "“”", "‘’", "«»")


def _bare(text: str) -> str:
    """Return a text without the quotes or brackets around it, and a comma after it."""
    text = text.strip().rstrip(",;").rstrip()
    for marks in _MARKS:
        opening, closing = marks[0], marks[1]
        inner = text[1:-1]
        is_wrapped = len(text) > 2 and text[0] == opening and text[-1] == closing
        if is_wrapped and inner.count(opening) == inner.count(closing):
            return inner.strip()
    return text


def separate(text: str) -> tuple[str, ...]:
    """Return the identifiers of a text with several of them, or an empty tuple.

    They are on lines of their own, or separated by spaces, commas or semicolons. If any part is
    something else, the text is not a list of identifiers.
    """
    if len(text) > _LONGEST_LIST:
        return ()
    parts = [part for part in re.split(r"[,;]?\s+|[,;](?=https?://|[a-z]+:|10\.\d)", text) if part]
    lines = [line for line in text.splitlines() if line.strip()]
    for listed in (parts, lines):
        if len(listed) > 1 and all(query_of(part).value for part in listed):
            return tuple(listed)
    return ()


_SITES = {
    "scholar.google": "Google Scholar answers no programs: use DOIs, ORCID or DBLP, or a .bib",
    "zotero.org": "a library has a number: `zotero:users/12345`, as zotero.org/settings/keys says",
}
"""What to do with addresses of some sites."""


# People also write `PMID 31452104`, `ORCID iD: 0000-…`, `ISBN-10: 0-…` and `PMC1234567`.
_PREFIX = re.compile(
    r"(?i)(?P<prefix>pmc(?=\d)|[a-z]+)(?:-1[03])?(?:\s+id)?(?:\s*:|\s|(?<=pmc))", re.ASCII
)


def _candidates(text: str, *, is_address: bool) -> Iterator[tuple[Listed, str]]:
    found = _PREFIX.match(text)
    prefix, rest = (found["prefix"].lower(), text[found.end() :]) if found else ("", "")
    for listed in DATABASES:
        if prefix in listed.prefixes:
            # The numbers of PubMed Central need their letters: `pmcid:1234567`.
            of_pmc = prefix in {"pmc", "pmcid"} and rest.strip().isdigit()
            value = f"PMC{rest.strip()}" if of_pmc else rest
        elif is_address or listed.is_sure:
            value = text
        else:
            continue
        if identifier := listed.normal(value):
            yield listed, identifier
    if prefix == "doi" and (number := identifiers.arxiv(rest)):
        yield DATABASES[0], number


def _wrong_check(listed: Listed, identifier: str) -> bool:
    if listed.prefixes[0] != "orcid":
        return False
    from cvtex.schema.person.networks import check_character

    digits = identifier.replace("-", "")
    return check_character(digits[:-1]) != digits[-1]
