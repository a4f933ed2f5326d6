"""`cli.pdf`: `cvtex pdf --watch`, as a user has it running beside an editor."""

from __future__ import annotations

import os
import queue
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any
from zlib import compress, crc32

import pytest

from cvtex.cli import pdf as building
from cvtex.compiler import session as session_module
from cvtex.files import write

pytestmark = pytest.mark.slow

LONG = 300.0
"""More seconds than anything here takes, however busy the machine is."""

CV = "name: A B\nbibliography: p.bib\nimage: me.png\nsections: [{title: P, publications: {}}]\n"
BIB = "@misc{k, author={A B}, title={T}, year=2020}\n"


def png(grey: int) -> bytes:
    """Return a picture of one dot."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    dot = chunk(b"IDAT", compress(bytes([0, grey])))
    return b"\x89PNG\r\n\x1a\n" + head + dot + chunk(b"IEND", b"")


class Session:
    """A `cvtex pdf --watch` that runs, and what it says, line by line."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cvtex", "pdf", "--watch", *options],
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )  # fmt: skip
        self._lines: queue.Queue[str] = queue.Queue()
        self._listener = threading.Thread(target=self._listen, args=(self.process.stdout,))
        self._listener.start()

    def _listen(self, said: IO[str]) -> None:
        with said:
            for line in said:
                self._lines.put(line)

    def end(self) -> None:
        """Kill it."""
        self.process.kill()
        self.process.wait()
        self._listener.join()

    def until(self, text: str) -> str:
        """Return all that is said up to a line with a text in it."""
        said = ""
        while text not in said.rpartition("\n")[0].rpartition("\n")[2]:
            said += self._lines.get(timeout=LONG)
        return said

    def write(self, name: str, content: str | bytes) -> None:
        """Save a file in one step: a build that reads half of a file would be one too many."""
        (self.folder / name).parent.mkdir(exist_ok=True)
        beside = self.folder.with_name("saved")
        beside.write_bytes(content.encode() if isinstance(content, str) else content)
        beside.replace(self.folder / name)

    def pdf(self) -> bytes:
        """Return the PDF that there is."""
        return (self.folder / "cv.pdf").read_bytes()


@pytest.fixture
def session(tmp_path: Path, hears_interrupts: None) -> Iterator[Session]:  # noqa: ARG001 - before it
    """Return a session over a CV with a bibliography and a picture."""
    folder = tmp_path / "cv"
    folder.mkdir()
    (folder / "cv.yaml").write_text(CV, encoding="utf-8")
    (folder / "p.bib").write_text(BIB, encoding="utf-8")
    (folder / "me.png").write_bytes(png(0))
    session = Session(folder)
    try:
        yield session
    finally:
        session.end()


def test_whatever_changes_is_built_again(session: Session) -> None:
    """The CV, its bibliography, its picture and its templates, those that are new too."""
    said = session.until("Ctrl-C ends it")
    assert "Wrote cv.pdf (1 page)" in said
    assert "Watching cv.yaml, p.bib, me.png; Ctrl-C ends it" in said
    made = {session.pdf()}

    session.write("cv.yaml", CV + "label: Label\n")
    assert "cv.yaml has changed" in session.until("Wrote")
    made.add(session.pdf())
    session.write("p.bib", BIB.replace("{T}", "{Title}"))
    assert "p.bib has changed" in session.until("Wrote")
    made.add(session.pdf())
    session.write("me.png", png(99))
    assert "me.png has changed" in session.until("Wrote")
    made.add(session.pdf())
    session.write("latex_templates/header.tex", "Header")
    assert "header.tex has changed" in session.until("Wrote")
    made.add(session.pdf())
    session.write("latex_templates/header.tex", "Another header")
    assert "header.tex has changed" in session.until("Wrote")
    made.add(session.pdf())

    assert len(made) == 6


def test_an_error_keeps_the_pdf_until_it_is_mended(session: Session) -> None:
    """What is wrong is told with its place; a bibliography that comes back is enough."""
    session.until("Ctrl-C ends it")
    held = session.pdf()

    session.write("cv.yaml", CV + "titel: x\n")
    assert "--> cv.yaml:5:1" in session.until("1 error")
    session.write("cv.yaml", "name: [\n")
    session.until("1 error")
    session.write("cv.yaml", CV)
    session.until("Wrote")
    (session.folder / "p.bib").unlink()
    assert "file-not-found" in session.until("1 error")
    assert session.pdf() == held

    session.write("p.bib", BIB.replace("{T}", "{Title}"))
    session.until("Wrote")
    assert session.pdf() != held


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
def test_ctrl_c_ends_it_and_leaves_nothing(session: Session) -> None:
    """No traceback, no TeX that waits, no folder that it worked in."""
    session.until("Ctrl-C ends it")
    session.process.send_signal(signal.SIGINT)
    session.process.wait(timeout=LONG)

    assert session.process.returncode == 130
    assert sorted(path.name for path in session.folder.iterdir()) == [
        "cv.pdf", "cv.yaml", "me.png", "p.bib",
    ]  # fmt: skip


def test_what_is_saved_during_a_build_is_built_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The PDF is not up to date then, although it is younger than the CV."""
    cv = tmp_path / "cv.yaml"
    cv.write_text("name: A B\n", encoding="utf-8")

    def save_and_deliver(*arguments: Any, **options: Any) -> object:
        cv.write_text("name: A C\n", encoding="utf-8")
        return write.deliver(*arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(session_module, "deliver", save_and_deliver)
        assert building.pdf(cv) == 0
    for said in ("Wrote", "is up to date"):
        capsys.readouterr()
        assert building.pdf(cv) == 0
        assert said in capsys.readouterr().out


@pytest.mark.parametrize("options", [("--check",), ("-o", "-")])
def test_watching_writes_a_file(tmp_path: Path, options: tuple[str, ...]) -> None:
    """To compare, or to print, is done once."""
    done = subprocess.run(
        [sys.executable, "-m", "cvtex", "pdf", "--watch", *options],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert done.returncode == 2
    assert "--watch writes a file" in done.stderr
