"""The client: one request at a time, as often as each service allows."""

from __future__ import annotations

from collections.abc import Callable

from cvtex.diagnostics import Result
from cvtex.network.messages import Answer, Event, Request


class Client:
    """Asks services, one request at a time."""

    def get(self, request: Request) -> Result[Answer]:
        """Return the answer to a request, or a diagnostic that says why there is none."""
        raise NotImplementedError


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
    raise NotImplementedError
