"""A PDF is read to plain values, and a broken one is one error."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from cvtex.inspection.pdf import reader
from cvtex.inspection.pdf.facts import Pdf
from cvtex.inspection.pdf.reader import read_pdf

MakePdf = Callable[..., bytes]


def facts(pdf: bytes) -> Pdf:
    """Return what is read of a PDF that is whole."""
    read = read_pdf(pdf, "cv.pdf")
    assert read.value is not None, read.diagnostics
    return read.value


def test_links_and_their_goals_are_read(make_pdf: MakePdf) -> None:
    """An address, a place, and neither."""
    links: list[dict[str, Any]] = [
        {"A": {"S": "/URI", "URI": "https://x.org"}, "Contents": "X", "StructParent": 3, "F": 4},
        {"A": {"S": "/URI", "URI": ""}},
        {"Dest": "nowhere"},
        {"A": {"S": "/Launch", "F": "x"}},
    ]
    keys = {"Type": "/Annot", "Subtype": "/Link", "Rect": [30, 30, 10, 20]}
    pdf = facts(make_pdf(page={"Annots": [{**keys, **link} for link in links], "Tabs": "/S"}))
    first, empty, lost, action = pdf.annotations

    assert first.prints
    assert (first.url, first.contents, first.parent) == ("https://x.org", "X", 3)
    assert first.box == (10.0, 20.0, 30.0, 30.0)
    assert [one.leads for one in (first, empty, lost, action)] == [True, False, False, True]
    assert action.action == "/Launch"
    assert pdf.tabs == ("/S",)


def test_what_a_pdf_says_of_itself_is_read(make_pdf: MakePdf) -> None:
    """A truth value that is false is false, and XMP may have either syntax."""
    xmp = b"<x pdfaid:part='2' pdfaid:conformance='U'><pdfuaid:part>1</pdfuaid:part>"
    xmp += b"<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>T</rdf:li></rdf:Alt></dc:title>"
    root = {
        "Lang": "en",
        "MarkInfo": {"Marked": True, "Suspects": False},
        "ViewerPreferences": {"DisplayDocTitle": False},
        "Metadata": xmp,
        "OpenAction": {"S": "/JavaScript"},
    }
    pdf = facts(make_pdf(root=root))

    assert pdf.language == "en"
    assert pdf.is_marked
    assert not pdf.has_suspects
    assert not pdf.shows_title
    assert pdf.metadata.scripts == ("/OpenAction",)
    assert pdf.metadata.claims == {
        "pdfaid:part": "2", "pdfaid:conformance": "U", "pdfuaid:part": "1", "dc:title": "T",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("font", "is_embedded", "has_unicode"),
    [
        ({}, False, True),
        ({"FontDescriptor": {"FontFile": b""}}, True, True),
        ({"Encoding": {"Differences": [65, "/A", "/uni0416"]}}, False, True),
        ({"Encoding": {"Differences": [65, "/envelope-o"]}}, False, False),
        ({"Encoding": "/Identity-H", "Subtype": "/Type0"}, False, False),
        ({"Encoding": "/Custom"}, False, False),
        ({"ToUnicode": b"1 beginbfchar <41> <0041> endbfchar"}, False, True),
        ({"ToUnicode": b""}, False, False),
    ],
)
def test_fonts_are_judged_as_the_standards_do(
    make_pdf: MakePdf,
    font: dict[str, Any],
    is_embedded: bool,  # noqa: FBT001 - a parameter of the test
    has_unicode: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    """By the font file, and by a map or by names that are known."""
    (found,) = facts(make_pdf(font=font)).fonts

    assert (found.name, found.is_embedded, found.has_unicode) == ("Plain", is_embedded, has_unicode)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"hello", "is not a PDF"),
        (
            b"PK\x03\x04word",
            "is a ZIP file, as documents of Word and LibreOffice are, and not a PDF",
        ),
        (b"\x89PNG\r\n", "is a picture, and not a PDF"),
        (b"%PDF-1.5\n", "cannot be read as a PDF: its end is missing"),
        (b"%PDF-1.4\nstartxref\n9\n%%EOF", "cannot be read as a PDF: "),
    ],
)
def test_what_is_no_pdf_is_one_error(data: bytes, message: str) -> None:
    """It says what the file is, as far as its first bytes tell."""
    (problem,) = read_pdf(data, "x.pdf").diagnostics

    assert problem.code == "unreadable-pdf"
    assert problem.message.startswith(f"`x.pdf` {message}")


def test_any_part_may_be_of_any_type(make_pdf: MakePdf) -> None:
    """A PDF in which nothing is what it should be is read all the same."""
    for strange in (7, "text", [1], {"K": 1}, b"stream", True):
        keys = ("MarkInfo", "StructTreeRoot", "Metadata", "Lang", "ViewerPreferences", "AA")
        root = dict.fromkeys((*keys, "OutputIntents", "OpenAction"), strange)
        page = dict.fromkeys(("Annots", "Tabs"), strange)
        font = dict.fromkeys(
            ("Encoding", "ToUnicode", "FontDescriptor", "DescendantFonts"), strange
        )

        assert facts(make_pdf(font=font, page=page, root=root)).pages == 1


def test_a_password_is_asked_for(make_pdf: MakePdf) -> None:
    """A PDF that opens without one is read."""
    written = {}
    for password in ("", "secret"):
        writer = PdfWriter(clone_from=BytesIO(make_pdf()))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        writer.write(file := BytesIO())
        written[password] = file.getvalue()
    (problem,) = read_pdf(written["secret"], "cv.pdf").diagnostics

    assert facts(written[""]).metadata.is_encrypted
    assert "it needs a password" in problem.message


def test_without_the_package_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is read."""
    monkeypatch.setattr(reader, "is_installed", lambda _: False)
    (problem,) = read_pdf(b"", "cv.pdf").diagnostics

    assert problem.code == "no-reader"
    assert "pip install 'cvtex[check]'" in problem.hints[0]


def test_the_pdfs_of_these_tests_are_whole(make_pdf: MakePdf) -> None:
    """Else the tests above would show nothing."""
    try:
        assert len(PdfReader(BytesIO(make_pdf()), strict=True).pages) == 1
    except PyPdfError as problem:
        pytest.fail(str(problem))
