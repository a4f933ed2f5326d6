"""What is sent to a server and what comes back: services, requests, answers and events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

EMPTY: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Service:
    """A server that may be asked: its name for messages, its hosts, and how often.

    Requests go only to `hosts`, also those to which an answer redirects. `interval` is the least
    time in seconds from one request to the next.
    """

    name: str
    hosts: tuple[str, ...]
    interval: float = 1.0


@dataclass(frozen=True, slots=True)
class Request:
    """A question to a service: `GET` of an address of HTTPS.

    `accept` are the media types that the answer may have, the best first. `subject` is what is
    asked for in the words of the user, such as `doi:10.1000/182`, for messages. `secrets` are
    headers that hold the user's key: they are neither kept nor shown, nor sent to another host
    than that of `url`.
    """

    service: Service
    url: str
    accept: tuple[str, ...]
    subject: str
    query: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service answered: the media type in lower case, and the content.

    `text` is decoded by the character set of the answer. `is_kept` tells that it is from the cache.
    """

    url: str
    type: str
    text: str
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """What a client is about to do, for a display of progress.

    It asks `service` for `subject`, or waits `seconds` before it does so.
    """

    service: str
    subject: str
    seconds: float = 0.0
