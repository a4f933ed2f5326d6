"""Find the placeholders that a user has left in a CV: those of `cvtex new --name`, and others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvtex.diagnostics import Code, Diagnostic, Note, warning
from cvtex.yaml import YamlDocument

_PLACEHOLDER = re.compile(r"\s*<[^\W\d_]+(?:[ ’'-][^\W\d_]+)+>\s*")
"""Two words or more in angle brackets, in any language; one word may be a tag of HTML."""


def placeholders(document: YamlDocument) -> Iterator[Diagnostic]:
    """Report the placeholders of a CV in one warning, with the place of each."""
    if not any("<" in source.text for source in document.sources):
        return
    found = [
        (value.strip(), span) for value, span in document.scalars() if _PLACEHOLDER.fullmatch(value)
    ]
    if found:
        (first, place), *others = found
        count = f" and {len(others)} more are placeholders" if others else " is a placeholder"
        yield warning(
            Code.PLACEHOLDER,
            f"`{first}`{count}",
            place,
            hints=("write what is true of you instead, or remove the key",),
            notes=tuple(Note("this too", span) for _, span in others),
        )
