"""Digests of this installation: what is cached is only good for the cvtex that made it."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from cvtex.files import resources
from cvtex.version import __version__


@cache
def installation() -> str:
    """Return a digest that changes with the version of cvtex and with any of its files."""
    digest = hashlib.sha256(__version__.encode())
    for entry in _installed():
        with suppress(OSError):
            status = entry.stat()
            digest.update(os.fsencode(f"{entry.path} {status.st_size} {status.st_mtime_ns}\n"))
    return digest.hexdigest()


@cache
def environment() -> str:
    """Return a digest that changes with cvtex and with the installed libraries."""
    digest = hashlib.sha256(installation().encode())
    for folder in sys.path:
        if folder.endswith("-packages"):
            with suppress(OSError):
                # Installing or updating a package changes the folder.
                digest.update(os.fsencode(f"{folder} {Path(folder).stat().st_mtime_ns}\n"))
    return digest.hexdigest()


def _installed() -> Iterator[os.DirEntry[str]]:
    for tree in (Path(__file__).parents[1], resources.templates()):
        yield from sorted(_entries(tree), key=lambda entry: entry.path)


def _entries(folder: str | os.PathLike[str]) -> Iterator[os.DirEntry[str]]:
    """Yield the files below a folder; `os.scandir`, since paths alone would take far longer."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield entry
            elif entry.name != "__pycache__":  # Python may write it at any time
                yield from _entries(entry)
