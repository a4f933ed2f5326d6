"""What cvtex keeps between runs, in the user's cache: it can be thrown away at any time.

Every file is written whole and renamed into place, so that builds at once do not see half of one.
Where the user's cache cannot be written, a private folder among the temporary ones is used, and
where that cannot be either, nothing is kept.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import platformdirs

from cvtex.files import resources
from cvtex.version import __version__

MOST = {"formats": 4, "builds": 64, "lists": 16, "texts": 16, "programs": 2, "templates": 200}
"""How many files of each kind are kept: a format has some 20 MB, the record of a build a few KB."""


def folders() -> tuple[Path, ...]:
    """Return where files may be kept: the user's cache, or a private folder among temporaries."""
    own = f"cvtex-{os.getuid()}" if hasattr(os, "getuid") else "cvtex"
    found = []
    with suppress(RuntimeError):  # a user without a home
        found.append(platformdirs.user_cache_path("cvtex"))
    with suppress(OSError):  # no folder may be written
        temporary = Path(tempfile.gettempdir())
        if temporary != Path.cwd():  # which is taken if there is no other
            found.append(temporary / own)
    return tuple(found)


def find(kind: str, name: str) -> Path | None:
    """Return a file that was kept, and remember that it is in use."""
    for folder in folders():
        path = folder / kind / name
        if path.is_file() and _is_own(folder):
            with suppress(OSError):
                os.utime(path)
            return path
    return None


def newest(kind: str) -> Path | None:
    """Return the file of a kind that was used last."""
    for folder in folders():
        files = _files(folder / kind)
        if files and _is_own(folder):
            return files[-1]
    return None


def name_of(*parts: str) -> str:
    """Return a name for what depends on these texts, which may hold paths of any bytes."""
    told = "\0".join(parts).encode(errors="surrogateescape")
    return hashlib.sha256(told).hexdigest()[:32]


def load(kind: str, name: str) -> bytes | None:
    """Return what is in a file that was kept."""
    path = find(kind, name)
    with suppress(OSError):
        return path.read_bytes() if path else None
    return None


def load_object(kind: str, name: str) -> object:
    """Return a value that was kept, or None."""
    kept = load(kind, name)
    if kept is None:
        return None
    try:
        # The folders are such that nobody else may write into them: what lies there is as much the
        # user's own as the program is.
        return pickle.loads(kept)  # noqa: S301 - see above
    except Exception:  # noqa: BLE001 - pickle raises whatever a damaged file makes it try
        return None


def keep_object(kind: str, name: str, value: object) -> None:
    """Keep a value that is made of cvtex's own types and Python's."""
    keep(kind, name, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))


def keep(
    kind: str, name: str, data: bytes, *, mode: int = 0o600, once: bool = False
) -> Path | None:
    """Keep a file, and throw away the oldest of its kind if there are too many.

    With `once` a file that has the name already is as good.
    """
    for folder in folders():
        try:
            if not _make(folder, kind):
                continue
            _write(folder / kind, name, data, mode, once=once)
        except OSError:
            continue
        _prune(folder / kind, MOST[kind])
        return folder / kind / name
    return None


