"""Write plain text so that it is printed as it is, although `cv.yaml` has rich text.

This is the opposite of `markdown`: importers and proposals of databases have plain text.
"""

from __future__ import annotations

import re

from cvtex.text.inlines import plain_text
from cvtex.text.markdown import has_markup, parse_markdown

_SPECIAL = re.compile(r"[\\*_`\[\]<>$]")
_WHERE_LINES_BEGIN = re.compile(r"^(\s*)([-+*•]|\d+[.)])(?=\s)", re.MULTILINE)


def escaped(plain: str) -> str:
    """Return a plain text as rich text: printed, it has the same characters.

    Only what would have a meaning gets a backslash, so that most texts stay as they are. Straight
    quotation marks become those of the language, as in all texts of a CV.
    """
    text = plain
    if has_markup(plain) and not _is_itself(plain):
        text = _SPECIAL.sub(r"\\\g<0>", plain)
    return _WHERE_LINES_BEGIN.sub(r"\1\\\2", text)


def _is_itself(plain: str) -> bool:
    """Tell whether a text without the marks of quotations is printed as it is written."""
    read = parse_markdown(re.sub(r"['\"]", "", plain))
    return plain_text(read.inlines) == re.sub(r"\s+", " ", re.sub(r"['\"]", "", plain))
