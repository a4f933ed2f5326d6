"""Entries of the bibliography to publications: titles, authors, venues, awards and what relates.

The second half of the merge: `merge` chooses which entries a section shows.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from cvtex.authors import authors_of
from cvtex.bib_entry import BibEntry, keys_in
from cvtex.diagnostic import Code, Diagnostic, warning
from cvtex.document import Publication, RelatedWork
from cvtex.inline import text
from cvtex.latex_text import plain_latex
from cvtex.library import Library, field_inlines
from cvtex.venues import venue_lines, venue_of


def publication(library: Library, entry: BibEntry, diagnostics: list[Diagnostic]) -> Publication:
    """Present one entry, still without a label; what is doubtful goes to `diagnostics`."""
    style = library.style_of(entry)
    title = field_inlines(entry, "title", diagnostics)
    if not title:
        diagnostics.append(warning(Code.MISSING_FIELD, f"`{entry.key}` has no title", entry.span))
    versions = _versions(library, entry, diagnostics)
    same = [version for version in versions if _same_title(version, entry)]
    venues = [venue_of(version, library.words, diagnostics) for version in (entry, *same)]
    authors, others = authors_of(library, entry, style, diagnostics)
    return Publication(
        key=entry.key,
        type=entry.type,
        label="",
        title=title,
        authors=authors,
        others=others,
        venue_lines=venue_lines(venues, style, library.words),
        related=tuple(
            RelatedWork(
                label=field_inlines(entry, "relatedstring", diagnostics)
                or text(library.words.related),
                title=field_inlines(version, "title", diagnostics),
                venues=(venue_of(version, library.words, diagnostics),),
            )
            for version in versions
            if version not in same
        ),
        note=field_inlines(entry, "note", diagnostics),
        url=_url(entry),
        origin=entry.span,
    )


def _versions(
    library: Library, entry: BibEntry, diagnostics: list[Diagnostic]
) -> tuple[BibEntry, ...]:
    found = []
    for key in keys_in(entry, "related"):
        version = library.by_key.get(key)
        if version is None:
            message = f"`{entry.key}` is related to `{key}`, which no bibliography has"
            diagnostics.append(warning(Code.UNKNOWN_KEY, message, entry.fields["related"].span))
        else:
            found.append(version)
    return tuple(found)


def _same_title(one: BibEntry, other: BibEntry) -> bool:
    def letters(entry: BibEntry) -> str:
        return "".join(filter(str.isalnum, plain_latex(entry.get("title")).casefold()))

    return letters(one) in {"", letters(other)}


def _url(entry: BibEntry) -> str | None:
    if doi := _verbatim(entry, "doi"):
        name = re.sub(r"(?i)^(https?://(dx\.)?doi\.org/|doi:)", "", doi)
        # A DOI may hold what means something else in an address (DOI Handbook, section 3.5).
        return "https://doi.org/" + _NOT_IN_PATH.sub(lambda match: quote(match[0]), name)
    if url := _verbatim(entry, "url"):
        return url if re.match(r"(?i)[a-z]+://", url) else f"https://{url}"
    archive = plain_latex(entry.get("eprinttype")).lower()
    if (eprint := _verbatim(entry, "eprint")) and archive in {"", "arxiv"}:
        return f"https://arxiv.org/abs/{eprint.removeprefix('arXiv:')}"
    return None


_NOT_IN_PATH = re.compile(r"%(?![0-9A-Fa-f]{2})|[#?]")

_TILDE = re.compile(r"\$\s*\\sim\s*\$|\\textasciitilde\b(\s*\{\})?|\\~(\{\})?")


def _verbatim(entry: BibEntry, name: str) -> str:
    """Return a field that biblatex takes literally (manual, section 2.2.1).

    Files made for BibTeX put braces and backslashes there, to get it through TeX.
    """
    text = _TILDE.sub("~", entry.get(name))
    text = re.sub(r"\\(url|nolinkurl|path)\b|\\(?=[%&#_$^{}])|(?<!\\)[{}]", "", text)
    return "".join(text.split())
