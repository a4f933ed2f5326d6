"""TeX's logs as diagnostics: saved logs of real runs, and logs made up for single rules.

Each folder of `data/texlogs` holds a `cv.tex`, the `cv.log` of pdfTeX's run on it (lines about
loaded files left out), and what is to be told in the short report style.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Severity
from cvtex.report import ReportStyle, render
from cvtex.source import Span
from cvtex.typeset.log.reader import LIMIT, parse_log, unwrapped

LOGS = Path(__file__).parents[2] / "data" / "texlogs"
CASES = sorted(path.name for path in LOGS.iterdir())

TEX = r"""\documentclass{article}
\begin{document}
%% cv.yaml:10:3
First entry é
%% cv.yaml:20:3
Second entry

%% end
Of the template
\end{document}
"""


def _case(name: str) -> tuple[str, str, str]:
    folder = LOGS / name
    log, tex, expected = (
        (folder / file).read_text(encoding="utf-8") for file in ("cv.log", "cv.tex", "expected.txt")
    )
    return log, tex, expected


@pytest.mark.parametrize("name", CASES)
def test_saved_log_is_told_as_expected(name: str) -> None:
    """The log of a real run gives exactly the diagnostics stored beside it."""
    log, tex, expected = _case(name)

    assert expected == render(parse_log(log, tex), {}, ReportStyle.SHORT)


@pytest.mark.parametrize("name", CASES)
def test_messages_keep_the_house_style(name: str) -> None:
    """A message is one short line without a full stop, and says nothing of TeX's own prose."""
    log, tex, _ = _case(name)

    for diagnostic in parse_log(log, tex):
        texts = (diagnostic.message, *diagnostic.hints)
        assert all(len(text) < 200 and "\n" not in text for text in texts)
        assert all(not text.endswith(".") and "<return>" not in text for text in texts)
        assert re.match(r"[a-z`]|LaTeX|TeX", diagnostic.message)


@pytest.mark.parametrize(
    ("number", "place"),
    [
        (4, Span("cv.yaml", 10, 3)),
        (6, Span("cv.yaml", 20, 3)),
        (7, Span("cv.yaml", 20, 3)),
        (9, Span("cv.tex", 9)),
        (1, Span("cv.tex", 1)),
        (99, Span("cv.tex", 10)),
    ],
)
def test_error_is_placed_by_the_marker_above(number: int, place: Span) -> None:
    """An error belongs to the nearest marker above, a blank line to the paragraph before it."""
    log = f"./cv.tex:{number}: Missing number, treated as zero.\nl.{number} x\n"

    assert [place] == [diagnostic.span for diagnostic in parse_log(log, TEX)]


def test_error_in_another_file_is_not_placed_in_the_document() -> None:
    """A line number of a LaTeX package is not taken for one of the document."""
    (diagnostic,) = parse_log("/usr/texmf/some.sty:4: Package some Error: Bad `x'.\n", TEX)

    assert diagnostic.span is None
    assert diagnostic.message == "LaTeX package `some`: Bad `x`"


@pytest.mark.parametrize(
    ("file", "line"), [("./cv.tex", 9), ("cv.tex", 9), ("/texmf/tex/latex/o.tex", None)]
)
def test_document_may_have_run_under_another_name(file: str, line: int | None) -> None:
    """The name in messages is the caller's; a .tex file of the working folder is the document."""
    (diagnostic,) = parse_log(f"{file}:9: Missing number.\n", TEX, tex_name="out/ada.tex")

    assert diagnostic.span == (Span("out/ada.tex", line) if line else None)


def test_windows_paths_and_line_ends_are_read() -> None:
    """A drive letter is no separator, and CR LF ends a line."""
    log = "C:/work/cv.tex:4: Undefined control sequence.\r\nl.4 \\foo\r\n        bar\r\n"
    (diagnostic,) = parse_log(log, TEX, tex_name="cv.tex")

    assert diagnostic.message == r"undefined command `\foo`"
    assert diagnostic.span == Span("cv.yaml", 10, 3)


def test_command_inside_a_macro_is_named() -> None:
    """The unknown command is the one at which TeX broke off, not the one on the document's line."""
    context = "\\cvname ->\\missing@name \n       x\nl.4 \\cvname\n"
    log = "./cv.tex:4: Undefined control sequence.\n" + context

    assert parse_log(log, TEX)[0].message == r"undefined command `\missing@name`"


