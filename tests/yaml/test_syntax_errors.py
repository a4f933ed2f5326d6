"""`yaml.syntax_errors`: what is wrong with a file that is no YAML, and where, in plain words."""

from __future__ import annotations

import pytest

from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic
from cvtex.diagnostics.fixes import edited
from cvtex.source import Source
from cvtex.yaml.loader import parse_yaml
from cvtex.yaml.syntax_errors import in_quotes

TOP = "name: A B\n"
SECTIONS = "name: A B\nsections:\n  - title: T\n    text: x\n"


def the(text: str) -> Diagnostic:
    """Return the one problem of a text."""
    result = parse_yaml(Source("cv.yaml", text))
    assert result.value is None
    (problem,) = result.diagnostics
    assert problem.code is Code.YAML_SYNTAX
    return problem


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (TOP + "label: 'It's me'\n", "2:12", "text after a closing quote"),
        (TOP + 'label: "x" y\n', "2:12", "text after a closing quote"),
        (TOP + 'label: "open\nurl: x\n', "2:8", "a quote is never closed"),
        (TOP + "label: 'open\n---\n", "2:8", "a quote is never closed"),
        (TOP + "  label: x\n", "2:3",
         "this line is indented as if it belonged to the text of `name`"),
        ("name:A B\nlabel: x\n", "1:5", "a space is missing after the colon of `name`"),
        (TOP + "label:x\nurl: y\n", "2:6", "a space is missing after the colon of `label`"),
        (SECTIONS + " -title: U\n", "5:2", "a space is missing after the dash"),
        (TOP + "sections:\n- title: T\n-title: U\n  text: y\n", "4:1",
         "a space is missing after the dash"),
        (TOP + "label: % x\n", "2:8", "a text that begins with `%` has to be in quotes"),
        (TOP + "label: @x\n", "2:8", "a text that begins with `@` has to be in quotes"),
        (TOP + "label: *x* y\n", "2:8", "a text that begins with `*` has to be in quotes"),
        (TOP + "label: >x\n", "2:9", "a text that begins with `>` has to be in quotes"),
        (TOP + "label: one: two\n", "2:11", "a colon inside a text"),
        (TOP + "label\nurl: x\n", "2:1",
         "a key without a colon, or a line that does not belong to a text"),
        (TOP + "signs_as: [A, B\nurl: x\n", "2:11",
         "the `[` is not closed, or a comma is missing after it"),
        (TOP + "design: {paper: a4\nurl: x\n", "2:9",
         "the `{` is not closed, or a comma is missing after it"),
        (TOP + "signs_as: [A: x: y, B]\n", "2:16", "a comma or a `]` is missing"),
        (TOP + "sections:\n  - title: T\n    list: - a\n", "4:11",
         "a list cannot begin on the line of its key"),
        (TOP + 'label: "a\\q"\n', "2:11",
         "a backslash in double quotes begins an escape, and this is not one"),
        (TOP + "---\nname: C\n", "2:1", "a second document begins here"),
        (TOP + "\tlabel: x\n", "2:1", "a tab in the indentation"),
        (TOP + "label: x\x01y\n", "2:9", "the file contains U+0001, which is not a text character"),
        (SECTIONS + "   list: x\n", "5:4",
         "this line begins in column 4, and what it belongs to in column 3"),
        (SECTIONS + "    - a\n", "5:5", "a list item among keys"),
    ],
)  # fmt: skip
def test_an_error_is_told_where_it_was_made(text: str, place: str, message: str) -> None:
    """In words that do not need a grammar of YAML, and with a way out."""
    problem = the(text)

    assert (problem.message, str(problem.span)) == (message, f"cv.yaml:{place}")
    assert problem.hints


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("name:A B\nlabel: x\n", "name: A B\nlabel: x\n"),
        (SECTIONS + "  -title: U\n    text: x\n", SECTIONS + "  - title: U\n    text: x\n"),
        (TOP + "label: one: two\n", TOP + 'label: "one: two"\n'),
        (TOP + "label: @x\n", TOP + 'label: "@x"\n'),
    ],
)
def test_what_is_certain_has_a_fix(text: str, fixed: str) -> None:
    """The file can be read then, and nothing else in it has changed."""
    problem = the(text)

    assert problem.fix is not None
    assert (edited(text.encode(), [problem.fix]) or b"").decode() == fixed
    assert parse_yaml(Source("cv.yaml", fixed)).value is not None


@pytest.mark.parametrize("text", ["plain", "with: colon", "both \" and '", "\\LaTeX", "", "*x*"])
def test_a_quoted_text_reads_back(text: str) -> None:
    """Whatever signs it holds."""
    document = parse_yaml(Source("cv.yaml", f"key: {in_quotes(text)}\n")).value

    assert document is not None
    assert document.get("key") == text
