"""`compiler.stages`: how far a CV comes, what is said on the way, and which files are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.compiler.stages import check, to_latex, to_pdf
from cvtex.diagnostics.codes import Code
from cvtex.typeset.engine import Engine, Job, Typeset

CV = "name: A B\nsections:\n  - {title: S, text: T}\n"
MARKER = "\\VAR{block.origin|origin}\n"
BIB = "@misc{k, title = {A Title}, year = 2020}\n"


class NoEngine:
    """An engine that must not be asked."""

    name = "none"

    def typeset(self, job: Job) -> Typeset:
        raise AssertionError(job)


def write(folder: Path, **files: str) -> Path:
    """Write files, in whose names `__` is a point, and return the path of `cv.yaml`."""
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder / "cv.yaml"


def test_each_way_goes_as_far_as_it_says(tmp_path: Path, engine: Engine) -> None:
    """`check` merges, `to_latex` fills the templates, `to_pdf` sets the page."""
    cv = write(tmp_path, cv__yaml=CV)
    checked, latex = check(cv), to_latex(cv)
    pdf = to_pdf(cv, engine, tex_name="cv.tex")

    assert [made.document is not None for made in (checked, latex, pdf)] == [True] * 3
    assert [made.latex is not None for made in (checked, latex, pdf)] == [False, True, True]
    assert [made.pdf is not None for made in (checked, latex, pdf)] == [False, False, True]
    assert not any(made.failed or made.diagnostics for made in (checked, latex, pdf))


@pytest.mark.parametrize(
    ("language", "design", "paper"),
    [
        ("en", "{}", "letter"),
        ("de", "{}", "a4"),
        ("fr-CA", "{}", "letter"),
        ("de", "{paper: a5}", "a5"),
        ("en", "{theme: swiss}", "a4"),
    ],
)
def test_the_paper_is_that_of_the_language(
    tmp_path: Path, language: str, design: str, paper: str
) -> None:
    """Unless the CV or the theme chooses another."""
    cv = write(tmp_path, cv__yaml=f"{CV}language: {language}\ndesign: {design}\n")
    document = check(cv).document

    assert document is not None
    assert document.design.paper == paper


def test_nothing_is_written(tmp_path: Path, engine: Engine) -> None:
    """The results are values; the folder stays as it was."""
    cv = write(tmp_path, cv__yaml=CV)
    to_pdf(cv, engine, tex_name="cv.tex")

    assert list(tmp_path.iterdir()) == [cv]


def test_an_error_stops_the_way(tmp_path: Path) -> None:
    """A CV with an error is neither rendered nor set."""
    made = to_pdf(write(tmp_path, cv__yaml=CV + "x: 1\n"), NoEngine(), tex_name="cv.tex")

    assert [problem.code for problem in made.diagnostics] == [Code.UNKNOWN_FIELD]
    assert made.failed
    assert (made.document, made.latex, made.pdf) == (None, None, None)


def test_a_warning_does_not_stop_the_way(tmp_path: Path) -> None:
    """A CV that is only doubtful is printed."""
    made = to_latex(write(tmp_path, cv__yaml="name: A 漢\nsections: []\n"))

    assert [problem.code for problem in made.diagnostics] == [Code.UNPRINTABLE_CHARACTER]
    assert not made.failed
    assert made.latex is not None


def test_all_files_are_checked_at_once(tmp_path: Path) -> None:
    """A mistake in the CV does not hide those of the bibliography."""
    cv = write(
        tmp_path,
        cv__yaml="name: A B\nbibliography: [p.bib, gone.bib]\nemial: x\n",
        p__bib="@misc{k, title = nodef}\n@misc{open, title = {T\n",
    )
    codes = {problem.code for problem in check(cv).diagnostics}

    assert codes == {
        Code.UNKNOWN_FIELD, Code.UNKNOWN_MACRO, Code.BIB_SYNTAX, Code.FILE_NOT_FOUND,
    }  # fmt: skip


def test_bibliographies_are_relative_to_the_cv(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where cvtex is called from does not matter."""
    (tmp_path / "data").mkdir()
    (tmp_path / "other").mkdir()
    write(tmp_path / "data", k__bib=BIB)
    cv = write(
        tmp_path,
        cv__yaml="name: A B\nbibliography: data/k.bib\nsections: [{title: P, publications: {}}]\n",
    )
    monkeypatch.chdir(tmp_path / "other")

    for path in (cv, Path("../cv.yaml")):
        made = check(path)
        assert made.diagnostics == ()
        assert made.document is not None
        assert len(made.document.sections[0].blocks[0].publications) == 1


