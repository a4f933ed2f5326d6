"""`typeset.tags`: what keeps a PDF from claiming a standard is a diagnostic."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.compiler.options import Options
from cvtex.compiler.stages import to_latex
from cvtex.inspection.pdf.reader import read_pdf
from cvtex.pdf.conformance import Breach
from cvtex.pdf.marks import Kind, Unmarked
from cvtex.pdf.standards import Standard
from cvtex.pdf.tagging import Tagged, tag
from cvtex.typeset.engine import Engine, Job
from cvtex.typeset.tags import _broken, _untagged

A, UA = Standard.A, Standard.UA


@pytest.mark.parametrize(
    ("broken", "asked", "expected"),
    [
        ({A}, {A, UA}, [("pdf-a", "PDF/A")]),
        ({UA}, {A, UA}, [("pdf-ua", "PDF/UA")]),
        ({A, UA}, {A, UA}, [("pdf-ua", "PDF/UA or PDF/A")]),
        ({A, UA}, {A}, [("pdf-a", "PDF/A")]),
        ({A}, {UA}, []),
        ({A}, set(), []),
    ],
)
def test_a_claim_that_goes_is_told_once(
    broken: set[Standard], asked: set[Standard], expected: list[tuple[str, str]]
) -> None:
    """Only of the standards that the CV asks for, however often the reason is found."""
    breach = Breach("a script", frozenset(broken))
    job = Job("", standards=frozenset(asked))
    said = [*_broken(Tagged(b"", (), (breach, breach)), job)]

    reason = "the PDF has a script, so it does not claim to be"
    assert [(one.code, one.message) for one in said] == [
        (code, f"{reason} {names}") for code, names in expected
    ]


RAW = r"""name: Ada
last_updated: {date: 2024-05-01, note: Corrected}
sections:
  - title: Work
    text: |
      Some words. `\section{Heads}`{=latex}

      Words `\begin{tabular}{l}a\end{tabular}`{=latex} and
      `\cvelement{Span}{\begin{tabular}{l}b\end{tabular}}`{=latex},
      `\cvartifact{\begin{tabular}{l}c\end{tabular}}`{=latex},
      `\(\begin{array}{l}d\end{array}\)`{=latex},
      `\begin{quote}e\end{quote}`{=latex}.

      Words `\begin{itemize}\item f\end{itemize}`{=latex}.
"""


def test_what_raw_latex_sets_in_a_paragraph_is_known(engine: Engine) -> None:
    """A heading, a table and a list, unless it is said what they are."""
    made = to_latex(Path("cv.yaml"), Options(contents={"cv.yaml": RAW.encode()}))
    assert made.latex is not None
    typeset = engine.typeset(Job(made.latex))
    assert typeset.pdf is not None, typeset.diagnostics
    result = tag(typeset.pdf, frozenset(Standard))
    assert result is not None

    assert [one.kind for one in result.unmarked] == [Kind.HEADING, Kind.TABLE, Kind.LIST]
    structure = read_pdf(result.pdf, "cv.pdf").value
    assert structure is not None
    assert structure.structure is not None
    (document,) = structure.structure.children
    # The note is read after the text that it belongs to.
    assert [one.role for one in document.children] == ["H1", "Sect", "P", "Note"]


@pytest.mark.parametrize(
    ("kind", "sample", "message", "way"),
    [
        (Kind.TEXT, "Since", "a text on page 2 (`Since`) has no tags", "macros of the theme"),
        (Kind.TABLE, "", "a table on page 2 has no tags", r"\cvelement{Span}{\begin{tabular}…}"),
        (Kind.LIST, "", "a list on page 2 has no tags", "a list of Markdown"),
        (Kind.HEADING, "", "a heading on page 2 has no tags", "`title` of a section"),
        (Kind.PICTURE, "", "a picture on page 2 has no tags", r"`\cvelement`"),
    ],
)
def test_what_has_no_tags_is_told_with_a_way_out(
    kind: Kind, sample: str, message: str, way: str
) -> None:
    """The first of them; how many others there are is said."""
    unmarked = Unmarked(kind, 2, 0, sample)
    job = Job("", standards=frozenset({UA}))
    (problem,) = _untagged(Tagged(b"", (unmarked,)), job)
    (first,) = _untagged(Tagged(b"", (unmarked, unmarked)), job)

    assert problem.message == f"{message}, so the PDF does not claim to be PDF/UA"
    assert first.message == problem.message.replace("tags,", "tags (and 1 more),")
    assert way in problem.hints[0]
    assert _untagged(Tagged(b"", (unmarked,)), Job("", standards=frozenset({A}))) == ()
