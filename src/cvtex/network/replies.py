"""Judge a reply by its status and its media type: an answer, or why it cannot be used."""

from __future__ import annotations

import re
from http import HTTPStatus

from cvtex.diagnostics import Code, Diagnostic, error
from cvtex.network.charsets import media_type
from cvtex.network.messages import Answer, Request
from cvtex.network.transport import Reply

LATER = "try again later; what has been fetched already is not asked for again"

TEMPORARY = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses after which the same request may succeed."""

_ABSENT = frozenset({404, 410})
_UNAUTHORISED = frozenset({401, 403})


class NoAnswerError(Exception):
    """There is no answer; the diagnostic says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def answer_of(request: Request, reply: Reply) -> Answer:
    """Return the answer of a reply, or raise `NoAnswerError` if it is of no use."""
    service, status = request.service, reply.status
    if status in _ABSENT:
        message = f"{service.name} has nothing for `{request.subject}`"
        hint = "is it spelled right? new entries take a while to get into a database"
        raise NoAnswerError(error(Code.NOT_FOUND, message, hints=(hint,)))
    if status in _UNAUTHORISED and service.key:
        message = f"{service.name} does not accept the key in `{service.key}` ({_words(status)})"
        hint = f"get a new key, and set the environment variable `{service.key}` to it"
        raise NoAnswerError(error(Code.NETWORK_FAILED, message, hints=(hint,)))
    if status >= 500:
        raise NoAnswerError(failing(request, status))
    if not 200 <= status < 300:
        raise useless(request, f"refuses the request ({_words(status)})")
    if not (reply.content.strip() or request.may_be_empty):
        raise useless(request, "sends an empty answer")
    kind, charset = media_type(reply.headers.get("content-type", ""))
    if not _is_of(kind, request.accept):
        raise useless(request, f"answers with `{kind}`, not with `{request.accept[0]}`")
    return Answer(kind, charset, reply.content)


def useless(request: Request, what: str) -> NoAnswerError:
    """Return the error for a reply that cannot be used; `what` says what the service does."""
    message = f"{request.service.name} {what}"
    hint = f"open `{request.subject}` in a browser to see what is there, or try again later"
    return NoAnswerError(error(Code.BAD_ANSWER, message, hints=(hint,)))


def failing(request: Request, status: int) -> Diagnostic:
    """Return the diagnostic for a service that fails."""
    message = f"{request.service.name} fails at the moment ({_words(status)})"
    return error(Code.NETWORK_FAILED, message, hints=(LATER,))


def busy(host: str, seconds: float) -> Diagnostic:
    """Return the diagnostic for a host that asks to wait for too long."""
    message = f"`{host}` asks to wait for {_duration(seconds)} before the next request"
    hint = "try again then; what has been fetched already is not asked for again"
    return error(Code.NETWORK_FAILED, message, hints=(hint,))


def _words(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} seconds"
    if seconds < 5400:
        return f"{seconds / 60:.0f} minutes"
    return f"{seconds / 3600:.0f} hours" if seconds < 129_600 else f"{seconds / 86_400:.0f} days"


_FAMILY = re.compile(r"(?:[/+.-]|^)(?:x-)?(bibtex|json|xml)$")
_ANY = frozenset({"", "text/plain", "application/octet-stream"})


def _is_of(kind: str, accepted: tuple[str, ...]) -> bool:
    """Tell whether a media type is among those accepted, as far as servers name them right."""
    if kind in accepted or kind in _ANY:
        return True
    family = _FAMILY.search(kind)
    known = {found[1] for other in accepted if (found := _FAMILY.search(other))}
    return family is not None and family[1] in known