def _make(folder: Path, kind: str) -> bool:
    """Make a folder for a kind of files, and tell whether it is the user's own.

    The mode is said at each step: parents made by the way would get what the umask leaves.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    if not _is_own(folder):
        return False
    (folder / kind).mkdir(mode=0o700, exist_ok=True)
    return True


def _name(temporary: Path, target: Path, *, once: bool) -> None:
    """Give a file its name, if with `once` nothing has it yet: another run may be reading that."""
    if once:
        with suppress(OSError):
            with suppress(FileExistsError):
                os.link(temporary, target)
            temporary.unlink()
            return
    temporary.replace(target)  # also where files cannot have two names


def _write(folder: Path, name: str, data: bytes, mode: int, *, once: bool) -> None:
    """Write a file whole, or leave nothing of it."""
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(mode)
        (folder / name).parent.mkdir(mode=0o700, exist_ok=True)
        _name(Path(temporary), folder / name, once=once)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


@contextmanager
def workplace() -> Iterator[Path]:
    """Make a folder for the time of one run.

    What runs that were killed have left goes with it; where nothing can be kept, it is among the
    temporary files.
    """
    for folder in folders():
        places = folder / _WORK
        with suppress(OSError):
            if _make(folder, _WORK):
                made = Path(tempfile.mkdtemp(dir=places, prefix=f"{os.getpid()}-"))
                break
    else:
        made = Path(tempfile.mkdtemp(prefix="cvtex-"))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        _reap(made.parent)


_WORK = "work"
_ABANDONED = 600.0
"""How many seconds after its beginning no run is still at work: TeX is stopped long before."""


def _reap(places: Path) -> None:
    """Throw away the folders of runs that were killed."""
    if places.name != _WORK:
        return
    with suppress(OSError):
        for place in places.iterdir():
            with suppress(OSError):
                is_old = time.time() - place.stat().st_mtime > _ABANDONED
                if is_old and not _is_running(place.name.partition("-")[0]):
                    shutil.rmtree(place, ignore_errors=True)


def _is_running(process: str) -> bool:
    """Tell whether a process may still be there: one may have slept with its machine."""
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
    """Throw away all that is kept, but what is at work; return the folders that there were."""
    cleared = []
    for folder in folders():
        if folder.is_dir() and _is_own(folder):
            _reap(folder / _WORK)
            with suppress(OSError):
                (folder / _WORK).rmdir()
            for kind in MOST:
                shutil.rmtree(folder / kind, ignore_errors=True)
            with suppress(OSError):
                folder.rmdir()
            cleared.append(folder)
    return tuple(cleared)


def _files(folder: Path) -> list[Path]:
    """Return the files of a kind, those used last at the end."""
    return [path for _, path in _dated(folder) if not path.name.startswith(".")]


def _dated(folder: Path) -> list[tuple[float, Path]]:
    """Return what is in a folder with the time of its last use, the oldest at the beginning."""
    dated: list[tuple[float, Path]] = []
    with suppress(OSError):
        for path in folder.iterdir():
            with suppress(OSError):  # another run may have thrown it away just now
                dated.append((path.stat().st_mtime, path))
    return sorted(dated)


def _prune(folder: Path, most: int) -> None:
    """Throw away the oldest files of a kind, and what runs that were killed were writing."""
    begun = time.time() - _ABANDONED
    left = [path for date, path in _dated(folder) if path.name.startswith(".") and date < begun]
    for path in (*_files(folder)[:-most], *left):
        with suppress(OSError):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _is_own(path: Path) -> bool:
    """Tell whether a folder is the user's own and nobody else may write there.

    A link to one is as good if the user has made it, and not somebody else for him.
    """
    if not hasattr(os, "getuid"):
        return True
    with suppress(OSError):
        status, user = path.stat(), os.getuid()
        is_users = status.st_uid == path.lstat().st_uid == user
        return is_users and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return False


@cache
def installation() -> str:
    """Return what tells this cvtex from any other: its version, and when its files were written."""
    digest = hashlib.sha256(__version__.encode())
    for entry in _installed():
        with suppress(OSError):
            status = entry.stat()
            digest.update(os.fsencode(f"{entry.path} {status.st_size} {status.st_mtime_ns}\n"))
    return digest.hexdigest()


@cache
def environment() -> str:
    """Return what tells this cvtex, and the libraries that it reads with, from any others."""
    digest = hashlib.sha256(installation().encode())
    for folder in sys.path:
        if folder.endswith("-packages"):
            with suppress(OSError):
                # To install a package or a newer one changes what is in the folder.
                digest.update(os.fsencode(f"{folder} {Path(folder).stat().st_mtime_ns}\n"))
    return digest.hexdigest()


def _installed() -> Iterator[os.DirEntry[str]]:
    for tree in (Path(__file__).parents[1], resources.templates()):
        yield from sorted(_entries(tree), key=lambda entry: entry.path)


def _entries(folder: str | os.PathLike[str]) -> Iterator[os.DirEntry[str]]:
    """Yield the files below a folder: their paths alone would take longer than all else here."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield entry
            elif entry.name != "__pycache__":  # which Python may write at any time
                yield from _entries(entry)
