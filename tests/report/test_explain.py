"""`report.explain`: each code has its page in the terminal, as it reads in the docs."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.diagnostics.codes import Code
from cvtex.report.explain import codes, explanation


@pytest.mark.parametrize("code", codes())
def test_every_code_is_explained(code: str) -> None:
    """The page begins with the code, shows examples and has no marks of Markdown's blocks."""
    text = explanation(code)

    assert text is not None
    assert text.startswith(f"{code}\n\n")
    assert f"[{code}]: " in text
    assert "```" not in text
    assert "](" not in text
    assert "\n##" not in text
    assert "\nWrong" in text
    assert "\nRight" in text


@pytest.mark.parametrize(
    ("code", "headings"),
    [
        (Code.UNKNOWN_FIELD, ["Wrong (cv.yaml):", "Right (cv.yaml):"]),
        (Code.BIB_SYNTAX, ["Wrong (publications.bib):", "Right (publications.bib):"]),
        (
            Code.UNKNOWN_KEY,
            ["Wrong (cv.yaml):", "With both (publications.bib):", "Right (cv.yaml):"],
        ),
        (
            Code.TEMPLATE,
            [
                "With both (cv.yaml):",
                "Wrong (latex_templates/list.tex):",
                "Right (latex_templates/list.tex):",
            ],
        ),
        (Code.NO_ENGINE, ["Wrong:", "Right:"]),
    ],
)
def test_examples_say_what_they_are(code: Code, headings: list[str]) -> None:
    """Above each stands whether it is wrong or right, and of which file; none for the message."""
    text = explanation(code)

    assert text is not None
    lines = text.splitlines()
    assert [line for line in lines if line.startswith(("Wrong", "Right", "With both"))] == headings
    for heading in headings:
        below = lines[lines.index(heading) + 1 :]
        assert below[0] == ""
        assert below[1].startswith("    ")


def test_an_example_is_indented_as_it_stands() -> None:
    """The lines of a file keep their own indentation."""
    text = explanation(Code.EMPTY_SECTION)

    assert text is not None
    assert (
        "Wrong (cv.yaml):\n\n    name: Jane Doe\n    sections:\n      - title: Interests\n\n"
        "    error[empty-section]: the section has nothing to print\n\nRight (cv.yaml):\n"
    ) in text


def test_codes_are_those_of_the_program() -> None:
    """None is left out."""
    assert codes() == tuple(Code)


def test_a_word_that_is_no_code_is_nothing() -> None:
    """Whoever asks decides what to say then."""
    assert explanation("frobnicate") is None


def test_a_code_without_a_section_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever adds a code learns from it what is missing."""
    page = tmp_path / "diagnostics.md"
    page.write_text("# Messages\n\n### `name`\n\nText.\n", encoding="utf-8")
    monkeypatch.setattr("cvtex.report.explain.diagnostics_page", lambda: page)

    assert explanation("name") == "name\n\nText."
    with pytest.raises(LookupError, match=r"docs/diagnostics\.md has no section `bib-syntax`"):
        explanation("bib-syntax")
