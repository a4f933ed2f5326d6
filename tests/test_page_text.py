"""The text in the page: what a PDF made with cvtex's fonts prints, and what copies out of it."""

from __future__ import annotations

import json
import re
import subprocess
import warnings
from collections import Counter
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pdfplumber
import pytest
from pdfminer.high_level import extract_text
from pypdf import PdfReader

from cvtex.cli.starter import new_cv
from cvtex.compiler.stages import to_pdf
from cvtex.files import resources
from cvtex.text.inlines import plain_text
from cvtex.text.markdown import parse_markdown
from cvtex.typeset.engine import Engine

Typesetting = Callable[[str], list[str]]


@pytest.fixture
def pdf_of(tmp_path: Path, engine: Engine) -> Callable[[str], bytes]:
    """Return a function that typesets a paragraph of Markdown."""

    def typeset(text: str) -> bytes:
        path = tmp_path / "cv.yaml"
        section = f"{{title: x, text: {json.dumps(text)}}}"
        path.write_text(f"name: x\nsections: [{section}]\n", encoding="utf-8")
        data = to_pdf(path, engine, tex_name="cv.tex").pdf
        assert data is not None
        return data

    return typeset


@pytest.fixture
def lines(pdf_of: Callable[[str], bytes]) -> Typesetting:
    """Return a function that typesets a paragraph and returns the lines that copy out of it."""

    def typeset(text: str) -> list[str]:
        with pdfplumber.open(BytesIO(pdf_of(text))) as pdf:
            (page,) = pdf.pages
            # Without the name, the heading and the number of the page.
            found = str(page.extract_text(x_tolerance=1.5)).splitlines()[2:-1]
            return [" ".join(line.split()) for line in found]

    return typeset


HYPHENATED = "\\hyphenchar\\font=-1 "


def test_only_latin_text_fonts_have_a_hyphen() -> None:
    """A font in which slot 45 is another sign never puts that at the end of a line."""
    found = {
        path.stem: HYPHENATED not in path.read_text(encoding="utf-8")
        for path in resources.texmf().glob("tex/latex/cvtex/*.fd")
    }

    assert found
    assert found == {name: name.startswith("t1") and "inconsolata" not in name for name in found}


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
    """Where the writer allows a break, the line ends with one, not with a letter."""
    found = lines(" ".join(f"госу\u00adдар\u00adствен\u00adный {'i' * turn}" for turn in range(20)))

    ends = {line.split()[-1] for line in found[:-1]}
    assert ends & {"госу\u00ad", "государ\u00ad", "государствен\u00ad"}
    assert {end.rstrip("i") for end in ends} <= {
        "", "госу\u00ad", "государ\u00ad", "государствен\u00ad", "государственный",
    }  # fmt: skip


def test_a_hyphen_of_a_word_stays_one_at_the_end_of_a_line(lines: Typesetting) -> None:
    """Only one that TeX has put there is soft, so that programs find words as they are written."""
    words = "incomprehensibilities peer-reviewed counterrevolutionaries state-of-the-art"
    text = " ".join(f"{words} {'i' * turn}" for turn in range(1, 16))
    found = lines(text)

    assert {line[-1] for line in found} >= {"-", "\u00ad"}
    whole = "\n".join(found).replace("\u00ad\n", "").replace("-\n", "-")
    assert whole.replace("\n", " ") == text


def test_every_font_has_a_soft_hyphen() -> None:
    """In slot 127 of T1, under a name that means U+00AD, or in a font that has nothing else."""
    tree = resources.texmf()
    loaded = set()
    for path in tree.glob("tex/latex/cvtex/t1*.fd"):
        if HYPHENATED not in (text := path.read_text(encoding="utf-8")):
            assert "cv@hashyphen" in text
            loaded |= set(re.findall(r">(?:s\*\[[.\d]+\])?(cvtex[^<>{}]+)", text))
    lines = (tree / "fonts/map/pdftex/cvtex/cvtex.map").read_text(encoding="ascii").splitlines()
    encodings = {line.split()[0]: re.findall(r"<\[?(\S+\.enc)", line)[0] for line in lines}
    package = (tree / "tex/latex/cvtex/cvtexfonts.sty").read_text(encoding="utf-8")

    assert len(loaded) > 80
    for font in loaded:
        name = next((name for name in (f"{font}--base", font) if name in encodings), None)
        if name is None:
            virtual = (tree / f"fonts/vf/cvtex/{font}.vf").read_bytes()
            (soft,) = re.findall(rb"cvtex-[\w-]+-soft", virtual)
            assert f"\\pdfglyphtounicode{{tfm:{soft.decode()}/hyphen}}{{00AD}}" in package
        else:
            encoding = tree / "fonts/enc/dvips/cvtex" / encodings[name]
            glyphs = re.findall(r"/(\S+)", encoding.read_text(encoding="ascii").partition("[")[2])
            assert glyphs[45].partition(".")[0] == "hyphen"
            assert glyphs[127].partition(".")[0] == "sfthyphen"


