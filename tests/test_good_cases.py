r"""The folders of `cases/good`: what is written becomes this LaTeX, and that sets without a word.

A case is a `cv.yaml`, perhaps bibliographies, and `expected.tex`: the LaTeX from `\cvapply` on,
which is below the values of the design. To add one, make the folder and run `pytest --update`; then
read what was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest
from pdfminer.pdftypes import resolve1

from cvtex.cli.starter import new_cv
from cvtex.compiler.stages import check, to_latex
from cvtex.files import resources
from cvtex.pdf.standards import Standard
from cvtex.schema import Section
from cvtex.source import Source
from cvtex.themes.folders import BASE, DEFAULT
from cvtex.typeset.engine import Engine, Job
from cvtex.yaml import parse_yaml

HERE = Path(__file__).parent / "cases"
CASES = sorted(path.parent for path in HERE.glob("good/*/cv.yaml"))
NAMES = [case.name for case in CASES]

# All that TeX says about what is not right on a page.
COMPLAINT = re.compile(
    r"(?i)^.*(?:overfull|underfull|missing character|warning:|undefined|^! ).*$", re.MULTILINE
)


def latex_of(cv: Path) -> str:
    """Return the LaTeX of a CV about which there is nothing to say."""
    made = to_latex(cv)
    assert made.diagnostics == ()
    assert made.latex is not None
    return made.latex


def preamble_of(latex: str) -> str:
    return latex.partition(r"\begin{document}")[0]


def design_of(latex: str) -> str:
    """Return the lines that give TeX the values of the design."""
    return "".join(re.findall(r"^\\cvdesign\{.*\n", latex, re.MULTILINE))


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_case_becomes_its_latex(
    case: Path, expect: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The body is the expected one, character by character."""
    monkeypatch.chdir(case)
    _, begin, body = latex_of(Path("cv.yaml")).partition("\n\\cvapply\n")

    expect(case / "expected.tex", begin.lstrip() + body)


def theme_of(case: Path) -> str:
    """Return the theme of a case, without validating its CV."""
    text = (case / "cv.yaml").read_text(encoding="utf-8")
    yaml = parse_yaml(Source("cv.yaml", text)).value
    assert yaml is not None
    design = yaml.get("design")
    return str(design.get("theme", DEFAULT)) if isinstance(design, dict) else DEFAULT


# The cases of each theme that comes with cvtex, and are not changed by templates of their own.
THEMES = {
    theme: tuple(cases)
    for theme, cases in groupby(
        sorted((case for case in CASES if not (case / "latex_templates").exists()), key=theme_of),
        key=theme_of,
    )
}


def test_every_theme_has_a_case() -> None:
    """Each folder of templates that comes with cvtex is the theme of a good case."""
    folders = {path.name for path in resources.templates().iterdir() if path.is_dir()}

    assert set(THEMES) == folders - {BASE}


@pytest.mark.parametrize("theme", THEMES)
def test_the_preamble_is_as_expected(theme: str, expect: Callable[[Path, str], None]) -> None:
    """The values of the design are those of the theme; what is before them is the same for all."""
    smallest = min(THEMES[theme], key=lambda case: (case / "cv.yaml").stat().st_size)
    latex = latex_of(smallest / "cv.yaml")
    expect(HERE / "preambles/base.tex", preamble_of(latex))
    expect(HERE / f"preambles/{theme}.tex", design_of(latex))


def test_the_preamble_depends_on_nothing() -> None:
    """All themes and designs share a format, so that a change of the design is quick."""
    preambles = {preamble_of(latex_of(case / "cv.yaml")) for c in THEMES.values() for case in c}

    assert len(preambles) == 1


def test_every_kind_is_in_one_case() -> None:
    """The case `every-kind` has a block of each kind, which TeX typesets without a warning."""
    document = check(HERE / "good/every-kind/cv.yaml").document

    assert document is not None
    kinds = {block.kind for section in document.sections for block in section.blocks}
    assert kinds == set(Section.KINDS)


def all_cvs() -> list[Path]:
    """Return the cases and the repository's own CV."""
    return [*(case / "cv.yaml" for case in CASES), Path(__file__).parents[1] / "cv.yaml"]


@pytest.mark.parametrize("cv", all_cvs(), ids=[*NAMES, "repository"])
def test_a_case_sets_without_a_word(cv: Path, engine: Engine) -> None:
    """TeX makes a PDF and complains about nothing: no box, no character, no font."""
    sets_without_a_word(cv, engine)


