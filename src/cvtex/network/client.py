"""The client: it sends one request at a time, as often as each service allows.

Answers are kept, so that a second run asks nothing. Whatever a server does, a request has an answer
or a diagnostic that says why there is none.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from types import TracebackType
from typing import NoReturn, Protocol, Self

from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.files.installation import command_for
from cvtex.network import kept
from cvtex.network.addresses import address_of, host_of, is_allowed, is_loopback, target_of
from cvtex.network.messages import Answer, Event, Request
from cvtex.network.pace import Pace, pause_after, retry_after
from cvtex.network.replies import (
    LATER,
    TEMPORARY,
    NoAnswerError,
    answer_of,
    busy,
    failing,
    useless,
)
from cvtex.network.transport import PACKAGES, HttpTransport, Limits, Reply, TransportError
from cvtex.version import __version__

MAIL = "CVTEX_MAIL"
"""The environment variable with the user's mail address."""

HOME = "https://github.com/cvtex/cvtex"


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a request is sent again, how many redirects are followed, and how long is waited.

    `tries` counts the first one. `pause` is the time in seconds before the second try, and twice
    that before the third. `longest` is the longest time that a server may ask to wait.
    """

    tries: int = 3
    redirects: int = 5
    pause: float = 2.0
    longest: float = 60.0


class Transport(Protocol):
    """What sends a request: `HttpTransport`."""

    def send(self, url: str, headers: dict[str, str]) -> Reply:
        """Return the reply to a `GET`, or raise `TransportError`."""

    def close(self) -> None:
        """Close all connections."""


class Client:
    """Asks services, one request at a time; it is made by `open_client`."""

    def __init__(  # noqa: PLR0913 - all by name
        self,
        transport: Transport,
        *,
        mail: str = "",
        refresh: bool = False,
        watch: Callable[[Event], None] | None = None,
        patience: Patience = Patience(),
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.mail = mail
        """The user's mail address, for services that ask for it, or an empty text."""
        self._transport = transport
        self._refresh = refresh
        self._watch = watch or (lambda _event: None)
        self._patience = patience
        self._clock = clock
        self._sleep = sleep
        self._pace = Pace(clock)
        self._asked: set[str] = set()
        self._failing: set[str] = set()
        self._failed: dict[str, Diagnostic] = {}

    def __enter__(self) -> Self:
        """Return the client, whose connections are closed at the end of the block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close all connections."""
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._transport.close()

    def get(self, request: Request) -> Result[Answer]:
        """Return the answer to a request, or a diagnostic that says why there is none.

        An answer is kept for a day. The code of the diagnostic is `not-found` if the service says
        that there is nothing, `bad-answer` if its answer is of no use, and else `network-failed`.
        """
        name = kept.name_of(request)
        if not self._refresh or name in self._asked:
            answer = kept.load(name, self._clock(), size=Limits().size)
            if answer is not None:
                return Result(answer)
        try:
            answer = answer_of(request, self._followed(request))
        except NoAnswerError as failure:
            return Result(None, (failure.diagnostic,))
        self._asked.add(name)
        kept.keep(name, answer, self._clock())
        return Result(answer)

    def forget(self, request: Request) -> None:
        """Delete the answer to a request that is kept, because it cannot be used."""
        kept.forget(kept.name_of(request))

    def _followed(self, request: Request) -> Reply:
        """Send a request, and follow redirects to the hosts of the service."""
        url = address_of(request, is_complete=True)
        first = host_of(url)
        for _ in range(self._patience.redirects + 1):
            if not is_allowed(url, request.service):
                host = host_of(url)
                where = f"`{host}`" if host else "something that is not a web address"
                raise useless(request, f"redirects to {where}, which is not asked")
            headers = {"User-Agent": self._agent(), "Accept": ", ".join(request.accept)}
            if host_of(url) == first:
                headers.update(request.secrets)
            reply = self._sent(request, url, headers)
            location = reply.headers.get("location", "")
            if not (300 <= reply.status < 400 and location):
                return reply
            url = target_of(url, location)
        raise useless(request, "redirects without end")

    def _agent(self) -> str:
        mail = f"; mailto:{self.mail}" if self.mail else ""
        return f"cvtex/{__version__} ({HOME}{mail})"

    def _sent(self, request: Request, url: str, headers: dict[str, str]) -> Reply:
        """Send a request to one address, again if it fails in a way that may pass."""
        host = host_of(url)
        if host in self._failed:
            raise NoAnswerError(self._failed[host])
        for attempt in range(self._patience.tries):
            is_last = attempt + 1 == self._patience.tries
            pause = self._patience.pause * 2**attempt
            self._wait(request, host)
            self._watch(Event(request.service.name, request.subject))
            self._pace.note(host)
            try:
                reply = self._transport.send(url, headers)
            except TransportError as failure:
                if is_last or not failure.may_pass:
                    self._give_up(request, host, failure)
                self._pace.hold(host, pause)
                continue
            if reply.status not in TEMPORARY:
                self._failing.discard(host)
                self._pace.hold(host, pause_after(reply.headers))
                return reply
            asked = retry_after(reply.headers.get("retry-after", ""), self._clock())
            if asked is not None or not is_last:
                self._pace.hold(host, pause if asked is None else asked)
            if is_last:
                self._give_up_status(request, host, reply.status)
        raise AssertionError  # there is at least one try

    def _give_up_status(self, request: Request, host: str, status: int) -> NoReturn:
        problem = failing(request, status)
        # It fails for one subject, or for all: then the next ones need not wait for it.
        if host in self._failing:
            self._failed[host] = problem
        self._failing.add(host)
        raise NoAnswerError(problem)

    def _wait(self, request: Request, host: str) -> None:
        seconds = self._pace.wait(host, request.service.interval)
        if seconds > self._patience.longest:
            raise NoAnswerError(busy(host, seconds))
        if seconds > 0:
            self._watch(Event(request.service.name, request.subject, seconds))
            self._sleep(seconds)

    def _give_up(self, request: Request, host: str, failure: TransportError) -> NoReturn:
        if failure.is_bad_answer:
            raise useless(request, str(failure))
        hint = failure.hint or LATER
        problem = error(Code.NETWORK_FAILED, f"`{host}` {failure}", hints=(hint,))
        # The next request would wait for the same server again.
        self._failed[host] = problem
        raise NoAnswerError(problem)


