r"""`text.latex_writer`: all text is escaped, and prints as it was typed."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable
from functools import partial
from io import BytesIO

import pdfplumber
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cvtex.hyphenation import Hyphenation
from cvtex.text.inlines import (
    CodeSpan,
    InLanguage,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    Math,
    RawLatex,
    Style,
    Styled,
    Text,
    Upright,
)
from cvtex.text.latex_writer import escape, escape_url, hyphens, write, write_url
from cvtex.text.math import _COMMANDS, _SYMBOLS
from cvtex.typeset.engine import Engine, Job

COMMANDS = {
    r"\textbackslash{}": "\\", r"\textasciicircum{}": "^", r"\textasciitilde{}": "~",
    r"\textasciigrave{}": "`", r"\textquotesingle{}": "'", r"\textquotedbl{}": '"',
    r"\{": "{", r"\}": "}", r"\$": "$", r"\&": "&", r"\#": "#", r"\%": "%", r"\_": "_",
    "{}": "", "~": "\u00a0", r"\-": "\u00ad",
}  # fmt: skip
TOKEN = re.compile(
    "|".join(map(re.escape, sorted(COMMANDS, key=len, reverse=True))) + "|.", re.DOTALL
)


def printed(latex: str) -> str:
    """Undo the escapes in the order in which TeX reads them."""
    return TOKEN.sub(lambda match: COMMANDS.get(match[0], match[0]), latex)


@pytest.mark.parametrize(("escaped", "character"), list(COMMANDS.items())[:13])
def test_each_special_character_has_its_escape(escaped: str, character: str) -> None:
    """Every character that has a meaning to TeX is escaped."""
    assert escape(character) == escaped


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]) | st.sampled_from("éßŁЖω")))
def test_an_escaped_text_prints_as_it_was(text: str) -> None:
    """Undoing the escapes gives the text again, and no special character is left unescaped."""
    latex = escape(text)
    bare = TOKEN.sub(lambda match: "" if match[0] in COMMANDS else match[0], latex)

    assert printed(latex) == text
    assert not set(bare) & set("\\{}$&#%_^~")


HATS = ["^\x7f\x7f^", "^\x01^", "^\x1b^", "^\u200b^", "^\ufeff^", "^\u00ad^", "^\u2060^", "^\0^"]
PIECES = (*HATS, *"\\{}^_$%#&~ \n\x7f\x1c\u200b\ufeff\u00ad\u2003\u2028éα√漢x5c", "^^5c", r"\)")
WORDS = (r"\input", r"\text", r"\frac", r"\begin{matrix}", r"\end{matrix}", r"\alpha", r"\left(")
WRITTEN = re.compile(r"\\[A-Za-z]+|\\.|\^\^|[{}]|.", re.DOTALL)
ANY_TEXT = st.text() | st.lists(st.sampled_from(PIECES + WORDS), max_size=12).map("".join)


def groups_match(pieces: list[str]) -> bool:
    """Tell whether each brace has its partner."""
    depth = 0
    for piece in pieces:
        depth += {"{": 1, "}": -1}.get(piece, 0)
        if depth < 0:
            return False
    return depth == 0


@given(ANY_TEXT)
@example("^\x7f\x7f^5cinput")
@example("{x^\x7f\x7f^5cfontname^\x7f\x7f^5cfont}")
@example("a\\")
@example("√")
def test_a_formula_has_only_listed_commands_as_it_is_written(tex: str) -> None:
    """For any string, also one that nobody has checked: neither `^^` nor another command."""
    latex = write((Math(tex),), raw_latex=False)
    is_formula = latex.startswith(r"\(")
    pieces = WRITTEN.findall(latex[2:-2] if is_formula else latex)
    commands = {piece[1:] for piece in pieces if piece[0] == "\\"}

    assert "^^" not in latex
    assert groups_match(pieces)
    assert not {c for c in latex if unicodedata.category(c) == "Cc"} - {"\n", "\t"}
    if is_formula:
        assert latex.endswith(r"\)")
        assert commands <= _COMMANDS | _SYMBOLS | {"begin", "end", "cvmissing", "\\"}
        assert not set(pieces) & set("$%#")


@given(ANY_TEXT)
def test_an_escaped_text_has_no_hats_and_only_commands_that_print(text: str) -> None:
    """For any string TeX reads neither `^^` nor a command that is not one of the writer's own."""
    latex = escape(text)
    pieces = WRITTEN.findall(latex)

    assert "^" not in latex
    assert groups_match(pieces)
    assert {p for p in pieces if p[0] == "\\"} <= {*OWN, r"\-", r"\cvmissing"}
    assert not any(unicodedata.category(character) == "Cc" for character in latex)


