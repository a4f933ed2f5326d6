"""PubMed: biomedical publications (https://www.ncbi.nlm.nih.gov/books/NBK25501, E-utilities)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cvtex.bibliography.values import MONTHS
from cvtex.databases.answers.asking import ask_xml, not_found
from cvtex.databases.answers.description import new_entry
from cvtex.databases.answers.xml_values import Xml
from cvtex.databases.interface import Found
from cvtex.databases.services import PUBMED
from cvtex.diagnostics import Result
from cvtex.network import Request
from cvtex.new_entries import NewEntry, Person

if TYPE_CHECKING:
    from cvtex.network import Client

_API = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"
_XML = ("text/xml", "application/xml")
_MONTHS = tuple(MONTHS)
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"\b[A-Z][a-z]{2}\b")
_PAGES = re.compile(r"(?P<first>[A-Za-z]*(?P<number>\d+))-(?P<last>[A-Za-z]*\d+)(?P<rest>.*)")


def pubmed(identifier: str, client: Client) -> Result[Found]:
    """Return the publication of a number in PubMed, or in PubMed Central (`PMC1234567`)."""
    origin = f"pmid:{identifier}"
    if identifier.startswith("PMC"):
        parameters = {"dbfrom": "pmc", "db": "pubmed", "linkname": "pmc_pubmed"}
        number = identifier.removeprefix("PMC")
        linked = _get("elink.fcgi", {**parameters, "id": number}, origin, client)
        if linked.value is None:
            return Result(None, linked.diagnostics)
        document, request = linked.value
        link = document.first("LinkSet", "LinkSetDb", "Link", "Id").text
        if not link.isdigit():
            return Result(None, (not_found(request, client),))
        identifier = link
    answer = _get("efetch.fcgi", {"db": "pubmed", "id": identifier}, origin, client)
    if answer.value is None:
        return Result(None, answer.diagnostics)
    document, request = answer.value
    entries = tuple(_article(article, origin) for article in document.all("PubmedArticle"))
    books = tuple(_chapter(book, origin) for book in document.all("PubmedBookArticle"))
    found = [entry for entry in (*entries, *books) if entry.get("title")]
    return Result(Found(tuple(found))) if found else Result(None, (not_found(request, client),))


def _get(
    name: str, query: dict[str, str], origin: str, client: Client
) -> Result[tuple[Xml, Request]]:
    """Ask one of the E-utilities, which want to know who asks."""
    who = {"tool": "cvtex"} | ({"email": client.mail} if client.mail else {})
    query = {**query, "retmode": "xml"}
    request = Request(PUBMED, f"{_API}{name}", _XML, origin, query=query, parameters=who)
    read = ask_xml(request, client)
    return Result(None, read.diagnostics) if read.value is None else Result((read.value, request))


def _article(element: Xml, origin: str) -> NewEntry:
    article = element.first("MedlineCitation", "Article")
    issue = article.first("Journal", "JournalIssue")
    numbers = {
        number.attributes.get("IdType", ""): number.text
        for number in element.all("PubmedData", "ArticleIdList", "ArticleId")
    }
    located = {
        place.attributes.get("EIdType", ""): place.text for place in article.all("ELocationID")
    }
    texts = {
        "title": _title(article.first("ArticleTitle").markup),
        "journaltitle": article.first("Journal", "Title").markup,
        "volume": issue.first("Volume").text,
        "number": issue.first("Issue").text,
        "pages": whole_pages(article.first("Pagination", "MedlinePgn").text),
        "doi": located.get("doi", "") or numbers.get("doi", ""),
        "pmid": element.first("MedlineCitation", "PMID").text,
        "pmcid": numbers.get("pmc", ""),
    }
    people = {"author": _people(article.all("AuthorList", "Author"))}
    return new_entry("article", origin, texts, people=people, date=_date(issue.first("PubDate")))


def _chapter(element: Xml, origin: str) -> NewEntry:
    document = element.first("BookDocument")
    title = document.first("ArticleTitle").markup
    book = document.first("Book", "BookTitle").markup
    texts = {
        "title": _title(title or book),
        "booktitle": book if title else "",
        "publisher": document.first("Book", "Publisher", "PublisherName").markup,
        "pmid": document.first("PMID").text,
    }
    people = {"author": _people(document.all("AuthorList", "Author"))}
    date = _date(document.first("Book", "PubDate"))
    kind = "incollection" if title else "book"
    return new_entry(kind, origin, texts, people=people, date=date)


def _title(markup: str) -> str:
    """Return a title without the period at its end, and the brackets around a translated one."""
    title = markup.removesuffix(".")
    is_translated = title.startswith("[") and title.endswith("]") and "[" not in title[1:]
    return title[1:-1].removesuffix(".") if is_translated else title


def whole_pages(written: str) -> str:
    """Return pages with the last one in full: `1023-8` means 1023 to 1028."""
    found = _PAGES.fullmatch(written)
    if found is None:
        return written
    first, last = found["number"], found["last"]
    if last.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return f"{found['first']}-{last}{found['rest']}"


def _people(authors: Iterator[Xml]) -> Iterator[Person]:
    for author in authors:
        yield Person(
            family=author.first("LastName").text,
            given=author.first("ForeName").text or author.first("Initials").text,
            suffix=author.first("Suffix").text,
            literal=author.first("CollectiveName").text,
        )


def _date(date: Xml) -> tuple[int | None, ...]:
    """Return year and month; `MedlineDate` is for dates such as `2019 Nov-Dec`."""
    written = date.first("MedlineDate").text or (
        f"{date.first('Year').text} {date.first('Month').text}"
    )
    year = _YEAR.search(written)
    name = _MONTH.search(written)
    number = date.first("Month").text
    month = int(number) if number.isdigit() and len(number) < 3 else None
    if name is not None and name[0].lower() in _MONTHS:
        month = _MONTHS.index(name[0].lower()) + 1
    return (int(year[0]), month) if year else ()
