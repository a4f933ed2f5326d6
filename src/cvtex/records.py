"""What the last build of a PDF was made of, so that nothing is done where nothing has changed.

A record names every file that the build has read, with what was in it, and has what was said. It
lies in the user's cache; losing it costs one build.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cvtex import cache
from cvtex.diagnostic import Diagnostic
from cvtex.diagnostic_json import from_data, to_data

_KIND = "builds"


@dataclass(frozen=True, slots=True)
class Record:
    """A build that still holds: what it said, from which files, and how many pages it made."""

    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[str, ...]
    pages: int


def recall(target: Path, asked: Sequence[str]) -> Record | None:
    """Return the record of a PDF if a build would give it again.

    `asked` is all that the build depends on and that is in no file.
    """
    kept = cache.find(_KIND, _name(target, asked))
    try:
        data: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8")) if kept else {}
        if not data or data["output"] != _digest(target):
            return None
        if any(_digest(Path(path)) != was for path, was in data["inputs"].items()):
            return None
        if any(_listing(Path(folder)) != was for folder, was in data["folders"].items()):
            return None
        said = tuple(map(from_data, data["diagnostics"]))
        return Record(said, tuple(data["sources"]), int(data["pages"]))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None  # whatever it is, it is no record of ours


def remember(target: Path, asked: Sequence[str], record: Record, templates: Path) -> None:
    """Keep the record of a PDF that has just been written, with the user's own templates."""
    try:
        data = {
            "inputs": {name: _digest(Path(name)) for name in record.sources},
            "folders": {str(templates): _listing(templates)},
            "output": _digest(target),
            "sources": record.sources,
            "diagnostics": list(map(to_data, record.diagnostics)),
            "pages": record.pages,
        }
    except OSError:
        return  # somebody is changing the files at this very moment
    cache.keep(_KIND, _name(target, asked), json.dumps(data).encode())


def _name(target: Path, asked: Sequence[str]) -> str:
    # Messages name files as the user did, so the folder he stands in counts too.
    parts = (str(target.absolute()), str(Path.cwd()), cache.installation(), *asked)
    return hashlib.sha256("\0".join(parts).encode(errors="surrogateescape")).hexdigest()[:32]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _listing(folder: Path) -> str:
    """Return what is in a folder of templates, which need not be there."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path}\0{_digest(path)}\0".encode(errors="surrogateescape"))
    return digest.hexdigest()
