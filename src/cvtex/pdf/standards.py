"""The standards that a PDF can keep."""

from __future__ import annotations

from enum import StrEnum


class Standard(StrEnum):
    """A standard for PDF."""

    UA = "ua"
    """PDF/UA-1 (ISO 14289-1): everybody can read the PDF, also with a screen reader."""

    A = "a"
    """PDF/A-2 (ISO 19005-2): the PDF can be read in a far future, since it needs nothing else."""
