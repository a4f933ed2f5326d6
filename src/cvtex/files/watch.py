"""Waiting until a file changes.

The files of a CV are few, so they are looked at several times a second. That sees every way in
which editors save (over the file, beside it and renamed, deleted and made anew), on every file
system, where being told by the system sees only some.
"""

from __future__ import annotations

import stat
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

_LOOKING = 0.05
"""How many seconds are between two looks."""

_STILL = 2
"""How many looks in a row find no further change once a file has been saved."""

_RETURN, _CALM = 0.5, 2.0
"""How many seconds a file that has gone may take to be back, since some editors delete what they
save, and how many files that change all the time to be still."""

_Stamps = Mapping[Path, tuple[int, int, int]]


class Watch:
    """Files, there or not, as they stood when they were last looked at."""

    def __init__(self, paths: Iterable[Path]) -> None:
        """Look at files for the first time."""
        self._paths = tuple(dict.fromkeys(paths))
        self._seen = _look(self._paths)

    def follow(self, paths: Iterable[Path], since: float) -> None:
        """Watch other files from now on.

        One that was watched before has changed if it has since the last look; a new one, if it was
        written after `since` (seconds since 1970), when nobody looked.
        """
        before, self._paths = self._paths, tuple(dict.fromkeys(paths))
        new = _look(path for path in self._paths if path not in before)
        self._seen = {
            **{path: stamp for path, stamp in new.items() if stamp[0] < since * 1e9},
            **{path: stamp for path, stamp in self._seen.items() if path in self._paths},
        }

    def wait(self, seconds: float) -> tuple[Path, ...]:
        """Return what has changed, once it is saved; nothing if nothing does in so many seconds."""
        until = time.monotonic() + seconds
        while True:
            now = _look(self._paths)
            if now != self._seen:
                before, self._seen = self._seen, self._settled(now)
                return _differing(before, self._seen)
            if time.monotonic() > until:
                return ()
            time.sleep(_LOOKING)

    def _settled(self, now: _Stamps) -> _Stamps:
        """Wait until files stay as they are, and those that are gone are back, if they come."""
        still, began = 0, time.monotonic()
        while (waited := time.monotonic() - began) < _CALM:
            is_whole = now.keys() >= self._seen.keys() or waited > _RETURN
            if still >= _STILL and is_whole:
                break
            time.sleep(_LOOKING / 2)
            before, now = now, _look(self._paths)
            still = still + 1 if now == before else 0
        return now


def _differing(before: _Stamps, now: _Stamps) -> tuple[Path, ...]:
    """Return the files that have changed, come or gone; a whole change undone is none of these."""
    paths = sorted({*before, *now})
    return tuple(path for path in paths if before.get(path) != now.get(path))


def _look(paths: Iterable[Path]) -> _Stamps:
    """Return what tells of each file that is there whether it was written anew."""
    stamps = {}
    for path in paths:
        with suppress(OSError, ValueError):  # it is gone, or no name that a file can have
            status = path.stat()
            if stat.S_ISREG(status.st_mode):
                stamps[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return stamps
