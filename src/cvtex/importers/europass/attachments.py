"""Files that are attached to a PDF."""

from __future__ import annotations

import io
import logging

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from cvtex.diagnostics import Code, Result, error

_MOST = 20


def attachments_of(data: bytes, largest: int) -> Result[tuple[bytes, ...]]:
    """Return the contents of the files in a PDF, of which none may be larger than `largest`."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    found: list[bytes] = []
    try:
        reader = PdfReader(io.BytesIO(data))
        for attachment in reader.attachment_list:
            content = attachment.content
            if len(content) <= largest:
                found.append(content)
            if len(found) == _MOST:
                break
    # Whatever is wrong in a PDF, pypdf may raise of it.
    except (
        PyPdfError,
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as problem:
        message = f"the PDF cannot be read: {problem}"
        return Result(None, (error(Code.FILE_UNREADABLE, message),))
    return Result(tuple(found))
