"""The keys of `checks`: the codes of problems that a CV can ignore or turn into errors."""

from __future__ import annotations

from typing import Annotated

from cvtex.diagnostics import ADJUSTABLE, Code
from cvtex.diagnostics.suggestions import clearly_closest, closest
from cvtex.schema.reading import Read, fail


def _code(value: object) -> Code:
    try:
        code = Code(str(value))
    except ValueError:
        close = closest(str(value), sorted(ADJUSTABLE))
        hint = (
            f"did you mean `{close}`?"
            if close
            else "a message has its code in brackets, and docs/diagnostics.md lists all codes"
        )
        meant = clearly_closest(str(value), sorted(ADJUSTABLE)) or ""
        fail(Code.UNKNOWN_FIELD, f"unknown code `{value}`", hint, fix=meant)
    if code not in ADJUSTABLE:
        message = f"`{code}` is always an error, since the CV cannot be typeset with it"
        fail(Code.INVALID_VALUE, message, "remove it here, and fix the problem that is reported")
    return code


CheckCode = Annotated[
    Code,
    Read(_code, {"type": "string", "enum": sorted(ADJUSTABLE)}),
]
"""The code of a kind of problem whose level can be changed."""