def test_hint_depends_on_whose_text_it_is() -> None:
    """An unknown command of the template is for the template's author to mend."""
    log = "./cv.tex:{0}: Undefined control sequence.\nl.{0} \\foo\n"

    assert "backquotes" in parse_log(log.format(4), TEX)[0].hints[0]
    assert "template" in parse_log(log.format(9), TEX)[0].hints[0]


def test_first_error_of_an_entry_hides_those_that_follow_from_it() -> None:
    """Of one entry one error is told, and unknown commands besides, each once."""
    log = (
        "./cv.tex:4: Missing $ inserted.\nl.4 a_\n"
        "./cv.tex:4: Missing } inserted.\nl.4 a_1\n"
        "./cv.tex:4: Undefined control sequence.\nl.4 \\foo\n"
        "./cv.tex:4: Undefined control sequence.\nl.4 \\foo\n"
        "./cv.tex:6: Missing $ inserted.\nl.6 b_\n"
        "! Emergency stop.\n<*> cv.tex\n"
    )
    places = [(d.span.line if d.span else 0, d.message) for d in parse_log(log, TEX)]

    dollar = "a formula is not between dollars, or a dollar is missing"
    assert places == [(10, dollar), (10, r"undefined command `\foo`"), (20, dollar)]


def test_emergency_stop_alone_is_told() -> None:
    """A run that just stops still gives an error."""
    log = "! Emergency stop.\n<*> cv.tex\n\n*** (job aborted, no legal \\end found)\n"

    assert [d.severity for d in parse_log(log, TEX)] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("file", "message", "place"),
    [
        ("./me.png", "picture `me.png` cannot be read: internal error", Span("cv.yaml", 4, 8)),
        ("./x.map", "(file ./x.map): libpng: internal error", None),
    ],
)
def test_a_file_that_pdftex_cannot_use_is_named(
    file: str, message: str, place: Span | None
) -> None:
    """Such an error begins with the path of the program, which is of no use to anybody."""
    log = f"!pdfTeX error: /opt/a b/pdflatex (file {file}): libpng: internal error\n"
    tex = "\\begin{document}\n%% cv.yaml:4:8\n\\cvimage{me.png}\n\\end{document}\n"

    assert [(one.message, one.span) for one in parse_log(log, tex)] == [(message, place)]


def test_number_of_errors_is_limited() -> None:
    """A log with very many errors gives a few, and says how many more there are."""
    log = "".join(
        f"./cv.tex:4: Undefined control sequence.\nl.4 \\{'x' * n}\n" for n in range(1, 61)
    )
    diagnostics = parse_log(log, TEX)

    assert len(diagnostics) == LIMIT
    assert "40 more" in diagnostics[-1].hints[-1]


@pytest.mark.parametrize(
    ("points", "messages"),
    [
        ("0.3", []),
        ("1.0", []),
        ("1.4", ["a line is 1.4pt too wide: `First`"]),
        ("70.26", ["a line is 70.3pt too wide: `First`"]),
    ],
)
def test_line_is_too_wide_by_more_than_a_point(points: str, messages: list[str]) -> None:
    """A line that sticks out by up to 1 pt is nothing that a reader sees."""
    box = f"Overfull \\hbox ({points}pt too wide) in paragraph at lines 4--5"
    log = f"{box}\n[]\\T1/lmr/m/n/10 First\n []\n"

    assert messages == [diagnostic.message for diagnostic in parse_log(log, TEX)]


@pytest.mark.parametrize(
    ("word", "is_address"),
    [("https://a.org/b/c", True), ("b/c/d/index.html", True), ("and/or", False), ("First", False)],
)
def test_a_long_address_may_be_a_link(word: str, is_address: bool) -> None:  # noqa: FBT001 - a case's value
    """An address that is only text is not divided; TeX shows its end at least."""
    box = "Overfull \\hbox (9.0pt too wide) in paragraph at lines 4--5"
    (problem,) = parse_log(f"{box}\n[]\\T1/lmr/m/n/10 See {word}\n []\n", TEX)

    assert ("`<` and `>`" in problem.hints[-1]) is is_address


