"""Diagnostics as text: one stored text for each style, of the same diagnostics, and hard places."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic, Edit, Fix, Note, Severity, error, warning
from cvtex.report import ReportStyle, render, summary
from cvtex.source import Source, Span

DATA = Path(__file__).parents[1] / "data" / "report"

CV = Source(
    "cv.yaml",
    "name: Ada Lovelace\n"
    "sections:\n"
    "  - title: 講演 Talks\n"
    "    items:\n"
    "\t- titel: On the engine\n"
    "      date: 1843-13\n"
    f"      note: {'a long text ' * 12}with $x_{{1 in it{' and more' * 12}\n"
    "    layout: {\n"
    "      keep: true\n"
    "      title: twice\n",
)
BIB = Source("papers, 1.bib", "@article{lovelace,\n  author = {Ada Lovelace},\n}\n")
SOURCES = {CV.path: CV, BIB.path: BIB}

DIAGNOSTICS = (
    error(
        Code.UNKNOWN_FIELD,
        "unknown field `titel` in a talk",
        Span("cv.yaml", 5, 4, 5, 9),
        hints=("did you mean `title`?",),
        fix=Fix("write `title`", (Edit(Span("cv.yaml", 5, 4, 5, 9), "title"),)),
    ),
    error(
        Code.DUPLICATE_KEY,
        "`title` is there twice",
        Span("cv.yaml", 10, 7, 10, 12),
        notes=(Note("first here", Span("cv.yaml", 3, 5, 3, 10)),),
    ),
    error(Code.INVALID_DATE, "`1843-13` names no month", Span("cv.yaml", 6, 13, 6, 20)),
    error(Code.INVALID_MATH, "a brace is not closed", Span("cv.yaml", 7, 162, 7, 168)),
    warning(Code.INVALID_VALUE, "a list over several lines", Span("cv.yaml", 8, 13, 9, 17)),
    warning(Code.INVALID_VALUE, "講演 is half Japanese", Span("cv.yaml", 3, 12, 3, 14)),
    warning(
        Code.OWNER_NOT_FOUND,
        "100% of the authors are others",
        Span("papers, 1.bib", 2, 13, 2, 25),
        hints=("add your name to `signs_as`", "or leave\nit out"),
        notes=(Note("this is you", Span("cv.yaml", 1, 7, 1, 19)), Note("see", Span("a.bib", 3))),
    ),
    error(Code.INVALID_DATE, "`1843-13` names no month", Span("cv.yaml", 6, 13, 6, 20)),
    error(Code.NO_ENGINE, "no TeX engine was found", hints=("`pip install cvtex[engine]`",)),
    error(Code.TEMPLATE, "`e.titel` is not defined", Span("themes/own/talks.tex", 4)),
)


@pytest.mark.parametrize("style", ReportStyle)
def test_style_has_its_stored_text(style: ReportStyle, expect: Callable[[Path, str], None]) -> None:
    """Each style tells the same diagnostics as in its file under `data/report`."""
    expect(DATA / f"{style}.txt", render(DIAGNOSTICS, SOURCES, style))


def test_color_adds_only_escapes() -> None:
    """Without its escapes a coloured report is the plain one, and each escape is ended."""
    colored = render(DIAGNOSTICS, SOURCES, color=True)
    pieces = colored.split("\x1b[")
    plain = pieces[0] + "".join(piece.split("m", 1)[1] for piece in pieces[1:])

    assert plain == render(DIAGNOSTICS, SOURCES)
    assert colored.count("\x1b[0m") * 2 == colored.count("\x1b[")


def test_color_concerns_no_other_style() -> None:
    """What programs read holds no escapes."""
    for style in (ReportStyle.SHORT, ReportStyle.JSON, ReportStyle.GITHUB):
        assert "\x1b" not in render(DIAGNOSTICS, SOURCES, style, color=True)


@pytest.mark.parametrize(
    ("diagnostics", "expected"),
    [
        ((), "no problems"),
        (DIAGNOSTICS[1:2], "1 error"),
        (DIAGNOSTICS[:5], "4 errors, 1 warning; `cvtex validate --fix` fixes 1 of them"),
        (DIAGNOSTICS[4:7], "3 warnings"),
        ((DIAGNOSTICS[1], DIAGNOSTICS[1]), "1 error"),
    ],
)
def test_summary_counts(diagnostics: tuple[Diagnostic, ...], expected: str) -> None:
    """The summary counts errors and warnings, each diagnostic once."""
    assert expected == summary(diagnostics)


@pytest.mark.parametrize(
    ("style", "expected"),
    [(ReportStyle.HUMAN, ""), (ReportStyle.SHORT, ""), (ReportStyle.GITHUB, ""),
     (ReportStyle.JSON, "[]\n")],
)  # fmt: skip
def test_nothing_to_tell(style: ReportStyle, expected: str) -> None:
    """No diagnostics give no text, save for the empty array."""
    assert expected == render((), {}, style)


@pytest.mark.parametrize(
    ("text", "span", "excerpt"),
    [
        ("ab\tcd", Span("x", 1, 4, 1, 6), ["1 | ab    cd", "  |       ^^"]),
        ("日本 x", Span("x", 1, 4, 1, 5), ["1 | 日本 x", "  |      ^"]),
        ("日本 x", Span("x", 1, 1, 1, 3), ["1 | 日本 x", "  | ^^^^"]),
        ("e\u0301a b", Span("x", 1, 5, 1, 6), ["1 | e\u0301a b", "  |    ^"]),
        ("abc", Span("x", 1, 4), ["1 | abc", "  |    ^"]),
        ("abc", Span("x", 1, 90), ["1 | abc", "  |    ^"]),
        ("", Span("x", 1, 1), ["1 |", "  | ^"]),
        ("a: [\nb\n]  ", Span("x", 1, 4, 3, 2), ["1 | a: [", "  |    ^"]),
        ("a\x1b[31mb", Span("x", 1, 2, 1, 3), ["1 | a\ufffd[31mb", "  |  ^"]),
        ("abc", Span("x", 1, 2, 1, 2), ["1 | abc", "  |  ^"]),
    ],
)
def test_carets_stand_under_the_span(text: str, span: Span, excerpt: list[str]) -> None:
    """Carets are placed by the width of what is shown, and there is at least one."""
    lines = render([error(Code.NAME, "m", span)], {"x": Source("x", text)}).splitlines()

    assert [f" {line}" for line in excerpt] == lines[3:5]


@pytest.mark.parametrize("span", [Span("x", 7), Span("y", 1), Span("x", 0)])
def test_place_without_a_line_has_no_excerpt(span: Span) -> None:
    """A place past the end of its file, or in a file that is not at hand, is only named."""
    text = render([error(Code.NAME, "m", span)], {"x": Source("x", "a\nb\n")})

    assert text == f"error[name]: m\n  --> {span}\n"


@given(st.integers(0, 1000), st.integers(1, 200), st.none() | st.integers(1, 200))
@settings(max_examples=60, deadline=None)
def test_long_line_is_cut_about_the_span(before: int, length: int, columns: int | None) -> None:
    """Of a long line a window is shown in which the start of the span stands over the carets.

    It fits the terminal, unless that has less than 32 columns.
    """
    text = "x" * before + "!" * length + "y" * 500
    span = Span("x", 1, before + 1, 1, before + length + 1)
    sources = {"x": Source("x", text)}
    lines = render([error(Code.NAME, "m", span)], sources, columns=columns).splitlines()
    shown, carets = lines[3][5:], lines[4][5:]

    assert max(len(lines[3]), len(lines[4])) <= max(min(columns or 105, 105), 32)
    assert shown[carets.index("^")] == "!"
    assert carets.index("^") == 0 or shown[carets.index("^") - 1] in "x…"
    assert {shown[i] for i, sign in enumerate(carets) if sign == "^"} == {"!"}


def test_order_is_by_place() -> None:
    """Files keep the order of their first mention; within one, line and column decide."""
    spans = [Span("b", 2), Span("a", 9), Span("b", 1, 5), None, Span("b", 1, 3), Span("a", 1)]
    diagnostics = [error(Code.NAME, "m", span) for span in spans]
    lines = render(diagnostics, {}, ReportStyle.SHORT).splitlines()

    places = [line.split(": error")[0] for line in lines]
    assert places == ["error[name]: m", "b:1:3", "b:1:5", "b:2:1", "a:1:1", "a:9:1"]


def test_order_is_stable() -> None:
    """Diagnostics of one place keep their order."""
    diagnostics = [error(Code.NAME, message, Span("a", 1)) for message in "cab"]
    lines = render(diagnostics, {}, ReportStyle.SHORT).splitlines()

    assert [line[-1] for line in lines] == ["c", "a", "b"]


def test_json_has_what_the_diagnostics_have() -> None:
    """The JSON can be read back to the diagnostics, but for those told twice."""
    objects = json.loads(render(DIAGNOSTICS, SOURCES, ReportStyle.JSON))
    read = {
        Diagnostic(
            Severity(item["severity"]),
            Code(item["code"]),
            item["message"],
            Span(**item["span"]) if item["span"] else None,
            tuple(item["hints"]),
            tuple(Note(note["message"], Span(**note["span"])) for note in item["notes"]),
            item["fix"] and fix_of(item["fix"]),
        )
        for item in objects
    }

    assert read == set(DIAGNOSTICS)
    assert len(objects) == len(read)


def fix_of(item: dict[str, Any]) -> Fix:
    """Read a fix back from JSON."""
    edits = (Edit(Span(**edit["span"]), edit["text"]) for edit in item["edits"])
    return Fix(item["title"], tuple(edits))


def test_sarif_has_a_rule_for_each_result() -> None:
    """What is found leads to its rule, and places are those of the diagnostics."""
    (run,) = json.loads(render(DIAGNOSTICS, SOURCES, ReportStyle.SARIF))["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]

    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == len(set(DIAGNOSTICS))
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        for location in [*result["locations"], *result.get("relatedLocations", [])]:
            place = location["physicalLocation"]
            assert place["artifactLocation"]["uri"] in {
                "cv.yaml", "papers%2C%201.bib", "a.bib", "themes/own/talks.tex",
            }  # fmt: skip
            assert place["region"]["startLine"] >= 1


WORDS = st.text(max_size=30)
SPANS = st.builds(
    Span, st.sampled_from(["x", "y", "\ud800", "/a/\udc80\udfff"]),
    st.integers(1, 6), st.integers(1, 40), st.integers(0, 8), st.integers(1, 40),
)  # fmt: skip
ANY = st.builds(
    Diagnostic, st.sampled_from(Severity), st.sampled_from(Code), WORDS, st.none() | SPANS,
    st.lists(WORDS, max_size=2).map(tuple),
    st.lists(st.builds(Note, WORDS, SPANS), max_size=2).map(tuple),
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(ANY, max_size=4), st.text(max_size=120), st.sampled_from(ReportStyle))
def test_any_diagnostics_can_be_told(
    diagnostics: list[Diagnostic], text: str, style: ReportStyle
) -> None:
    """No message, place or source breaks a style or lets a control character through."""
    report = render(diagnostics, {"x": Source("x", text)}, style)

    report.encode("utf-8")
    assert all(c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"} for c in report)
    if style in {ReportStyle.SHORT, ReportStyle.GITHUB}:
        assert report.count("\n") == len(set(diagnostics))
    if style is ReportStyle.JSON:
        assert len(json.loads(report)) == len(set(diagnostics))


@pytest.mark.slow
def test_import_is_cheap() -> None:
    """Importing the module does not import rich."""
    program = "import sys, cvtex.report; sys.exit('rich' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
