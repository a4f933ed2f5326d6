"""Europass: the XML, the PDF that has it, and what is none of them."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from pypdf import PdfWriter

from cvtex.diagnostics import Code
from cvtex.importers.europass.importer import import_europass
from cvtex.importers.europass.reading import is_europass, read_europass

CASES = Path(__file__).parents[1] / "cases/europass"
CANDIDATE = CASES / "portuguese/input.xml"


def pdf_with(data: bytes) -> bytes:
    """Return a PDF with an attached file."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_attachment("attachment.xml", data)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def test_a_pdf_has_the_same_cv_as_its_xml(tmp_path: Path) -> None:
    """The CV in the PDF of the editor is that of the XML in it."""
    path = tmp_path / "cv.pdf"
    path.write_bytes(pdf_with(CANDIDATE.read_bytes()))
    assert is_europass(path)
    assert is_europass(CANDIDATE)
    made = []
    for one in (path, CANDIDATE):
        read = read_europass(one)
        assert read.value is not None
        made.append(import_europass(read.value))
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.xml", b"<Candidate><a></Candidate>", Code.FILE_UNREADABLE),
        (
            "a.xml",
            b"<!DOCTYPE x [<!ENTITY a 'b'>]><Candidate>&a;</Candidate>",
            Code.FILE_UNREADABLE,
        ),
        ("a.xml", b"<Candidate>" * 100 + b"</Candidate>" * 100, Code.FILE_UNREADABLE),
        ("a.xml", b"<resume/>", Code.FOREIGN_FORMAT),
        ("a.xml", b"", Code.FILE_UNREADABLE),
        ("a.pdf", b"%PDF-1.7 broken", Code.FILE_UNREADABLE),
        ("a.pdf", pdf_with(b"<other/>"), Code.FOREIGN_FORMAT),
    ],
)
def test_what_is_no_europass_is_an_error(
    tmp_path: Path, name: str, data: bytes, code: Code
) -> None:
    """Broken XML, entities, deep nesting, other XML, and PDFs without a CV in them."""
    path = tmp_path / name
    path.write_bytes(data)
    read = read_europass(path)
    assert read.value is None
    assert [diagnostic.code for diagnostic in read.diagnostics] == [code]


def test_without_pypdf_the_message_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a PDF needs the library."""
    monkeypatch.setitem(sys.modules, "pypdf", None)
    monkeypatch.delitem(sys.modules, "cvtex.importers.europass.attachments", raising=False)
    path = tmp_path / "cv.pdf"
    path.write_bytes(b"%PDF-1.7")
    assert "cvtex[check]" in read_europass(path).diagnostics[0].hints[0]
    assert read_europass(CANDIDATE).value is not None
