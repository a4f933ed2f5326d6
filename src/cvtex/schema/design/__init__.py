"""The design of a CV, as a user or a theme writes it: paper, type, colours and each element."""

from __future__ import annotations

from cvtex.schema.design.design import DateFormat, Design, FontSize, Paper, ThemeName
from cvtex.schema.design.lazy_part import LazyPart

__all__ = ["DateFormat", "Design", "FontSize", "LazyPart", "Paper", "ThemeName"]
