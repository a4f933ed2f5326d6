"""`cvtex` as a library: three steps, values in and out, from any number of threads."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

import cvtex

CV = b"name: Ada Owner\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n"
BIB = b"@misc{k, author={Ada Owner}, title={A Title}, year=2020}\n"
FILES = cvtex.Options(contents={"cv.yaml": CV, "p.bib": BIB})


@pytest.mark.slow
def test_the_steps_go_as_far_as_they_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From files in memory, without a word and without a file."""
    monkeypatch.chdir(tmp_path)
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        made = [step("cv.yaml", FILES) for step in (cvtex.load, cvtex.to_latex, cvtex.build)]

    assert [one.diagnostics for one in made] == [(), (), ()]
    assert all(one.document is not None for one in made)
    assert [one.latex is not None for one in made] == [False, True, True]
    assert made[2].pdf is not None
    assert made[2].pdf.startswith(b"%PDF-")
    assert said.getvalue() == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_mistake_is_a_value() -> None:
    """With its place; nothing is raised."""
    made = cvtex.build("cv.yaml", cvtex.Options(contents={"cv.yaml": b"name: A\nemial: x\n"}))

    assert made.pdf is None
    assert [(one.code, str(one.span)) for one in made.diagnostics] == [
        (cvtex.Code.UNKNOWN_FIELD, "cv.yaml:2:1")
    ]


@pytest.mark.slow
def test_threads_do_not_disturb_each_other() -> None:
    """Eight builds at once give what one gives."""
    names = [f"Person {n}" for n in range(4)]

    def build(name: str) -> bytes | None:
        contents = {"cv.yaml": CV.replace(b"Ada Owner", name.encode()), "p.bib": BIB}
        return cvtex.build("cv.yaml", cvtex.Options(contents=contents)).pdf

    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(build, names * 2))

    assert None not in made
    assert made == [build(name) for name in names] * 2
    assert len(set(made)) == 4


def test_all_that_is_offered_is_there() -> None:
    """And nothing else has a name here."""
    assert all(getattr(cvtex, name) for name in cvtex.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        cvtex.nothing  # noqa: B018 - looked up


@pytest.mark.parametrize("epoch", [-1, 253_402_300_800, 10**20, 10**400])
def test_a_date_of_the_pdf_has_bounds(epoch: int) -> None:
    """The date is from 1970 to the year 9999, as that of `SOURCE_DATE_EPOCH`."""
    with pytest.raises(ValueError, match=r"`epoch` has to be a number of seconds from 0 to \d+$"):
        cvtex.Options(epoch=epoch)

    latest = cvtex.Options(contents=FILES.contents, epoch=253_402_300_799)
    assert "99991231235959Z" in (cvtex.to_latex("cv.yaml", latest).latex or "")


@pytest.mark.parametrize("name", ["\ud800.yaml", "a/\udfff/cv.yaml", "\0.yaml", "\0/cv.yaml"])
def test_a_path_may_have_any_characters(name: str) -> None:
    """Also those that no file of the system can have, for a file of a theme too."""
    own = Path(name).parent / "latex_templates/own"
    contents = {str(own / "theme.yaml"): b"{}", str(own / f"{Path(name).stem}.sty"): b"x"}
    for theme in ("own", "none"):
        contents[name] = f"name: A B\ndesign: {{theme: {theme}}}\n".encode()
        made = cvtex.to_latex(name, cvtex.Options(contents=contents))

        expected = [] if theme == "own" else [cvtex.Code.TEMPLATE]
        assert [problem.code for problem in made.diagnostics] == expected
    assert cvtex.load(name).failed


def test_a_file_of_another_program_becomes_a_cv() -> None:
    """The files in memory are what `build` and `load` take."""
    resume = b'{"basics": {"name": "Ada", "planet": "X1"}, "work": [{"name": "A"}]}'
    made = cvtex.import_cv("resume.json", "json-resume", data=resume)

    assert made.value is not None
    assert [loss.path for loss in made.value.losses] == ["basics.planet"]
    assert cvtex.load("cv.yaml", cvtex.Options(contents=made.value.files)).diagnostics == ()


@pytest.mark.parametrize("kind", ["word", ""])
def test_a_kind_that_there_is_not_is_a_mistake_of_the_caller(kind: str) -> None:
    """Nor is data without a kind guessed."""
    with pytest.raises(ValueError, match="json-resume"):
        cvtex.import_cv("resume.json", kind, data=b"{}")
