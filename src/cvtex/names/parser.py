"""Personal names of a bibliography: from a field's LaTeX to names in plain text, with their marks.

Stands between `bibliography`, which gives the field, and `owner` and `publications`, which look
for the CV's owner and print the authors. `name_parts` has BibTeX's grammar; this module adds what
people mean where BibTeX would print something else, and says so (`NameProblem`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from cvtex.latex import plain_latex
from cvtex.latex.braces import group_end
from cvtex.names.author_lists import SUFFIX, NameProblem, is_full_name, is_initials, list_persons
from cvtex.names.grammar import is_lower, split_commas, split_list, split_parts, split_words
from cvtex.names.marks import take_marks
from cvtex.names.name import Name

__all__ = ["NameList", "NameProblem", "parse_names", "unwrapped"]


class NameList(NamedTuple):
    """The names of a field in order; `others` tells that the list goes on (`and others`)."""

    names: tuple[Name, ...]
    others: bool = False
    problems: tuple[NameProblem, ...] = ()


# Without "MD", "II" and the like, which may be initials.
_PLAIN_SUFFIX = re.compile(r"[JS]r\.?|[JS]R\.|Junior|Senior|Júnior|III|Ph\.?\s?D\.?|Esq\.?")
_ORGANISATION = re.compile(
    r"\b(?:collaborations?|consortium|team|group|lab(?:s|oratory|oratories)?|institut\w*|universit"
    r"\w*|department|society|association|committee|council|foundation|project|academy|ministry|inc"
    r"|ltd|gmbh|company|cent(?:er|re)|office|agency|network|initiative|working|museum|bank)\b",
    re.IGNORECASE,
)
_NEEDS_DECODING = re.compile(r"[\\{}$~^_&%#`]|--|''|[\u200b\u2060\ufeff\xad]")
_INVISIBLE = re.compile(r"[\u200b\u2060\ufeff\xad]")
_CAPITALISED = r"[A-Z][A-Za-z.'-]*"
_PLAIN_NAME = re.compile(
    rf"({_CAPITALISED}), ({_CAPITALISED}(?: {_CAPITALISED})*)"
    rf"|({_CAPITALISED}(?: {_CAPITALISED})*) ({_CAPITALISED})"
)
# Text of more groups is no name, and reading it is recursive.
_MOST_GROUPS = 100


def parse_names(value: str) -> NameList:
    """Read the value of an author or editor field, as LaTeX; no text makes it fail.

    The rules are BibTeX's (see `name_parts`), and biblatex's extended format is known. Lists
    joined by commas, semicolons or ampersands are read as lists, and reported.
    """
    persons = list_persons(value)
    problems = list(persons.problems)
    names: list[Name] = []
    for offset, person in persons.texts:
        name, doubts = _read_name(person)
        if name.family:
            names.append(name)
        if doubts:
            problems.extend(NameProblem(offset, message, hint) for message, hint in doubts)
    return NameList(tuple(names), persons.others, tuple(problems))


def unwrapped(value: str) -> str | None:
    """Return a list of names without the braces around all of it, or None if it has none."""
    inner = value.strip()
    if inner.count("{") > _MOST_GROUPS:
        return None
    while inner.startswith("{") and group_end(inner, 0) == len(inner):
        inner = inner[1:-1].strip()
    return None if inner == value.strip() or len(split_list(inner)) < 2 else inner


@lru_cache(maxsize=1 << 16)
def _read_name(raw: str) -> tuple[Name, tuple[tuple[str, str], ...]]:
    """Read one person: the name, and its problems as messages with hints."""
    if plain := _PLAIN_NAME.fullmatch(raw):
        # Most names: capitalised words, with at most one comma. The rules below say the same.
        family, given = (plain[1], plain[2]) if plain[1] else (plain[4], plain[3])
        return Name(family, given, raw=raw, divided=bool(plain[1])), ()
    text, marks = take_marks(raw)
    if not text.strip("{} "):
        return Name("", marks=marks, raw=raw), ((f"`{raw}` is no name", ""),)
    if text.startswith("{") and group_end(text, 0) == len(text):
        family = _decode(text)
        return Name(family, literal=True, marks=marks, raw=raw), _doubts_about_literal(text[1:-1])
    parts = split_parts(text)
    family, given, suffix = _decode(parts.last), _decode(parts.first), _decode(parts.jr)
    particle, divided = _decode(parts.von), parts.divided
    doubts: tuple[tuple[str, str], ...] = ()
    if " " in family and not suffix and _PLAIN_SUFFIX.fullmatch(given):
        # BibTeX prints "Sammy Davis, Jr." as "Jr. Sammy Davis".
        doubts = (
            (f"`{raw}` has a suffix in place of the given name", _suffix_hint(family, given)),
        )
        whole = split_parts(f"{parts.von} {parts.last}")
        suffix, divided = given, False
        given, particle, family = _decode(whole.first), _decode(whole.von), _decode(whole.last)
    elif suffix and SUFFIX.fullmatch(given) and not SUFFIX.fullmatch(suffix):
        # BibTeX's order is "King, Jr., Martin Luther".
        doubts = ((f"`{raw}` has its suffix last", f"write `{family}, {given}, {suffix}`"),)
        given, suffix = suffix, given
    if not family and not given:
        family, particle = particle or _decode(text), ""
        doubts = doubts or ((f"`{raw}` has no family name", ""),)
    elif not family:
        family, given = f"{particle} {given}".strip(), ""
        particle = ""
    name = Name(family, given, particle, suffix, marks=marks, raw=raw, divided=divided)
    return name, doubts


def _suffix_hint(family: str, suffix: str) -> str:
    given, _, last = family.rpartition(" ")
    return f"write `{last}, {suffix}, {given}`"


def _doubts_about_literal(inner: str) -> tuple[tuple[str, str], ...]:
    """Suspect a list of persons in braces, which BibTeX takes for one organisation."""
    if inner.count("{") > _MOST_GROUPS:
        return ()
    while inner.startswith("{") and group_end(inner, 0) == len(inner):
        inner = inner[1:-1]
    parts = [part for _, part in split_list(inner)]
    if len(parts) < 2 or _ORGANISATION.search(inner) or not all(parts):
        return ()
    have_commas = all(len(split_commas(part)) == 2 for part in parts)
    have_initials = any(is_initials(word) for part in parts for word in split_words(part))
    are_full = len(parts) > 2 and all(
        is_full_name(part) and not is_lower(split_words(part)[0]) for part in parts
    )
    if not (have_commas or have_initials or are_full):
        return ()
    message = f"the list `{inner}` stands in braces, which make it one name"
    return ((message, "if these are persons, remove the inner braces"),)


def _decode(latex: str) -> str:
    if not latex:
        return ""
    text = latex
    if _NEEDS_DECODING.search(latex):
        text = plain_latex(latex) if latex.count("{") <= _MOST_GROUPS else latex
        # A plain apostrophe stays one, so that equal names are equal however they are written.
        if "'" in latex and "’" not in latex and "quoteright" not in latex:
            text = text.replace("’", "'")
        text = " ".join(_INVISIBLE.sub("", text).split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)