_MAIL = re.compile(r"[^\s@<>()\";,\\]+@[^\s@<>()\";,\\]+", re.ASCII)


def open_client(
    *,
    mail: str = "",
    refresh: bool = False,
    watch: Callable[[Event], None] | None = None,
    loopback: str = "",
) -> Result[Client]:
    """Return a client, or say which package has to be installed.

    `mail` is the user's address, which some services ask for; without one it is that of the
    environment variable `CVTEX_MAIL`, if there is any. With `refresh`, no kept answer is used.
    `watch` is called before each request and each wait. `loopback` is for tests only: the address
    of a server on this computer, such as `http://127.0.0.1:8080`, that gets all requests.
    """
    missing = next((name for name in PACKAGES if find_spec(name) is None), None)
    if missing is not None:
        message = f"the package `{missing}`, which uses the network, is not installed"
        hint = f"install what asks databases: `{command_for('fetch')}`"
        return Result(None, (error(Code.MISSING_PACKAGE, message, hints=(hint,)),))
    mail = (mail or os.environ.get(MAIL, "")).strip()
    if mail and not (_MAIL.fullmatch(mail) and mail.isascii() and mail.isprintable()):
        message = f"`{mail}` is not a mail address"
        hint = f"correct it in `--mail` or the environment variable `{MAIL}`, or leave it out"
        return Result(None, (error(Code.INVALID_VALUE, message, hints=(hint,)),))
    if loopback and not is_loopback(loopback):
        message = f"`{loopback}` is not the address of a server on this computer"
        return Result(None, (error(Code.NETWORK_FAILED, message),))
    return Result(
        Client(HttpTransport(Limits(), loopback), mail=mail, refresh=refresh, watch=watch)
    )
