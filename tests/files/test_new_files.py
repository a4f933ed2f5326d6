"""Several new files at once: all of them or none."""

from __future__ import annotations

from pathlib import Path

from cvtex.files.new_files import write_new_files

FILES = {"a.yaml": b"1", "b.bib": b"2"}


def test_all_are_written(tmp_path: Path) -> None:
    """The folder is made if need be."""
    written = write_new_files(tmp_path / "x" / "y", FILES, hint="no")

    assert written.value == (tmp_path / "x" / "y" / "a.yaml", tmp_path / "x" / "y" / "b.bib")
    assert {path.name: path.read_bytes() for path in written.value} == FILES


def test_one_that_exists_keeps_all_away(tmp_path: Path) -> None:
    """Also a link that leads nowhere; a file with the same content may be kept instead."""
    (tmp_path / "b.bib").symlink_to(tmp_path / "nowhere")
    refused = write_new_files(tmp_path, FILES, hint="choose another", keep_equal=FILES)

    assert refused.value is None
    assert [problem.hints for problem in refused.diagnostics] == [("choose another",)]
    assert not (tmp_path / "a.yaml").exists()

    (tmp_path / "b.bib").unlink()
    (tmp_path / "b.bib").write_bytes(b"2")
    assert write_new_files(tmp_path, FILES, hint="no").value is None
    kept = write_new_files(tmp_path, FILES, hint="no", keep_equal=FILES)
    assert kept.value == (tmp_path / "a.yaml",)


def test_all_that_exist_are_one_message(tmp_path: Path) -> None:
    """One folder was the wrong one, however many files it has."""
    names = ("a", "b", "c")
    for name in names:
        (tmp_path / name).write_bytes(b"")
    (problem,) = write_new_files(tmp_path, dict.fromkeys(names, b"1"), hint="no").diagnostics

    first, second, third = (tmp_path / name for name in names)
    assert problem.message == f"`{first}`, `{second}` and `{third}` exist already"


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    """If the second cannot be written, the first is removed."""
    failed = write_new_files(tmp_path, {"a.yaml": b"1", "none/b.bib": b"2"}, hint="no")

    assert failed.value is None
    assert [*tmp_path.iterdir()] == []


def test_a_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    """A file is in its place."""
    (tmp_path / "x").write_bytes(b"")
    failed = write_new_files(tmp_path / "x", FILES, hint="no")

    assert failed.value is None
    assert failed.diagnostics[0].message == f"`{tmp_path / 'x'}` is a file, not a folder"
    below = write_new_files(tmp_path / "x" / "y", FILES, hint="choose another")
    assert "cannot be created" in below.diagnostics[0].message
    assert below.diagnostics[0].hints == ("choose another",)
