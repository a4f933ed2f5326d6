"""`new_entries.latex_values`: plain text becomes LaTeX from which cvtex reads the same text."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.reference import references
from cvtex.new_entries.latex_values import is_balanced, latex_of, literal_value, plain_value
from cvtex.source import Source

PIECES = [
    *"ab 12-<>/,'\"`!?&;#%${}\\~^_@=().:|ié\u0301\u00a0\u2009\u202f\u00ad\n\t",
    "<i>", "</i>", "amp;", "&lt;", "#38;", "http://", "@misc{", " -- ", "``", "''",
]  # fmt: skip
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.text(max_size=12))

PRINTED = str.maketrans({"’": "'", "“": '"', "”": '"', "\u202f": "\u2009"})


def read_title(latex: str) -> str:
    """Return the text of a title that is written into a .bib file with other fields."""
    text = f"@misc{{k,\n  title = {{{latex}}},\n  note = {{x}},\n}}\n"
    read = read_bibliography(Source("a.bib", text))
    assert read.value is not None
    assert [entry.key for entry in read.value] == ["k"]
    assert read.diagnostics == ()
    assert read.value[0].get("note") == "x"
    return references(read.value)[0].text("title")


def _without_dashes(text: str) -> str:
    """Return a text with hyphens for dashes between spaces, and with the marks of typing."""
    hyphens = re.sub("(?<= )[–—](?= )", lambda dash: "--" if dash[0] == "–" else "---", text)
    return hyphens.translate(PRINTED)


@given(TEXTS)
@example("a --  -- a")
def test_cvtex_reads_the_text_again(text: str) -> None:
    """The value is balanced, and reading it gives the text, apart from marks of printing."""
    latex = latex_of(text)
    assert is_balanced(latex)
    if not (expected := plain_value(text)):
        assert latex == ""
        return
    assert _without_dashes(read_title(latex)) == _without_dashes(expected)


@pytest.mark.parametrize(
    ("plain", "latex"),
    [
        ("Müller & Söhne: 50% of $5", r"Müller \& Söhne: 50\% of \$5"),
        ("Don't", "Don't"),
        ('On "real" gaps', "On ``real'' gaps"),
        ('A 5" disk', r"A 5\textquotedbl{} disk"),
        ("Gaps -- a survey", "Gaps -- a survey"),
        ("the option --all", "the option -{}-all"),
        ("a{b", r"a\textbraceleft{}b"),
        ("snake_case^2~x", r"snake\_case\textasciicircum{}2\textasciitilde{}x"),
        ("a\u00a0b\n c\u200b", "a~b c"),
        ("<i>no tag</i>, R&amp;D", r"<{}i>no tag<{}/i>, R\&{}amp;D"),
    ],
)
def test_latex_is_what_people_write(plain: str, latex: str) -> None:
    """Only what TeX, BibTeX or cvtex would read as something else is written as a command."""
    assert latex_of(plain) == latex


def test_quotation_marks_of_prose_become_those_of_printing() -> None:
    """Straight marks in pairs are typographic ones on the page."""
    assert read_title(latex_of('The "best" way, \'t was')) == "The “best” way, ’t was"


@pytest.mark.parametrize("latex", ["a}", "{a", r"a\{", "}{", r"\}\{", "{a\\"])
def test_braces_count_as_bibtex_counts_them(latex: str) -> None:
    """A brace after a backslash counts too, or BibTeX reads on into the next entry."""
    assert not is_balanced(latex)


def test_a_literal_value_cannot_end_its_field() -> None:
    """An address from outside has no brace, no backslash and no space."""
    assert literal_value(" https://x.org/a_b{c}\\d e%20\n") == "https://x.org/a_b%7Bc%7D%5Cde%20"
