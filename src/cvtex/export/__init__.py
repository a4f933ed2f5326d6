"""Export a `Document` to formats for other programs; the table `FORMATS` lists them."""

from __future__ import annotations

from cvtex.export.formats import FORMATS, Format

__all__ = ["FORMATS", "Format"]
