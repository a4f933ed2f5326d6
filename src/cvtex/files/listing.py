"""What a folder has of a theme's files for TeX, and a digest of that, so that a new one is seen."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

SUFFIXES = frozenset({
    ".sty", ".cls", ".clo", ".def", ".cfg", ".fd", ".tfm", ".vf", ".pfb", ".enc", ".map",
    ".png", ".jpg", ".jpeg", ".pdf",
})  # fmt: skip
"""The kinds of files that TeX may need: styles and classes, Type 1 fonts, and pictures."""


def entries_of(folder: Path) -> tuple[str, ...]:
    """Return the names of a folder's files for TeX, and of its folders with a `/` after them.

    Hidden ones are left out. Raises `OSError` if it is no folder or cannot be listed.
    """
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((".", "__")):
                continue
            if is_for_tex(entry.name):
                found.append(entry.name)
            elif entry.is_dir():
                found.append(f"{entry.name}/")
    return tuple(sorted(found))


NAMES = "*"
"""The last part of a path that stands for the names in a folder, where files are compared."""


def is_for_tex(name: str) -> bool:
    """Tell by its name whether a file may be one that TeX needs."""
    return os.path.splitext(name)[1].lower() in SUFFIXES  # noqa: PTH122 - `Path` is slow


def digest_of_entries(entries: tuple[str, ...]) -> str:
    """Return a digest that changes with the names of a folder."""
    return hashlib.sha256("\0".join(entries).encode(errors="surrogatepass")).hexdigest()