OWN = {command.removesuffix("{}") for command in COMMANDS}


@pytest.mark.parametrize("pair", ["--", "---", "<<", ">>", ",,"])
def test_ligatures_are_broken(pair: str) -> None:
    """Characters that TeX would join into a ligature are separated."""
    assert escape(pair) == "{}".join(pair)


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("a\tb\nc", "a b c"),
        ("a\x07b", "ab"),
        ("漢", r"\cvmissing{6F22}"),
        ("\u00a0", "~"),
        ("\u00ad", r"\-"),
    ],
)
def test_white_space_and_unknown_characters(text: str, latex: str) -> None:
    """Line ends are spaces, control characters are omitted, and a missing glyph is a box."""
    assert escape(text) == latex


@pytest.mark.parametrize(
    ("inline", "latex"),
    [
        (Text("50 % of 3 ‰, a % b"), r"50~\% of 3~‰, a \% b"),
        (Styled(Style.EMPHASIS, (Text("a_b"),)), r"\emph{a\_b}"),
        (Styled(Style.STRONG, (Styled(Style.SMALL_CAPS, (Text("a"),)),)), r"\textbf{\textsc{a}}"),
        (Styled(Style.SUPERSCRIPT, (Text("2"),)), r"\textsuperscript{2}"),
        (Styled(Style.SUBSCRIPT, (Text("2"),)), r"\textsubscript{2}"),
        (Styled(Style.UNDERLINE, (Text("a"),)), r"\underline{a}"),
        (Upright((Text("a"),)), r"\textup{a}"),
        (CodeSpan("a--b"), r"\texttt{a-{}-b}"),
        (Link("https://a.org/b_c", (Text("d"),)), r"\href{https://a.org/b\_c}{d}"),
        (Link("https://a.org/", (Text("https://a.org/"),)), r"\url{https://a.org/}"),
        (Math("x^2"), r"\(x^2\)"),
        (Math("α≤x^é−漢\x01"), r"\(\alpha \leq x^{\text{é}}-{\text{\cvmissing{6F22}}}\)"),
        (LineBreak(), r"\newline{}"),
        (RawLatex(r"\LaTeX"), r"\LaTeX"),
    ],
)
def test_each_inline_has_its_latex(inline: Inline, latex: str) -> None:
    """Only raw LaTeX and formulas are passed on; all other text is escaped."""
    assert write((inline,), raw_latex=True) == latex


@pytest.mark.parametrize("around", [Upright, partial(Styled, Style.STRONG), partial(Link, "u:")])
def test_raw_latex_that_is_not_allowed_is_not_written(
    around: Callable[[Inlines], Inline],
) -> None:
    """At any depth; the caller has to say whether it is allowed."""
    inlines = (Text("a"), around((around((RawLatex(r"\LaTeX"),)),)))

    assert r"\LaTeX" in write(inlines, raw_latex=True)
    with pytest.raises(ValueError, match="raw LaTeX is not allowed"):
        write(inlines, raw_latex=False)


@pytest.mark.parametrize(
    ("url", "latex"),
    [
        ("https://a.org/x%20y", r"https://a.org/x\%20y"),
        ("https://a.org/a b", r"https://a.org/a\%20b"),
        ("https://a.org/{x}\\", r"https://a.org/\%7Bx\%7D\%5C"),
        ("https://a.org/~me#top", r"https://a.org/\~me\#top"),
        ("https://a.org/é", r"https://a.org/\%C3\%A9"),
    ],
)
def test_addresses_stay_addresses(url: str, latex: str) -> None:
    """Characters that are not allowed in addresses are encoded, and TeX's are escaped."""
    assert escape_url(url) == latex
    assert write_url(url) == rf"\url{{{latex}}}" or not url.isascii()


@given(st.text())
def test_an_address_cannot_end_its_argument(url: str) -> None:
    """Braces and backslashes of an address are encoded."""
    unescaped = re.sub(r"\\[%#&$_~]", "", escape_url(url))

    assert not set(unescaped) & set("\\{}%#$ ")
    assert unescaped.isascii()


