"""The text in the page: what a PDF made with cvtex's fonts prints, and what copies out of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

from cvtex.compiler.stages import to_pdf
from cvtex.files import resources
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
