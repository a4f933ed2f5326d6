"""Which kinds of problems a CV switches off or turns into errors: the keys of `checks`."""

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
            else "it stands in brackets in a message, and docs/diagnostics.md has them all"
        )
        meant = clearly_closest(str(value), sorted(ADJUSTABLE)) or ""
        fail(Code.UNKNOWN_FIELD, f"there is no kind of problem `{value}`", hint, fix=meant)
    if code not in ADJUSTABLE:
        message = f"`{code}` is always an error, since nothing can be set with it"
        fail(Code.INVALID_VALUE, message, "remove it here, and mend what is reported")
    return code


CheckCode = Annotated[
    Code,
    Read(_code, {"type": "string", "enum": sorted(ADJUSTABLE)}),
]
"""The code of a kind of problem that can be switched off or made an error."""