def test_bibliographies_are_read_in_their_order(tmp_path: Path) -> None:
    """Several files are as one, the first one first."""
    cv = write(
        tmp_path,
        cv__yaml="name: A B\nbibliography: [b.bib, a.bib]\n"
        "sections: [{title: P, publications: {}}]\n",
        a__bib=BIB.replace("{k", "{a"),
        b__bib=BIB.replace("{k", "{b"),
    )
    made = check(cv)

    assert made.document is not None
    assert [p.key for p in made.document.sections[0].blocks[0].publications] == ["b", "a"]
    assert {Path(path).name for path in made.sources} == {"cv.yaml", "a.bib", "b.bib"}


def test_a_missing_bibliography_is_told_where_it_is_named(tmp_path: Path) -> None:
    """The place is that of the name in the CV."""
    cv = write(tmp_path, cv__yaml="name: A B\nbibliography:\n  - gone.bib\n")
    (problem,) = check(cv).diagnostics

    assert problem.code is Code.FILE_NOT_FOUND
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (3, 5)


@pytest.mark.parametrize("text", [CV.replace("\n", "\r\n"), "\ufeff" + CV, CV.rstrip("\n")])
def test_how_an_editor_writes_lines_does_not_matter(tmp_path: Path, text: str) -> None:
    """Windows' line ends, a byte order mark and a missing last line end change nothing."""
    cv = tmp_path / "cv.yaml"
    cv.write_bytes(text.encode())
    made = to_latex(cv)
    cv.write_bytes(CV.encode())

    assert made.diagnostics == ()
    assert made.latex == to_latex(cv).latex


def test_a_template_of_the_users_is_used(tmp_path: Path) -> None:
    """A file in `latex_templates` beside the CV takes the place of the theme's."""
    (tmp_path / "latex_templates").mkdir()
    write(tmp_path / "latex_templates", text__tex=f"{MARKER}mine: \\VAR{{block.paragraphs[0]}}\n")
    made = to_latex(write(tmp_path, cv__yaml=CV))

    assert made.diagnostics == ()
    assert made.latex is not None
    assert "\nmine: T\n" in made.latex


@pytest.mark.parametrize(
    ("template", "line"),
    [("\n\\VAR{block.nosuch}\n", 2), ("\\BLOCK{if}\n", 1), ("a\nb\n\\BLOCK{include 'x.tex'}", 3)],
)
def test_a_template_that_fails_is_told_with_its_line(
    tmp_path: Path, template: str, line: int
) -> None:
    """Whether it is not well-formed or asks for what is not there."""
    (tmp_path / "latex_templates").mkdir()
    write(tmp_path / "latex_templates", text__tex=template)
    (problem,) = to_latex(write(tmp_path, cv__yaml=CV)).diagnostics

    assert problem.code is Code.TEMPLATE
    assert problem.span is not None
    assert Path(problem.span.path).name == "text.tex"
    assert problem.span.line == line


RAW = r"`\undefinedcommand`{=latex}"


