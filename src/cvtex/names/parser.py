"""Parse the names in a field of a bibliography: from LaTeX to names in plain text, with marks.

`grammar` has BibTeX's rules. Where BibTeX would not print what is meant, this module returns the
name that is meant, and a `NameProblem`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from cvtex.latex import plain_latex
from cvtex.latex.braces import group_end
from cvtex.names.author_lists import (
    SUFFIX,
    NameProblem,
    is_full_name,
    is_initials,
    list_persons,
)
from cvtex.names.grammar import (
    NameParts,
    is_lower,
    split_commas,
    split_list,
    split_parts,
    split_words,
)
from cvtex.names.marks import MOST_GROUPS, take_marks
from cvtex.names.name import Name
from cvtex.names.organisations import ORGANISATION
from cvtex.names.scripts import divide_cjk
from cvtex.text.folding import composed

__all__ = ["NameList", "NameProblem", "parse_names", "unwrap_list"]


class NameList(NamedTuple):
    """The names of a field in order; `others` tells whether the list ends with `and others`."""

    names: tuple[Name, ...]
    others: bool = False
    problems: tuple[NameProblem, ...] = ()


# "MD", "II" and similar suffixes are not included, because they may be initials.
_PLAIN_SUFFIX = re.compile(r"[JS]r\.?|[JS]R\.|Junior|Senior|Júnior|III|Ph\.?\s?D\.?|Esq\.?")
# A suffix in the place of the last word of a name: "Davis, John C Jr", "John C. Davis III".
_LAST_SUFFIX = re.compile(r"[JS]r\.?|JR\.?|SR\.|II|III|IV|[2-5](?:nd|rd|th)")
_SUFFIX_ENDS = (
    " Jr", " Jr.", " Sr", " Sr.", " JR", " JR.", " SR", " SR.", " II", " III", " IV",
)  # fmt: skip
# Names such as O'Brien, with a space that some programs add after the apostrophe, or with another
# character in its place.
_SPACED_APOSTROPHE = re.compile(
    r"(?<![^\s~{])(O|D|L|M|N|Dell|Dall|Nell|Sant)"
    r"(['’‘ʼ´`]|\{['’]\}|\{?\\textquoteright(?:\{\})?\}?)[\s~]*(?=[^\W\d_a-z])"
)
_NEEDS_DECODING = re.compile(r"[\\{}$~^_&%#`]|--|''|[\u200b\u2060\ufeff\xad]")
_INVISIBLE = re.compile(r"[\u200b\u2060\ufeff\xad]")
_CAPITALISED = r"[A-Z][A-Za-z.'-]*"
_PLAIN_NAME = re.compile(
    rf"({_CAPITALISED}), ({_CAPITALISED}(?: {_CAPITALISED})*)"
    rf"|({_CAPITALISED}(?: {_CAPITALISED})*) ({_CAPITALISED})"
)


def parse_names(value: str) -> NameList:
    """Parse the value of an author or editor field, which is LaTeX; any text can be parsed.

    The rules are those of `grammar`, with biblatex's extended format. Lists joined by commas,
    semicolons or ampersands are parsed as lists, and reported. The offset of a problem is an index
    into `value`.
    """
    persons = list_persons(value)
    problems = list(persons.problems)
    names: list[Name] = []
    for offset, person in persons.texts:
        name, warnings = _parse_name(person)
        if name.family:
            names.append(name)
        if warnings:
            problems.extend(NameProblem(offset, message, hint) for message, hint in warnings)
    return NameList(tuple(names), persons.others, tuple(problems))


def unwrap_list(value: str) -> str | None:
    """Return a list of names in braces without the braces, or None if the value is not such."""
    inner = value.strip()
    if inner.count("{") > MOST_GROUPS:
        return None
    while inner.startswith("{") and group_end(inner, 0) == len(inner):
        inner = inner[1:-1].strip()
    return None if inner == value.strip() or len(split_list(inner)) < 2 else inner


@lru_cache(maxsize=1 << 16)
def _parse_name(raw: str) -> tuple[Name, tuple[tuple[str, str], ...]]:
    """Parse a person: return the name, and its problems as pairs of message and hint."""
    plain = _PLAIN_NAME.fullmatch(raw)
    if plain and not raw.endswith(_SUFFIX_ENDS) and "' " not in raw:
        # Most names are capitalised words with at most one comma. For these, the result is that of
        # the rules below.
        family, given = (plain[1], plain[2]) if plain[1] else (plain[4], plain[3])
        return Name(family, given, raw=raw, divided=bool(plain[1])), ()
    text, marks = take_marks(raw)
    if not text.strip("{} "):
        return Name("", marks=marks, raw=raw), ((f"`{raw}` is not a name", ""),)
    if text.startswith("{") and group_end(text, 0) == len(text):
        family = _decode(text)
        return Name(family, literal=True, marks=marks, raw=raw), _warnings_about_literal(text[1:-1])
    if "'" in text or "`" in text or not text.isascii() or "quoteright" in text:
        text = _SPACED_APOSTROPHE.sub(_with_apostrophe, text)
    parts = split_parts(text)
    if not parts.divided and not text.isascii() and (cjk := divide_cjk(split_words(text))):
        return Name(*cjk, marks=marks, raw=raw, divided=False), ()
    parts, is_suffix_last = _with_suffix(parts)
    family, given, suffix = _decode(parts.last), _decode(parts.first), _decode(parts.jr)
    particle, divided = _decode(parts.von), parts.divided
    warnings: tuple[tuple[str, str], ...] = ()
    if is_suffix_last:
        message = f"the suffix of `{raw}` is at the end"
        warnings = ((message, f"write `{f'{particle} {family}'.strip()}, {suffix}, {given}`"),)
    elif " " in family and not suffix and _PLAIN_SUFFIX.fullmatch(given):
        # BibTeX prints "Sammy Davis, Jr." as "Jr. Sammy Davis".
        message = f"`{raw}` has a suffix where the given name is expected"
        warnings = ((message, _suffix_hint(family, given)),)
        whole = split_parts(f"{parts.von} {parts.last}")
        suffix, divided = given, False
        given, particle, family = _decode(whole.first), _decode(whole.von), _decode(whole.last)
    elif suffix and SUFFIX.fullmatch(given) and not SUFFIX.fullmatch(suffix):
        # The order of BibTeX is "King, Jr., Martin Luther".
        warnings = (
            (f"the suffix of `{raw}` is at the end", f"write `{family}, {given}, {suffix}`"),
        )
        given, suffix = suffix, given
    if not family and not given:
        family, particle = particle or _decode(text), ""
        warnings = warnings or ((f"`{raw}` has no family name", ""),)
    elif not family:
        family, given = f"{particle} {given}".strip(), ""
        particle = ""
    name = Name(family, given, particle, suffix, marks=marks, raw=raw, divided=divided)
    return name, warnings


def _with_apostrophe(match: re.Match[str]) -> str:
    return match[1] + ("'" if "'" in match[2] else "’")


def _with_suffix(parts: NameParts) -> tuple[NameParts, bool]:
    """Return the parts of a name whose last word is a suffix, and whether BibTeX misplaces it.

    PubMed has the form "Davis, John C Jr", which BibTeX prints as "John C Jr Davis". In "John Davis
    Jr" it takes the suffix for the family name, which is printed in the right place.
    """
    whole = parts.first if parts.divided else f"{parts.first} {parts.von} {parts.last}"
    words = split_words(whole)
    fewest = 2 if parts.divided else 3
    if parts.jr or len(words) < fewest or not _LAST_SUFFIX.fullmatch(words[-1]):
        return parts, False
    if words[-1] == "II" and is_initials(words[-2]) and not parts.divided:
        return parts, False  # the initials of "Doe J II" may be anything
    if parts.divided:
        return replace(parts, first=" ".join(words[:-1]), jr=words[-1]), True
    return replace(split_parts(" ".join(words[:-1])), jr=words[-1]), False


def _suffix_hint(family: str, suffix: str) -> str:
    given, _, last = family.rpartition(" ")
    return f"write `{last}, {suffix}, {given}`"


def _warnings_about_literal(inner: str) -> tuple[tuple[str, str], ...]:
    """Return a problem if a name in braces looks like a list of persons.

    BibTeX takes it for a single name, as of an organisation.
    """
    if inner.count("{") > MOST_GROUPS:
        return ()
    while inner.startswith("{") and group_end(inner, 0) == len(inner):
        inner = inner[1:-1]
    parts = [part for _, part in split_list(inner)]
    if len(parts) < 2 or ORGANISATION.search(inner) or not all(parts):
        return ()
    have_commas = all(len(split_commas(part)) == 2 for part in parts)
    have_initials = any(is_initials(word) for part in parts for word in split_words(part))
    are_full = len(parts) > 2 and all(
        is_full_name(part) and not is_lower(split_words(part)[0]) for part in parts
    )
    if not (have_commas or have_initials or are_full):
        return ()
    message = f"the list `{inner}` is in braces, which make it a single name"
    return ((message, "if these are persons, remove the inner braces"),)


def _decode(latex: str) -> str:
    if not latex:
        return ""
    text = latex
    if _NEEDS_DECODING.search(latex):
        text = plain_latex(latex) if latex.count("{") <= MOST_GROUPS else latex
        # Keep an ASCII apostrophe, which is decoded to ’, so that equal names in plain text and in
        # LaTeX are equal.
        if "'" in latex and "’" not in latex and "quoteright" not in latex:
            text = text.replace("’", "'")
        text = " ".join(_INVISIBLE.sub("", text).split())
    return composed(text)
