"""The text that pdfplumber reads: lines from the left to the right, from the top to the bottom."""

from __future__ import annotations

from io import BytesIO


def pages(pdf: bytes) -> tuple[str, ...]:
    """Return the text of each page."""
    import pdfplumber

    with pdfplumber.open(BytesIO(pdf)) as opened:
        return tuple(page.extract_text() for page in opened.pages)
