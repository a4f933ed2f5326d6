"""OpenAlex: works, and all works of an author, with the user's key (https://docs.openalex.org)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cvtex.databases.answers.asking import ask_json, not_found
from cvtex.databases.answers.description import new_entry
from cvtex.databases.answers.json_values import Json
from cvtex.databases.answers.problems import incomplete, user_key
from cvtex.databases.interface import Found
from cvtex.databases.services import OPENALEX
from cvtex.diagnostics import Diagnostic, Result
from cvtex.network import Request
from cvtex.new_entries import NewEntry

if TYPE_CHECKING:
    from cvtex.network import Client

_API = "https://api.openalex.org/works"
_JSON = ("application/json",)
_PAGE, _MOST = 100, 100
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")

_TYPES = {
    "article": "article", "review": "article", "letter": "article", "editorial": "article",
    "erratum": "article", "preprint": "misc", "book": "book", "book-chapter": "incollection",
    "dissertation": "phdthesis", "report": "techreport", "dataset": "dataset",
    "standard": "techreport", "reference-entry": "incollection",
}  # fmt: skip
_VENUES = {"article": "journaltitle", "incollection": "booktitle", "inproceedings": "booktitle",
           "phdthesis": "institution", "techreport": "institution", "misc": "howpublished",
           "book": "publisher", "dataset": "publisher"}  # fmt: skip


def openalex(identifier: str, client: Client) -> Result[Found]:
    """Return a work (`W2741809807`), or all works of an author (`A5023888391`)."""
    key = user_key(OPENALEX, "https://openalex.org/settings/api")
    if key.value is None:
        return Result(None, key.diagnostics)
    origin, parameters = f"openalex:{identifier}", {"api_key": key.value}
    problems: tuple[Diagnostic, ...] = ()
    if identifier.startswith("W"):
        request = Request(OPENALEX, f"{_API}/{identifier}", _JSON, origin, parameters=parameters)
        work = ask_json(request, client)
        if work.value is None:
            return Result(None, work.diagnostics)
        entries = [_entry(work.value, origin)]
    else:
        entries, cursor, request = [], "*", Request(OPENALEX, _API, _JSON, origin)
        for _ in range(_MOST):
            query = {"filter": f"author.id:{identifier}", "per-page": str(_PAGE), "cursor": cursor}
            request = Request(OPENALEX, _API, _JSON, origin, query=query, parameters=parameters)
            page = ask_json(request, client)
            if page.value is None and not entries:
                return Result(None, page.diagnostics)
            if page.value is None:
                what = f"only the first {len(entries)} entries of `{origin}` have come"
                problems = (incomplete(what, page.diagnostics),)
                break
            entries.extend(_entry(work, origin) for work in page.value["results"])
            following = page.value["meta"]["next_cursor"].text
            if following in {"", cursor}:
                break
            cursor = following
    found = tuple(entry for entry in entries if entry.get("title"))
    return Result(Found(found), problems) if found else Result(None, (not_found(request, client),))


def _entry(work: Json, origin: str) -> NewEntry:
    source = work["primary_location"]["source"]
    kind = _TYPES.get(work["type"].text, "misc")
    if kind == "article" and source["type"].text == "conference":
        kind = "inproceedings"
    biblio = work["biblio"]
    pages = [text for name in ("first_page", "last_page") if (text := biblio[name].text)]
    texts = {
        "title": work["display_name"].text or work["title"].text,
        _VENUES[kind]: source["display_name"].text,
        "volume": biblio["volume"].text,
        "number": biblio["issue"].text,
        "pages": "-".join(dict.fromkeys(pages)),
        "doi": work["doi"].text,
        "url": "" if work["doi"] else work["primary_location"]["landing_page_url"].text,
    }
    names = [
        author["raw_author_name"].text or author["author"]["display_name"].text
        for author in work["authorships"]
    ]
    found = _DATE.match(work["publication_date"].text)
    year = work["publication_year"].number
    # The first of January is what OpenAlex has if it knows the year only.
    is_exact = found is not None and not found[0].endswith("-01-01")
    date = (int(found[1]), int(found[2]), int(found[3])) if found and is_exact else (year,)
    return new_entry(kind, origin, texts, people={"author": names}, date=date)
