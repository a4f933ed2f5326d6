"""The text that pypdf reads: the characters in the order in which the PDF draws them."""

from __future__ import annotations

from io import BytesIO


def pages(pdf: bytes) -> tuple[str, ...]:
    """Return the text of each page."""
    from pypdf import PdfReader

    return tuple(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
