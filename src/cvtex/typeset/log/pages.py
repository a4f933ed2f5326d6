"""How full the pages are, according to the lines that the macros of the base theme log."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.numbers import decimal_number, whole_number

_LENGTH = r"(-?[0-9]{1,5}\.[0-9]{1,6})pt"
_PAGE = re.compile(rf"^cvtex: page ([0-9]{{1,5}}) has {_LENGTH} of {_LENGTH}, lines of {_LENGTH}$")

_LOOSE = 0.6
_FEW_LINES = 2.5
"""The most lines on a last page that the text before it might take in."""


def page_warnings(lines: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield a warning for each page before the last that is loose, and for a short last page."""
    pages = [tuple(found.groups()) for line in lines if (found := _PAGE.match(line))]
    for number, height, whole, _ in pages[:-1]:
        part = (decimal_number(height) or 0.0) / (decimal_number(whole) or 1.0)
        if part < _LOOSE:
            message = f"page {number} is only {int(part * 100)}% full"
            hint = "let the block that begins the next page break: `keep_together: false`"
            yield warning(Code.LOOSE_PAGE, message, hints=(hint,))
    if len(pages) > 1:
        number, height, _, line = pages[-1]
        if (decimal_number(height) or 0.0) < _FEW_LINES * (decimal_number(line) or 0.0):
            message = f"the last page ({whole_number(number)}) has only a line or two"
            hint = "shorten the text, or choose smaller margins or a smaller `font_size`"
            yield warning(Code.SHORT_LAST_PAGE, message, hints=(hint,))
