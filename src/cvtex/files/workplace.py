"""Folders that a run works in, such as the one that TeX reads from and writes to."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cvtex.files import cache


@contextmanager
def workplace() -> Iterator[Path]:
    """Create a folder for one run, and delete it afterwards.

    It is in the user's cache, or in the system's temporary folder if nothing can be kept. Folders
    that killed runs have left behind are deleted too. Raises `OSError` if there is no room.
    """
    for folder in cache.folders():
        places = folder / cache.WORK
        with suppress(OSError):
            if cache.make_folder(folder, cache.WORK):
                made = Path(tempfile.mkdtemp(dir=places, prefix=f"{os.getpid()}-"))
                break
    else:
        made = Path(tempfile.mkdtemp(prefix="cvtex-"))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        cache.remove_abandoned(made.parent)
