"""Cache the publication lists of a CV, so that an edit elsewhere in the CV does not recompute them.

Parsing a bibliography, finding its owner and presenting its entries takes longer than everything
else from `cv.yaml` to LaTeX. The result is kept in the user's cache, under a name that is derived
from everything it depends on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cvtex.diagnostics import Result
from cvtex.document import Fate, Lists
from cvtex.files import cache, fingerprint
from cvtex.schema import CV
from cvtex.source import Source
from cvtex.yaml import YamlDocument

_KIND = "lists"


class Listed(NamedTuple):
    """What the lists of a CV show, and what became of each entry of its bibliography."""

    lists: Lists
    fates: tuple[Fate, ...] = ()


def name_of(
    cv: CV, yaml: YamlDocument, bibliographies: Iterable[Source], this_year: int | None
) -> str:
    """Return the name of the lists of a CV in the cache; it covers everything they depend on.

    That includes the places of publications in the CV, which `yaml` has.
    """
    lists = [(block.path, block.content) for block in cv.blocks if block.kind == "publications"]
    settings = (
        *(cv.language, cv.name, cv.signs_as, cv.publication_style, cv.words, cv.checks),
        *(lists, this_year),
    )
    places = [
        yaml.locate((*path, "entries", index))
        for path, selection in lists
        for index in range(len(selection.entries) if selection else 0)
    ]
    files = (part for bib in bibliographies for part in (bib.path, bib.digest or bib.text))
    return cache.name_of(fingerprint.environment(), repr((settings, places)), *files)


def recall(name: str) -> Result[Listed] | None:
    """Return the lists that were kept under a name, with their diagnostics, or None."""
    listed = cache.load_object(_KIND, name)
    return listed if isinstance(listed, Result) else None


def remember(name: str, listed: Result[Listed], cv: YamlDocument) -> None:
    """Keep lists and their diagnostics, unless one has a place in the CV or in a part of it.

    An edit may move such a place.
    """
    paths = {source.path for source in cv.sources}
    if listed.value is None or any(
        span.path in paths for diagnostic in listed.diagnostics for span in diagnostic.spans
    ):
        return
    cache.keep_object(_KIND, name, listed)
