r"""BibTeX's grammar of names: a list split at `and`, a name split into first, von, last and jr.

Works on LaTeX text and keeps it as it is; `names` takes marks off, decodes, and forgives mistakes.
The rules are BibTeX's (btxdoc; Markey, "Tame the BeaST", section 11) with these differences, which
Unicode and practice ask for: letters of all scripts have a case, a hyphen does not divide words,
a no-break space and `~` are blanks, `\,` is no comma, and an accent without braces (`\v{S}`) does
not make its word lower-case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from cvtex.latex.braces import group_end

MASKED = "\0"
"""What `mask` puts in place of a character that divides nothing."""

_DIVISIVE = re.compile(r"[\\{}$&]")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z]+\d*);")
_BLANKS = "~" + "".join(filter(str.isspace, map(chr, range(0x3001))))
_WORD = re.compile(r"[^\s~]+")
_COMMA = re.compile(r"[,，]")
_AND = re.compile(r"(?<![^\s~])and(?![^\s~])", re.IGNORECASE)
_MACRO = re.compile(r"\\([A-Za-z]+|.|$)\s*", re.DOTALL)

_LETTER_MACROS = frozenset({
    "o", "O", "l", "L", "i", "j", "ss", "SS", "ae", "AE", "oe", "OE", "aa", "AA", "dh", "DH", "th",
    "TH", "dj", "DJ", "ng", "NG",
})  # fmt: skip
ACCENT_MACROS = frozenset({
    "H", "c", "k", "b", "d", "v", "u", "r", "t",
})  # fmt: skip
"""The accents that are named by a letter; the others are named by a symbol."""

_ARTICLE = re.compile(r"[a-z]{2,3}[-‐‑](?=[^\W\d_])(?![a-zß-öø-ÿ])")

_EXTENDED = re.compile(
    r'"?\s*(family|given|prefix|suffix|useprefix|[\w-]+-i)\s*=\s*', re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name's four parts in BibTeX's terms, as LaTeX, the words joined by single blanks.

    `divided` tells that a comma, or a key, said where the family name is.
    """

    first: str = ""
    von: str = ""
    last: str = ""
    jr: str = ""
    divided: bool = False


def mask(value: str) -> str:
    r"""Return a text of the same length in which only what stands outside of braces can divide.

    Escaped characters, formulas and HTML entities are masked as well; `\ ` becomes a blank.
    """
    if not _DIVISIVE.search(value):
        return value
    masked = list(value)
    depth = index = 0
    while index < len(value):
        end = index + 1
        match value[index]:
            case "\\" if end < len(value):
                end += 1
                if not depth:
                    filler = " " if value[index + 1].isspace() else MASKED
                    # An escaped ampersand may still stand for "and".
                    after = "&" if value[index + 1] == "&" else filler
                    masked[index:end] = (filler, after)
            case "{":
                depth += 1
            case "}":
                masked[index] = MASKED
                depth = max(depth - 1, 0)
            case "$" if not depth:
                end = value.find("$", end) + 1 or end
                masked[index:end] = MASKED * (end - index)
            case "&" if not depth and (entity := _ENTITY.match(value, index)):
                end = entity.end()
                masked[index:end] = MASKED * (end - index)
        if depth:
            masked[index:end] = MASKED * (end - index)
        index = end
    return "".join(masked)


def is_balanced(value: str) -> bool:
    """Tell whether the braces of a text pair up; as for BibTeX, a backslash changes nothing."""
    depth = 0
    for character in value:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


def split_at(pattern: re.Pattern[str], value: str) -> list[tuple[int, str]]:
    """Split a text where a pattern occurs outside of braces: the pieces, stripped, with offsets."""
    masked = mask(value)
    pieces = []
    start = 0
    for match in (*pattern.finditer(masked), None):
        end = match.start() if match else len(value)
        piece = masked[start:end].rstrip(_BLANKS)
        begin = end - len(masked[start:end].lstrip(_BLANKS)) if piece else end
        pieces.append((begin, value[begin : start + len(piece)]))
        start = match.end() if match else end
    return pieces


def split_list(value: str) -> list[tuple[int, str]]:
    """Split a list of names at each `and`; a piece is empty where a name is missing."""
    return split_at(_AND, value)


