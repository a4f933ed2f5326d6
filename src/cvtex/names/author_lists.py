"""Split the value of a field into persons, also where it is not a list of names for BibTeX.

Names may be joined by commas, semicolons and ampersands; a list may end with "et al."; a comma or
an `and` may be superfluous. Usually the meaning is clear; it is assumed and reported. `parser`
parses the text of each person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cvtex.names.grammar import (
    is_balanced,
    is_extended,
    is_lower,
    mask,
    split_at,
    split_commas,
    split_list,
    split_words,
)
from cvtex.names.marks import take_marks
from cvtex.names.organisations import is_organisation
from cvtex.names.scripts import is_cjk

_JOIN = "join the names with `and`"
_OTHERS = "write `and others`"

_SEPARATORS = (
    (";", re.compile(r"[;；]")),
    ("&", re.compile(r"(?<=\s)\0?&(?=\s)")),
    ("/", re.compile(r"[/／]")),
    ("、", re.compile("、")),
)
_OTHERS_WORD = re.compile(
    r"\{?(?:\\(?:emph|textit)\{)?(?:others\.?|et[\s~]+al\.?|\\l?dots|…|\.\.\.)\}*", re.IGNORECASE
)
_ET_AL = re.compile(r"(?<![\s~,])[\s~,]+\{?(?:\\emph\{)?et[\s~]+al\.?\}*$", re.IGNORECASE)
SUFFIX = re.compile(
    r"(?:[JS]r|JR|SR)\.?|[Jj]unior|[Ss]enior|Júnior|I{1,3}|IV|VI{0,3}|[2-5](?:nd|rd|th)"
    r"|Ph\.?\s?D\.?|Esq\.?"
)
_DOTTED_INITIALS = re.compile(r"[^\W\d_]\.?(?:[-‐~]?[^\W\d_]\.)*")
_MOST_INITIALS = 3


@dataclass(frozen=True, slots=True)
class NameProblem:
    """A doubt about a list of names; `offset` is an index into the value of the field."""

    offset: int
    message: str
    hint: str = ""


class Persons(NamedTuple):
    """The persons of a list: the LaTeX of each with its index into the value of the field.

    `others` tells whether the list is incomplete (`and others`).
    """

    texts: tuple[tuple[int, str], ...] = ()
    others: bool = False
    problems: tuple[NameProblem, ...] = ()


def list_persons(value: str) -> Persons:
    """Split a list of names into persons; each assumption about its meaning is a problem."""
    if not value.strip():
        return Persons()
    letters = _ACCENTED.sub("e", value) if "\\" in value else value
    if (
        ", and " not in letters
        and all(map(_PLAIN_PERSON.fullmatch, letters.split(" and ")))
        and not _has_special_word(letters.replace(" and ", "; "))
    ):
        return Persons(tuple(_plain_persons(value)))
    problems: list[NameProblem] = []
    if ("{" in value or "}" in value) and not is_balanced(value):
        problems.append(NameProblem(0, "the braces of a list of names are not balanced"))
    pieces = _split_list(value, problems)
    persons: list[tuple[int, str]] = []
    others = False
    has_family_comma_given = any(_FAMILY_COMMA_GIVEN.match(piece) for _, piece in pieces)
    for index, (offset, piece) in enumerate(pieces):
        is_last = index == len(pieces) - 1
        if index and _OTHERS_WORD.fullmatch(piece.rstrip(", ")):
            others = True
            if piece != "others" or not is_last:
                problems.append(NameProblem(offset, f"`{piece}` among the names", _OTHERS))
            continue
        short = _ET_AL.sub("", piece)
        if short != piece:
            others = True
            problems.append(NameProblem(offset, f"`et al.` after `{short}`", _OTHERS))
        last = "" if is_last else pieces[-1][1]
        persons.extend(
            _split_piece(
                short,
                offset,
                last=last,
                problems=problems,
                has_family_comma_given=has_family_comma_given,
            )
        )
    return Persons(tuple(persons), others, tuple(problems))


# Most lists are `Family, Given and Family, Given` in plain letters; nothing has to be assumed.
_PLAIN_PERSON = re.compile(
    r"(?:(?:[a-z]+ )+(?=\w*[a-z])[A-Z][\w'’-]+|[\w.'’-]+),(?: [\w.'’-]+)+"
    r"|[\w.'’-]+(?: [\w.'’-]+)*"
)
# A letter with an accent, with or without braces, counts as a letter.
_ACCENTED = re.compile(
    r"""\{\\["'^`~=.](?:\{?\\?[A-Za-z]\}?)\}|\{\\[uvHcdbkr](?: [A-Za-z]|\{[A-Za-z]\})\}"""
    r"""|\\["'^`~=.](?:\{[A-Za-z]\}|[A-Za-z])|\{\\(?:o|O|l|L|aa|AA|ae|AE|oe|OE|ss|i|j)\}"""
)
_SPECIAL_WORDS = re.compile(r"(?i)\b(?:and|others|et al)\b")


def _has_special_word(value: str) -> bool:
    lower = value.lower()
    if "and" not in lower and "others" not in lower and "et al" not in lower:
        return False  # nearly always, and faster than the pattern
    return bool(_SPECIAL_WORDS.search(value))


def _plain_persons(value: str) -> Iterator[tuple[int, str]]:
    offset = 0
    for piece in value.split(" and "):
        yield offset, piece
        offset += len(piece) + len(" and ")


def _split_list(value: str, problems: list[NameProblem]) -> list[tuple[int, str]]:
    pieces = split_list(value)
    masked = mask(value)
    for touching in _TOUCHING_AND.finditer(masked):
        message = "a space is missing before `and`"
        problems.append(NameProblem(touching.start(), message, "add the space"))
    present = [(offset, piece) for offset, piece in pieces if piece]
    for index, (offset, piece) in enumerate(pieces):
        if not piece and len(pieces) > 1:
            where = "begins" if index == 0 else "ends" if index == len(pieces) - 1 else ""
            message = f"a list of names {where} with `and`" if where else "`and` twice in a row"
            hint = "add the missing name, or remove the `and`"
            problems.append(NameProblem(min(offset, len(value) - 1), message, hint))
    for separator, pattern in _SEPARATORS:
        if not pattern.search(masked):
            continue
        parts = [
            (offset + start, part)
            for offset, piece in present
            for start, part in split_at(pattern, piece)
            if part
        ]
        # "Simon \& Schuster" is one name, "Jane Doe \& Ann Poe" are two.
        is_list = separator in ";、" or all(is_full_name(part) for _, part in parts)
        if len(parts) > len(present) and is_list:
            problems.append(NameProblem(present[0][0], f"names are joined by `{separator}`", _JOIN))
            present = parts
    return present or [(0, "")]


# Where `grammar.split_list` divides a list although a space is missing.
_TOUCHING_AND = re.compile(r"(?<=[.,;\0])and(?=[\s~])", re.IGNORECASE)

# "Family, Given" with a family name of one word.
_FAMILY_COMMA_GIVEN = re.compile(r"[^\s,]+,\s*[^\s,]")


def _split_piece(
    piece: str,
    offset: int,
    *,
    last: str,
    problems: list[NameProblem],
    has_family_comma_given: bool,
) -> list[tuple[int, str]]:
    """Return the persons in a piece between two `and`s, which may be a list with commas.

    `offset` is the index of the piece. `last` is the last piece of the list, or "" for that piece.
    With `has_family_comma_given`, a person of the list is "Family, Given"; then two words before a
    comma are taken for a family name without a problem. Problems are added to `problems`.
    """
    if ("," not in piece and "，" not in piece) or is_extended(piece):
        return [(offset, piece)] if piece else []
    split = [(offset + start, part) for start, part in split_commas(piece)]
    parts = [(start, part) for start, part in split if part]
    if not parts:
        problems.append(NameProblem(offset, "a comma without a name"))
        return []
    texts = [take_marks(part)[0] for _, part in parts]
    if not all(texts):
        # The comma separates marks.
        return [(offset, piece)]
    if len(split) == 2 and len(parts) == 2 and " " not in texts[0]:
        return [(offset, piece)]
    ends_with_comma = not split[-1][1]
    if _is_comma_list(texts, last=last, oxford=ends_with_comma and bool(last)):
        problems.append(NameProblem(offset, f"the names in `{piece}` are joined by commas", _JOIN))
        return _pair_up(parts, texts)
    if ends_with_comma:
        message = f"the name `{piece}` ends with a comma"
        problems.append(NameProblem(offset, message, "remove the comma"))
    elif len(texts) == 2 and not has_family_comma_given and all(map(_is_two_full_words, texts)):
        message = f"`{piece}` is read as one person with the family name `{texts[0]}`"
        hint = f"if these are two persons, {_JOIN}; otherwise put the family name in braces"
        problems.append(NameProblem(offset, message, hint))
    elif len(texts) == 3 and len(texts[1]) > 4 and not any(map(SUFFIX.fullmatch, texts)):
        message = f"`{texts[1]}` is between commas, which is the place of a suffix such as `Jr.`"
        problems.append(NameProblem(offset, message, _JOIN))
    end = split[-1][0] - offset if ends_with_comma else len(piece)
    return [(offset, piece[:end].rstrip(" ,，~\t\n") if ends_with_comma else piece)]


def _is_comma_list(texts: list[str], *, last: str, oxford: bool) -> bool:
    """Tell whether texts between commas are several persons; `oxford` for a comma before `and`."""
    match texts:
        case [_]:
            return False
        case [first, second]:
            # A family name does not begin with initials: "J. Doe, Richard Roe".
            if is_organisation(first) and is_full_name(second):
                return True
            if _begins_with_initial(first) and is_full_name(second):
                return True
            last_has_no_comma = is_full_name(last) and "," not in mask(last)
            if last_has_no_comma and _may_be_person(first) and _may_be_person(second):
                return True
        case [_, middle, _]:
            if all(map(is_full_name, texts)) or all(map(is_cjk, texts)):
                return True
            if any(map(is_organisation, texts)):
                return True
            if oxford and not SUFFIX.fullmatch(middle):
                return True
        case _:
            return True
    return all(map(_is_index_form, texts)) and not all(text.isupper() for text in texts)


def _pair_up(parts: list[tuple[int, str]], texts: list[str]) -> list[tuple[int, str]]:
    """Return the persons in "A. Poe, Doe, Jane, Roe, R., Jr.": whole names and "Family, Given"."""
    persons: list[tuple[int, str]] = []
    are_cjk = all(map(is_cjk, texts))
    index = 0
    while index < len(parts):
        start, person = parts[index]
        is_short = len(split_words(texts[index])) == 1
        is_whole = is_organisation(texts[index]) or (are_cjk and len(texts[index]) > 1)
        index += 1
        if (
            not is_whole
            and index < len(parts)
            and (
                (is_short and not is_organisation(texts[index]))
                or _are_initials(texts[index])
                or SUFFIX.fullmatch(texts[index])
            )
        ):
            person, index = f"{person}, {parts[index][1]}", index + 1
        persons.append((start, person))
    return persons


def is_full_name(text: str) -> bool:
    """Tell whether a text has several words, at least one of which is not initials."""
    words = split_words(text)
    return len(words) > 1 and not _are_initials(text)


def is_initials(word: str) -> bool:
    """Tell whether a word is initials: `J.`, `J.-P.`, or `JP` as in bibliographic indexes."""
    if not word.replace(".", "").replace("-", "").replace("~", "").isupper():
        return False
    is_without_dots = len(word) <= _MOST_INITIALS and word.isalpha()
    return is_without_dots or bool(_DOTTED_INITIALS.fullmatch(word))


def _may_be_person(text: str) -> bool:
    words = split_words(text)
    return (
        len(words) > 1
        and not is_lower(words[0])
        and not words[0].startswith("{")
        and not is_initials(words[-1])
        and not SUFFIX.fullmatch(words[-1])
    )


def _is_two_full_words(text: str) -> bool:
    words = split_words(text)
    return len(words) == 2 and _may_be_person(text) and not is_initials(words[0])


def _is_index_form(text: str) -> bool:
    """Tell whether a name has the form of PubMed: "Doe JA"."""
    words = split_words(text)
    return len(words) > 1 and words[-1].isalpha() and is_initials(words[-1])


def _begins_with_initial(text: str) -> bool:
    words = split_words(text)
    # Only initials with dots count: in a name in capital letters, "VAN" looks like initials.
    dotted = [word for word in words[:-1] if len(word) == 1 or "." in word]
    return any(map(is_initials, dotted)) and not is_initials(words[-1])


def _are_initials(text: str) -> bool:
    return all(map(is_initials, split_words(text)))