@pytest.mark.parametrize("language", ["", "de", "ru"])
def test_a_starter_sets_without_a_word(tmp_path: Path, engine: Engine, language: str) -> None:
    """The one that `cvtex new` makes, also in other languages and scripts."""
    assert new_cv(tmp_path, language=language).value is not None
    sets_without_a_word(tmp_path / "cv.yaml", engine)


def sets_without_a_word(cv: Path, engine: Engine) -> None:
    """Typeset a CV, and assert that there is nothing to say about it."""
    latex = latex_of(cv)
    image = check(cv).image
    files = {image.name: image.data} if image else {}
    # The number of its pages is kept by the name of a document.
    job = Job(latex, name=str(cv), files=files, standards=frozenset(Standard))
    made = engine.typeset(job)

    assert made.pdf is not None, made.diagnostics
    assert [*wrong_tags(made.pdf)] == []
    assert COMPLAINT.findall(made.log) == []
    assert made.diagnostics == ()


PARENTS = {
    "LI": {"L"}, "Lbl": {"LI", "Note"}, "LBody": {"LI"},
    "L": {"Document", "Sect", "LBody"}, "Sect": {"Document", "Sect"},
}  # fmt: skip
"""The elements that stand only in some others (ISO 32000-1, 14.8.4.3), as cvtex uses them."""


def wrong_tags(data: bytes) -> Iterator[str]:
    """Yield what machines can tell to be wrong with the tags of a PDF."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pieces: dict[Any, dict[int, str]] = {
            page.objgen: marked_content(page) for page in pdf.pages
        }
        tree: Any = pdf.Root.StructTreeRoot
        numbers = [*tree.ParentTree.Nums]
        parents = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
        headings: list[int] = []

        def walk(element: Any, page: Any) -> Iterator[str]:
            page = element.get("/Pg", page)
            kind = str(element.S)[1:]
            if kind[0] == "H":
                headings.append(int(kind[1]))
            if kind in {"Figure", "Formula"} and not str(element.get("/Alt", "")):
                yield f"{kind} without words"
            for kid in element.K:
                if isinstance(kid, int) or "/MCID" in kid:
                    here = page if isinstance(kid, int) else kid.Pg
                    number = kid if isinstance(kid, int) else int(kid.MCID)
                    if pieces[here.objgen].pop(number, None) != kind:
                        yield f"{kind} has other content"
                    if parents[int(here.StructParents)][number].objgen != element.objgen:
                        yield f"{kind} is not the parent of its content"
                elif "/S" in kid:
                    below = str(kid.S)[1:]
                    if kind not in PARENTS.get(below, {kind}):
                        yield f"{below} in {kind}"
                    yield from walk(kid, page)
                elif kind != "Link" or not str(kid.Obj.Contents):
                    yield f"{kind} has an annotation without words"

        (document,) = tree.K
        yield from walk(document, None)
        yield from (f"content {left} without an element" for left in pieces.values() if left)
        steps = [b - a for a, b in pairwise(headings)]
        if headings[0] != 1 or max(steps, default=0) > 1:
            yield f"levels of headings: {headings}"


def marked_content(page: pikepdf.Page) -> dict[int, str]:
    """Return the types of the pieces of marked content, outside of which nothing is painted."""
    found: dict[int, str] = {}
    depth = 0
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name == "BDC" and "/MCID" in operands[1]:
            found[int(operands[1].MCID)] = str(operands[0])[1:]
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
        assert depth or name not in {"TJ", "Tj", "Do", "f", "S", "B"}
    assert depth == 0
    return found


def test_lists_are_seen_in_the_pdf(engine: Engine) -> None:
    """Selection, numbers, cut lists, merged versions and legends, as a reader has them."""
    made = engine.typeset(Job(latex_of(HERE / "good/lists/cv.yaml")))
    assert made.pdf is not None
    with pdfplumber.open(BytesIO(made.pdf)) as pdf:
        lines = [
            line for page in pdf.pages for line in page.extract_text(x_tolerance=1).split("\n")
        ]
        links = {str(link["uri"]) for page in pdf.pages for link in page.hyperlinks}

    def after(line: str) -> list[str]:
        index = lines.index(line)
        return lines[index + 1 : index + 4]

    assert after("Selected")[0] == "[S1] A Paper of Conference"
    assert after("[S1] A Paper of Conference")[0] == (
        "Conference on Papers (2024), Best Paper, acceptance rate 22% code slides Press arXiv"
    )
    assert "https://arxiv.org/abs/2301.00001" in links
    assert sum("A paper of conference" in line for line in lines) == 0
    assert any(line.startswith("* equal contribution, ") for line in lines)
    assert [line.split()[0] for line in lines if line.startswith("[1")][:2] == ["[13]", "[12]"]
    many = next(index for index, line in enumerate(lines) if "Many Authors" in line)
    assert "…" in lines[many + 2]
    assert "Ada Owner" in lines[many + 2]
    assert lines[many + 2].endswith("J10 Ten‡")
    assert sum("Kept Apart" in line for line in lines) == 2


def test_links_may_be_icons(tmp_path: Path, engine: Engine) -> None:
    """Each icon is a link and copies as its word."""
    (tmp_path / "p.bib").write_text(
        "@misc{k, author={A B}, title={T}, doi={10.1/2}, code={https://a.org/c},"
        " slides={https://a.org/s}, links={Press: https://a.org/p}}",
        encoding="utf-8",
    )
    (tmp_path / "cv.yaml").write_text(
        "name: A B\nbibliography: p.bib\npublication_style: {link_style: icons}\n"
        "sections: [{title: P, publications: {}}]\n",
        encoding="utf-8",
    )
    latex = latex_of(tmp_path / "cv.yaml")
    made = engine.typeset(Job(latex))

    assert made.pdf is not None
    assert made.diagnostics == ()
    with pdfplumber.open(BytesIO(made.pdf)) as pdf:
        (page,) = pdf.pages
        addresses = [link["uri"] for link in page.hyperlinks]
        fonts = {char["fontname"] for char in page.chars}
        content = b"".join(resolve1(part).get_data() for part in page.page_obj.contents)
    said = re.findall(rb"/Span<</ActualText\(\\376\\377([^)]*)\)", content)  # UTF-16
    assert [word.replace(rb"\000", b"") for word in said] == [b"code", b"slides", b"Press"]
    assert addresses[1:] == ["https://a.org/c", "https://a.org/s", "https://a.org/p"]
    assert any("FontAwesome" in font for font in fonts)


def words_of(case: str, engine: Engine) -> list[tuple[str, float, float, float]]:
    """Return the words of a case's PDF with their left edge, right edge and base line (points)."""
    made = engine.typeset(Job(latex_of(HERE / "good" / case / "cv.yaml")))
    assert made.pdf is not None
    with pdfplumber.open(BytesIO(made.pdf)) as pdf:
        return [
            (word["text"], word["x0"], word["x1"], page.page_number * 1000 + round(word["bottom"]))
            for page in pdf.pages
            for word in page.extract_words(x_tolerance=1)
        ]


