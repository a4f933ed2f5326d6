r"""Formulas of .bib fields: replace old commands, and find what is text and not mathematics.

Some programs write a letter with an accent as a formula: `Mari$\acute{a}$`.
"""

from __future__ import annotations

import re
import unicodedata

from cvtex.latex.symbols import ACCENTS, SYMBOLS
from cvtex.text import Inlines, Style, Styled, Text
from cvtex.text.glyphs import is_printable
from cvtex.text.math_symbols import MATH_ACCENTS, MATH_SYMBOLS

_SCRIPT = re.compile(
    r"\s*([\^_])\s*(?:\{([^{}\\$^_~&]*)\}"
    r"|\{?\\(?:mathrm|textrm|text|mbox)\s*\{([^{}\\$^_~&]*)\}\}?"
    r"|([^{}\\$^_\s~&])|\{?\\([A-Za-z]+)\s*\}?)\s*"
)

# Formulas of a single symbol that are printed as text.
_TEXT_SYMBOLS = {
    "-": "−", "+": "+", "<": "<", ">": ">", "=": "=", "|": "|", "/": "/", "*": "∗", "'": "′",
    "''": "″",
}  # fmt: skip

_MODERN_FONTS = {
    "rm": "mathrm", "bf": "mathbf", "it": "mathit", "sf": "mathsf", "tt": "mathtt",
    "cal": "mathcal", "Bbb": "mathbb", "germ": "mathfrak", "frak": "mathfrak", "goth": "mathfrak",
    "Cal": "mathcal", "scr": "mathcal", "bold": "mathbf", "roman": "mathrm",
}  # fmt: skip
"""The fonts of LaTeX 2.09, and of AMS-TeX, in which MathSciNet has the titles of its entries."""
_OLD_FONT = re.compile(rf"\{{\\({'|'.join(_MODERN_FONTS)})(?![A-Za-z])\s*([^{{}}]*)\}}")


def are_printable(text: str) -> bool:
    """Tell whether the text fonts have all characters of a text."""
    return all(letter.isascii() or is_printable(letter) for letter in text)


_LEADING_FONT = re.compile(r"^\s*\\(rm|it|bf|sf|tt)(?![A-Za-z])\s*(.*)$", re.DOTALL)
_CALLIGRAPHIC = re.compile(r"\\cal(?![A-Za-z])\s?\{?([A-Za-z])\}?")
_MODERN_NAMES = {
    "bm": "boldsymbol", "mathscr": "mathcal", "mathds": "mathbb", "mathbbm": "mathbb",
    "emph": "mathit", "Box": "square", "Bbb": "mathbb", "germ": "mathfrak", "frak": "mathfrak",
    "goth": "mathfrak", "Cal": "mathcal", "scr": "mathcal", "bold": "mathbf", "roman": "mathrm",
}  # fmt: skip
_OLD_NAMES = re.compile(rf"\\({'|'.join(_MODERN_NAMES)})(?![A-Za-z])")
# In a formula it has no effect.
_ENSURED = re.compile(
    r"\{\\ensuremath\s*\{([^{}\\]*)\}\}|\\ensuremath\s*\{([^{}\\]*)\}|\\ensuremath(?![A-Za-z])\s*"
)


def _is_flat(tex: str) -> bool:
    return tex.count("{") == tex.count("}") and bool(tex.strip())


def modernise_math(tex: str) -> str:
    r"""Return a formula with the commands of current LaTeX: `{\rm eff}` as `{\mathrm{eff}}`.

    Commands of LaTeX 2.09, of AMS-TeX and of some packages are replaced. Spaces are single, with
    none at the ends; the command `\ ` is kept.
    """
    if "ensuremath" in tex:
        tex = _ENSURED.sub(_ensured, tex)
    tex = _LEADING_FONT.sub(
        lambda old: rf"\{_MODERN_FONTS[old[1]]}{{{old[2]}}}" if _is_flat(old[2]) else old[0], tex
    )
    tex = _OLD_FONT.sub(lambda old: rf"{{\{_MODERN_FONTS[old[1]]}{{{old[2]}}}}}", tex)
    tex = _CALLIGRAPHIC.sub(r"\\mathcal{\1}", tex)
    return _single_spaced(_OLD_NAMES.sub(lambda old: rf"\{_MODERN_NAMES[old[1]]}", tex))


