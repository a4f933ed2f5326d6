"""What is sent to a server and what comes back: services, requests, answers and events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cvtex.network.charsets import decoded


@dataclass(frozen=True, slots=True)
class Service:
    """Servers that may be asked: their name for messages, the hosts, and how often.

    Requests go only to `hosts`, also those to which an answer redirects; `*.example.org` is any
    host below `example.org`. `interval` is the least time in seconds between two requests to a
    host. `key` is the environment variable that has the user's key, if the service needs one.
    """

    name: str
    hosts: tuple[str, ...]
    interval: float = 1.0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A question to a service: `GET` of an address of HTTPS.

    `accept` are the media types that the answer may have, the best first. `subject` is what is
    asked for in the words of the user, such as `doi:10.1000/182`, for messages. The answer depends
    on `url`, `query` and `accept` alone. `secrets` are headers with the user's key, and
    `parameters` are added to the query: a mail address or a key. Neither is kept or shown, nor sent
    to another host than that of `url`. `may_be_empty` tells that an empty answer is one too.
    """

    service: Service
    url: str
    accept: tuple[str, ...]
    subject: str
    query: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    parameters: Mapping[str, str] = field(default_factory=dict, repr=False)
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service answered: its media type, in lower case, its character set, its content.

    `is_kept` tells that it was asked for in an earlier run.
    """

    type: str
    charset: str
    content: bytes
    is_kept: bool = False

    @property
    def text(self) -> str:
        """The content as text, without a byte order mark."""
        return decoded(self.content, self.charset)


@dataclass(frozen=True, slots=True)
class Event:
    """What a client is about to do, for a display of progress.

    It asks `service` for `subject`, or first waits for a number of `seconds`.
    """

    service: str
    subject: str
    seconds: float = 0.0
