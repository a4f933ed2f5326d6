"""`typeset.landlock`: a process sees what it is shown, and the rest of the program all it saw."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cvtex.typeset import landlock
from cvtex.typeset.landlock import Bounds, start_within

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not landlock.version(), reason="the kernel offers no Landlock"),
]

SYSTEM = tuple(map(Path, ("/bin", "/lib", "/lib64", "/usr", "/etc/ld.so.cache")))


def run(bounds: Bounds, script: str) -> str:
    """Run a shell script within bounds; return what it prints, errors too."""
    command = ["/bin/sh", "-c", script]
    process = start_within(
        bounds,
        lambda: subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
        ),
    )
    return process.communicate(timeout=300)[0]


def test_what_is_not_shown_cannot_be_read(tmp_path: Path) -> None:
    """Neither by its path, nor through a link from a folder that may be written."""
    (tmp_path / "secret").write_text("canary", encoding="utf-8")
    own, shown = tmp_path / "own", tmp_path / "shown"
    own.mkdir()
    shown.write_text("shown", encoding="utf-8")
    (own / "link").symlink_to(tmp_path / "secret")
    bounds = Bounds((*SYSTEM, shown), (own,))
    printed = run(bounds, f"cat {tmp_path}/secret {own}/link; ls {tmp_path}; cat {shown}")

    assert "canary" not in printed
    assert printed.count("Permission denied") == 3
    assert printed.endswith("shown")


def test_only_the_own_folder_can_be_written(tmp_path: Path) -> None:
    """What is shown may be read, and no more."""
    own, shown = tmp_path / "own", tmp_path / "shown"
    own.mkdir()
    shown.mkdir()
    bounds = Bounds((*SYSTEM, shown), (own,))
    run(
        bounds, f"echo x > {own}/a; echo x > {shown}/b; echo x > {tmp_path}/c; mv {own}/a {shown}/d"
    )

    assert (own / "a").read_text(encoding="utf-8") == "x\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["own", "shown"]
    assert list(shown.iterdir()) == []


def test_the_program_itself_is_not_bound(tmp_path: Path) -> None:
    """Only the thread that starts the process is."""
    run(Bounds(SYSTEM, ()), "true")
    (tmp_path / "after").write_text("x", encoding="utf-8")

    assert (tmp_path / "after").read_text(encoding="utf-8") == "x"


def test_what_the_start_raises_is_raised(tmp_path: Path) -> None:
    """As without bounds; also if the kernel refuses them."""
    with pytest.raises(FileNotFoundError):
        start_within(Bounds(SYSTEM, ()), lambda: subprocess.Popen([str(tmp_path / "none")]))


@pytest.mark.skipif(sys.platform != "linux", reason="Landlock is Linux's")
def test_a_path_that_does_not_exist_is_no_rule(tmp_path: Path) -> None:
    """Distributions have their libraries in different places."""
    assert run(Bounds((*SYSTEM, tmp_path / "gone"), ()), "echo fine") == "fine\n"
