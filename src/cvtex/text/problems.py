"""A problem in a text of a CV or of a .bib file, before its place in the file is known."""

from __future__ import annotations

from dataclasses import dataclass

from cvtex.diagnostics import Code


@dataclass(frozen=True, slots=True)
class TextProblem:
    """A part of a text that cannot be printed as the user meant it, and a hint how to fix it.

    `part` is the wrong part of the text, or the beginning of it, exactly as in the file.
    """

    code: Code
    message: str
    hint: str
    part: str
