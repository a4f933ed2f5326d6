"""Build the author list of a publication: names, marks, the owner, and delimiters."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from cvtex.bibliography import BibField, Reference
from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.document import Author
from cvtex.document.people import delimiters, joiner_of
from cvtex.locales.names import FAMILY_FIRST
from cvtex.locales.phrases import after
from cvtex.locales.tags import tag_of
from cvtex.names import Name, NameList, OwnerSearch
from cvtex.numbers import whole_number
from cvtex.publications.collaborations import is_by_collaboration, unnamed_collaboration
from cvtex.publications.library import Library
from cvtex.schema import AuthorJoiner, NameStyle, PublicationStyle, Words
from cvtex.source import Span

MARKS = {"equal": "*", "corresponding": "†", "senior": "‡"}
"""The symbols that mark the roles of authors; the legend explains them."""

# From the folded names of roles in biblatex's data annotations (`author+an`) to cvtex's names.
_ROLES = {
    "equal": "equal", "equalcontribution": "equal", "equalcontrib": "equal", "cofirst": "equal",
    "jointfirst": "equal", "corresponding": "corresponding", "correspondingauthor": "corresponding",
    "contact": "corresponding", "senior": "senior", "equalsenior": "senior",
    "jointsenior": "senior", "cosenior": "senior", "colast": "senior", "equaladvising": "senior",
    "equaladvisor": "senior", "equalsupervision": "senior", "highlight": "highlight",
    "self": "highlight", "me": "highlight", "student": "student", "trainee": "student",
    "advisee": "student", "mentee": "student",
}  # fmt: skip

# biblatex separates annotations by semicolons; people also write commas. What `++` has matched is
# not tried again in parts, so that a long number takes one pass.
_ANNOTATION = re.compile(r"(?<!\d)(\d++)(?::\w++)?\s*+=\s*((?:(?!\b\d++(?::\w++)?\s*+=)[^;])+)")


@dataclass(frozen=True, slots=True)
class AuthorList:
    """The authors in order, shown or not.

    `others` tells whether the list in the .bib file ends with `and others`. `closing` is printed
    after the last author that is shown: `et al.`, `and 97 others`.
    """

    authors: tuple[Author, ...] = ()
    others: bool = False
    closing: str = ""


def authors_of(
    library: Library,
    entry: Reference,
    style: PublicationStyle,
    diagnostics: list[Diagnostic],
    *,
    mine: bool | None = None,
) -> AuthorList:
    """Return the authors of an entry, or its editors if it has no authors.

    `mine` tells whether the owner is one of them, if the user says so; None leaves it to the names.
    Problems are appended to `diagnostics`.
    """
    role = entry.role
    field = entry.fields.get(role)
    if field is None or not field.latex.strip():
        return AuthorList()
    parsed, search = library.search(entry)
    place = field.span if parsed.problems else entry.span
    for problem in parsed.problems:
        hints = (problem.hint,) if problem.hint else ()
        message = f"{problem.message}, in `{entry.key}`"
        diagnostics.append(warning(Code.NAME, message, place, hints=hints))
    roles = _annotated_roles(entry, role)
    if roles:
        search = _highlighted_owner(search, roles, len(parsed.names))
    owner = _owner_index(library, entry, parsed, search, diagnostics, mine=mine)
    if _is_in_order_of_family(entry):
        parsed = parsed._replace(names=tuple(map(_family_first, parsed.names)))
    shown = _shown(len(parsed.names), style, owner)
    joiner = joiner_of(style, library.words)
    joints, closing = _joined(parsed, shown, joiner, library.words)
    authors = tuple(
        Author(
            name,
            index == owner,
            _marks(name, roles.get(index + 1, ())) if roles else name.marks,
            joints[index],
            (style.owner or NameStyle.BOLD) if index == owner else NameStyle.NONE,
            shown[index],
        )
        for index, name in enumerate(parsed.names)
    )
    if roles or library.highlighted:
        authors = tuple(
            author
            if author.is_owner
            else author._replace(emphasis=_emphasis(library, author.name, roles.get(index + 1, ())))
            for index, author in enumerate(authors)
        )
    if "collaboration" in entry.fields and (group := unnamed_collaboration(entry, parsed)):
        word = "" if "ollaboration" in group else library.words.collaboration
        closing += f" ({after(group, word)})"
    if role == "editor" and authors and entry.text("editortype").lower() in {"", "editor"}:
        word = library.words.editors if len(authors) > 1 else library.words.editor
        closing += f" ({word})"
    return AuthorList(authors, parsed.others, closing)


def _is_in_order_of_family(entry: Reference) -> bool:
    """Tell whether a publication is in a language whose names begin with the family name."""
    if "langid" not in entry.fields and "language" not in entry.fields:
        return False
    tag = tag_of(entry.text("langid") or entry.text("language"))
    return tag.partition("-")[0] in FAMILY_FIRST


def _family_first(name: Name) -> Name:
    """Return a name with the family name first, if it is known which part that is."""
    return replace(name, family_first=True) if name.divided and not name.literal else name


def _highlighted_owner(
    search: OwnerSearch, roles: Mapping[int, Sequence[str]], count: int
) -> OwnerSearch:
    """Take the highlighted author for the owner, if no name matches and only one is highlighted.

    Most files use the annotation for this: only the owner is highlighted.
    """
    marked = [number - 1 for number, of_author in roles.items() if "highlight" in of_author]
    if search.index is None and len(marked) == 1 and marked[0] in range(count):
        return OwnerSearch(marked[0])
    return search


def _owner_index(  # noqa: PLR0913 - the last is named
    library: Library,
    entry: Reference,
    names: NameList,
    search: OwnerSearch,
    diagnostics: list[Diagnostic],
    *,
    mine: bool | None,
) -> int | None:
    """Return the index of the author who is the owner, or None, and report a doubtful result."""
    if mine is False:
        return None
    if search.index is None and mine:
        return search.nearest
    if search.index is not None and not search.ambiguous:
        return search.index
    field = entry.fields[entry.role]
    place = field.span
    if search.index is None and not names.others:
        if search.nearest is None and is_by_collaboration(entry):
            library.collaborations[entry.id] = entry
            return None
        near = "" if search.nearest is None else names.names[search.nearest].text
        message = f"no author of `{entry.key}` is the owner"
        hint = "if an author is the owner, add the name to `signs_as` in the CV"
        if near:
            message += f"; `{near}` is similar"
            hint = f"if that is you, add `{near}` to `signs_as` in the CV"
            place = _place_of(names.names[search.nearest or 0], field)
        hint += "; otherwise write"
        hint += f" `publication_style: {{entries: {{{entry.key}: {{mine: false}}}}}}`"
        diagnostics.append(warning(Code.OWNER_NOT_FOUND, message, place, hints=(hint,)))
    if search.ambiguous:
        listed = ", ".join(f"`{names.names[index].text}`" for index in search.ambiguous)
        message = f"several authors of `{entry.key}` could be the owner: {listed}"
        hint = "write your name in full there, or add it as written to `signs_as` in the CV"
        diagnostics.append(warning(Code.OWNER_AMBIGUOUS, message, place, hints=(hint,)))
    return search.index


def _place_of(name: Name, field: BibField) -> Span:
    """Return the place of a name in its field, in either order of its parts, or of the field."""
    whole = field.span
    for written in (f"{name.family}, {name.given}", f"{name.given} {name.family}", name.family):
        place = field.at(written)
        if place != whole:
            return place
    return whole


def _annotated_roles(entry: Reference, role: str) -> Mapping[int, tuple[str, ...]]:
    """Parse biblatex's data annotations, as in `1=equal; 2=equal` (manual, section 3.7).

    Return the known roles of each annotated author, by the number of the author, from 1.
    """
    roles: dict[int, dict[str, None]] = {}
    if not any("+an" in name for name in entry.fields):
        return {}
    for field_name, field in entry.fields.items():
        if field_name.partition(":")[0] != f"{role}+an":
            continue
        for number, written in _ANNOTATION.findall(field.latex):
            author = whole_number(number)
            if author is None:
                continue
            for word in re.split(r"[,\s\"]+", written):
                key = word.lower().replace("-", "").replace("_", "")
                meant = _ROLES.get(key)
                if meant is not None:
                    roles.setdefault(author, {})[meant] = None
    return {author: tuple(of_author) for author, of_author in roles.items()}


def _marks(name: Name, roles: Collection[str]) -> tuple[str, ...]:
    if not roles:
        return name.marks
    added = (mark for role, mark in MARKS.items() if role in roles and mark not in name.marks)
    return (*name.marks, *added)


def _emphasis(library: Library, name: Name, roles: Collection[str]) -> NameStyle:
    for people, highlight in library.highlighted:
        if people.match(name):
            return highlight.style
    return NameStyle.NONE if {"highlight", "student"}.isdisjoint(roles) else NameStyle.UNDERLINE


def _shown(count: int, style: PublicationStyle, owner: int | None) -> Sequence[bool]:
    """Tell for each author whether it is shown; a long list shows the first, last and owner."""
    if style.max_names is None or count <= style.max_names:
        return (True,) * count
    first, last = style.min_names or style.max_names, style.last_names or 0
    return tuple(index < first or index >= count - last or index == owner for index in range(count))


def _joined(
    parsed: NameList, shown: Sequence[bool], joiner: AuthorJoiner, words: Words
) -> tuple[Sequence[str], str]:
    """Return the delimiter after each author, and the text that closes the list."""
    count, others = len(shown), parsed.others
    hidden = shown.count(False)
    if not hidden:
        all_joints = delimiters(parsed.names, joiner, words, others=others)
        return all_joints, words.others if others else ""
    kept = [index for index, is_shown in enumerate(shown) if is_shown]
    joints = [""] * count
    for index, following in itertools.pairwise(kept):
        joints[index] = ", " if following == index + 1 else ", …, "
    ends_early = kept[-1] < count - 1
    if others:
        joints[kept[-1]] = ", "
        return joints, words.others
    if not ends_early:
        return joints, ""
    oxford = joiner is not AuthorJoiner.AND and len(kept) > 1
    joints[kept[-1]] = ", " if oxford else " "
    counted = words.count(str(hidden), words.other_authors, one=words.other_author)
    return joints, words.joined_to(counted)
