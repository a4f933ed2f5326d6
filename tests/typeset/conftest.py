"""What the tests of typesetting share: an engine with a cache of its own, and a count of runs."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cvtex.files import cache
from cvtex.typeset import process
from cvtex.typeset.choose import choose_engine
from cvtex.typeset.engine import EngineName
from cvtex.typeset.pdftex import PdfTex


@pytest.fixture
def tex(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PdfTex:
    """Return the embedded engine with an empty cache of the test's own, and with much time."""
    monkeypatch.setattr(cache, "folders", lambda: (tmp_path / "cache",))
    chosen = choose_engine(EngineName.EMBEDDED).value
    assert isinstance(chosen, PdfTex)
    return replace(chosen, time_limit=300.0)


@pytest.fixture
def starts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the starts of TeX, in order: `dump` for a format, `early` to wait, or `run`."""
    found: list[str] = []
    original = process.start

    def start(
        command: Sequence[str],
        folder: Path,
        environment: Mapping[str, str],
        *,
        interactive: bool = False,
        **options: Any,
    ) -> subprocess.Popen[bytes]:
        found.append("dump" if "-ini" in command else "early" if interactive else "run")
        return original(command, folder, environment, interactive=interactive, **options)

    monkeypatch.setattr(process, "start", start)
    return found
