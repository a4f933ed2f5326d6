"""Decide which details of a venue a publication shows, by its type.

Its readers expect what the standard styles of biblatex and the Chicago Manual of Style (section 14)
give for the type: the editors of a collection are part of the reference, those of conference
proceedings seldom are. An unknown type shows everything that its entry has.
"""

from __future__ import annotations

from cvtex.schema import Detail

_ALWAYS = frozenset((("thesis", "kind"), ("report", "kind"), ("patent", "kind")))
"""The details without which a publication of a type is not identified."""

_FULL = frozenset({"pagetotal", "identifiers"})
"""The details that only `detail: full` shows, for every type."""

_PERIODICAL = frozenset({
    "kind", "othertitle", "editor", "edition", "series", "event", "publisher", "place",
    "institution", "school", "organization", "howpublished", "chapter",
})  # fmt: skip
_CONFERENCE = frozenset({
    "kind", "othertitle", "editor", "edition", "event", "place", "institution", "school",
    "organization", "howpublished",
})  # fmt: skip
_BOOK = frozenset({"kind", "othertitle"})

_FULL_OF_TYPE = {
    "article": _PERIODICAL, "review": _PERIODICAL, "suppperiodical": _PERIODICAL,
    "inproceedings": _CONFERENCE,
    "book": _BOOK, "bookinbook": _BOOK, "collection": _BOOK, "inbook": _BOOK,
    "incollection": _BOOK, "mvbook": _BOOK, "proceedings": _BOOK,
}  # fmt: skip
"""The details that only `detail: full` shows, by type. Programs fill them in for these types with
what readers do not look for, such as `type = {Journal Article}`."""


def shows(kind: str, detail: str, level: Detail) -> bool:
    """Tell whether publications of a type (biblatex's name) show a detail at a level.

    A detail is named as in `details`, or by the field that it is in.
    """
    if level is Detail.FULL or (kind, detail) in _ALWAYS:
        return True
    if level is Detail.SHORT:
        return False
    return detail not in _FULL and detail not in _FULL_OF_TYPE.get(kind, ())
