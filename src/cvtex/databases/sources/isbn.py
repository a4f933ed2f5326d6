"""Books by their ISBN, from Open Library (https://openlibrary.org/dev/docs/api/books)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cvtex.databases.answers.asking import ask_json, not_found
from cvtex.databases.answers.description import new_entry
from cvtex.databases.interface import Found
from cvtex.databases.services import OPEN_LIBRARY
from cvtex.diagnostics import Result
from cvtex.network import Request

if TYPE_CHECKING:
    from cvtex.network import Client

_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")


def isbn(identifier: str, client: Client) -> Result[Found]:
    """Return the book of an ISBN of thirteen digits."""
    name = f"ISBN:{identifier}"
    origin = f"isbn:{identifier}"
    query = {"bibkeys": name, "format": "json", "jscmd": "data"}
    address = "https://openlibrary.org/api/books"
    request = Request(OPEN_LIBRARY, address, ("application/json",), origin, query=query)
    read = ask_json(request, client)
    if read.value is None:
        return Result(None, read.diagnostics)
    book = read.value[name]
    title, subtitle = book["title"].text, book["subtitle"].text
    if not title:
        return Result(None, (not_found(request, client),))
    year = _YEAR.search(book["publish_date"].text)
    texts = {
        "title": f"{title}: {subtitle}" if subtitle else title,
        "publisher": book["publishers"][0]["name"].text,
        "location": book["publish_places"][0]["name"].text,
        "isbn": identifier,
    }
    names = [author["name"].text for author in book["authors"]]
    date = (int(year[0]),) if year else ()
    entry = new_entry("book", origin, texts, people={"author": names}, date=date)
    return Result(Found((entry,)))
