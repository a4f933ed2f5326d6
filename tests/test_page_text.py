"""The text in the page: what a PDF made with cvtex's fonts prints, and what copies out of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from unicodedata import category, normalize

import pdfplumber
import pytest

from cvtex.compiler.stages import to_pdf
from cvtex.files import resources
from cvtex.text.glyphs import is_printable
from cvtex.typeset.engine import Engine

Typesetting = Callable[[str], list[str]]


@pytest.fixture
def lines(tmp_path: Path, engine: Engine) -> Typesetting:
    """Return a function that typesets a paragraph and returns the lines that copy out of it."""

    def typeset(text: str) -> list[str]:
        path = tmp_path / "cv.yaml"
        path.write_text(
            f"name: x\nsections: [{{title: x, text: {json.dumps(text)}}}]\n", encoding="utf-8"
        )
        result = to_pdf(path, engine, tex_name="cv.tex")
        assert result.pdf is not None
        with pdfplumber.open(BytesIO(result.pdf)) as pdf:
            (page,) = pdf.pages
            # Without the name, the heading and the number of the page.
            return str(page.extract_text(x_tolerance=1.5)).splitlines()[2:-1]

    return typeset


HYPHENATED = "\\hyphenchar\\font=-1 "


@pytest.mark.parametrize(
    "path", sorted(resources.texmf().glob("tex/latex/cvtex/*.fd")), ids=lambda path: path.stem
)
def test_only_latin_text_fonts_have_a_hyphen(path: Path) -> None:
    """A font in which slot 45 is another sign never puts that at the end of a line."""
    is_latin_text = path.stem.startswith("t1") and "inconsolata" not in path.stem

    assert (HYPHENATED in path.read_text(encoding="utf-8")) is not is_latin_text


@pytest.mark.parametrize(
    "words",
    [
        "быстрый отсутствие государственный объединение исследовательский съёмка",
        "εκπαίδευση παραδείγματα άνθρωποι ανάμεσα ἀνθρώπους μετασχηματισμός",
        "Shōgakukan kōkōtōgakkōkyōshikōshō rōdōkumiaisōhyōgikai",
    ],
)
def test_a_line_never_ends_with_another_sign_as_hyphen(words: str, lines: Typesetting) -> None:
    """Each word at a line's end is whole, in the scripts whose hyphenation is not known."""
    # Each turn of the words begins at another place of its line.
    text = " ".join(f"{words} {'i' * turn}" for turn in range(1, 12))
    found = lines(text)

    assert len(found) > 3
    assert " ".join(found) == text


def test_a_soft_hyphen_in_any_script_prints_a_hyphen(lines: Typesetting) -> None:
    """Where the writer allows a break, the line ends with a hyphen, not with a letter."""
    found = lines(" ".join(f"госу\u00adдар\u00adствен\u00adный {'i' * turn}" for turn in range(20)))

    ends = {line.split()[-1] for line in found[:-1]}
    assert ends & {"госу-", "государ-", "государствен-"}
    assert {end.rstrip("i") for end in ends} <= {
        "", "госу-", "государ-", "государствен-", "государственный",
    }  # fmt: skip


STYLES = {"upright": "", "italic": "*", "bold": "**", "bold italic": "***"}
AS_ASCII = set("ﬀﬁﬂﬃﬄ\u2010\u2011")
"""Ligatures and hyphens, which copy as letters and as the hyphen of ASCII."""


@pytest.mark.parametrize("mark", STYLES.values(), ids=STYLES)
def test_each_character_copies_as_itself(mark: str, lines: Typesetting) -> None:
    """The fonts say which character each of their glyphs is, superscripts and symbols included."""
    characters = [chr(code) for code in range(0xA1, 0x10000) if is_printable(chr(code))]
    texts = [c for c in characters if normalize("NFC", c) == c and category(c)[0] in "LNPS"]
    found = "".join(lines(" ".join(f"{mark}{c}{mark}" for c in texts)))

    assert not set(texts) - set(found) - AS_ASCII
    assert not {c for c in set(found) - set(texts) if not c.isspace() and not c.isascii()}


def test_a_superscript_copies_as_one(lines: Typesetting) -> None:
    """The power of ten and the formula of a molecule keep their meaning in a copy."""
    assert lines("10⁻⁶ H₂O m² xⁿ **Ţ Ț ţ ț** ***Ţ Ț ţ ț***") == ["10⁻⁶ H₂O m² xⁿ Ţ Ț ţ ț Ţ Ț ţ ț"]
