"""`docs/diagnostics.md` against the codes there are."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import cvtex
from cvtex.diagnostic import Code, Severity

PAGE = Path(__file__).parents[1] / "docs" / "diagnostics.md"
PACKAGE = Path(cvtex.__file__).parent


def entries() -> list[tuple[str, str]]:
    """Return the codes of the page in order, each with the text below its heading."""
    parts = re.split(r"^### `([^`\n]+)`\n", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    bodies = (body.partition("\n## ")[0] for body in parts[2::2])
    return list(zip(parts[1::2], bodies, strict=True))


ENTRIES = dict(entries())


def given() -> set[tuple[str, Severity]]:
    """Return each code that the source makes a diagnostic of by name, with the severity."""
    found = set()
    for path in PACKAGE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name("error" | "warning" as severity),
                    args=[ast.Attribute(ast.Name("Code"), name), *_],
                ):
                    found.add((name, Severity(severity)))
    return found


GIVEN = given()


def test_page_has_the_codes_in_order_and_no_others() -> None:
    """The page documents every code once, in the order of the enum, and nothing else."""
    assert [name for name, _ in entries()] == [str(code) for code in Code]


@pytest.mark.parametrize("code", Code)
def test_entry_shows_an_example_of_its_code(code: Code) -> None:
    """Each entry shows a message as it is printed, with its own code."""
    examples = re.findall(r"^```text\n(.*?)^```$", ENTRIES[code], re.MULTILINE | re.DOTALL)

    assert examples
    for example in examples:
        assert re.match(rf"(error|warning)\[{re.escape(code)}\]: \S", example)


@pytest.mark.parametrize("code", Code)
def test_entry_names_each_severity_that_the_code_is_given(code: Code) -> None:
    """An entry says before its example whether it is an error, a warning, or either."""
    prose = ENTRIES[code].partition("```")[0].lower()
    named = {severity for severity in Severity if severity in prose}

    assert named
    assert {severity for name, severity in GIVEN if name == code.name} <= named


@pytest.mark.parametrize("code", Code)
def test_entry_says_the_way_out(code: Code) -> None:
    """After the example there is advice."""
    assert ENTRIES[code].rpartition("```")[2].strip()
