r"""BibTeX's grammar of names: split a list at `and`, and a name into first, von, last and jr.

The input and the output are LaTeX; `parser` removes marks, decodes the parts, and handles what
does not follow the grammar. The rules are BibTeX's (btxdoc; Markey, "Tame the BeaST", section 11),
with differences for Unicode and common practice: letters of all scripts have a case, a hyphen does
not separate words, a no-break space and `~` are spaces, `\,` is not a comma, and an accent without
braces (`\v{S}`) does not make its word lower-case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from cvtex.latex.braces import group_end

_MASKED = "\0"
"""The character that `mask` writes in place of characters that are not separators."""

_NOT_PLAIN = re.compile(r"[\\{}$&]")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z]+\d*);")
_SPACES = "~" + "".join(filter(str.isspace, map(chr, range(0x3001))))
_WORD = re.compile(r"[^\s~]+")
_COMMA = re.compile(r"[,，]")
# In "Doe, J.and Roe, R." a space is missing.
_AND = re.compile(r"(?<![^\s~.,;\0])and(?![^\s~])", re.IGNORECASE)
_MACRO = re.compile(r"\\([A-Za-z]+|.|$)\s*", re.DOTALL)

_LETTER_MACROS = frozenset({
    "o", "O", "l", "L", "i", "j", "ss", "SS", "ae", "AE", "oe", "OE", "aa", "AA", "dh", "DH", "th",
    "TH", "dj", "DJ", "ng", "NG",
})  # fmt: skip
ACCENT_MACROS = frozenset({
    "H", "c", "k", "b", "d", "v", "u", "r", "t",
})  # fmt: skip
"""The accent commands whose name is a letter; the names of the others are symbols (`\\'`)."""

_ARTICLE = re.compile(r"[a-z]{2,3}[-‐‑](?=[^\W\d_])(?![a-zß-öø-ÿ])")

_EXTENDED = re.compile(
    r'"?\s*(family|given|prefix|suffix|useprefix|[\w-]+-i)\s*=\s*', re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class NameParts:
    """The four parts of a name in BibTeX's terms, as LaTeX, with single spaces between words.

    `divided` tells whether a comma or a key marks the family name.
    """

    first: str = ""
    von: str = ""
    last: str = ""
    jr: str = ""
    divided: bool = False


def mask(value: str) -> str:
    r"""Return a text of the same length with everything in braces replaced by null characters.

    Escaped characters, formulas and HTML entities are replaced as well, so that separators can be
    searched for in the result. `\ ` becomes spaces, and `\&` keeps its ampersand.
    """
    if not _NOT_PLAIN.search(value):
        return value
    masked = list(value)
    depth = index = 0
    while index < len(value):
        end = index + 1
        match value[index]:
            case "\\" if end < len(value):
                end += 1
                if not depth:
                    filler = " " if value[index + 1].isspace() else _MASKED
                    # An escaped ampersand may also mean "and".
                    after = "&" if value[index + 1] == "&" else filler
                    masked[index:end] = (filler, after)
            case "{":
                depth += 1
            case "}":
                masked[index] = _MASKED
                depth = max(depth - 1, 0)
            case "$" if not depth:
                end = value.find("$", end) + 1 or end
                masked[index:end] = _MASKED * (end - index)
            case "&" if not depth and (entity := _ENTITY.match(value, index)):
                end = entity.end()
                masked[index:end] = _MASKED * (end - index)
        if depth:
            masked[index:end] = _MASKED * (end - index)
        index = end
    return "".join(masked)


def is_balanced(value: str) -> bool:
    """Tell whether the braces of a text are balanced; as in BibTeX, escaped braces count too."""
    depth = 0
    for character in value:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


def split_at(pattern: re.Pattern[str], value: str) -> list[tuple[int, str]]:
    """Split a text at the matches of a pattern outside of braces.

    Returns the pieces without spaces at their ends, each with its index into `value`.
    """
    masked = mask(value)
    pieces = []
    start = 0
    for match in (*pattern.finditer(masked), None):
        end = match.start() if match else len(value)
        piece = masked[start:end].rstrip(_SPACES)
        begin = end - len(masked[start:end].lstrip(_SPACES)) if piece else end
        pieces.append((begin, value[begin : start + len(piece)]))
        start = match.end() if match else end
    return pieces


def split_list(value: str) -> list[tuple[int, str]]:
    """Split a list at each `and`, as `split_at`; where a name is missing, the piece is ""."""
    return split_at(_AND, value)


def split_commas(name: str) -> list[tuple[int, str]]:
    """Split a name at its commas, as `split_at`."""
    return split_at(_COMMA, name)


def split_words(name: str) -> list[str]:
    """Split a text at its spaces outside of braces."""
    if not _NOT_PLAIN.search(name):
        return name.replace("~", " ").split()
    return [name[match.start() : match.end()] for match in _WORD.finditer(mask(name))]


def split_parts(name: str) -> NameParts:
    """Split a name into its parts: "First von Last", "von Last, First" or "von Last, Jr, First".

    biblatex's `family=..., given=..., prefix=..., suffix=...` is read too. Commas after the second
    belong to the first name, and a comma at the end has no effect.
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
    r"""Tell whether a word is lower-case for BibTeX, so that it belongs to the "von" part.

    The first letter outside of braces decides, or the first letter of a special character
    (`{\'e}`). Letters in other braces and letters without case do not make a word lower-case.
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
        # An article with a hyphen begins the family name: Muhammad ibn Musa al-Khwarizmi.
        start = next((i for i, word in enumerate(words) if is_lower(word)), len(words))
        end = len(words) - 1 if start < len(words) - 1 else 0
        return words[:end], words[end:]
    end = next((i for i in range(len(words) - 1, 0, -1) if is_lower(words[i - 1])), 0)
    return words[:end], words[end:]


def _extended_parts(name: str) -> NameParts | None:
    """Parse biblatex's extended name format (biblatex manual, section 3.4); None if it is not."""
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
    """Yield the pieces of a name between the commas that are not in double quotes."""
    pieces: list[str] = []
    for _, piece in split_commas(name):
        if pieces and pieces[-1].count('"') % 2:
            pieces[-1] += f", {piece}"
        else:
            pieces.append(piece)
    return (piece for piece in pieces if piece)
