"""`docs/diagnostics.md` against the codes there are, and its examples against what is printed."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

import cvtex
from cvtex.compiler.compilation import Compilation
from cvtex.compiler.options import Options
from cvtex.compiler.stages import check, to_latex, to_pdf
from cvtex.compiler.survey import survey
from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Severity
from cvtex.report import ReportStyle, render
from cvtex.typeset.engine import Engine

PAGE = Path(__file__).parents[1] / "docs" / "diagnostics.md"
PACKAGE = Path(cvtex.__file__).parent


def entries() -> list[tuple[str, str]]:
    """Return the codes of the page in order, each with the text below its heading."""
    parts = re.split(r"^### `([^`\n]+)`\n", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    bodies = (body.partition("\n## ")[0] for body in parts[2::2])
    return list(zip(parts[1::2], bodies, strict=True))


ENTRIES = dict(entries())


def entry(code: Code) -> str:
    """Return the text of the page about a code."""
    assert code in ENTRIES, f"docs/diagnostics.md has no section `{code}`"
    return ENTRIES[code]


def given() -> set[tuple[str, Severity]]:
    """Return each code that the source makes a diagnostic of by name, with the severity."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name("error" | "warning" as severity),
                    args=[ast.Attribute(ast.Name("Code"), name), *_],
                ):
                    found.add((name, Severity(severity)))
    return found


def test_page_has_the_codes_in_order_and_no_others() -> None:
    """The page documents every code once, in the order of the enum, and nothing else."""
    assert [name for name, _ in entries()] == [str(code) for code in Code]


def test_entry_shows_an_example_of_its_code() -> None:
    """Each entry shows a message as it is printed, with its own code."""
    for code in Code:
        examples = re.findall(r"^```text\n(.*?)^```$", entry(code), re.MULTILINE | re.DOTALL)

        assert examples, code
        for example in examples:
            assert re.match(rf"(error|warning)\[{re.escape(code)}\]: \S", example)


def test_entry_names_each_severity_that_the_code_is_given() -> None:
    """An entry says before its example whether it is an error, a warning, or either."""
    prose = {code.name: entry(code).partition("```")[0].lower() for code in Code}
    named = {(name, one) for name, text in prose.items() for one in Severity if one in text}

    assert {name for name, _ in named} == {*prose}
    assert set(given()) <= named


def test_entry_says_the_way_out() -> None:
    """After the example there is advice."""
    assert [code for code in Code if not entry(code).rpartition("```")[2].strip()] == []


# Codes of problems that are not in the text of a file, each with the tests that cause it instead.
NOT_RUN = {
    Code.FILE_UNREADABLE: "cli/test_app.py",
    Code.FILE_UNWRITABLE: "cli/test_app.py",
    Code.OUT_OF_DATE: "cli/test_app.py",
    Code.ENCODING: "test_source.py",
    Code.DEAD_LINK: "checks/test_links.py",
    Code.MISSING_PACKAGE: "network/test_client.py",
    Code.INVALID_IDENTIFIER: "databases/test_registry.py",
    Code.NETWORK_FAILED: "network/test_client.py",
    Code.NOT_FOUND: "network/test_client.py",
    Code.BAD_ANSWER: "network/test_client.py",
    Code.INCOMPLETE_ANSWER: "databases/sources/test_lists.py",
    Code.UNUSED_FILE: "compiler/test_theme_check.py",
    Code.NO_ENGINE: "typeset/test_choose.py",
    Code.ALTERED_ENGINE: "typeset/test_embedded.py",
    Code.TEX_TIMEOUT: "typeset/test_pdftex.py",
    Code.UNREADABLE_PDF: "inspection/pdf/test_reader.py",
    Code.NO_READER: "inspection/pdf/test_reader.py",
    Code.STALE_PDF: "inspection/checks/test_data.py",
    Code.MISSING_TEXT: "inspection/checks/test_data.py",
    Code.DOUBLED_TEXT: "inspection/checks/test_data.py",
    Code.TEXT_ORDER: "inspection/checks/test_data.py",
    Code.BROKEN_WORDS: "inspection/checks/test_words.py",
    Code.UNPARSED_VALUE: "inspection/checks/test_parsing.py",
    Code.TWO_COLUMNS: "inspection/checks/test_parsing.py",
    Code.BROKEN_LINK: "inspection/checks/test_links.py",
    Code.PDF_FONT: "inspection/checks/test_fonts.py",
    Code.SMALL_TEXT: "inspection/checks/test_contrast.py",
    Code.UNTAGGED_PDF: "inspection/checks/test_tags.py",
    Code.PDF_UA: "inspection/checks/test_tags.py",
    Code.PDF_A: "inspection/checks/test_archive.py",
    Code.PAGE_LIMIT: "inspection/checks/test_size.py",
    Code.LARGE_FILE: "inspection/checks/test_size.py",
    Code.NOT_IMPORTED: "importers/test_conversion.py",
    Code.NOT_EXPORTED: "export/test_json_resume.py",
}
# What only a typeset page shows.
TYPESET = {
    Code.TEX_ERROR,
    Code.TEX_WARNING,
    Code.LOOSE_PAGE,
    Code.UNTAGGED_CONTENT,
    Code.SHORT_LAST_PAGE,
    Code.DIVIDED_BLOCK,
}
RUN = [
    pytest.param(code, marks=pytest.mark.slow) if code in TYPESET else code
    for code in Code
    if code not in NOT_RUN
]
# What only `cvtex bib` looks for.
SURVEYED = frozenset({Code.PUBLISHED_PREPRINT})
OPTIONS = Options(today=date(2026, 1, 1))
CV = """\
name: Jane Doe
bibliography: publications.bib
sections:
  - title: Publications
    publications: {}
"""
FILES = {"yaml": "cv.yaml", "json": "cv.json", "toml": "cv.toml", "bib": "publications.bib"}


