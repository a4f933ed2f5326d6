"""`typeset.references`: the number of pages is known from the last build of the same files."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest

from cvtex.compiler.options import Options
from cvtex.compiler.stages import to_pdf
from cvtex.typeset.engine import Engine, Job
from cvtex.typeset.references import NOTHING, read, recall

CV = """\
name: Ada
design: {{theme: modern, footer: {{center: "{{page}} of {{pages}}"}}}}
sections:
  - title: Prose
    list: [{}]
"""


def runs(starts: list[str]) -> int:
    """Return how often TeX has started with the document, and forget it."""
    found = len([start for start in starts if start != "dump"])
    starts.clear()
    return found


def feet(pdf: Path) -> list[str]:
    """Return the last line of each page."""
    with pdfplumber.open(pdf) as document:
        return [page.extract_text().splitlines()[-1] for page in document.pages]


@pytest.mark.usefixtures("own_cache")
def test_a_build_with_as_many_pages_needs_one_run(
    tmp_path: Path, engine: Engine, starts: list[str]
) -> None:
    """More or fewer pages are seen; then there is another run, and the number is right."""

    def build(lines: int) -> tuple[int, list[str], bytes]:
        cv = tmp_path / "cv.yaml"
        cv.write_text(CV.format(", ".join(["One"] * lines)), encoding="utf-8")
        starts.clear()
        made = to_pdf(cv, engine, Options(), tex_name="cv.tex")
        assert made.pdf is not None
        (tmp_path / "cv.pdf").write_bytes(made.pdf)
        return runs(starts), feet(tmp_path / "cv.pdf"), made.pdf

    first, second = build(10), build(10)
    assert (first[0], second[0]) == (2, 1)
    assert first[1:] == second[1:]
    assert first[1] == ["1 of 1"]
    longer, again, shorter = build(90), build(90), build(10)
    assert (longer[0], again[0], shorter[0]) == (2, 1, 2)
    assert longer[1] == again[1] == ["1 of 2", "2 of 2"]
    assert shorter[1:] == first[1:]


@pytest.mark.parametrize("kept", [b"", b"2}\\end", b"12345", b"\xff", b"1\n"])
def test_what_is_damaged_is_nothing(monkeypatch: pytest.MonkeyPatch, kept: bytes) -> None:
    """The cache is a folder of the user's, and what is in it becomes TeX."""
    monkeypatch.setattr("cvtex.files.cache.load", lambda *_: kept)
    known = recall(Job(r"\cvcountpages"))

    assert known.name
    assert (known.lines, known.definition) == ("", "")


def test_a_document_that_counts_no_pages_has_nothing() -> None:
    """Its name is not looked for in the cache."""
    assert recall(Job("Hello")) == NOTHING


def test_only_labels_are_read() -> None:
    """What LaTeX writes for other purposes needs no further run."""
    others = ("\\relax ", "\\providecommand \\x", "\\BKM@entry{x}", "\\gdef \\@abspage@last{3}")
    aux = "\n".join([*others, "\\newlabel{a}{{}{1}}", *others])
    assert read(aux) == "\\newlabel{a}{{}{1}}"
