"""Write plain text so that it is printed as it is, although `cv.yaml` has rich text.

This is the opposite of `markdown`: importers and proposals of databases have plain text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cvtex.text.inlines import plain_text
from cvtex.text.lists import Items, divide, has_list
from cvtex.text.markdown import has_markup, parse_markdown

# Only from the first space of several, so that many of them take no time.
_LINE_END = re.compile(r"(?<![ \t])[ \t]*(?:\r\n|[\r\n])")

# What begins an item of a list: a bullet, a number, or a dot, which no backslash changes.
_MARKER = (
    r"(?P<margin>^[ \t]*)(?:(?P<bullet>[-+*](?=[ \t]+\S))"
    r"|(?P<number>\d{1,9})(?=[.)][ \t]+\S)|(?P<dot>•)[ \t]+(?=\S))"
)
# What may have a meaning where it stands: so only some stars, and of `--` the first sign.
_MEANINGS = (
    r"[$]", r"\*(?=\S)|(?<=\S)\*", r"(?<!\w)_|_(?!\w)", r"\[(?=[^\]]{0,300}\]\()", "-(?=-)",
    r"<(?=\S)", "`", r"\\(?=[!-/:-@\[-`{-~]|$)",
)  # fmt: skip
_ANY = re.compile(rf"{_MARKER}|[\\*_`\[\]<>$]|-(?=-)", re.MULTILINE)

_QUOTES = re.compile(r"[\"'‘’‚‛“”„‟‹›«»]")


def escaped(plain: str) -> str:
    """Return a plain text as rich text: printed, it has the same characters.

    Only what would have a meaning gets a backslash, so that most texts stay as they are. Straight
    quotation marks become those of the language, as in all texts of a CV, and a line end is a
    space. Blank lines divide paragraphs where a text has them.
    """
    text = _LINE_END.sub("\n", plain.rstrip())
    if _prints(text, text):
        return text
    meant = [_MARKER, *(signs for signs in _MEANINGS if re.search(signs, text, re.MULTILINE))]
    if not _prints(_escaped(text, meant), text):
        return _ANY.sub(_without_meaning, text)
    # What has no meaning here stays as it is. A long text is not parsed so often.
    for meaning in meant[1:] if len(meant) > _FEW and len(text) < _LONG else ():
        others = [other for other in meant if other != meaning]
        if _prints(_escaped(text, others), text):
            meant = others
    return _escaped(text, meant)


_FEW = 2
"""A text has to have signs of more than one kind for some of them to have no meaning."""

_LONG = 5000


def _escaped(text: str, meanings: Sequence[str]) -> str:
    return re.sub("|".join(meanings), _without_meaning, text, flags=re.MULTILINE)


def _without_meaning(found: re.Match[str]) -> str:
    margin = found["margin"] or ""
    if found["dot"]:
        return f"{margin}•\N{NO-BREAK SPACE}"
    if found["number"]:
        return f"{margin}{found['number']}\\"
    return f"{margin}\\{found[0].removeprefix(margin)}"


def _prints(rich: str, plain: str) -> bool:
    """Tell whether a rich text is printed as a plain one, but for spaces and quotation marks."""
    if has_list(rich) and any(isinstance(block, Items) for block in divide(rich)):
        return False
    if not has_markup(rich) and "--" not in rich:
        return True
    read = parse_markdown(rich)
    return not read.problems and _folded(plain_text(read.inlines)) == _folded(plain)


def _folded(text: str) -> str:
    return "".join(_QUOTES.sub("", text).split())
