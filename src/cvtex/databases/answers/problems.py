"""Diagnostics about what is missing."""

from __future__ import annotations

from collections.abc import Iterable

from cvtex.diagnostics import Code, Diagnostic, error, warning
from cvtex.network import Service


def incomplete(what: str, reasons: Iterable[Diagnostic]) -> Diagnostic:
    """Return the warning that a part is missing: `what` says what has come, or has not."""
    why = next((f": {reason.message}" for reason in reasons), "")
    hint = "try again later; what has been fetched already is not asked for again"
    return warning(Code.INCOMPLETE_ANSWER, f"{what}{why}", hints=(hint,))


def missing_key(service: Service, page: str) -> Diagnostic:
    """Return the diagnostic for a service that needs a key; `page` is where users get one."""
    message = f"{service.name} needs a key, and `{service.key}` is not set"
    hint = f"get a key at {page}, and set the environment variable `{service.key}` to it"
    return error(Code.NETWORK_FAILED, message, hints=(hint,))
