"""Build the legend: the line below a list that explains the marks and styles of authors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cvtex.document import Author, Publication
from cvtex.publications.authors import MARKS
from cvtex.schema import Highlight, NameStyle, Words
from cvtex.text import Inlines, Style, Styled, text

_STYLES = {
    NameStyle.BOLD: Style.STRONG,
    NameStyle.UNDERLINE: Style.UNDERLINE,
    NameStyle.SMALL_CAPS: Style.SMALL_CAPS,
    NameStyle.ITALIC: Style.EMPHASIS,
}


def legend(
    publications: Iterable[Publication], highlights: Sequence[Highlight], words: Words
) -> Inlines:
    """Return the explanations of the marks and name styles in use, or nothing if there are none.

    A `*` that only one author of a publication has can mean anything, so it is not explained.
    """
    lists = [publication.authors for publication in publications]
    meanings = {
        MARKS["equal"]: words.equal_contribution,
        MARKS["corresponding"]: words.corresponding_author,
        MARKS["senior"]: words.senior_authors,
    }
    parts: list[Inlines] = [
        text(f"{mark} {meaning}") for mark, meaning in meanings.items() if _is_used(mark, lists)
    ]
    used = {author.emphasis for authors in lists for author in authors if not author.is_owner}
    for highlight in highlights:
        style = _STYLES.get(highlight.style)
        if highlight.legend and style is not None and highlight.style in used:
            parts.append((Styled(style, text(highlight.legend)),))
    joined: list[Inlines] = []
    for part in parts:
        joined.extend([text(", "), part] if joined else [part])
    return tuple(inline for part in joined for inline in part)


def _is_used(mark: str, lists: Iterable[Sequence[Author]]) -> bool:
    needed = 2 if mark == MARKS["equal"] else 1
    return any(sum(mark in author.marks for author in authors) >= needed for authors in lists)
