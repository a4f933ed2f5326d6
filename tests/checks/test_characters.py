"""`checks.characters` and `text.glyphs`: characters without a glyph are reported at their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.checks.characters import without_boxes
from cvtex.compiler.stages import check
from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.source import Source, Span
from cvtex.text.glyphs import is_printable, script


@pytest.mark.parametrize("text", ["é ß Ł ő ș ğ", "α ω Ω ἀ ῶ", "Ж я і ђ ї", "– — … “ ” „ « » • † ‡"])
def test_the_languages_of_europe_can_be_printed(text: str) -> None:
    """Latin, Greek and Cyrillic letters with accents, and punctuation, are printable."""
    assert [character for character in text.replace(" ", "") if not is_printable(character)] == []


@pytest.mark.parametrize("text", ["əˈɛɪʃŋɡʊθ", "\u0328\u0301\u0303", "שָׁלוֹם", "♀♂★❧☞✝"])
def test_phonetics_accents_hebrew_and_signs_can_be_printed(text: str) -> None:
    """What Libertine has beyond the languages of Europe is printable."""
    assert [character for character in text if not is_printable(character)] == []


@pytest.mark.parametrize("character", "漢か\u0627한🙂ไ")
def test_other_scripts_cannot_be_printed(character: str) -> None:
    """Characters of other scripts are not printable."""
    assert not is_printable(character)


def reported(folder: Path, cv: str, bib: str = "") -> list[tuple[str, str]]:
    """Return file:line:column and character of each warning."""
    (folder / "cv.yaml").write_text(cv, encoding="utf-8")
    (folder / "p.bib").write_text(bib, encoding="utf-8")
    problems = check(folder / "cv.yaml").diagnostics
    assert {problem.code for problem in problems} <= {Code.UNPRINTABLE_CHARACTER}
    return [
        (
            f"{Path(problem.span.path).name}:{problem.span.line}:{problem.span.column}",
            problem.message.split("`")[1],
        )
        for problem in problems
        if problem.span is not None
    ]


def test_each_value_of_a_cv_is_reported_at_its_first_character(tmp_path: Path) -> None:
    """A value with several unprintable characters is reported once."""
    cv = "name: A B\nsections:\n  - title: S\n    text: 'a 漢b 漢'\n    list: [ok, 한글]\n"

    assert reported(tmp_path, cv) == [
        ("cv.yaml:4:14", "漢"), ("cv.yaml:5:16", "한"),
    ]  # fmt: skip


def test_values_that_are_not_printed_are_not_reported(tmp_path: Path) -> None:
    """File names, citation keys and `signs_as` may have any characters."""
    cv = (
        "name: A B\nsigns_as: [漢]\nbibliography: p.bib\n"
        "sections: [{title: P, publications: {exclude: 漢, keys: [漢]}}, {title: S, text: T}]\n"
    )
    (tmp_path / "cv.yaml").write_text(cv, encoding="utf-8")
    (tmp_path / "p.bib").write_text("", encoding="utf-8")

    codes = {problem.code for problem in check(tmp_path / "cv.yaml").diagnostics}
    assert Code.UNPRINTABLE_CHARACTER not in codes


def test_publications_are_reported_where_the_character_is(tmp_path: Path) -> None:
    """Only listed publications and printed fields are reported."""
    cv = "name: A B\nbibliography: p.bib\nsections: [{title: P, publications: {type: misc}}]\n"
    bib = (
        "@misc{a, author={A B}, title={T 漢}, abstract={한}}\n"
        "@article{b, author={A B}, title={漢}}\n"
        "@misc{c, author={A B and 漢}, title={T}}\n"
    )

    assert reported(tmp_path, cv, bib) == [("p.bib:1:33", "漢"), ("p.bib:3:26", "漢")]


def test_formulas_have_fonts_of_their_own(tmp_path: Path) -> None:
    """A symbol in a formula is typeset by TeX and is not reported."""
    cv = "name: A B\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n"

    bib = r"@misc{a, author={A B}, title={5 M$_{\odot}$ and $x \gtrsim 3$}}"

    assert reported(tmp_path, cv, bib) == []


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        ("漢字々", {"Han"}),
        ("、。「」，！", {"Han"}),
        ("ひらがな", {"Hiragana"}),
        ("カタカナーｶﾅ", {"Katakana"}),
        ("한글", {"Hangul"}),
        ("عربى،٣", {"Arabic"}),
        ("हिन्दी।", {"Devanagari"}),
        ("ไทย", {"Thai"}),
        ("ქართული", {"Georgian"}),
        ("𐰀", {"Old Turkic"}),
        ("\U00017600", {""}),
        ("🙂☃Ａ𝐀\u0488", {""}),
    ],
)
def test_a_character_belongs_to_a_script(text: str, scripts: set[str]) -> None:
    """Letters, signs and punctuation of a script have its name; symbols belong to none."""
    assert {script(character) for character in text} == scripts


def test_a_script_is_reported_once_with_its_lines(tmp_path: Path) -> None:
    """A CV in Japanese is one message, with the number of characters and the lines."""
    cv = "name: 山田 太郎\nsections:\n  - title: 学歴、\n    text: ひらが\n    list: [カナ, '🎉']\n"
    (tmp_path / "cv.yaml").write_text(cv, encoding="utf-8")
    whole, emoji = check(tmp_path / "cv.yaml").diagnostics

    assert whole.message == "the fonts have no glyphs for Japanese: 12 characters cannot be printed"
    assert whole.hints[0] == "it is in 4 texts: line 1, 3, 4, 5"
    assert whole.span is not None
    assert (whole.span.line, whole.span.column) == (1, 7)
    assert "`🎉`" in emoji.message


def test_each_script_has_its_own_message(tmp_path: Path) -> None:
    """Two scripts are two messages, in the order of their first places."""
    cv = "name: สวัสดี\nsections: [{title: ไทย, text: ไทยعربى}, {title: عربى, list: [عربى, 漢]}]\n"
    (tmp_path / "cv.yaml").write_text(cv, encoding="utf-8")
    messages = [problem.message for problem in check(tmp_path / "cv.yaml").diagnostics]

    assert [message.partition(":")[0] for message in messages[:2]] == [
        "the fonts have no glyphs for Thai", "the fonts have no glyphs for Arabic",
    ]  # fmt: skip
    assert len(messages) == 3


def told(folder: Path, cv: str, bib: str = "") -> list[tuple[int, str]]:
    """Return the line and the message of each warning about characters."""
    (folder / "cv.yaml").write_text(cv, encoding="utf-8")
    (folder / "p.bib").write_text(bib, encoding="utf-8")
    problems = check(folder / "cv.yaml").diagnostics
    return [
        (d.span.line, d.message) for d in problems if d.span and d.code.startswith("unprintable")
    ]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ja", "ひらがな、カタカナ（漢字）ＡＢ①", "Japanese"),
        ("zh-Hant-TW", "繁體中文，「引號」", "Chinese"),
        ("ko", "한국어 國語", "Korean"),
        ("fa", "می‌خواهم ۱۳۹۹،", "Arabic"),
        ("hi", "हिन्दी। क्‍ष", "Devanagari"),
        ("th", "ภาษาไทย", "Thai"),
        ("ka", "ქართული", "Georgian"),
    ],
)
def test_a_language_that_cannot_be_printed_is_one_warning(
    tmp_path: Path, language: str, text: str, name: str
) -> None:
    """At the language; also for few texts, with the signs of the script."""
    cv = f"name: A B\nlanguage: {language}\nbibliography: p.bib\nsections:\n- title: {text}\n"
    cv += f"  list: ['{text}', '{text} 🎉']\n"
    found = told(tmp_path, cv)

    assert [line for line, _ in found] == [2, 6]
    assert found[0][1].startswith(f"cvtex cannot print {name} letters yet: ")
    assert "`🎉`" in found[1][1]


@pytest.mark.parametrize("language", ["ja-Latn", "en", "ru", "el"])
def test_a_language_in_letters_that_the_fonts_have_is_no_problem(
    tmp_path: Path, language: str
) -> None:
    """A tag may say that the language is written in Latin letters."""
    cv = f"name: A B\nlanguage: {language}\nsections: [{{title: S, text: Rōmaji Ж ω}}]\n"
    assert told(tmp_path, cv) == []


def test_joiners_belong_to_the_letters_beside_them(tmp_path: Path) -> None:
    """A whole script is one warning, with the signs between its letters."""
    cv = "name: A B\nsections: [{title: می‌خ, list: [می‌ر, می‌د, a]}]\n"
    ((_, message),) = told(tmp_path, cv)
    assert message.startswith("the fonts have no glyphs for Arabic")


def test_lines_of_boxes_are_not_too_wide() -> None:
    """The boxes are reported; another line that is too wide stays."""
    source = Source("cv.yaml", "name: A B\nx: " + "漢" * 20 + "\n\n\n\n\ny: supercalifragilistic\n")

    def wide(line: int, message: str = "a line is 9pt too wide") -> Diagnostic:
        return warning(Code.TEX_WARNING, message, Span("cv.yaml", line, 1, line, 2))

    kept = (wide(7), wide(2, "a picture is missing"), warning(Code.TEX_WARNING, "too wide"))
    assert without_boxes((wide(2), *kept), {"cv.yaml": source}) == kept