def test_a_page_of_all_characters(engine: Engine) -> None:
    """Every printable character of ASCII, and each pair that could be a ligature, prints."""
    characters = string.digits + string.ascii_letters + string.punctuation
    pairs = [f"{c}{c}" for c in string.punctuation] + ["?`", "!`", "``", "''", "fi", "ffl"]
    lines = [*(characters[i : i + 16] for i in range(0, len(characters), 16)), *pairs]
    latex = (
        "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{cvtexfonts}"
        "\\pagestyle{empty}\\begin{document}\\noindent "
        + "\\par\n\\noindent ".join(escape(line) for line in lines)
        + "\\end{document}"
    )
    typeset = engine.typeset(Job(latex))

    assert typeset.pdf is not None
    with pdfplumber.open(BytesIO(typeset.pdf)) as pdf:
        printed_lines = [line for page in pdf.pages for line in page.extract_text().split("\n")]
    assert [line.replace(" ", "") for line in printed_lines] == lines


@pytest.mark.parametrize("inlines", [(Text("Jose\u0301"),), (CodeSpan("Jose\u0301"),)])
def test_letters_and_their_accents_are_composed(inlines: tuple[Inline, ...]) -> None:
    """The fonts have the letter with its accent, and the check of characters looks for that."""
    assert "Jos\u00e9" in write(inlines, raw_latex=False)


def test_formulas_are_composed() -> None:
    """A letter with an accent of its own in a formula is the composed letter."""
    assert write((Math("e\u0301"),), raw_latex=False) == write((Math("\u00e9"),), raw_latex=False)


def test_an_international_address_is_printed_as_it_is_written() -> None:
    """The reader sees the letters, and the link has Punycode and percent-encoding."""
    assert write_url("https://пример.рф/a_b") == (
        r"\href{https://xn--e1afmkfd.xn--p1ai/a\_b}{\texttt{https://\allowbreak{}пример."
        r"\allowbreak{}рф/\allowbreak{}a\_\allowbreak{}b}}"
    )
    assert write_url("https://example.org/a_b") == r"\url{https://example.org/a\_b}"


def test_hebrew_is_written_from_right_to_left() -> None:
    """Words of Hebrew keep together in their direction, and what is around them in its own."""
    assert escape("a שלום, עולם! b") == r"a \cvhebrew{שלום, עולם}! b"
    assert escape("שלום 10% עולם") == r"\cvhebrew{שלום} 10\% \cvhebrew{עולם}"


def test_lists_are_macros() -> None:
    """The first and the last number are arguments, and each item is on a line."""
    inner = List(((Text("b"),),), start=3, is_loose=True)

    assert write((Text("a"), List(((Text("50%"), inner),))), raw_latex=False) == (
        "a\\cvlist{}{}{\n\\cvlistitem{50\\%\\cvlooselist{3}{3}{\n\\cvlistitem{b}}}}"
    )


@pytest.mark.parametrize(
    ("language", "inlines", "latex"),
    [
        ("de", (Text("Eine Forschung"),), "Eine Forschung"),
        ("de", (Text("FORSCHUNG"),), r"\cvwhole{}FORSCHUNG"),
        ("de", (Text("Open-Entwicklung_"), CodeSpan("Forschung")), None),
        ("de", (Text("E-Forschung"),), r"E-For\cvhyphen{r}{s}schung"),
        ("ru", (Styled(Style.EMPHASIS, (Text("наука"),)),), r"\emph{на\-у\-ка}"),
        (
            "de",
            (Text("Zu "), InLanguage("fr", (Text("la recherche"),)), Text(".")),
            r"Zu \cvinlanguage{fr}{\cvlang{fr}la recherche\cvlang{de}}.",
        ),
        ("de", (InLanguage("de", (Text("so"),)),), "so"),
        ("en", (InLanguage("und", (Text("Forschung"),)),), "Forschung"),
        ("fr", (Text("Quoi\u202f?"),), r"Quoi\cvthinspace{}?"),
    ],
)
def test_words_are_prepared_to_divide(language: str, inlines: Inlines, latex: str | None) -> None:
    """A text has only what TeX cannot do alone, and a text in another language switches to it."""
    expected = latex if latex is not None else write(inlines, raw_latex=False)

    assert write(inlines, raw_latex=False, language=Hyphenation(language).main) == expected


def test_languages_are_declared_with_their_words() -> None:
    """The words are those of the text; English has none, and a document in it is not switched."""
    document = Hyphenation("de")
    write(
        (Text("Die Forschung "), InLanguage("fr", (Text("l’appel"),)), InLanguage("en", ())),
        raw_latex=False,
        language=document.main,
    )

    assert hyphens(document) == (
        "\\cvhyphens{de}{1}{\n  for-schung}\n\\cvhyphens{fr}{1}{\n  l’ap-pel}\n\\cvlang{de}\n"
    )
    assert hyphens(Hyphenation("en")) == ""
