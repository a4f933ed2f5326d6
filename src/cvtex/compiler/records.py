"""Records of builds: nothing is built again if nothing has changed.

A record has every file that a build has read, with its digest, and the diagnostics of the build.
It is kept in the user's cache; losing it costs one build.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cvtex.diagnostics import Diagnostic
from cvtex.files import cache, fingerprint
from cvtex.files.paths import absolute_path
from cvtex.files.read import digest_of

_KIND = "builds"

_LARGEST_PDF = 128 << 20
"""More bytes than TeX may write."""


@dataclass(frozen=True, slots=True)
class Record:
    """A successful build.

    `inputs` are the digests of `ProjectFiles.digests`, each of a file as it was when it was read.
    `output` is the SHA-256 of the PDF.
    """

    diagnostics: tuple[Diagnostic, ...]
    inputs: Mapping[str, str]
    output: str
    pages: int


def recall(target: Path, key: Sequence[str]) -> Record | None:
    """Return the record of a PDF if a build would give the same PDF, or None.

    `key` is everything that the build depends on and that is not in a file.
    """
    kept = cache.find(_KIND, _name(target, key))
    try:
        data: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8")) if kept else {}
        if not data or data["output"] != digest_of(target, _LARGEST_PDF):
            return None
        if any(digest_of(Path(path)) != was for path, was in data["inputs"].items()):
            return None
        if data["diagnostics"]:
            from cvtex.report.json import from_data

            data["diagnostics"] = map(from_data, data["diagnostics"])
        data["diagnostics"] = tuple(data["diagnostics"])
        return Record(**data)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None  # the file is not a record, or is damaged


def remember(target: Path, key: Sequence[str], record: Record) -> None:
    """Keep the record of a PDF that has just been written; `key` is as in `recall`."""
    from cvtex.report.json import to_data

    data = {
        "diagnostics": list(map(to_data, record.diagnostics)),
        "inputs": dict(record.inputs),
        "output": record.output,
        "pages": record.pages,
    }
    cache.keep(_KIND, _name(target, key), json.dumps(data).encode())


def _name(target: Path, key: Sequence[str]) -> str:
    # Messages name files as the user did, relative to the current folder.
    places = map(str, (absolute_path(target), absolute_path(Path())))
    return cache.name_of(*places, fingerprint.environment(), *key)


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes, as `Source.digest` has it."""
    return hashlib.sha256(data).hexdigest()
