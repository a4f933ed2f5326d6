"""The folders of `cases`: a file of another program becomes these files, and these messages.

A case is `cases/<format>/<name>/` with the file (or `input/`, a folder) and `expected/`: the
files that are written, and `messages.txt`, what is said in the `short` style. To add one, make the
folder with the file and run `pytest --update`; then read what was written.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cvtex.compiler import Options
from cvtex.compiler.stages import check
from cvtex.importers.conversion import Imported
from cvtex.importers.importing import import_file
from cvtex.report import ReportStyle, render

HERE = Path(__file__).parent / "cases"
PICTURES = {".png", ".jpg", ".jpeg"}
CASES = sorted(path for path in HERE.glob("*/*") if path.is_dir())


def input_of(case: Path) -> Path:
    """Return the file of a case, as a user in its folder names it."""
    found = [
        Path(path.name)
        for path in case.iterdir()
        if path.name != "expected" and path.suffix.lower() not in PICTURES
    ]
    named = [path for path in found if path.stem == "input"] or found
    assert len(named) == 1, f"{case} has to have one file to import, or `input.*`"
    return named[0]


def imported(case: Path) -> tuple[Imported, str]:
    """Import the file of a case; return the result and the messages."""
    made = import_file(input_of(case), case.parent.name)
    assert made.value is not None, made.diagnostics
    return made.value, render(made.diagnostics, made.value.sources, ReportStyle.SHORT)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_a_file_becomes_a_cv(
    case: Path, expect: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It becomes the expected files, which are valid, and no text is lost without a word."""
    monkeypatch.chdir(case)
    made, messages = imported(case)
    expected = case / "expected"
    expected.mkdir(exist_ok=True)

    assert made.faults == ()
    for name, data in made.files.items():
        if Path(name).suffix not in PICTURES:
            expect(expected / name, data.decode())
    expect(expected / "messages.txt", messages)
    written = {path.name for path in expected.iterdir()} - {"messages.txt"}
    assert written == {name for name in made.files if Path(name).suffix not in PICTURES}
    contents = {str(case / name): data for name, data in made.files.items()}
    checked = check(case / "cv.yaml", Options(contents=contents, root=case))
    assert not checked.failed, checked.diagnostics
