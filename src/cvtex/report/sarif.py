"""Diagnostics as a SARIF log, which GitHub's code scanning and others read.

The format is that of OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from cvtex.diagnostics import Code, Diagnostic, Fix
from cvtex.source import Span
from cvtex.version import __version__

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_PAGE = "https://github.com/cvtex/cvtex/blob/main/docs/diagnostics.md"


def sarif(diagnostics: Sequence[Diagnostic]) -> dict[str, Any]:
    """Return the log of one run; its rules are the codes of the diagnostics."""
    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    driver = {
        "name": "cvtex",
        "version": __version__,
        "informationUri": "https://github.com/cvtex/cvtex",
        "rules": [{"id": str(code), "helpUri": f"{_PAGE}#{code}"} for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        # Our columns count characters; the default is UTF-16 code units (section 3.14.17).
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, codes) for diagnostic in diagnostics],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(diagnostic: Diagnostic, codes: Sequence[Code]) -> dict[str, Any]:
    text = "\n".join([diagnostic.message, *(f"help: {hint}" for hint in diagnostic.hints)])
    result: dict[str, Any] = {
        "ruleId": str(diagnostic.code),
        "ruleIndex": codes.index(diagnostic.code),
        "level": str(diagnostic.severity),
        "message": {"text": text},
        "locations": [_location(diagnostic.span)] if diagnostic.span else [],
    }
    if diagnostic.notes:
        result["relatedLocations"] = [
            {**_location(note.span), "message": {"text": note.message}} for note in diagnostic.notes
        ]
    if diagnostic.fix:
        result["fixes"] = [_fix(diagnostic.fix)]
    return result


def _location(span: Span) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(span), "region": _region(span)}}


def _artifact(span: Span) -> dict[str, str]:
    path = PurePath(_encodable(span.path))
    return {"uri": path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))}


def _encodable(path: str) -> str:
    """Return a path that can be written as bytes: a file in memory may have any characters."""
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return path.encode(errors="surrogatepass").decode(errors="surrogateescape")
    return path


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    """Return the edits of a fix, which all belong to one file."""
    replacements = [
        {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(fix.edits[0].span), "replacements": replacements}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}
