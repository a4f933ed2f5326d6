"""`checks.registry`: every check of the tables runs, also where a CV has errors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cvtex.checks import registry
from cvtex.compiler.stages import check
from cvtex.diagnostics import Code, Diagnostic, warning

GOOD = "name: A B\nsections: [{title: S, text: T}]\n"
WRONG = GOOD + "nmae: x\n"


@pytest.mark.parametrize(
    ("table", "text", "runs"),
    [
        ("YAML_CHECKS", GOOD, 1),
        ("YAML_CHECKS", WRONG, 1),
        ("CV_CHECKS", GOOD, 1),
        ("CV_CHECKS", WRONG, 1),
        ("DOCUMENT_CHECKS", GOOD, 1),
        ("DOCUMENT_CHECKS", WRONG, 0),
    ],
)
def test_a_check_of_a_table_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, text: str, runs: int
) -> None:
    """A CV with an error has no document, but its other parts are checked."""

    def added(*_values: object) -> Iterator[Diagnostic]:
        yield warning(Code.ENTRY_ORDER, "added")

    monkeypatch.setattr(registry, table, (*getattr(registry, table), added))
    (tmp_path / "cv.yaml").write_text(text, encoding="utf-8")

    messages = [diagnostic.message for diagnostic in check(tmp_path / "cv.yaml").diagnostics]
    assert messages.count("added") == runs