_SPACES = re.compile(r"(\\.)|\s+", re.DOTALL)


def _single_spaced(tex: str) -> str:
    spaced = _SPACES.sub(lambda match: match[1] or " ", tex).lstrip()
    return spaced if spaced.endswith("\\ ") else spaced.rstrip()


def _ensured(found: re.Match[str]) -> str:
    content = (found[1] or found[2] or "").strip()
    return content if len(content) < 2 else f"{{{content}}}"


def math_as_text(tex: str) -> Inlines | None:
    r"""Return a formula that is only a symbol or a script as text: `$^{th}$`, `$\mu$`.

    Return None for other formulas, and for characters that the text fonts do not have.
    """
    bare = tex.strip()
    symbol = _TEXT_SYMBOLS.get(bare) or MATH_SYMBOLS.get(bare[1:] if bare.startswith("\\") else "")
    if symbol is not None:
        return (Text(symbol),) if are_printable(symbol) else None
    match = _SCRIPT.fullmatch(tex)
    if match is None:
        return None
    script, group, upright, letter, command = match.groups()
    content = MATH_SYMBOLS.get(command) if command else group or upright or letter
    if content is None or not are_printable(content):
        return None
    if content == "∘":
        return (Text("°"),)
    if not any(map(str.isalpha, content)):
        content = content.replace("-", "−")
    style = Style.SUPERSCRIPT if script == "^" else Style.SUBSCRIPT
    return (Styled(style, (Text(content.strip()),)),) if content.strip() else ()


_WRAPPER = re.compile(r"\\(?:mathrm|mathit|mathnormal|textrm|textit|text|mbox)(?![A-Za-z])|[{}]")
_PART = re.compile(r"\\(?P<command>[A-Za-z]+|.)|(?P<letter>[^\W\d_])|(?P<space>\s+)|.", re.DOTALL)
_LETTERS = {
    name: letter for name, letter in SYMBOLS.items() if letter.isalpha() and len(letter) == 1
} | {"imath": "ı", "jmath": "ȷ"}
_MARKS = ACCENTS | MATH_ACCENTS


def letters_in_math(tex: str) -> str | None:
    r"""Return the letters that a formula consists of: `ó` for `\acute{o}`, `ı` for `\i`.

    Return None for any other formula, and if no letter has an accent or is a command. An accented
    letter that Unicode does not have is a symbol of mathematics: `\hat{x}`.
    """
    letters: list[str] = []
    marks = ""
    is_special = False
    for part in _PART.finditer(_WRAPPER.sub(" ", tex)):
        command = part["command"]
        letter = part["letter"] or (_LETTERS.get(command) if command else None)
        is_special = is_special or command is not None
        if letter is not None:
            dotted = {"ı": "i", "ȷ": "j"}.get(letter, letter) if marks else letter
            letters.append(unicodedata.normalize("NFC", dotted + marks[::-1]))
            marks = ""
        elif command in _MARKS:
            marks += _MARKS[command]
        elif not part["space"]:
            return None
    is_text = is_special and letters and not marks and all(len(letter) == 1 for letter in letters)
    return "".join(letters) if is_text else None


_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)


def is_within_word(value: str, start: int, end: int) -> bool:
    r"""Tell whether a part of a value is in a word that has two other letters, and touches one.

    In `caf$\acute{e}$` the accent belongs to the letter, in `u$\bar{u}$` it is a symbol of physics.
    """
    before = _COMMAND.sub("", value[max(0, start - _WORD) : start]).rpartition(" ")[2]
    after = _COMMAND.sub("", value[end : end + _WORD]).partition(" ")[0]
    touches = before.rstrip("{}$")[-1:].isalpha() or after.lstrip("{}$")[:1].isalpha()
    return touches and sum(map(str.isalpha, before + after)) > 1


_WORD = 60
"""The most characters before and after a formula that are searched for the rest of its word."""