def examples(code: Code) -> list[tuple[str, str, str]]:
    """Return the language of each example of a code, whether it is bad, good or both, the text."""
    form = r"^```(\w+) (bad|good|both)\n(.*?)^```$"
    return re.findall(form, entry(code), re.MULTILINE | re.DOTALL)


def compiled(folder: Path, code: Code, which: str, request: pytest.FixtureRequest) -> Compilation:
    """Write the good or the bad example of a code to the current folder, and run it."""
    files = {"cv.yaml": CV}
    for language, of, text in examples(code):
        if of in {which, "both"}:
            name = text.split()[1] if language == "latex" else FILES[language]
            files[name] = text
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    cv = next(Path(name) for name in reversed(files) if name.startswith("cv."))
    if code in SURVEYED:
        return survey(Path("publications.bib"), OPTIONS)
    if code in TYPESET:
        engine: Engine = request.getfixturevalue("engine")
        return to_pdf(Path("cv.yaml"), engine, OPTIONS, tex_name="cv.failed.tex")
    if code is Code.TEMPLATE:
        return to_latex(Path("cv.yaml"), OPTIONS)
    return check(cv, OPTIONS)


def printed(made: Compilation) -> list[str]:
    """Return what is printed of each diagnostic, in the short form and without its place."""
    unplaced = [replace(one, span=None) for one in made.diagnostics]
    return render(unplaced, made.sources, ReportStyle.SHORT).splitlines()


@pytest.mark.parametrize("code", Code)
def test_entry_shows_what_is_bad_then_the_message_then_what_is_good(code: Code) -> None:
    """Examples are files or, for what is in no file, commands; those are not run."""
    blocks = re.findall(r"^```(\w+)(?: (\w+))?\n", entry(code), re.MULTILINE)
    order = [which or language for language, which in blocks if which != "both"]
    languages = {language for language, which in blocks if which}

    assert [which for which, _ in groupby(order)] == ["bad", "text", "good"]
    assert languages <= ({"sh"} if code in NOT_RUN else {*FILES, "latex"})


@pytest.mark.parametrize("code", NOT_RUN)
def test_a_code_whose_example_is_not_run_has_other_tests(code: Code) -> None:
    """The module of tests that the table names exists."""
    assert (Path(__file__).parent / NOT_RUN[code]).is_file()


@pytest.mark.parametrize("code", RUN)
def test_bad_example_gives_the_message(
    code: Code, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """The page shows what is printed, and nothing else is."""
    monkeypatch.chdir(tmp_path)
    shown = re.findall(r"^```text\n(.*)$", entry(code), re.MULTILINE)

    assert printed(compiled(tmp_path, code, "bad", request)) == shown


@pytest.mark.parametrize("code", RUN)
def test_good_example_is_clean(
    code: Code, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """What the page gives as right is right, also in all other respects."""
    monkeypatch.chdir(tmp_path)

    assert printed(compiled(tmp_path, code, "good", request)) == []
