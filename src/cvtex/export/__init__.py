"""A `Document` in the formats of other programs: one table, `FORMATS`."""

from __future__ import annotations

from cvtex.export.formats import FORMATS, Format

__all__ = ["FORMATS", "Format"]
