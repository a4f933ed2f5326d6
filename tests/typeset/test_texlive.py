"""`typeset.texlive`: which folders a TeX Live consists of."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.typeset import texlive


def seen(program: Path) -> set[str]:
    """Return the parts of a folder that are taken for a TeX Live's, besides the known places."""
    return set(texlive._trees(str(program))) - set(texlive._TREES)


def test_an_installation_is_seen_where_it_is(tmp_path: Path) -> None:
    """In any folder, also by a link to its program; but nothing else that lies there."""
    for name in ("2024/texmf-dist", "2024/bin/x86_64-linux", "2024/notes", "bin"):
        (tmp_path / name).mkdir(parents=True)
    program = tmp_path / "2024/bin/x86_64-linux/pdflatex"
    program.touch()
    link = tmp_path / "bin/pdflatex"
    link.symlink_to(program)
    root = (tmp_path / "2024").resolve()

    assert seen(program) == seen(link)
    assert f"{root}/texmf-dist" in seen(program)
    assert all(Path(one).name.startswith("texmf") for one in seen(program))
    assert {Path(one).parent for one in seen(program)} == {root, root / ".."}


@pytest.mark.parametrize("tree", ["share/texmf-dist", "share/texlive/texmf-dist"])
def test_an_installation_of_a_package_manager_is_seen(tmp_path: Path, tree: str) -> None:
    """With its libraries, and without the other programs and files of the same folder."""
    for name in (tree, "lib", "bin", "share/doc"):
        (tmp_path / name).mkdir(parents=True)
    program = tmp_path / "bin/pdflatex"
    program.touch()
    parts = {Path(one).relative_to(tmp_path.resolve()).as_posix() for one in seen(program)}

    assert {"lib", tree.removeprefix("share/").split("/")[0]} <= {
        one.removeprefix("share/") for one in parts
    }
    assert parts.isdisjoint({"bin", "share", "share/doc", "."})


@pytest.mark.parametrize("program", ["bin/pdflatex", "tools/bin/x86_64-linux/pdflatex", "pdflatex"])
def test_a_program_of_ones_own_shows_no_folder(tmp_path: Path, program: str) -> None:
    """A home has a `bin` too, and everything else of a user's."""
    path = tmp_path / program
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()

    assert seen(path) == set()
