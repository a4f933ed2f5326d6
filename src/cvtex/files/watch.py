"""Wait until a file changes.

A CV has few files, so they are polled several times a second. Polling sees every way in which
editors save a file (in place, by renaming another file, by deleting it first), on every file
system; notifications of the system do not.
"""

from __future__ import annotations

import stat
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from cvtex.files.listing import NAMES

_INTERVAL = 0.05
"""Seconds between two polls."""

_STILL = 2
"""The number of polls without a change after which a file counts as saved."""

_RETURN, _CALM = 0.5, 2.0
"""Seconds to wait for a file that is gone or empty, since programs delete or empty a file before
they save it, and for files that keep changing to stop."""

_Stamps = Mapping[Path, tuple[int, int, int]]


class Watch:
    """Files, existing or not, and their state at the last poll.

    A path that ends in `listing.NAMES` changes when a file is added to its folder or removed.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        """Record the state of some files."""
        self._paths = tuple(dict.fromkeys(paths))
        self._seen = _look(self._paths)

    def follow(self, paths: Iterable[Path], since: float) -> None:
        """Watch other files from now on.

        A file that was watched before has changed if it has since the last poll; a new one if it
        was written after `since` (seconds since 1970), when it was not watched.
        """
        before, self._paths = self._paths, tuple(dict.fromkeys(paths))
        new = _look(path for path in self._paths if path not in before)
        self._seen = {
            **{path: stamp for path, stamp in new.items() if stamp[0] < since * 1e9},
            **{path: stamp for path, stamp in self._seen.items() if path in self._paths},
        }

    def wait(self, seconds: float) -> tuple[Path, ...]:
        """Return the files that have changed, once they are saved; none after `seconds` of calm."""
        until = time.monotonic() + seconds
        while True:
            now = _look(self._paths)
            if now != self._seen:
                before, self._seen = self._seen, self._settled(now)
                return _differing(before, self._seen)
            if time.monotonic() > until:
                return ()
            time.sleep(_INTERVAL)

    def _settled(self, now: _Stamps) -> _Stamps:
        """Wait until files no longer change, and deleted ones have had time to come back."""
        still, began = 0, time.monotonic()
        while (waited := time.monotonic() - began) < _CALM:
            is_whole = self._may_be_whole(now) or waited > _RETURN
            if still >= _STILL and is_whole:
                break
            time.sleep(_INTERVAL / 2)
            before, now = now, _look(self._paths)
            still = still + 1 if now == before else 0
        return now

    def _may_be_whole(self, now: _Stamps) -> bool:
        """Tell whether no file is gone or empty that was not: a program may be about to save it."""
        return all(
            path in now and (now[path][1] or not size) for path, (_, size, _) in self._seen.items()
        )


def _differing(before: _Stamps, now: _Stamps) -> tuple[Path, ...]:
    """Return the files that were changed, created or deleted between two states."""
    paths = sorted({*before, *now})
    return tuple(path for path in paths if before.get(path) != now.get(path))


def _look(paths: Iterable[Path]) -> _Stamps:
    """Return the modification time, size and inode of each file that exists."""
    stamps = {}
    for path in paths:
        with suppress(OSError, ValueError):  # it does not exist, or its name is invalid
            is_folder = path.name == NAMES
            status = (path.parent if is_folder else path).stat()
            if (stat.S_ISDIR if is_folder else stat.S_ISREG)(status.st_mode):
                stamps[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return stamps
