"""Find raw LaTeX in the texts of a CV, for a build that allows none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvtex.diagnostics import Code, Diagnostic, error
from cvtex.yaml import YamlDocument

# A code span that asks to be LaTeX (pandoc's `raw_attribute`); `text.markdown` knows no other form.
_RAW = re.compile(r"`+[^`]*`+\{=latex\}|`\{=latex\}")


def raw_latex_in(document: YamlDocument) -> Iterator[Diagnostic]:
    """Yield an error for each value of a CV that contains raw LaTeX."""
    for text, span in document.scalars():
        if found := _RAW.search(text):
            message = "raw LaTeX is not allowed in this build"
            hint = "write it as text, or as a formula between dollars"
            place = document.source.within(span, found[0])
            yield error(Code.INVALID_VALUE, message, place, hints=(hint,))