def test_page_too_high_has_no_place() -> None:
    """An overfull page is told without a line, which TeX does not know."""
    log = "Overfull \\vbox (31.5pt too high) has occurred while \\output is active []\n"
    (diagnostic,) = parse_log(log, TEX)

    assert (diagnostic.span, diagnostic.message) == (None, "a page is 31.5pt too high")


@pytest.mark.parametrize(
    ("line", "message", "line_number"),
    [
        (
            'Missing character: There is no é ("E9) in font [lmroman10-regular]:!',
            "font `[lmroman10-regular]:` has no glyph for `é`, which is left out",
            10,
        ),
        (
            "Missing character: There is no ^^e9 in font ec-lmr10!",
            "font `ec-lmr10` has no glyph for a character, which is left out",
            None,
        ),
    ],
)
def test_missing_glyph_is_told(line: str, message: str, line_number: int | None) -> None:
    """A character without a glyph is named and found where that can be done."""
    (diagnostic,) = parse_log(line + "\n", TEX)

    assert diagnostic.code is Code.UNPRINTABLE_CHARACTER
    assert diagnostic.message == message
    assert line_number == (diagnostic.span.line if diagnostic.span else None)


def test_format_file_problem_is_an_error() -> None:
    """An engine that does not even start is told, with a way out."""
    (diagnostic,) = parse_log("! I can't find the format file `pdflatex.fmt'!\n", TEX)

    assert diagnostic.message == "TeX's format file cannot be used"
    assert diagnostic.hints


def test_warnings_are_left_out_beside_errors() -> None:
    """While the document has errors its layout is of no interest."""
    log, tex, _ = _case("narrow-log")

    assert "Overfull" in log
    assert {d.severity for d in parse_log(log, tex)} == {Severity.ERROR}


LINES = st.sampled_from(
    [line for name in CASES for line in _case(name)[0].splitlines()] + ["", "!", "! ", "l.", ":1: "]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES | st.text(max_size=90), max_size=30), st.text(max_size=100))
def test_any_log_gives_few_placed_diagnostics(lines: list[str], tex: str) -> None:
    """No shuffling of a log, or other text, breaks the reader; a place is a real one."""
    diagnostics = parse_log("\n".join(lines), tex)

    assert len(diagnostics) <= LIMIT
    assert all(d.span is None or d.span.line >= 1 for d in diagnostics)
    assert len(set(diagnostics)) == len(diagnostics)


HUGE = "1" * 5000


@pytest.mark.parametrize("number", [HUGE, "999999999", "²", "٣", "0", "1.5.5", ".", "-1"])
@pytest.mark.parametrize(
    "line",
    [
        r"Overfull \hbox (Npt too wide) in paragraph at lines 4--5",
        r"Overfull \hbox (20.0pt too wide) in paragraph at lines N--5",
        r"Overfull \hbox (20.0pt too wide) in paragraph at lines 4--N",
        r"Overfull \hbox (20.0pt too wide) detected at line N",
        "LaTeX Warning: Reference `x' on page 1 undefined on input line N.",
        "LaTeX Font Warning: Font shape `x' undefined using `y' instead on input line N.",
        "./cv.tex:N: Undefined control sequence.\nl.4 x",
        "./cv.tex:4: Undefined control sequence.\n./cv.tex:N: Emergency stop.",
        "! Undefined control sequence.\nl.N x",
    ],
)
def test_a_number_in_a_log_is_never_a_crash(line: str, number: str) -> None:
    """Raw LaTeX can write such lines: what no TeX has written has no place, or no meaning."""
    for diagnostic in parse_log(line.replace("N", number) + "\n", TEX):
        assert diagnostic.span is None or diagnostic.span.line <= 10**9


def test_a_log_with_many_warnings_says_so() -> None:
    """Only the first thousand are looked at, since each is searched for in the document."""
    line = "Overfull \\hbox ({}.0pt too wide) in paragraph at lines 4--6\n[]\n\n"
    log = "".join(line.format(number) for number in range(2, 2002))
    found = parse_log(log, TEX)

    assert len(found) == LIMIT
    assert found[-1].hints[-1] == "TeX reports at least 980 more problems; fix these first"


def test_a_message_that_tex_broke_into_many_lines_is_joined() -> None:
    """The lines have 79 bytes each, except the last."""
    log = f"{'a' * 79}\n" * 3 + "b\n\nc"

    assert unwrapped(log) == ["a" * 237 + "b", "", "c"]
