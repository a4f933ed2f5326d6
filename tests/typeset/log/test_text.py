"""`typeset.log.text`: TeX's files as text, and what a log says in short."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.typeset.log import text as log_text
from cvtex.typeset.log.text import has_error, read_output, wants_rerun


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"", ""), ("é".encode(), "é"), (b"\xe9", "é"), ("é".encode() + b" \xfc", "é ü")],
)
def test_bytes_that_are_not_utf_8_are_read_as_latin_1(
    tmp_path: Path, data: bytes, text: str
) -> None:
    """TeX writes text as UTF-8 and the contents of boxes in the encoding of its fonts."""
    (tmp_path / "log").write_bytes(data)

    assert read_output(tmp_path / "log") == text


def test_of_a_long_log_the_beginning_and_the_end_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The middle, which a loop in TeX may make as long as the disk, is left out in whole lines."""
    monkeypatch.setattr(log_text, "_LONGEST", 20)
    for text, expected in (
        ("a" * 20, "a" * 20),
        ("a" * 15, "a" * 15),
        ("a\n" * 10, "a\n" * 10),
        ("a\n" * 4 + "bc" + "y" * 99 + "de" + "\nf" * 4, "a\n" * 4 + "f\nf\nf\nf"),
        ("x" * 10 + "y" * 99 + "z" * 10, ""),
        ("x" * 10 + "y" * 99 + "z" * 9 + "\n", ""),
    ):
        (tmp_path / "log").write_text(text, encoding="utf-8")
        assert read_output(tmp_path / "log") == expected


def test_a_missing_file_is_empty(tmp_path: Path) -> None:
    """TeX may have ended before it wrote one."""
    assert read_output(tmp_path / "none") == ""


@pytest.mark.parametrize(
    ("log", "is_error"),
    [
        ("! Emergency stop.\n", True),
        ("x\n./cv.tex:4: Undefined control sequence.\n", True),
        ("LaTeX Warning: x on input line 4.\n", False),
        (" ! not at the start of a line\n", False),
        ("", False),
    ],
)
def test_errors_have_one_of_two_forms(log: str, *, is_error: bool) -> None:
    """With and without a place."""
    assert has_error(log) == is_error


def test_a_package_may_ask_for_another_run() -> None:
    """In the two ways in which LaTeX packages do."""
    assert wants_rerun("LaTeX Warning: Label(s) may have changed. Rerun to get cross-references")
    assert wants_rerun("Package longtable Warning: Table widths have changed. Rerun LaTeX.")
    assert not wants_rerun("LaTeX Warning: Reference `x' undefined")
