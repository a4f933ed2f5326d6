"""What the lists of publications of a CV show, kept so that an edit elsewhere does not ask again.

To read a bibliography, to find its owner and to present its entries takes more than all else that
is between `cv.yaml` and LaTeX. What comes of it is kept in the user's cache, under all that it
depends on.
"""

from __future__ import annotations

from collections.abc import Iterable

from cvtex.diagnostics import Result
from cvtex.document import Lists
from cvtex.files import cache, fingerprint
from cvtex.schema import CV
from cvtex.source import Source

_KIND = "lists"


def name_of(cv: CV, bibliographies: Iterable[Source], this_year: int | None) -> str:
    """Return the name under which the lists of a CV are kept: everything that they depend on."""
    lists = [(index, section.publications) for index, section in enumerate(cv.sections)]
    asked = (cv.name, cv.signs_as, cv.publication_style, cv.words, cv.checks, lists, this_year)
    read = (part for one in bibliographies for part in (one.path, one.digest or one.text))
    return cache.name_of(fingerprint.environment(), repr(asked), *read)


def recall(name: str) -> Result[Lists] | None:
    """Return the lists that were kept under a name, with what was said of them."""
    listed = cache.load_object(_KIND, name)
    return listed if isinstance(listed, Result) else None


def remember(name: str, listed: Result[Lists], cv: Source) -> None:
    """Keep lists, unless something was said at a place of the CV, which an edit may move."""
    if listed.value is None or any(
        span.path == cv.path for diagnostic in listed.diagnostics for span in diagnostic.spans
    ):
        return
    cache.keep_object(_KIND, name, listed)
