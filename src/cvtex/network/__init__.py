"""Ask servers politely over HTTPS, and trust nothing that they answer.

`open_client` is the way in: it returns a `Client`, or says which package is missing. `Client.get`
sends a `Request` to a `Service` and returns an `Answer` or a diagnostic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvtex.lazy import lazy_names

if TYPE_CHECKING:
    from cvtex.network.client import Client, open_client
    from cvtex.network.messages import Answer, Event, Request, Service

__all__ = ["Answer", "Client", "Event", "Request", "Service", "open_client"]

__getattr__ = lazy_names(
    __name__,
    {
        "client": ("Client", "open_client"),
        "messages": ("Answer", "Event", "Request", "Service"),
    },
)
