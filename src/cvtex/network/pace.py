"""How often a host is asked: the time between two requests, also of different runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from email.utils import parsedate_to_datetime

from cvtex.files import cache

_KIND = "paces"


class Pace:
    """When each host may be asked again, by a clock in seconds since 1970.

    The time of a request is also kept in the cache, so that a loop of runs is as slow as one run.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._asked: dict[str, float] = {}
        self._held: dict[str, float] = {}

    def wait(self, host: str, interval: float) -> float:
        """Return for how many seconds a host may not be asked yet."""
        now = self._clock()
        since = now - self._last(host)
        # The time of a request may be in the future if the clock was set back.
        pause = interval - since if 0 <= since < interval else 0.0
        return max(pause, self._held.get(host, now) - now)

    def note(self, host: str) -> None:
        """Note that a host is asked now."""
        now = self._asked[host] = self._clock()
        cache.keep(_KIND, cache.name_of(host), repr(now).encode())

    def hold(self, host: str, seconds: float) -> None:
        """Note that a host may not be asked for some seconds, or for longer if that was noted."""
        self._held[host] = max(self._held.get(host, 0.0), self._clock() + seconds)

    def _last(self, host: str) -> float:
        if host not in self._asked:
            with suppress(ValueError):
                self._asked[host] = float(cache.load(_KIND, cache.name_of(host)) or b"-inf")
        return self._asked.get(host, float("-inf"))


def retry_after(header: str, now: float) -> float | None:
    """Return the seconds that a `Retry-After` asks to wait, or None if it has no such meaning.

    It is a number of seconds or a date (RFC 9110, section 10.2.3).
    """
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


_INTERVAL = re.compile(r"(\d{1,5})s?", re.ASCII)
_LIMIT = re.compile(r"\d{1,6}", re.ASCII)


def pause_after(headers: Mapping[str, str]) -> float:
    """Return the seconds to the next request that an answer asks for.

    Zotero has `Backoff` when it is busy. Crossref says how many requests it allows in an interval,
    fewer for a search than for a publication: `X-Rate-Limit-Limit` and `X-Rate-Limit-Interval`.
    """
    backoff = retry_after(headers.get("backoff", ""), 0.0) or 0.0
    interval = _INTERVAL.fullmatch(headers.get("x-rate-limit-interval", "").strip())
    limit = _LIMIT.fullmatch(headers.get("x-rate-limit-limit", "").strip())
    if interval is None or limit is None or not int(limit[0]):
        return backoff
    return max(backoff, int(interval[1]) / int(limit[0]))
