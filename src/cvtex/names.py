"""Personal names of a bibliography: from a field's LaTeX to names in plain text, with their marks.

Stands between `bibliography`, which gives the field, and `owner` and `publications`, which look
for the CV's owner and print the authors. `name_parts` has BibTeX's grammar; this module adds what
people mean where BibTeX would print something else, and says so (`NameProblem`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from cvtex.latex_text import plain_latex
from cvtex.name_marks import take_marks
from cvtex.name_parts import (
    group_end,
    is_balanced,
    is_lower,
    mask,
    split_at,
    split_commas,
    split_list,
    split_parts,
    split_words,
)


@dataclass(frozen=True, slots=True)
class Name:
    """An author as a reader sees them, in Unicode (NFC) without LaTeX.

    `particle` is BibTeX's "von" part and `suffix` its "Jr" part. A `literal` name stood in braces:
    an organisation, or a name that is not to be taken apart; all of it is `family`. `marks` are
    the symbols that stood by the name. `raw` is the name in the source, and `divided` tells that
    the source says where the family name is; neither makes two names differ.
    """

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: bool = False
    marks: tuple[str, ...] = ()
    raw: str = field(default="", compare=False)
    divided: bool = field(default=True, compare=False)

    @property
    def text(self) -> str:
        """The name in the order of BibTeX's plain style: "Given particle Family, Suffix"."""
        # An apostrophe or a hyphen joins a particle to the name behind it (d'Alembert).
        joint = "" if self.particle.endswith(("'", "’", "-")) else " "
        family = f"{self.particle}{joint}{self.family}" if self.particle else self.family
        name = f"{self.given} {family}" if self.given else family
        return f"{name}, {self.suffix}" if self.suffix else name


@dataclass(frozen=True, slots=True)
class NameProblem:
    """Something doubtful about a list of names, at an index into the field's value."""

    offset: int
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class NameList:
    """The names of a field in order; `others` tells that the list goes on (`and others`)."""

    names: tuple[Name, ...]
    others: bool = False
    problems: tuple[NameProblem, ...] = ()


_JOIN = "join the names with ` and `"
_OTHERS = "write ` and others`"

_SEMICOLON = re.compile(r";")
_AMPERSAND = re.compile(r"(?<=\s)\0?&(?=\s)")
_OTHERS_WORD = re.compile(r"others\.?|et[\s~]+al\.?|\\dots|\\ldots|…|\.\.\.", re.IGNORECASE)
_ET_AL = re.compile(r"[\s~,]+\{?(?:\\emph\{)?et[\s~]+al\.?\}*$", re.IGNORECASE)
_SUFFIX = re.compile(
    r"(?:[JS]r|JR|SR)\.?|[Jj]unior|[Ss]enior|Júnior|I{1,3}|IV|VI{0,3}|[2-5](?:nd|rd|th)"
    r"|Ph\.?\s?D\.?|Esq\.?"
)
# Without "MD", "II" and the like, which may be initials.
_PLAIN_SUFFIX = re.compile(r"[JS]r\.?|[JS]R\.|Junior|Senior|Júnior|III|Ph\.?\s?D\.?|Esq\.?")
_INITIAL = re.compile(r"(?:[^\W\d_]\.?[-‐~]?)|(?:[^\W\d_]\.[-‐~]?)+(?:[^\W\d_]\.?)?")
_GLUED_INITIALS = re.compile(r"[^\W\d_a-zß-öø-ÿ]{1,3}")
_ORGANISATION = re.compile(
    r"\b(?:collaborations?|consortium|team|group|lab(?:s|oratory|oratories)?|institut\w*|universit"
    r"\w*|department|society|association|committee|council|foundation|project|academy|ministry|inc"
    r"|ltd|gmbh|company|cent(?:er|re)|office|agency|network|initiative|working|museum|bank)\b",
    re.IGNORECASE,
)
_NEEDS_DECODING = re.compile(r"[\\{}$~^_&%#`]|--|''|[\u200b\u2060\ufeff\xad]")
_INVISIBLE = re.compile(r"[\u200b\u2060\ufeff\xad]")
_DEEPEST = 100


