r"""Write plain text as the value of a field of a .bib file.

All letters stay as they are: cvtex and biber read Unicode. What TeX, BibTeX or cvtex would read as
something else is written so that it is read as the character.
"""

from __future__ import annotations

import re
import unicodedata

from cvtex.latex.braces import closed_group_end
from cvtex.text.math import check_math, with_commands

_COMMANDS = {
    # BibTeX counts braces after a backslash too, so each of them is a command.
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "`": r"\textasciigrave{}",
    '"': r"\textquotedbl{}",
    "\u00a0": "~", "\u2009": r"\,", "\u202f": r"\,",
}  # fmt: skip
_SPECIAL = re.compile(f"[{re.escape(''.join(_COMMANDS))}]")

# An opening mark is before a word, and a closing mark after one.
_QUOTED = re.compile(r'(?<![^\s(\[{–—-])"(?=[^\s"])([^"]*[^\s"])"(?![^\s)\]}.,;:!?–—-])')
_QUOTES = {"\ue000": "``", "\ue001": "''"}

# Two characters that TeX's fonts or cvtex read as one thing; the second alternative would be read
# as a tag of HTML, and the third as an entity.
_JOINED = re.compile(
    r"(?<=[-<>,'])(?:(?<=(.))(?=\1))|(?<=<)(?=/?[A-Za-z][^<>]*>)|(?<=\\&)(?=[a-z#])"
)
_DASHES = re.compile(r"(?<= )-(?:\{\}-){1,2}(?= )")

# Characters without a glyph that a copied text may have; none of them is a space.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ue000\ue001]")


def plain_value(text: str) -> str:
    """Return a text as `latex_of` takes it: composed, on one line, without invisible characters.

    No-break and thin spaces stay.
    """
    text = unicodedata.normalize("NFC", without_invisible(text))
    text = "".join(c for c in text if c in "\t\n\r\f\v" or unicodedata.category(c) not in _OMITTED)
    return _SPACES.sub(" ", text).strip(_STRIPPED)


def without_invisible(text: str) -> str:
    """Return a text without the characters that are not seen, such as soft hyphens."""
    return _INVISIBLE.sub(_visible, text)


_OMITTED = frozenset({"Cc", "Cs", "Co", "Cn"})
_SPACES = re.compile("[^\\S\u00a0\u2009\u202f]+")
_STRIPPED = " \t\u00a0\u2009\u202f"


def _visible(match: re.Match[str]) -> str:
    return " " if match[0] in "\u2028\u2029" else ""


def latex_of(plain: str) -> str:
    """Return the LaTeX of a field that prints a text, with balanced braces, on one line.

    cvtex reads the text from it, with the marks of printing: an apostrophe is ’, and straight
    quotation marks in pairs are “ and ”. Two or three hyphens between spaces are a dash.
    """
    return latex_of_part(plain_value(plain))


def latex_of_part(text: str) -> str:
    """Return the LaTeX of a part of a text, as `latex_of`, with the spaces at its ends."""
    text = _QUOTED.sub("\ue000\\1\ue001", text)
    text = _SPECIAL.sub(lambda match: _COMMANDS[match[0]], text)
    text = _DASHES.sub(lambda match: match[0].replace("{}", ""), _JOINED.sub("{}", text))
    for mark, written in _QUOTES.items():
        text = text.replace(mark, written)
    return text


def is_balanced(latex: str) -> bool:
    """Tell whether all braces of a value are in pairs, for cvtex and for BibTeX.

    BibTeX counts a brace after a backslash too.
    """
    depth = 0
    for character in latex:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0 and closed_group_end(f"{{{latex}}}", 0) == len(latex) + 2


def formula_of(tex: str) -> str:
    r"""Return `$…$` for a formula of TeX, with braces in pairs, or an empty text if it is not one.

    A brace that is printed is `\lbrace` or `\rbrace` if it has no partner.
    """
    written = with_commands(tex)
    if not is_balanced(written):
        written = _PRINTED_BRACE.sub(_named_brace, written)
    return f"${written}$" if is_balanced(written) and check_math(written) is None else ""


_PRINTED_BRACE = re.compile(r"\\\\|\\(?P<brace>[{}])")


def _named_brace(match: re.Match[str]) -> str:
    return {"{": r"\lbrace ", "}": r"\rbrace "}.get(match["brace"] or "", match[0])


def literal_value(text: str) -> str:
    """Return an address, a DOI or a number as the value of a field that is not LaTeX.

    What would end the value is encoded as in an address (RFC 3986, section 2.1).
    """
    return "".join(_ENCODED.get(c, c) for c in plain_value(text) if not c.isspace())


_ENCODED = {"{": "%7B", "}": "%7D", "\\": "%5C"}
