"""The text that pdfminer.six reads: blocks of lines that lie together on the page."""

from __future__ import annotations

from io import BytesIO

_PAGE_END = "\f"


def pages(pdf: bytes) -> tuple[str, ...]:
    """Return the text of each page."""
    from pdfminer.high_level import extract_text

    text = extract_text(BytesIO(pdf))
    return tuple(text.removesuffix(_PAGE_END).split(_PAGE_END))