def parse_names(value: str) -> NameList:
    """Read the value of an author or editor field, as LaTeX; no text makes it fail.

    The rules are BibTeX's (see `name_parts`), and biblatex's extended format is known. Lists
    joined by commas, semicolons or ampersands are read as lists, and reported.
    """
    if not value.strip():
        return NameList(())
    problems: list[NameProblem] = []
    if not is_balanced(value):
        problems.append(NameProblem(0, "the braces of a list of names do not pair up"))
    pieces = _list_pieces(value, problems)
    others = False
    names: list[Name] = []
    last = pieces[-1][1]
    for index, (offset, piece) in enumerate(pieces):
        if index and _OTHERS_WORD.fullmatch(piece.rstrip(", ")):
            others = True
            if piece != "others" or index < len(pieces) - 1:
                problems.append(NameProblem(offset, f"`{piece}` among the names", _OTHERS))
            continue
        short = _ET_AL.sub("", piece)
        if short != piece:
            others = True
            problems.append(NameProblem(offset, f"`et al.` behind `{short}`", _OTHERS))
        is_last = index == len(pieces) - 1
        for at, person in _persons(short, offset, last="" if is_last else last, report=problems):
            name, doubts = _read_name(person)
            names.append(name)
            problems.extend(NameProblem(at, message, hint) for message, hint in doubts)
    return NameList(tuple(names), others, tuple(problems))


def _list_pieces(value: str, problems: list[NameProblem]) -> list[tuple[int, str]]:
    pieces = split_list(value)
    filled = [(offset, piece) for offset, piece in pieces if piece]
    for index, (offset, piece) in enumerate(pieces):
        if not piece and len(pieces) > 1:
            where = "begins" if index == 0 else "ends" if index == len(pieces) - 1 else ""
            message = f"a list of names {where} with `and`" if where else "`and` twice in a row"
            problems.append(NameProblem(min(offset, len(value) - 1), message, "a name is missing"))
    for pattern, sign in ((_SEMICOLON, ";"), (_AMPERSAND, "&")):
        if sign not in value:
            continue
        parts = [
            (offset + at, part)
            for offset, piece in filled
            for at, part in split_at(pattern, piece)
            if part
        ]
        # "Simon \& Schuster" is one name, "Jane Doe \& Ann Poe" are two.
        if len(parts) > len(filled) and (sign == ";" or all(_is_full(part) for _, part in parts)):
            problems.append(NameProblem(filled[0][0], f"names are joined by `{sign}`", _JOIN))
            filled = parts
    return filled or [(0, "")]


def _persons(
    piece: str, offset: int, *, last: str, report: list[NameProblem]
) -> list[tuple[int, str]]:
    """Divide what stands between two `and`s if it is a list by itself; else return it alone.

    `last` is the piece at the end of the whole list, if that is another one.
    """
    if "," not in piece and "，" not in piece:
        return [(offset, piece)] if piece else []
    split = [(offset + at, part) for at, part in split_commas(piece)]
    parts = [(at, part) for at, part in split if part]
    if not parts:
        report.append(NameProblem(offset, "a comma without a name"))
        return []
    texts = [take_marks(part)[0] for _, part in parts]
    ends_with_comma = not split[-1][1]
    if _is_comma_list(texts, last=last, oxford=ends_with_comma and bool(last)):
        report.append(NameProblem(offset, f"the names in `{piece}` are joined by commas", _JOIN))
        return _pair_up(parts, texts)
    if ends_with_comma:
        report.append(NameProblem(offset, f"a comma ends the name `{piece}`", "remove the comma"))
    elif len(texts) == 2 and all(map(_is_two_full_words, texts)):
        message = f"`{piece}` is read as one person with the family name `{texts[0]}`"
        hint = f"if these are two persons, {_JOIN}; else put the family name in braces"
        report.append(NameProblem(offset, message, hint))
    elif len(texts) == 3 and not _SUFFIX.fullmatch(texts[1]) and len(texts[1]) > 4:
        message = f"`{texts[1]}` stands between commas, where `Jr.` would stand"
        report.append(NameProblem(offset, message, _JOIN))
    end = split[-1][0] - offset if ends_with_comma else len(piece)
    return [(offset, piece[:end].rstrip(" ,，~\t\n") if ends_with_comma else piece)]


def _is_comma_list(texts: list[str], *, last: str, oxford: bool) -> bool:
    if "=" in texts[0] or len(texts) < 2:
        return False
    if all(map(_is_pubmed, texts)) or all(map(_begins_with_initial, texts)):
        return True
    if len(texts) > 3:
        return True
    if len(texts) == 3:
        return all(map(_is_full, texts)) or (oxford and not _SUFFIX.fullmatch(texts[1]))
    return all(map(_is_two_full_words, texts)) and _is_full(last) and "," not in mask(last)


