"""`typeset.pdf_pages`: the pages of a PDF as its page tree counts them, or None."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.typeset.engine import Engine, Job
from cvtex.typeset.pdf_pages import page_count

ROOT = b"<< /Type /Catalog /Lang (a (b\\) c) >> x) /A [ << /Pages 9 0 R >> ] /Pages 2 0 R >>"
PAGES = b"<</Type/Pages/Kids[4 0 R 5 0 R 6 0 R]/Count 3/X<</Count 9>>/Count 8>>"


def stream(head: bytes, data: bytes) -> bytes:
    """Return a compressed stream with its dictionary."""
    packed = zlib.compress(data)
    head += b" /Filter /FlateDecode /Length %d" % len(packed)
    return b"<< " + head + b" >>\nstream\n" + packed + b"\nendstream"


def compressed(root: bytes = ROOT, pages: bytes = PAGES, table: bytes = b"") -> bytes:
    """Return a PDF as pdfTeX writes it: root and pages in a stream of objects, and the table too.

    `table` is put into the dictionary of the table, before what it has.
    """
    objects = b"1 0 2 %d " % len(root) + root + pages
    first = objects.index(root)
    pdf = b"%PDF-1.5\n"
    held = len(pdf)
    head = b"/Type /ObjStm /N 2 /First %d" % first
    pdf += b"3 0 obj\n" + stream(head, objects) + b"\nendobj\n"
    start = len(pdf)
    rows = [(0, 0, 255), (2, 3, 0), (2, 3, 1), (1, held, 0)]
    data = b"".join(
        kind.to_bytes(1) + place.to_bytes(2) + item.to_bytes(1) for kind, place, item in rows
    )
    head = table + b"/Type /XRef /Index [0 4] /Size 4 /W [1 2 1] /Root 1 0 R"
    pdf += b"4 0 obj\n" + stream(head, data) + b"\nendobj\n"
    return pdf + b"startxref\n%d\n%%%%EOF\n" % start


def plain(root: bytes = ROOT, pages: bytes = PAGES) -> bytes:
    """Return a PDF of the time before compressed objects."""
    pdf, rows = b"%PDF-1.4\n", [b"0000000000 65535 f \n"]
    for number, one in enumerate((root, pages), 1):
        rows.append(b"%010d 00000 n \n" % len(pdf))
        pdf += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    start = len(pdf)
    pdf += b"xref\n0 3\n" + b"".join(rows) + b"trailer\n<< /Size 3 /Root 1 0 R >>\n"
    return pdf + b"startxref\n%d\n%%%%EOF\n" % start


def test_pages_are_those_of_the_page_tree() -> None:
    """The first of equal names counts, and none that is inside another value."""
    assert page_count(compressed()) == 3
    assert page_count(plain()) == 3


@pytest.mark.parametrize(
    "pdf",
    [
        b"",
        b"%PDF-1.5\n%%EOF\n",
        b"%PDF-1.5\nstartxref\n0\n%%EOF\n",
        b"%PDF-1.5\nstartxref\n99999999999\n%%EOF\n",
        b"%PDF-1.5\nOutput written on cv.pdf (3 pages, 9 bytes).\n%%EOF\n",
        compressed()[1:],
        compressed().removesuffix(b"%%EOF\n"),
        compressed() + b"more",
        compressed().replace(b"3 0 obj", b"5 0 obj"),
        compressed(table=b"/Root 7 0 R "),
        compressed(table=b"/W [1 2] "),
        compressed(table=b"/Size 1 "),
        compressed(table=b"/DecodeParms << /Predictor 12 >> "),
        compressed(root=PAGES),
        compressed(pages=ROOT),
        compressed(pages=PAGES.replace(b"/Count 3", b"/Count -3")),
        compressed(pages=b"<< /Type /Pages /Count 3"),
        compressed(pages=b"<< /Type /Pages /X (" + b"x" * 100_000 + b") /Count 3 >>"),
        compressed(pages=b" " * 2**24 + PAGES),
        plain().replace(b"/Root 1", b"/Root 2"),
        plain().replace(b"0000000009", b"0000000010"),
        plain().replace(b"0 3\n", b"0 900000000\n"),
    ],
)
def test_what_is_not_whole_has_no_number(pdf: bytes) -> None:
    """Nor what is larger than pdfTeX makes it."""
    assert page_count(pdf) is None


@given(st.data())
def test_no_damage_is_an_exception(data: st.DataObject) -> None:
    """Whatever becomes of a few bytes."""
    pdf = bytearray(data.draw(st.sampled_from([compressed(), plain()])))
    for _ in range(data.draw(st.integers(1, 4))):
        pdf[data.draw(st.integers(0, len(pdf) - 1))] = data.draw(st.integers(0, 255))
    pages = page_count(bytes(pdf))

    assert pages is None or pages >= 0


@pytest.mark.parametrize("settings", ["", r"\pdfobjcompresslevel=0 ", r"\pdfminorversion=4 "])
def test_the_pdfs_of_tex_are_read(engine: Engine, settings: str) -> None:
    """With compressed objects, and without; whatever raw LaTeX says of them."""
    claims = (
        r"\pdfcatalog{/Pages 1 0 R}\pdfpagesattr{/Count 7}\typeout{Output written on x (8 pages"
    )
    tex = (
        settings + r"\documentclass{article}\usepackage[T1]{fontenc}\usepackage{lmodern}"
        rf"\begin{{document}}a\newpage b{claims}}}\end{{document}}"
    )
    made = engine.typeset(Job(tex))

    assert made.pages == 2
    assert page_count(made.pdf or b"") == 2