def test_nested_lists_are_indented(engine: Engine) -> None:
    """Each level begins further right than the one above it, and items of a list in line."""
    words = words_of("nested-lists", engine)
    left = {text: x0 for text, x0, _, _ in words}

    assert left["parsing,"] < left["top-down"] < left["by"]
    assert left["parsing,"] == pytest.approx(left["printing"], abs=0.01)
    assert left["Project"] < left["Deliverable"] < left["Detail"]
    assert left["eight"] == pytest.approx(left["ten,"], abs=0.01)
    assert [text for text, *_ in words if text in {"8.", "9.", "10.", "3.", "4."}] == [
        "8.", "9.", "10.", "3.", "4.",
    ]  # fmt: skip
    lines = [base for text, _, _, base in words if text in {"Deliverable", "Detail"}]
    assert len(set(lines)) == 3


def test_no_label_is_printed_over_its_value(engine: Engine) -> None:
    """A label that is too wide is broken, or its value is on the next line."""
    words = words_of("wide-labels", engine)
    for text, x0, x1, base in words:
        for other, other_x0, other_x1, other_base in words:
            is_over = abs(base - other_base) < 5 and x0 < other_x1 and other_x0 < x1
            assert (text, x0, base) == (other, other_x0, other_base) or not is_over, (text, other)
    first = [text for text, *_ in words[words.index(next(w for w in words if "Daten" in w[0])) :]]
    assert first[:3] == ["Datenschutzgrundverordnung", "DSGVO,", "law"]
    lines = [text for text, *_ in words if text in {"03/2025–", "present", "03/2024–", "02/2025"}]
    assert lines == ["03/2025–", "present", "03/2024–", "02/2025"]