@pytest.mark.parametrize(
    ("section", "line"),
    [
        ("text: RAW\n", 4),
        ("list:\n      - fine\n      - RAW\n", 6),
        ("entries:\n      - {title: fine}\n      - {title: RAW}\n", 6),
        ("education:\n      - institution: fine\n        thesis: RAW\n", 6),
        ("skills:\n      - {name: fine}\n      - {name: RAW}\n    text: fine\n", 6),
    ],
)
def test_an_error_of_tex_is_told_at_the_line_of_the_cv(
    tmp_path: Path, engine: Engine, section: str, line: int
) -> None:
    """Raw LaTeX that fails is an error where the CV has it."""
    cv = write(
        tmp_path,
        cv__yaml="name: A B\nsections:\n  - title: S\n    " + section.replace("RAW", f"'{RAW}'"),
    )
    made = to_pdf(cv, engine, tex_name="cv.failed.tex")
    (problem,) = made.diagnostics

    assert made.pdf is None
    assert problem.code is Code.TEX_ERROR
    assert "undefinedcommand" in problem.message
    assert problem.span is not None
    assert (problem.span.path, problem.span.line) == (str(cv), line)


def test_an_error_in_a_title_is_told_at_the_title(tmp_path: Path, engine: Engine) -> None:
    """And one in the label at the label, before all sections."""
    cv = write(tmp_path, cv__yaml=f"name: A B\nsections:\n  - title: '{RAW}'\n    text: fine\n")
    (problem,) = to_pdf(cv, engine, tex_name="cv.tex").diagnostics
    assert problem.span is not None
    assert problem.span.line == 3

    write(tmp_path, cv__yaml=f"name: A B\nlabel: '{RAW}'\n")
    (problem,) = to_pdf(cv, engine, tex_name="cv.tex").diagnostics
    assert problem.span is not None
    assert problem.span.line == 2


def test_an_error_of_a_template_is_told_in_the_latex(tmp_path: Path, engine: Engine) -> None:
    """What no place of the CV accounts for is shown in the LaTeX, which is a source then."""
    (tmp_path / "latex_templates").mkdir()
    write(tmp_path / "latex_templates", preamble__tex="\\documentclass{article}\n\\nosuch\n")
    made = to_pdf(write(tmp_path, cv__yaml=CV), engine, tex_name="out.failed.tex")
    (problem,) = made.diagnostics

    assert problem.span is not None
    assert problem.span.path == "out.failed.tex"
    assert made.sources["out.failed.tex"].line(problem.span.line) == "\\nosuch"


def test_what_tex_warns_of_is_told_at_the_entry(tmp_path: Path, engine: Engine) -> None:
    """A word too long for its line is a warning, and the PDF is made."""
    cv = write(
        tmp_path,
        cv__yaml="name: A B\nsections:\n  - title: S\n    entries:\n      - title: fine\n"
        f"      - title: {'x' * 120}\n",
    )
    made = to_pdf(cv, engine, tex_name="cv.tex")

    assert made.pdf is not None
    assert [problem.code for problem in made.diagnostics] == [Code.TEX_WARNING]
    assert made.diagnostics[0].span is not None
    assert made.diagnostics[0].span.line == 6


def test_the_same_cv_gives_the_same_bytes_anywhere(tmp_path: Path, engine: Engine) -> None:
    """Neither the folder nor the time is in a PDF."""
    pdfs = []
    for name in ("one", "zwei Ä"):
        (tmp_path / name).mkdir()
        cv = write(tmp_path / name, cv__yaml=CV)
        pdfs.append(to_pdf(cv, engine, tex_name=f"{name}.tex").pdf)

    assert pdfs[0] is not None
    assert pdfs[0] == pdfs[1]
    assert b"CreationDate" not in pdfs[0]


def test_formulas_may_hold_any_character(tmp_path: Path, engine: Engine) -> None:
    """Signs of mathematics are set as such, other letters as text; TeX stumbles over none."""
    cv = write(
        tmp_path,
        cv__yaml="name: A B\nbibliography: p.bib\nsections:\n"
        "  - {title: P, publications: {}}\n  - {title: S, text: '$α ≤ é_ж$ and $x^−$'}\n",
        p__bib="@misc{k, author={A B}, title={X $é + ж + α ≤ β → x$ and $x^é_ж$ and $c\x01d$}}\n",
    )
    made = to_pdf(cv, engine, tex_name="cv.tex")

    assert made.pdf is not None
    assert made.diagnostics == ()
