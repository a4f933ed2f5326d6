"""The authors of a publication: names, marks, the owner, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cvtex.bib_entry import BibEntry
from cvtex.diagnostic import Code, Diagnostic, warning
from cvtex.document import Author
from cvtex.library import Library
from cvtex.model import AuthorJoiner, PublicationStyle
from cvtex.names import Name, parse_names
from cvtex.words import Words

# The roles of authors that biblatex's data annotations (`author+an`) may name, and their marks.
_ROLE_MARKS = {"equal": "*", "equalcontribution": "*", "cofirst": "*", "corresponding": "†"}

_ANNOTATION = re.compile(r"(\d+)(?::\w+)?\s*=\s*([^;]+)")


def authors_of(
    library: Library, entry: BibEntry, style: PublicationStyle, diagnostics: list[Diagnostic]
) -> tuple[tuple[Author, ...], bool]:
    """Return an entry's authors, or else its editors, and whether the list goes on."""
    field_name = "author" if "author" in entry.fields else "editor"
    field = entry.fields.get(field_name)
    if field is None:
        return (), False
    parsed = parse_names(field.latex)
    for problem in parsed.problems:
        hints = (problem.hint,) if problem.hint else ()
        message = f"{problem.message}, in `{entry.key}`"
        diagnostics.append(warning(Code.NAME, message, field.span, hints=hints))
    search = library.owner.find(parsed.names)
    if search.index is None and not parsed.others:
        nearest = (
            "" if search.nearest is None else f"; `{parsed.names[search.nearest].text}` is near"
        )
        hint = "if an author is the owner, add how they sign to `signs_as` in the CV"
        message = f"no author of `{entry.key}` is the owner{nearest}"
        diagnostics.append(warning(Code.OWNER_NOT_FOUND, message, field.span, hints=(hint,)))
    if search.ambiguous:
        names = ", ".join(f"`{parsed.names[index].text}`" for index in search.ambiguous)
        message = f"several authors of `{entry.key}` could be the owner: {names}"
        diagnostics.append(warning(Code.OWNER_AMBIGUOUS, message, field.span))
    marks = _annotated_marks(
        "; ".join(
            value.latex
            for name, value in entry.fields.items()
            if name.partition(":")[0] == f"{field_name}+an"
        )
    )
    delimiters = _delimiters(
        len(parsed.names), style.author_joiner, library.words, others=parsed.others
    )
    authors = tuple(
        Author(name, index == search.index, _marks(name, marks.get(index + 1, "")), delimiter)
        for index, (name, delimiter) in enumerate(zip(parsed.names, delimiters, strict=True))
    )
    return authors, parsed.others


def _annotated_marks(annotation: str) -> Mapping[int, str]:
    """Read biblatex's data annotation `1=equal; 2=equal` (manual, section 3.7)."""
    marks: dict[int, str] = {}
    for number, roles in _ANNOTATION.findall(annotation):
        for role in re.split(r"[,\s]+", roles.strip().strip('"')):
            mark = _ROLE_MARKS.get(role.lower().replace("-", "").replace("_", ""), "")
            marks[int(number)] = marks.get(int(number), "") + mark
    return marks


def _marks(name: Name, annotated: str) -> str:
    own = "".join(name.marks)
    return own + "".join(mark for mark in annotated if mark not in own)


def _delimiters(count: int, joiner: AuthorJoiner, words: Words, *, others: bool) -> tuple[str, ...]:
    """Return what stands behind each author, by the rule for the last but one."""
    if count == 0:
        return ()
    last = {
        AuthorJoiner.COMMA: ", ",
        AuthorJoiner.AND: f" {words.conjunction} ",
        # Two authors take no comma before "and".
        AuthorJoiner.OXFORD: f", {words.conjunction} " if count > 2 else f" {words.conjunction} ",
    }[joiner]
    if others:
        return (", ",) * count if count > 1 else (" ",)
    return ((", ",) * (count - 2) + (last, "")) if count > 1 else ("",)
