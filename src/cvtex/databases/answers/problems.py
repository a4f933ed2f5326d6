"""Diagnostics about what is missing: a part of an answer, or the user's key."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from cvtex.diagnostics import Code, Diagnostic, Result, error, warning
from cvtex.network import Service


def incomplete(what: str, reasons: Iterable[Diagnostic]) -> Diagnostic:
    """Return the warning that a part is missing: `what` says what has come, or has not."""
    why = next((f": {reason.message}" for reason in reasons), "")
    hint = "try again later; what has been fetched already is not asked for again"
    return warning(Code.INCOMPLETE_ANSWER, f"{what}{why}", hints=(hint,))


def user_key(service: Service, page: str) -> Result[str]:
    """Return the key for a service, from the environment; `page` is where users get one."""
    key = os.environ.get(service.key, "").strip()
    if _KEY.fullmatch(key):
        return Result(key)
    problem = "has a space or another character that no key has" if key else "is not set"
    message = f"{service.name} needs a key, and `{service.key}` {problem}"
    hint = f"get a key at {page}, and set the environment variable `{service.key}` to it"
    return Result(None, (error(Code.NETWORK_FAILED, message, hints=(hint,)),))


_KEY = re.compile(r"[!-~]+")