def test_a_superscript_copies_as_one(lines: Typesetting) -> None:
    """The power of ten and the formula of a molecule keep their meaning in a copy."""
    assert lines("10⁻⁶ H₂O m² xⁿ **Ţ Ț ţ ț** ***Ţ Ț ţ ț***") == ["10⁻⁶ H₂O m² xⁿ Ţ Ț ţ ț Ţ Ț ţ ț"]


def _pdfplumber(data: bytes) -> str:
    with pdfplumber.open(BytesIO(data)) as pdf:
        return "\n".join(word["text"] for page in pdf.pages for word in page.extract_words())


def _pdfminer(data: bytes) -> str:
    return extract_text(BytesIO(data))


def _pypdf(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def _pymupdf(data: bytes) -> str:
    # Its bindings are made by SWIG, whose types Python 3.12 warns of.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import pymupdf

    with pymupdf.open(stream=data) as pdf:  # type: ignore[no-untyped-call] # it has no types
        return "\n".join(page.get_text() for page in pdf)


def _pdftotext(data: bytes) -> str:
    command = ["pdftotext", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


READERS = [
    *(
        pytest.param(read, id=read.__name__[1:])
        for read in (_pdfplumber, _pdfminer, _pypdf, _pymupdf)
    ),
    pytest.param(_pdftotext, id="pdftotext", marks=pytest.mark.poppler),
]


def _words(text: str) -> Counter[str]:
    return Counter(normalize("NFKC", text).split())


@cache
def _printed(data: bytes) -> Counter[str]:
    """Return the words that the eye finds: gaps of more than 1.5 points divide them."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        pages = [page.filter(lambda item: item.get("text") != " ") for page in pdf.pages]
        found = [word["text"] for page in pages for word in page.extract_words(x_tolerance=1.5)]
        return _words("\n".join(found))


@pytest.fixture(scope="module")
def documents(
    repository: Path, engine: Engine, tmp_path_factory: pytest.TempPathFactory
) -> list[bytes]:
    """Return the PDFs of the CV in the root and of the starter."""
    folders = (repository, tmp_path_factory.mktemp("starter"))
    new_cv(folders[1])
    results = [to_pdf(path / "cv.yaml", engine, tex_name="cv.tex") for path in folders]
    return [result.pdf for result in results if result.pdf]


@pytest.mark.parametrize("read", READERS)
def test_programs_find_the_words(read: Callable[[bytes], str], documents: list[bytes]) -> None:
    """Each reader finds 98 of 100 words, also one that looks for space characters only."""
    assert len(documents) == 2

    for data in documents:
        printed = _printed(data)
        missing = printed - _words(read(data))
        assert missing.total() <= 0.02 * printed.total(), missing


@pytest.mark.parametrize("read", READERS)
def test_ligatures_are_read_as_letters(
    read: Callable[[bytes], str], pdf_of: Callable[[str], bytes]
) -> None:
    """In each weight and shape: a search for `efficient` finds the word."""
    words = ["efficient", "offer", "fluent", "finite", "baffle"]
    text = " ".join(pattern.format(word) for pattern in ("{}", "**{}**", "*{}*") for word in words)
    found = read(pdf_of(text)).split()
    assert {word: found.count(word) for word in words} == dict.fromkeys(words, 3)


@pytest.mark.parametrize(
    "text",
    [
        "one **two** three *four* five ***six*** seven `eight` nine",
        "one [two](https://x.example) three [**four**](https://x.example) five",
        "one $x$ two $y$, three",
        "one Москва и Питер. Это two Αθήνα three ō four, Shōgakukan five",
        "x**y**z, a*b*c, Кириллицаlatin, *italic*. **Bold**, *italic*: `code`; H₂O",
        "one <https://x.example/> two\u00a0**three**\u00a0four",
    ],
)
def test_words_are_divided_by_space_characters(text: str, pdf_of: Callable[[str], bytes]) -> None:
    """A change of font, a link, a formula or another script joins no words and divides none."""
    with pdfplumber.open(BytesIO(pdf_of(text))) as pdf:
        # No gap is wide enough to count, so that only space characters divide words.
        found = pdf.pages[0].extract_words(x_tolerance=100)
    plain = plain_text(parse_markdown(text).inlines)
    assert [word["text"] for word in found][2:-1] == plain.split()
