"""`cvtex check` finds the PDF and its CV, and says what is wrong in the form that is asked for."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter

from cvtex.cli.arguments import OptionError, Request
from cvtex.cli.check.command import check
from cvtex.report import ReportStyle

CV = "name: Mara Lindqvist\nsections: [{title: Profile, text: Weaves on looms}]\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, with an empty PDF of one page, `cv.pdf`."""
    monkeypatch.chdir(tmp_path)
    writer = PdfWriter()
    writer.add_blank_page(200, 100)
    writer.write(tmp_path / "cv.pdf")
    return tmp_path


def write(path: Path, text: str, *, seconds: int = 0) -> None:
    """Write a file, as many seconds after the PDF."""
    path.write_text(text, encoding="utf-8")
    now = path.with_name("cv.pdf").stat().st_mtime
    os.utime(path, (now + seconds, now + seconds))


def test_a_pdf_that_is_not_there_says_what_makes_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the command for this CV."""
    write(folder / "cv.yaml", CV)
    write(folder / "jane.yaml", CV)
    (folder / "cv.pdf").unlink()

    assert check() == 1
    assert "`cvtex pdf` makes it" in capsys.readouterr().err
    assert check(Path("jane.yaml")) == 1
    assert "`cvtex pdf jane.yaml` makes it" in capsys.readouterr().err
    assert check(Path("other.pdf")) == 1
    assert "the PDF `other.pdf` does not exist" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_a_name_that_no_file_has_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """As any other PDF that cannot be read."""
    assert check(Path("x" * 300 + ".pdf")) == 1
    assert capsys.readouterr().err.startswith("error[file-unreadable]: the PDF `xxx")


def test_without_the_cv_nothing_makes_the_pdf(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong with the CV that was named is said, and not that its PDF is missing."""
    (folder / "drafts").mkdir()

    assert check(Path("none.yaml")) == 1
    assert "the CV `none.yaml` does not exist" in capsys.readouterr().err
    assert check(Path("drafts")) == 1
    assert "the CV `drafts` is a folder" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [(), (Path("cv.yaml"),), (Path("cv.pdf"), Path("cv.yaml"))])
def test_a_pdf_is_compared_with_its_cv(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[Path, ...]
) -> None:
    """The one beside it, or the one that is named; warnings leave the exit code at 0."""
    write(folder / "cv.yaml", CV)

    assert check(*arguments) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("Checked cv.pdf against cv.yaml\n")
    assert "warning[missing-text]: `Mara Lindqvist`" in printed.err
    assert "--> cv.yaml:1:7" in printed.err
    assert check(*arguments, strict=True) == 1


def test_a_pdf_without_a_cv_is_checked_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A `cv.json` that cvtex has exported is no CV."""
    (folder / "cv.json").write_text('{"cvtex": 1}', encoding="utf-8")

    assert check(Path("cv.pdf")) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("Checked cv.pdf\n")
    assert "missing-text" not in printed.err


def test_a_cv_that_has_changed_since_is_the_reason(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the times of the files, as no record knows this PDF."""
    write(folder / "cv.yaml", CV, seconds=60)

    assert check() == 0
    printed = capsys.readouterr()
    assert "Checked cv.pdf against cv.yaml, which has changed since\n" in printed.out
    assert "warning[stale-pdf]: `cv.pdf` is older than the CV, and 3 of 3 values" in printed.err
    assert "missing-text" not in printed.err


def test_an_error_in_the_cv_is_reported(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What does not depend on it is checked all the same."""
    write(folder / "cv.yaml", CV.replace("name:", "nam:"))

    assert check() == 1
    printed = capsys.readouterr()
    assert "error[unknown-field]" in printed.err
    assert "no CV to compare it with" in printed.out


def test_levels_and_limits_are_those_of_the_user(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of the command line and of the CV."""
    write(folder / "cv.yaml", f"{CV}checks: {{untagged-pdf: error}}\n")
    off = Request(("untagged-pdf=off", "missing-text=off", "broken-words=off"))

    assert check() == 1
    assert check(request=off, strict=True) == 0
    assert check(request=off, pages=1) == 0
    capsys.readouterr()
    (folder / "cv.pdf").write_bytes(b"no PDF")
    assert check(request=off) == 1
    assert "error[unreadable-pdf]: `cv.pdf` is not a PDF" in capsys.readouterr().err


def test_a_report_for_programs_is_the_only_output(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Places are those of the values."""
    write(folder / "cv.yaml", CV)
    check(request=Request(style=ReportStyle.JSON))
    data = json.loads(capsys.readouterr().out)
    found = {(one["code"], (one["span"] or {}).get("line")) for one in data}

    assert {("missing-text", 1), ("missing-text", 2), ("untagged-pdf", None)} <= found


def test_two_cvs_are_no_pdf(folder: Path) -> None:
    """The message says which of the two has to be the PDF."""
    with pytest.raises(OptionError, match="is not a PDF"):
        check(folder / "a.yaml", folder / "b.yaml")


@pytest.mark.usefixtures("folder")
def test_a_terminal_without_the_signs_gets_others(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Old ones on Windows have few characters."""
    can_print: Callable[[str], bool] = lambda _: False  # noqa: E731 - with its type
    monkeypatch.setattr("cvtex.cli.check.summary.can_print", can_print)
    check(Path("cv.pdf"))
    printed = capsys.readouterr().out

    assert "  ok size" in printed
    assert "✓" not in printed