def _pair_up(parts: list[tuple[int, str]], texts: list[str]) -> list[tuple[int, str]]:
    """Find the persons in "A. Poe, Doe, Jane, Roe, R., Jr.": whole names and "Family, Given"."""
    persons: list[tuple[int, str]] = []
    index = 0
    while index < len(parts):
        at, person = parts[index]
        is_short = len(split_words(texts[index])) == 1
        index += 1
        if index < len(parts) and _SUFFIX.fullmatch(texts[index]) and not is_short:
            person, index = f"{person}, {parts[index][1]}", index + 1
        elif index < len(parts) and (is_short or _are_initials(texts[index])):
            person, index = f"{person}, {parts[index][1]}", index + 1
        persons.append((at, person))
    return persons


def _is_full(text: str) -> bool:
    words = split_words(text)
    return len(words) > 1 and not _are_initials(text)


def _is_two_full_words(text: str) -> bool:
    words = split_words(text)
    return (
        len(words) == 2
        and not is_lower(words[0])
        and not any(word.startswith("{") or _INITIAL.fullmatch(word) for word in words)
        and not _SUFFIX.fullmatch(words[1])
    )


def _is_pubmed(text: str) -> bool:
    words = split_words(text)
    return len(words) > 1 and bool(_GLUED_INITIALS.fullmatch(words[-1]))


def _begins_with_initial(text: str) -> bool:
    words = split_words(text)
    return len(words) > 1 and bool(_INITIAL.fullmatch(words[0])) and not _are_initials(text)


def _are_initials(text: str) -> bool:
    return all(
        _INITIAL.fullmatch(word) or _GLUED_INITIALS.fullmatch(word) for word in split_words(text)
    )


@lru_cache(maxsize=1 << 16)
def _read_name(raw: str) -> tuple[Name, tuple[tuple[str, str], ...]]:
    """Read one person: the name, and its problems as messages with hints."""
    text, marks = take_marks(raw)
    if text.startswith("{") and group_end(text, 0) == len(text):
        family = _decode(text)
        return Name(family, literal=True, marks=marks, raw=raw), _doubts_about_literal(text[1:-1])
    parts = split_parts(text)
    family, given, suffix = _decode(parts.last), _decode(parts.first), _decode(parts.jr)
    particle, divided = _decode(parts.von), parts.divided
    doubts: tuple[tuple[str, str], ...] = ()
    if " " in family and not suffix and _PLAIN_SUFFIX.fullmatch(given):
        # BibTeX prints "Sammy Davis, Jr." as "Jr. Sammy Davis".
        doubts = ((f"`{raw}` has a suffix in place of the given name", _suffix_hint(family, given)),)
        whole = split_parts(f"{parts.von} {parts.last}")
        suffix, divided = given, False
        given, particle, family = _decode(whole.first), _decode(whole.von), _decode(whole.last)
    elif suffix and _SUFFIX.fullmatch(given) and not _SUFFIX.fullmatch(suffix):
        # BibTeX's order is "King, Jr., Martin Luther".
        doubts = ((f"`{raw}` has its suffix last", f"write `{family}, {given}, {suffix}`"),)
        given, suffix = suffix, given
    if not family and not given:
        family, particle = particle or _decode(text), ""
        doubts = doubts or ((f"`{raw}` has no family name", ""),)
    elif not family:
        family, given = given, ""
    name = Name(
        family, given, particle, suffix, marks=marks, raw=raw, divided=divided
    )
    return name, doubts


def _suffix_hint(family: str, suffix: str) -> str:
    given, _, last = family.rpartition(" ")
    return f"write `{last}, {suffix}, {given}`"


def _doubts_about_literal(inner: str) -> tuple[tuple[str, str], ...]:
    """Suspect a list of persons in braces, which BibTeX takes for one organisation."""
    while inner.startswith("{") and group_end(inner, 0) == len(inner):
        inner = inner[1:-1]
    parts = [part for _, part in split_list(inner)]
    if len(parts) < 2 or _ORGANISATION.search(inner) or not all(parts):
        return ()
    have_commas = all(len(split_commas(part)) == 2 for part in parts)
    have_initials = any(_INITIAL.fullmatch(word) for part in parts for word in split_words(part))
    are_full = len(parts) > 2 and all(
        _is_full(part) and not is_lower(split_words(part)[0]) for part in parts
    )
    if not (have_commas or have_initials or are_full):
        return ()
    message = f"the list `{inner}` stands in braces, which make it one name"
    return ((message, "if these are persons, remove the inner braces"),)


def _decode(latex: str) -> str:
    text = latex
    if _NEEDS_DECODING.search(latex):
        if latex.count("{") < _DEEPEST:
            text = plain_latex(latex)
        # A plain apostrophe stays one, so that equal names are equal however they are written.
        if "'" in latex and "’" not in latex and "quoteright" not in latex:
            text = text.replace("’", "'")
        text = " ".join(_INVISIBLE.sub("", text).split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)
