"""The files that cvtex keeps between runs, in the user's cache; they can be deleted at any time.

Every file is written completely and renamed into place, so that builds at the same time never read
half of one. If the user's cache cannot be written, a private folder in the system's temporary
folder is used; if that cannot be written either, nothing is kept.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import platformdirs

from cvtex.files.paths import absolute_path
from cvtex.files.write import write_atomically

MOST = {
    "formats": 4, "builds": 64, "lists": 16, "texts": 16, "programs": 2, "checked": 16,
    "templates": 200, "themes": 4, "assets": 4, "pages": 200, "hyphens": 80,
    "answers": 1000, "paces": 32,
}  # fmt: skip
"""The most files of each kind: a format has some 20 MB, the record of a build a few KB."""

LARGEST = {"answers": 100_000_000}
"""The most bytes of all files of a kind, where others decide how large each of them is."""


def folders() -> tuple[Path, ...]:
    """Return the folders to keep files in, the best first: the user's cache, a temporary folder."""
    own = f"cvtex-{os.getuid()}" if hasattr(os, "getuid") else "cvtex"
    found = []
    with suppress(RuntimeError):  # a user without a home folder
        found.append(platformdirs.user_cache_path("cvtex"))
    with suppress(OSError):  # there is no folder for temporary files
        temporary = Path(tempfile.gettempdir())
        if temporary != absolute_path(Path()):  # Python's last resort
            found.append(temporary / own)
    return tuple(found)


def find(kind: str, name: str) -> Path | None:
    """Return the path of a kept file, or None; its time of use becomes now."""
    for folder in folders():
        path = folder / kind / name
        if path.is_file() and _is_own(folder):
            with suppress(OSError):
                os.utime(path)
            return path
    return None


def newest(kind: str) -> Path | None:
    """Return the path of the file of a kind that was used last, or None."""
    kept = [file for folder in folders() if _is_own(folder) for file in _dated(folder / kind)]
    return max((file for file in kept if not file[1].name.startswith(".")), default=(0, None))[1]


def name_of(*parts: str) -> str:
    """Return the name of a file that depends on these texts: 32 hexadecimal digits."""
    # A path among the texts may have any half of a surrogate pair, which UTF-8 does not have.
    key = "\0".join(parts).encode(errors="surrogatepass")
    return hashlib.sha256(key).hexdigest()[:32]


def load(kind: str, name: str) -> bytes | None:
    """Return the content of a kept file, or None."""
    path = find(kind, name)
    with suppress(OSError):
        return path.read_bytes() if path else None
    return None


def load_object(kind: str, name: str) -> object:
    """Return a kept value, or None."""
    kept = load(kind, name)
    if kept is None:
        return None
    try:
        # Only the user may write into these folders: the files there are as trusted as the program.
        return pickle.loads(kept)  # noqa: S301 - see above
    except Exception:  # noqa: BLE001 - pickle raises whatever a damaged file makes it try
        return None


def keep_object(kind: str, name: str, value: object) -> None:
    """Keep a value that consists of cvtex's own types and Python's."""
    keep(kind, name, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))


def keep(
    kind: str, name: str, data: bytes, *, mode: int = 0o600, once: bool = False
) -> Path | None:
    """Keep a file, and delete the oldest of its kind if there are too many.

    With `once`, an existing file of the name is kept instead. Returns the path, or None if no
    folder can be written.
    """
    for folder in folders():
        try:
            if not make_folder(folder, kind):
                continue
            target = folder / kind / name
            target.parent.mkdir(mode=0o700, exist_ok=True)
            write_atomically(target, data, mode=mode, prefix=".", once=once)
        except OSError:
            continue
        _prune(folder / kind, MOST[kind], LARGEST.get(kind))
        return folder / kind / name
    return None


def remove(kind: str, name: str) -> None:
    """Delete a kept file, if there is one."""
    for folder in folders():
        with suppress(OSError):
            if _is_own(folder):
                (folder / kind / name).unlink(missing_ok=True)


def make_folder(folder: Path, kind: str) -> bool:
    """Create the folder for a kind of files; return False if others may write to it.

    Each folder has its own call, since `mkdir(parents=True)` ignores `mode` for the parents.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    if not _is_own(folder):
        return False
    (folder / kind).mkdir(mode=0o700, exist_ok=True)
    return True


WORK = "work"
"""The kind of the folders that runs work in (`workplace`)."""

ABANDONED = 600.0
"""Seconds after which no run is still at work: TeX is stopped long before."""


def remove_abandoned(places: Path) -> None:
    """Delete the working folders of runs that were killed."""
    if places.name != WORK:
        return
    with suppress(OSError):
        for place in places.iterdir():
            with suppress(OSError):
                is_old = time.time() - place.stat().st_mtime > ABANDONED
                if is_old and not _is_running(place.name.partition("-")[0]):
                    shutil.rmtree(place, ignore_errors=True)


def _is_running(process: str) -> bool:
    """Tell whether a process may exist. Age does not tell: the computer may have been suspended."""
    if os.name == "nt" or not process.isdecimal():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def clear() -> tuple[Path, ...]:
    """Delete everything that is kept, except for runs at work; return the folders that existed."""
    cleared = []
    for folder in folders():
        if folder.is_dir() and _is_own(folder):
            remove_abandoned(folder / WORK)
            with suppress(OSError):
                (folder / WORK).rmdir()
            for kind in MOST:
                shutil.rmtree(folder / kind, ignore_errors=True)
            with suppress(OSError):
                folder.rmdir()
            cleared.append(folder)
    return tuple(cleared)


def _files(folder: Path) -> list[Path]:
    """Return the files of a kind by the time of their last use, the newest last."""
    return [path for _, path in _dated(folder) if not path.name.startswith(".")]


def _dated(folder: Path) -> list[tuple[float, Path]]:
    """Return the entries of a folder with the time of their last use, the oldest first."""
    dated: list[tuple[float, Path]] = []
    with suppress(OSError):
        for path in folder.iterdir():
            with suppress(OSError):  # another run may have deleted it just now
                dated.append((path.stat().st_mtime, path))
    return sorted(dated)


def _prune(folder: Path, most: int, largest: int | None) -> None:
    """Delete the oldest files of a kind, and the temporary files of runs that were killed."""
    since = time.time() - ABANDONED
    left = [path for date, path in _dated(folder) if path.name.startswith(".") and date < since]
    files = _files(folder)
    old = len(files[:-most])
    if largest is not None:
        old = max(old, _surplus(files, largest))
    for path in (*files[:old], *left):
        with suppress(OSError):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _surplus(files: list[Path], largest: int) -> int:
    """Return how many files, from the first, are to be deleted so that the others fit in a size."""
    total = 0
    for index in range(len(files) - 1, -1, -1):
        with suppress(OSError):
            total += files[index].stat().st_size
        if total > largest:
            return index + 1
    return 0


def _is_own(path: Path) -> bool:
    """Tell whether a folder belongs to the user and nobody else may write to it.

    A link to such a folder counts if the user made the link.
    """
    if not hasattr(os, "getuid"):
        return True
    with suppress(OSError):
        status, user = path.stat(), os.getuid()
        is_users = status.st_uid == path.lstat().st_uid == user
        return is_users and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return False
