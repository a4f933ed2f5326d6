"""What the last build of a PDF was made of, so that nothing is done where nothing has changed.

A record names every file that the build has read, with what was in it, and has what was said. It
lies in the user's cache; losing it costs one build.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cvtex.diagnostics.diagnostic import Diagnostic
from cvtex.files import cache, fingerprint
from cvtex.report.json import from_data, to_data

_KIND = "builds"


@dataclass(frozen=True, slots=True)
class Record:
    """A build that still holds.

    What it said and how many pages it made; the SHA-256 of the files it has read, by path, when it
    read them, empty for those that were not there; and that of the PDF.
    """

    diagnostics: tuple[Diagnostic, ...]
    inputs: Mapping[str, str]
    output: str
    pages: int


def recall(target: Path, asked: Sequence[str]) -> Record | None:
    """Return the record of a PDF if a build would give it again.

    `asked` is all that the build depends on and that is in no file.
    """
    kept = cache.find(_KIND, _name(target, asked))
    try:
        data: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8")) if kept else {}
        if not data or not target.is_file() or data["output"] != _digest(target):
            return None
        if any(_digest(Path(path)) != was for path, was in data["inputs"].items()):
            return None
        data["diagnostics"] = tuple(map(from_data, data["diagnostics"]))
        return Record(**data)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None  # whatever it is, it is no record of ours


def remember(target: Path, asked: Sequence[str], record: Record) -> None:
    """Keep the record of a PDF that has just been written."""
    data = {
        "diagnostics": list(map(to_data, record.diagnostics)),
        "inputs": dict(record.inputs),
        "output": record.output,
        "pages": record.pages,
    }
    cache.keep(_KIND, _name(target, asked), json.dumps(data).encode())


def _name(target: Path, asked: Sequence[str]) -> str:
    # Messages name files as the user did, so the folder he stands in counts too.
    return cache.name_of(str(target.absolute()), str(Path.cwd()), fingerprint.environment(), *asked)


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes, as `Source.digest` has it."""
    return hashlib.sha256(data).hexdigest()


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file, empty if there is none; raises `OSError` if it is not read."""
    try:
        return digest(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return ""
