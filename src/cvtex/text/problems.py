"""What is wrong with a text of a CV or of a .bib file, before anybody knows where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from cvtex.diagnostics import Code


@dataclass(frozen=True, slots=True)
class TextProblem:
    """Something that cannot be printed as it was meant, and a way out.

    `part` is the text at fault, or the beginning of it, as it is written.
    """

    code: Code
    message: str
    hint: str
    part: str
