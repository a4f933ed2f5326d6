"""The folders of `cases/bad`: each mistake is reported where it is, once, and nothing else is.

A case is a `cv.yaml`, perhaps bibliographies, and `expected.txt`: the problems in the `short`
style. To add one, make the folder and run `pytest --update`; then read what was written.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cvtex.compiler.compilation import Compilation
from cvtex.compiler.stages import to_latex
from cvtex.report import ReportStyle, render

CASES = sorted(path.parent for path in Path(__file__).parent.glob("cases/bad/*/cv.yaml"))


@pytest.fixture(params=CASES, ids=[case.name for case in CASES])
def case(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a case's folder, so that messages name its files as a user sees them."""
    folder = Path(request.param)
    monkeypatch.chdir(folder)
    return folder


def compiled() -> Compilation:
    return to_latex(Path("cv.yaml"))


def test_a_case_gets_its_messages(case: Path, expect: Callable[[Path, str], None]) -> None:
    """The expected problems are reported, in order; none is missing and none is added."""
    made = compiled()

    expect(case / "expected.txt", render(made.diagnostics, made.sources, ReportStyle.SHORT))


@pytest.mark.usefixtures("case")
def test_a_message_points_into_a_file() -> None:
    """A place in a file that could be read is inside of it, so that an excerpt can be shown."""
    made = compiled()

    assert made.diagnostics
    for problem in made.diagnostics:
        for span in [problem.span, *(note.span for note in problem.notes)]:
            if span is not None and span.path in made.sources:
                lines = made.sources[span.path].text.split("\n")
                assert 1 <= span.line <= span.end_line <= len(lines)
                assert 1 <= span.column <= len(lines[span.line - 1]) + 1
                assert (span.line, span.column) < (span.end_line, span.end_column)


@pytest.mark.usefixtures("case")
def test_every_style_tells_every_message() -> None:
    """No style leaves out a message or stumbles over one."""
    made = compiled()
    reports = {style: render(made.diagnostics, made.sources, style) for style in ReportStyle}

    assert [
        (style, problem)
        for style, report in reports.items()
        for problem in made.diagnostics
        if str(problem.code) not in report
    ] == []