def split_commas(name: str) -> list[tuple[int, str]]:
    """Split a name at its commas."""
    return split_at(_COMMA, name)


def split_words(name: str) -> list[str]:
    """Split a text at its blanks."""
    if not _DIVISIVE.search(name):
        return name.replace("~", " ").split()
    return [name[match.start() : match.end()] for match in _WORD.finditer(mask(name))]


def split_parts(name: str) -> NameParts:
    """Split one name: "First von Last", "von Last, First" or "von Last, Jr, First".

    biblatex's `family=..., given=..., prefix=..., suffix=...` is read too. Commas beyond the
    second belong to the first name, and a comma at the end is as good as none.
    """
    if "=" in name and (keyed := _extended_parts(name)):
        return keyed
    pieces = [split_words(piece) for _, piece in split_commas(name)]
    if len(pieces) == 1:
        return _first_von_last(pieces[0])
    von, last = _von_last(pieces[0])
    jr = pieces[1] if len(pieces) > 2 else []
    first = [word for piece in pieces[2 if len(pieces) > 2 else 1 :] for word in piece]
    return NameParts(" ".join(first), " ".join(von), " ".join(last), " ".join(jr), divided=True)


def is_extended(name: str) -> bool:
    """Tell whether a name is in biblatex's extended format."""
    return "=" in name and _extended_parts(name) is not None


def is_lower(word: str) -> bool:
    r"""Tell whether a word counts as lower-case, which makes it a part of "von".

    The first letter outside of braces decides, or the first of a special character (`{\'e}`).
    Letters in plain braces and letters without case do not make a word lower-case.
    """
    depth = index = 0
    in_argument = False
    while index < len(word):
        character = word[index]
        if character == "\\":
            macro = _MACRO.match(word, index)
            name = macro[1] if macro else ""
            index = macro.end() if macro else index + 1
            if name in _LETTER_MACROS:
                return name[0].islower()
            if depth == 0 and name[:1].isupper() and name not in ACCENT_MACROS:
                return False
            in_argument = True
        elif character == "{" and not in_argument and not word.startswith("{\\", index):
            index = group_end(word, index)
        elif character.isalpha() and unicodedata.category(character) != "Lm":
            return character.islower()
        else:
            depth += (character == "{") - (character == "}")
            index += 1
    return False


def _first_von_last(words: list[str]) -> NameParts:
    start = next((i for i, word in enumerate(words[:-1]) if is_lower(word)), len(words) - 1)
    von, last = _von_last(words[max(start, 0) :])
    return NameParts(" ".join(words[: max(start, 0)]), " ".join(von), " ".join(last))


def _von_last(words: list[str]) -> tuple[list[str], list[str]]:
    if len(words) > 1 and _ARTICLE.match(words[-1]):
        # The article begins the family name: Muhammad ibn Musa al-Khwarizmi.
        start = next((i for i, word in enumerate(words) if is_lower(word)), len(words))
        end = len(words) - 1 if start < len(words) - 1 else 0
        return words[:end], words[end:]
    end = next((i for i in range(len(words) - 1, 0, -1) if is_lower(words[i - 1])), 0)
    return words[:end], words[end:]


def _extended_parts(name: str) -> NameParts | None:
    """Read biblatex's extended name format (biblatex manual, section 3.4)."""
    values: dict[str, str] = {}
    for piece in _unquoted_pieces(name):
        key = _EXTENDED.match(piece)
        if not key:
            return None
        text = piece[key.end() :].strip().strip('"')
        values[key[1].lower()] = " ".join(split_words(text))
    if not values.keys() & {"family", "given"}:
        return None
    return NameParts(
        values.get("given", ""),
        values.get("prefix", ""),
        values.get("family", ""),
        values.get("suffix", ""),
        divided=True,
    )


def _unquoted_pieces(name: str) -> Iterator[str]:
    pieces: list[str] = []
    for _, piece in split_commas(name):
        # A comma within quotes belongs to the value.
        if pieces and pieces[-1].count('"') % 2:
            pieces[-1] += f", {piece}"
        else:
            pieces.append(piece)
    return (piece for piece in pieces if piece)
