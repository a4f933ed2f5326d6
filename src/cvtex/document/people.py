"""Lists of persons: the owner of the CV among them, others who are emphasised, and delimiters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cvtex.document.publications import Author
from cvtex.locales import locale_of
from cvtex.names import Name, Owner, OwnerSearch, parse_names
from cvtex.schema import CV, AuthorJoiner, Highlight, NameStyle, PublicationStyle, Words
from cvtex.schema.person import Name as PersonName


def owner_of(cv: CV) -> Owner:
    """Return the person whose CV it is, by the names that the person signs with."""
    # With `signs_as`, the name of the CV is still accepted, but only if it matches exactly.
    own = tuple(filter(None, (cv.name.signature, cv.name.native)))
    if locale_of(cv.language).names.family_first:
        own += _in_either_order(cv.name)
    signs, called = (cv.signs_as, own) if cv.signs_as else (own, ())
    strict = cv.publication_style.strict_initials
    return Owner.from_names(signs, exact_names=called, strict_initials=strict)


def _in_either_order(name: PersonName) -> tuple[str, ...]:
    """Return a name as it is signed with the family name first, and in the order of others.

    A name that is one text begins with the family name; in English papers it is the last.
    """
    if name.given and name.family:
        return (f"{name.family} {name.given}",)
    family, _, given = name.plain.partition(" ")
    return (f"{family}, {given}",) if given and "," not in name.plain else ()


def highlighted_by(style: PublicationStyle) -> tuple[tuple[Owner, Highlight], ...]:
    """Return the people whose names are emphasised beside the owner's, as they are found."""
    return tuple((Owner.from_names(h.names), h) for h in style.highlight)


def joiner_of(style: PublicationStyle, words: Words) -> AuthorJoiner:
    """Return what joins the last person: the style's own, or what the language has."""
    is_given = "author_joiner" in style.model_fields_set
    return (
        style.author_joiner if is_given or words.locale.numbers.serial_comma else AuthorJoiner.AND
    )


def delimiters(
    names: Sequence[Name], joiner: AuthorJoiner, words: Words, *, others: bool
) -> tuple[str, ...]:
    """Return the delimiter after each person of a list that shows all of them."""
    count = len(names)
    if count < 2:
        return (" ",) * count if others else ("",) * count
    if others:  # A, B, et al. in English; without the last comma in most languages
        return (*(", ",) * (count - 1), ", " if words.locale.numbers.serial_comma else " ")
    name = names[-1].text
    conjunction = words.joined_to(name).removesuffix(name)
    last = {
        AuthorJoiner.COMMA: ", ",
        AuthorJoiner.AND: f" {conjunction}",
        # Between two authors there is no comma before "and".
        AuthorJoiner.OXFORD: f", {conjunction}" if count > 2 else f" {conjunction}",
    }[joiner]
    return (*(", ",) * (count - 2), last, "")


class Listed(NamedTuple):
    """Persons as they are printed, and what is printed after the last of them (`et al.`).

    `search` is the result of the search for the owner.
    """

    authors: tuple[Author, ...]
    closing: str
    search: OwnerSearch


class KnownPeople:
    """The persons whom a CV knows: its owner, and those whose names are emphasised."""

    def __init__(self, cv: CV, words: Words) -> None:
        self._style = cv.publication_style
        self._words = words
        self._owner = owner_of(cv)
        self._highlighted = highlighted_by(self._style)

    def listed(self, texts: Sequence[str]) -> Listed:
        """Return persons as they are printed; each text has one name, or several with `and`."""
        parsed = [parse_names(text) for text in texts]
        names = tuple(name for found in parsed for name in found.names)
        others = any(found.others for found in parsed)
        search = self._owner.find(names)
        joiner = joiner_of(self._style, self._words)
        joints = delimiters(names, joiner, self._words, others=others)
        authors = tuple(
            Author(name, index == search.index, name.marks, joint, self._emphasis(name))
            for index, (name, joint) in enumerate(zip(names, joints, strict=True))
        )
        if search.index is not None:
            style = self._style.owner or NameStyle.BOLD
            own = authors[search.index]._replace(emphasis=style)
            authors = (*authors[: search.index], own, *authors[search.index + 1 :])
        return Listed(authors, self._words.others if others else "", search)

    def _emphasis(self, name: Name) -> NameStyle:
        found = (highlight.style for person, highlight in self._highlighted if person.match(name))
        return next(found, NameStyle.NONE)
