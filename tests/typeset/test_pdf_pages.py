"""`typeset.pdf_pages`: the pages of a PDF as its page tree counts them, or None."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.typeset.engine import Engine, Job
from cvtex.typeset.pdf_pages import page_count

ROOT = b"<< /Type /Catalog /Lang (a (b\\) c) >> x) /A [ << /Pages 9 0 R >> ] /Pages 2 0 R >>"
PAGES = b"<</Type/Pages/Kids[4 0 R 3 0 R]/Count 3/X<</Count 9>>>>"
SOME = b"% 3 0 obj\n<< /Type /Pages % << /Count 9\n /Kids [5 0 R\n6 0 R] /Count 2 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /Annots [ 7 0 R ] /X << /Kids [ 3 0 R ] >> >>"


def stream(head: bytes, data: bytes) -> bytes:
    """Return a compressed stream with its dictionary."""
    packed = zlib.compress(data)
    head += b" /Filter /FlateDecode /Length %d" % len(packed)
    return b"<< " + head + b" >>\nstream\n" + packed + b"\nendstream"


def tree(root: bytes, pages: bytes, page: bytes) -> list[bytes]:
    """Return the objects 1 to 6 of a PDF of three pages."""
    return [root, pages, SOME, page, PAGE, PAGE]


def compressed(
    root: bytes = ROOT, pages: bytes = PAGES, page: bytes = PAGE, table: bytes = b""
) -> bytes:
    """Return a PDF as pdfTeX writes it: its pages in a stream of objects, and the table too.

    `table` is put into the dictionary of the table, before what it has.
    """
    objects, places = b"", b""
    for number, one in enumerate(tree(root, pages, page), 1):
        places += b"%d %d " % (number, len(objects))
        objects += one + b"\n"
    pdf = b"%PDF-1.5\n"
    held = len(pdf)
    head = b"/Type /ObjStm /N 6 /First %d" % len(places)
    pdf += b"7 0 obj\n" + stream(head, places + objects) + b"\nendobj\n"
    start = len(pdf)
    rows = [(0, 0, 255), *((2, 7, item) for item in range(6)), (1, held, 0)]
    data = b"".join(
        kind.to_bytes(1) + place.to_bytes(2) + item.to_bytes(1) for kind, place, item in rows
    )
    head = table + b"/Type /XRef /Index [0 8] /Size 8 /W [1 2 1] /Root 1 0 R"
    pdf += b"8 0 obj\n" + stream(head, data) + b"\nendobj\n"
    return pdf + b"startxref\n%d\n%%%%EOF\n" % start


def plain(
    root: bytes = ROOT, pages: bytes = PAGES, page: bytes = PAGE, table: bytes = b""
) -> bytes:
    """Return a PDF of the time before compressed objects."""
    pdf, rows = b"%PDF-1.4\n", [b"0000000000 65535 f \n"]
    for number, one in enumerate(tree(root, pages, page), 1):
        rows.append(b"%010d 00000 n \n" % len(pdf))
        pdf += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    start = len(pdf)
    pdf += b"xref\n0 7\n" + b"".join(rows) + b"trailer\n<< /Size 7 " + table + b"/Root 1 0 R >>\n"
    return pdf + b"startxref\n%d\n%%%%EOF\n" % start


def test_pages_are_those_of_the_page_tree() -> None:
    """Of its leaves, at any depth; comments, and names that are inside another value, are not."""
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
        compressed().replace(b"7 0 obj", b"5 0 obj"),
        compressed(table=b"/DecodeParms << /Predictor 12 >> "),
        compressed(root=PAGES),
        compressed(pages=ROOT),
        compressed(pages=PAGES.replace(b"/Count 3", b"/Count -3")),
        compressed(pages=b"<< /Type /Pages /Count 3"),
        compressed(pages=b"<< /Type /Pages /X (" + b"x" * 100_000 + b") /Count 3 >>"),
        compressed(pages=b" " * 2**24 + PAGES),
        plain().replace(b"/Root 1", b"/Root 2"),
        plain().replace(b"0000000009", b"0000000010"),
        plain().replace(b"0 7\n", b"0 900000000\n"),
    ],
)
def test_what_is_not_whole_has_no_number(pdf: bytes) -> None:
    """Nor what is larger than pdfTeX makes it."""
    assert page_count(pdf) is None


FORGED = {
    "catalog": {"root": ROOT[:-2] + b"/Pages 3 0 R >>"},
    "catalog's type": {"root": ROOT[:-2] + b"/Type /Pages >>"},
    "root": {"table": b"/Root 3 0 R "},
    "size": {"table": b"/Size 1 "},
    "older table": {"table": b"/Prev 9 "},
    "other table": {"table": b"/XRefStm 9 "},
    "cipher": {"table": b"/Encrypt 4 0 R "},
    "escaped root": {"table": b"/R#6fot 3 0 R "},
    "count": {"pages": PAGES[:-2] + b"/Count 3 >>"},
    "escaped count": {"pages": PAGES[:-2] + b"/#43ount 7 >>"},
    "count after a zero byte": {"pages": PAGES[:-2] + b"/Count\0007 >>"},
    "count in a closed list": {"pages": PAGES[:-2] + b"/A [ >> /Count 7 << ] >>"},
    "kids": {"pages": PAGES[:-2] + b"/Kids [4 0 R] >>"},
    "too large a count": {"pages": PAGES.replace(b"/Count 3", b"/Count 4")},
    "too small a count": {"pages": PAGES.replace(b"/Count 3", b"/Count 2")},
    "one page twice": {"pages": PAGES.replace(b"[4 0 R 3", b"[5 0 R 3")},
    "one page in other words": {"pages": PAGES.replace(b"[4 0 R 3", b"[05  00 R 3")},
    "a circle": {"pages": PAGES.replace(b"[4 0 R", b"[2 0 R")},
    "a page that is none": {"pages": PAGES.replace(b"[4 0 R", b"[9 0 R")},
    "kids of a page": {"page": PAGE[:-2] + b"/Kids [5 0 R] >>"},
    "count of a page": {"page": PAGE[:-2] + b"/Count 3 >>"},
    "type of a page": {"page": PAGE[:-2] + b"/Type /Pages >>"},
}


@pytest.mark.parametrize("build", [compressed, plain])
@pytest.mark.parametrize("what", FORGED)
def test_a_tree_that_readers_see_differently_is_damaged(
    build: Callable[..., bytes], what: str
) -> None:
    """A document can add to what pdfTeX writes, and readers take the first key or the last."""
    assert build() != build(**FORGED[what])
    assert page_count(build(**FORGED[what])) is None


def test_other_keys_may_be_there_twice() -> None:
    """As those of viewers, which a package and a template set."""
    assert page_count(compressed(root=ROOT[:-2] + b"/Lang (de) /PageMode /X /PageMode /Y>>")) == 3


@given(st.data())
def test_no_damage_is_an_exception(data: st.DataObject) -> None:
    """Whatever becomes of a few bytes."""
    pdf = bytearray(data.draw(st.sampled_from([compressed(), plain()])))
    for _ in range(data.draw(st.integers(1, 4))):
        pdf[data.draw(st.integers(0, len(pdf) - 1))] = data.draw(st.integers(0, 255))
    pages = page_count(bytes(pdf))

    assert pages is None or pages >= 0


SETTINGS = ["", r"\pdfobjcompresslevel=0 ", r"\pdfobjcompresslevel=2 ", r"\pdfminorversion=4 "]
WORDS = r"\documentclass{article}\usepackage[T1]{fontenc}\usepackage{lmodern}\begin{document}"


@pytest.mark.parametrize("settings", SETTINGS)
def test_the_pdfs_of_tex_are_read(engine: Engine, settings: str) -> None:
    """With compressed objects, and without; of more pages than one node of the tree has."""
    claim = r"\typeout{Output written on x (8 pages}"
    pages = r"a\newpage " * 41
    made = engine.typeset(Job(rf"{settings}{WORDS}{claim}{pages}\end{{document}}"))

    assert made.diagnostics == ()
    assert made.pages == 41


@pytest.mark.parametrize(
    "claim",
    [
        r"\pdfcatalog{/Pages 1 0 R}",
        r"\pdfpagesattr{/Count 7}",
        r"\pdfpageattr{/Type /Pages}",
        r"\pdftrailer{/Root 1 0 R}",
    ],
)
def test_no_other_number_of_pages_can_be_claimed(engine: Engine, claim: str) -> None:
    """With raw LaTeX; there is no PDF then."""
    made = engine.typeset(Job(rf"{WORDS}a\newpage b{claim}\end{{document}}"))

    assert made.pdf is None
    assert [one.message for one in made.diagnostics] == ["TeX wrote a PDF that is damaged"]
