"""`cvtex.pdf`: marks in the pages of a PDF to tags, read back with pikepdf."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.pdf.marks import Kind
from cvtex.pdf.objects import Objects
from cvtex.pdf.standards import Standard
from cvtex.pdf.tagging import Tagged, _align_descents, tag

BOTH = frozenset(Standard)
FONTS = b"/Font<</F1 7 0 R/F2 8 0 R>>/XObject<</Im1 9 0 R>>"
EMBEDDED = b"/FontDescriptor<</FontFile 9 0 R>>"
LINK = b"<</Type/Annot/Subtype/Link/cvL 4/A<</S/URI/URI(mailto:a@b.example)>>/Rect[0 0 9 9]>>"


def made(
    *pages: str,
    root: bytes = b"",
    annotation: bytes = LINK,
    links: bool = False,
    font: bytes = b"",
    image: bytes = b"<</Type/XObject/Subtype/Image>>",
) -> bytes:
    """Return a PDF like one of pdfTeX, with this content of pages; the first may have a link."""
    small = [
        b"<</Type/Catalog/Pages 2 0 R/Lang(en)" + root + b">>",
        b"<</Type/Pages/Count %d/Kids[%b]>>"
        % (len(pages), b" ".join(b"%d 0 R" % (10 + 2 * n) for n in range(len(pages)))),
        b"<</Title(T \\(\\205\\))/Author<FEFF00C50042>/CreationDate(D:20261129100000Z)>>",
        annotation,
        b"[" + b"4 0 R" * links + b"]",
        b"<<" + FONTS + b">>",
        b"<</Type/Font/BaseFont/A/Encoding<</Differences[45/hyphen]>>" + EMBEDDED + font + b">>",
        b"<</Type/Font/BaseFont/ABCDEF+cvtexspace" + EMBEDDED + b">>",
        image,
    ]
    objects = dict(enumerate(small, start=1))
    for n, page in enumerate(pages):
        annotations = b"/Annots 5 0 R" if n == 0 else b""
        content = zlib.compress(page.encode())
        objects[10 + 2 * n] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources 6 0 R/Contents %d 0 R%b>>"
            % (11 + 2 * n, annotations)
        )
        objects[11 + 2 * n] = b"<</Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (
            len(content),
            content,
        )
    out, places = b"%PDF-1.5\n", [b"0000000000 65535 f \n"]
    for number, value in objects.items():
        places.append(b"%010d 00000 n \n" % len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, value)
    table = b"xref\n0 %d\n%btrailer\n<</Root 1 0 R/Info 3 0 R/Size %d>>\n"
    return (
        out
        + table % (len(places), b"".join(places), len(places))
        + b"startxref\n%d\n%%%%EOF\n" % len(out)
    )


def mark(sign: str, path: str = "", attributes: str = "") -> str:
    """Return a mark as the macros write it."""
    return f"%cv{sign}{path} 7 {attributes}\n"


def words(text: str) -> str:
    """Return the content that shows a text."""
    return f"BT\n/F1 9 Tf 1 1 Td [({text})]TJ\nET\n"


def tagged(*pages: str, **rest: Any) -> Tagged:
    """Return a PDF of such pages with tags."""
    result = tag(made(*pages, **rest), BOTH)
    assert result is not None
    return result


def outline(pdf: bytes) -> list[str]:
    """Return the elements below the document, indented, with the content of each in its order."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        texts = [pieces_of(page) for page in opened.pages]
        numbers = {page.objgen: n for n, page in enumerate(opened.pages)}

        def lines(element: Any, depth: int, page: Any) -> Iterator[str]:
            page = element.get("/Pg", page)
            said = [f"{key[1:]}={element[key]}" for key in ("/Alt", "/Lang") if key in element]
            yield " ".join([depth * " " + str(element.S)[1:], *said])
            for kid in element.K:
                if isinstance(kid, int):
                    yield (depth + 1) * " " + texts[numbers[page.objgen]][kid]
                elif "/S" in kid:
                    yield from lines(kid, depth + 1, page)
                elif "/MCID" in kid:
                    yield (depth + 1) * " " + texts[numbers[kid.Pg.objgen]][int(kid.MCID)]
                else:
                    yield (depth + 1) * " " + f"[{kid.Obj.Contents}]"

        (document,) = opened.Root.StructTreeRoot.K
        return [line[1:] for line in [*lines(document, 0, None)][1:]]


def pieces_of(page: Any) -> dict[int, str]:
    """Return the text of each piece of marked content; nothing is painted outside of one."""
    found: dict[int, str] = {}
    open_pieces: list[int | None] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name in {"BDC", "BMC"}:
            is_element = name == "BDC" and "/MCID" in operands[1]
            open_pieces.append(int(operands[1].MCID) if is_element else None)
            if is_element:
                found[int(operands[1].MCID)] = ""
        elif name == "EMC":
            open_pieces.pop()
        elif name in {"TJ", "Tj", "Do", "f", "S"}:
            assert open_pieces, "painted outside of marked content"
            piece = next((one for one in open_pieces if one is not None), None)
            if piece is not None and name in {"TJ", "Tj"}:
                strings = operands[0] if name == "TJ" else operands
                texts = (one for one in strings if isinstance(one, pikepdf.String))
                found[piece] += "".join(map(str, texts))
    assert open_pieces == []
    return found


def streams_of(pdf: bytes) -> list[bytes]:
    """Return the compressed streams of objects, as they are in the file."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        streams = [one for one in opened.objects if isinstance(one, pikepdf.Stream)]
        return [one.read_raw_bytes() for one in streams if one.get("/Type") == "/ObjStm"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (mark("=", "/1:P") + words("a") + mark("="), ["P", " a"]),
        # A list in a section: label and body, in an order that is not that of the page.
        (
            mark("=", "/1:Sect/2:L/3:LI/5:LBody/6:P")
            + words("body")
            + mark("+", "/1:Sect/2:L/3:LI/4:Lbl")
            + words("label")
            + mark("-")
            + words("more")
            + mark("="),
            ["Sect", " L", "  LI", "   Lbl", "    label", "   LBody", "    P", "     body",
             "     more"],
        ),
        # A heading that is executed first and stands below.
        (
            mark("=", "/3:P") + words("text") + mark("=", "/2:H1") + words("head") + mark("="),
            ["H1", " head", "P", " text"],
        ),
        # Artifacts end nothing, and what does not paint is in nothing.
        (
            mark("=", "/1:P")
            + words("a")
            + mark("+", "A")
            + words("foot")
            + mark("-")
            + "0 g 0 G\n"
            + words("b")
            + mark("=")
            + "0 g 0 G\n",
            ["P", " a", " b"],
        ),
        # A rule without a mark adorns the page.
        ("q 0 0 m 1 1 l S Q\n" + mark("=", "/1:P") + words("a") + mark("="), ["P", " a"]),
        (
            mark("=", "/1:UL/2:LI/3:Lbl") + words("*") + mark("="),
            ["L", " LI", "  Lbl", "   *"],
        ),
        (
            mark("=", "/1:P", "/Lang(de)") + words("a") + mark("="),
            ["P Lang=de", " a"],
        ),
        (
            mark("+", "/1:Formula", "/Alt(x\\303\\274\\(1\\))") + words("a") + mark("-"),
            ["Formula Alt=xü(1)", " a"],
        ),
        # A text that only looks like a mark.
        (mark("=", "/1:P") + words("%cv=/9:P 7 ") + mark("="), ["P", " %cv=/9:P 7 "]),
    ],
)  # fmt: skip
def test_marks_become_elements(page: str, expected: Sequence[str]) -> None:
    """With their content, in the order of the document."""
    result = tagged(page)

    assert outline(result.pdf) == expected
    assert result.unmarked == ()


def test_a_paragraph_goes_on_over_pages() -> None:
    """The foot of the page and a part that is printed in pieces stand between."""
    result = tagged(
        mark("=", "/1:Sect/2:P") + words("a") + mark("+", "A") + words("1") + mark("-")
        + mark(">", "side") + mark("=", "/8:Sect/9:P") + words("x") + mark("<"),
        mark(">", "side") + words("y") + mark("=") + mark("<")
        + words("b") + mark("=") + mark("+", "A") + words("2") + mark("-"),
    )  # fmt: skip

    assert outline(result.pdf) == [
        "Sect",
        " P",
        "  a ",
        "  b",
        "Sect",
        " P",
        "  x ",
        "  y",
    ]
    assert result.unmarked == ()


@pytest.mark.parametrize(
    ("page", "kinds"),
    [
        (words("a"), [Kind.TEXT]),
        ("q 9 0 0 9 0 0 cm /Im1 Do Q\n", [Kind.PICTURE]),
        (mark("=", "/1:P") + words("a") + mark("=") + words("b") + mark("=", "/2:P") + words("c"),
         [Kind.TEXT]),
        ("q 0 0 9 9 re f Q\n", []),
        # What stands in a paragraph, and would need elements of its own.
        (mark("=", "/1:P") + words("a") + mark("!", "table") + words("b") + mark("!", "list")
         + mark("!", "heading") + mark("!", "nothing") + mark("="),
         [Kind.TABLE, Kind.LIST, Kind.HEADING]),
        (mark("=", "/1:P") + words("a") + "q 9 0 0 9 0 0 cm /Im1 Do Q\n" + mark("="),
         [Kind.PICTURE]),
        (mark("=", "/1:P/2:Figure", "/Alt(x)") + "/Im1 Do\n" + mark("="), []),
        (mark("=", "/1:P") + "/Fm1 Do " + words("EI Do") + mark("="), []),
    ],
)  # fmt: skip
def test_what_has_no_mark_is_told(page: str, kinds: Sequence[Kind]) -> None:
    """A text is a paragraph all the same; the claim of PDF/UA goes, and that of PDF/A is less."""
    result = tagged(page)

    assert [one.kind for one in result.unmarked] == kinds
    shown = "".join(outline(result.pdf))
    assert ("P" in shown) == (Kind.TEXT in kinds or ":P" in page)
    assert (b"<pdfuaid:part>1<" in result.pdf) == (not kinds)
    assert (b"<pdfaid:conformance>%b<" % (b"U" if kinds else b"A")) in result.pdf


@pytest.mark.parametrize(
    ("shown", "sample"),
    [
        ("[(Ab)-30(c)-333(d\\(e)12(f)]TJ 3 4 Td [(gh)]TJ", "Abc d(ef gh"),
        ("[(Ab)-30(c)]TJ 3 4 Td [(\\034ne)]TJ", "Abc"),
        ("[(\\351)]TJ", ""),
        (f"[({'a' * 50})]TJ", "a" * 30),
    ],
)
def test_a_text_without_a_mark_is_told_by_its_beginning(shown: str, sample: str) -> None:
    """As far as its letters are what they are in all fonts."""
    (unmarked,) = tagged(f"BT\n/F1 9 Tf 1 1 Td {shown}\nET\n").unmarked

    assert unmarked.sample == sample


@pytest.mark.parametrize(
    ("second", "joined"),
    [
        ("0 -9 Td [(b)]TJ", "a b"),  # a further line
        ("1 0 0 1 1 -8 Tm [(b)]TJ", "a b"),
        ("4 0 Td [(b)]TJ", "ab"),  # a kern
        ("4 0 Td [(b)-90(c)-166(d)12(e)]TJ", "abc de"),  # a narrow space
        ("4 3 Td [(b)]TJ 4 -3 Td [(c)]TJ", "abc"),  # a sign that is raised, and back
        ("( )Tj 4 -2 Td [(b)]TJ", "a b"),  # one that is lowered
        ("[(long-)]TJ 0 -9 Td [(b)]TJ", "along-b"),
        ("[(-)]TJ 0 -9 Td [(b)]TJ", "a- b"),  # a dash by itself
    ],
)
def test_lines_end_with_a_space(second: str, joined: str) -> None:
    """Unless a word goes on."""
    page = mark("=", "/1:P") + f"BT\n/F1 9 Tf 1 1 Td [(a)]TJ {second}\nET\n" + mark("=")

    assert outline(tagged(page).pdf) == ["P", f" {joined}"]


def test_lines_end_with_a_space_before_a_link() -> None:
    """The link begins a line; an address that ends one has no space in it."""
    page = (
        mark("=", "/1:P") + words("a")
        + mark("=", "/1:P/2:Link") + "BT\n/F1 9 Tf 1 -8 Td [(b)]TJ\nET\n"
        + mark("=", "/1:P/3:URL") + "BT\n/F1 9 Tf 9 -8 Td [(c/)]TJ -8 -9 Td [(d)]TJ\nET\n"
        + mark("=")
    )  # fmt: skip

    assert outline(tagged(page).pdf) == ["P", " a ", " Link", "  b", " Link", "  c/d"]


@pytest.mark.parametrize(
    ("first", "distance", "joined"),
    [
        ("(\\017)", 7.269, "\x0f b"),
        ("(\\017)", 4.638, "\x0fb"),  # within a word
        ("(a\\017)", 9.276, "a\x0fb"),
        ("(a)-130(\\017)", 10.5, "a\x0fb"),
        ("(a)20(\\017)", 11.8, "a\x0f b"),
        ("-63".join(["(a)"] * 9), 50.5, "aaaaaaaaa b"),  # small capitals
        ("-63".join(["(a)"] * 9), 46.6, "aaaaaaaaab"),
        ("(\\))", 9.4645, ") b"),
        ("(\\))", 5.0, ")b"),
        ("(a\\(\\\\)", 14.2, "a(\\b"),
        ("(a\\(\\\\)", 18.0, "a(\\ b"),
        ("(a )", 11.8, "a b"),
        ("(z)", 11.8, "zb"),  # of an unknown width
    ],
)
def test_a_word_that_ends_in_another_font_has_a_space_after_it(
    first: str, distance: float, joined: str
) -> None:
    """TeX writes none where the last letter is borrowed, such as a letter with an accent."""
    text = f"/F1 9.4645 Tf 1 1 Td [{first}]TJ/F1 9.4645 Tf {distance} 0 Td [(b)]TJ"
    page = mark("=", "/1:P") + f"BT\n{text}\nET\n" + mark("=")
    result = tagged(page, font=b"/FirstChar 15/Widths[%b]" % (b"490 " * 83))

    assert outline(result.pdf) == ["P", f" {joined}"]


def test_a_tex_without_spaces_gets_a_font_of_them() -> None:
    """Without the fonts of cvtex the words are only apart by what moves them."""
    page = mark("=", "/1:P") + "BT\n/F1 9 Tf 1 1 Td [(a)-333(b)-90(c)]TJ\nET\n" + mark("=")
    result = tag(made(page, page).replace(b"+cvtexspace", b"+other-font"), BOTH)

    assert result is not None
    assert outline(result.pdf) == ["P", " a bc", " a bc"]
    with pikepdf.open(BytesIO(result.pdf)) as pdf:
        fonts = {page.Resources.Font.cvS.objgen for page in pdf.pages}
    assert len(fonts) == 1


@pytest.mark.parametrize(("font", "size"), [(b"+cvtexspace", "9.9626"), (b"+DummySpace", "1")])
def test_spaces_are_as_large_as_the_words_before_them(font: bytes, size: str) -> None:
    """TeX writes all in the same size, which is another line for some programs."""
    text = "/F1 12 Tf 1 1 Td [(./a)]TJ/F2 1 Tf( )Tj/F1 7.5 Tf[(b)]TJ/F2 1 Tf( )Tj/F1 7.5 Tf[(c)]TJ"
    text = text.replace("F2 1", f"F2 {size}")
    page = mark("=", "/1:P") + f"BT\n{text}\nET\n" + mark("=")
    result = tag(made(page).replace(b"+cvtexspace", font), BOTH)

    assert result is not None
    with pikepdf.open(BytesIO(result.pdf)) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert b"(./a)]TJ/F2 12 Tf( )Tj" in content
    assert b"(b)]TJ/F2 7.5 Tf( )Tj" in content


@pytest.mark.parametrize(
    ("page", "picture", "expected"),
    [
        ("0 1 0 .5 k 0 0 9 9 re f\n", b"/DeviceRGB", True),
        ("/Im1 Do\n", b"/DeviceCMYK", True),
        ("0 1 0 rg 0 0 9 9 re f\n", b"/DeviceRGB", False),
    ],
)
def test_inks_have_a_meaning(page: str, picture: bytes, *, expected: bool) -> None:
    """PDF/A wants to know what colour cyan is, in a text or in a picture."""
    image = b"/Subtype/Image/ColorSpace" + picture
    data = made(mark("+", "A") + page + mark("-"), image=b"<</Type/XObject" + image + b">>")
    result = tag(data, BOTH)

    assert result is not None
    with pikepdf.open(BytesIO(result.pdf)) as pdf:
        spaces: Any = pdf.pages[0].Resources.get("/ColorSpace", {})
    assert ("/DefaultCMYK" in spaces) == expected


def test_links_are_described() -> None:
    """By their address; one that no text has is an element all the same."""
    page = mark("=", "/1:P") + words("a") + mark("=", "/1:P/4:Link") + words("b") + mark("=")

    assert outline(tagged(page, links=True).pdf) == ["P", " a", " Link", "  b", "  [a@b.example]"]
    other = LINK.replace(b"/cvL 4", b"")
    lost = outline(tagged(words("a"), annotation=other, links=True).pdf)
    assert lost == ["P", " a", "Link", " [a@b.example]"]


def test_a_picture_has_a_box() -> None:
    """Around where it stands on the page."""
    page = (
        mark("+", "/1:Figure", "/Alt(A)")
        + "q 1 0 0 1 2 3 cm q 4 0 0 5 0 0 cm /Im1 Do Q Q\n"
        + mark("-")
    )
    with pikepdf.open(BytesIO(tagged(page).pdf)) as pdf:
        (figure,) = pdf.Root.StructTreeRoot.K[0].K
        assert [float(one) for one in figure.A.BBox] == [2, 3, 6, 8]


def test_the_metadata_say_what_the_document_is() -> None:
    """As the document information has it."""
    with pikepdf.open(BytesIO(tagged(mark("=", "/1:P") + words("a") + mark("=")).pdf)) as pdf:
        with pdf.open_metadata() as xmp:
            found = {name: xmp[name] for name in xmp}
        root = pdf.Root
        identifier = pdf.trailer.ID
        assert root.MarkInfo.Marked
        assert root.PageLabels.Nums[1].S == "/D"
        assert len(root.OutputIntents) == 1
        assert identifier[0] == identifier[1]
    assert found["{http://purl.org/dc/elements/1.1/}title"] == "T (–)"
    assert found["{http://purl.org/dc/elements/1.1/}creator"] == ["ÅB"]
    assert found["{http://ns.adobe.com/xap/1.0/}CreateDate"] == "2026-11-29T10:00:00Z"
    assert found["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


def test_a_title_that_is_there_twice_is_one() -> None:
    """Programs differ in which of two they take; the metadata have the same one."""
    data = made(mark("=", "/1:P") + words("a") + mark("="))
    old, new = b"/Title(T \\(\\205\\))", b"/Title(A)/Title(B)"
    assert old in data
    result = tag(data.replace(old, new), BOTH)

    assert result is not None
    with pikepdf.open(BytesIO(result.pdf)) as pdf, pdf.open_metadata() as xmp:
        assert str(pdf.docinfo.Title) == xmp["{http://purl.org/dc/elements/1.1/}title"] == "B"
    assert b"Title(A)" not in b"".join(map(zlib.decompress, streams_of(result.pdf)))


@pytest.mark.parametrize(
    ("standards", "claims"),
    [(BOTH, (True, True)), ({Standard.UA}, (True, False)), ({Standard.A}, (False, True)),
     ((), (False, False))],
)  # fmt: skip
def test_only_what_is_asked_for_is_claimed(
    standards: frozenset[Standard], claims: tuple[bool, bool]
) -> None:
    """The tags are there in each case."""
    result = tag(made(mark("=", "/1:P") + words("a") + mark("=")), standards)

    assert result is not None
    assert (b"pdfuaid:part>" in result.pdf, b"pdfaid:part>" in result.pdf) == claims
    assert outline(result.pdf) == ["P", " a"]


def test_a_pdf_with_tags_of_its_own_is_left_alone() -> None:
    """A package has made them."""
    assert tag(made(words("a"), root=b"/StructTreeRoot 1 0 R"), BOTH) is None


@pytest.mark.parametrize("reference", [b"/Contents 99 0 R", b"/Contents 6 0 R", b"/Contents ()"])
def test_a_page_whose_content_is_not_there_has_no_tags(reference: bytes) -> None:
    """Nor one whose content is no stream."""
    pdf = made(words("a")).replace(b"/Contents 11 0 R", reference.ljust(16))

    assert tag(pdf, BOTH) is None


@given(st.data())
def test_no_pdf_is_too_damaged(data: st.DataObject) -> None:
    """It has tags, or it cannot have any."""
    pdf = made(mark("=", "/1:P") + words("a") + mark("="), links=True)
    start = data.draw(st.integers(0, len(pdf)))
    changed = (
        pdf[:start] + data.draw(st.binary(max_size=9)) + pdf[start + data.draw(st.integers(0, 9)) :]
    )

    tag(changed, BOTH)


@given(st.text(alphabet="%cv=+-<>!/19:P( )\\TJTjFfqQ'\n[]A", max_size=60))
def test_no_content_is_too_odd(page: str) -> None:
    """Raw LaTeX can put anything into a page."""
    assert tag(made(page), BOTH) is not None


def test_all_fonts_have_the_same_descent() -> None:
    """That of the deepest letters, since programs take words of others for another line."""
    descriptors = (
        b"<</Type/FontDescriptor/Descent %d/Ascent 9>>" % n for n in (0, -237, -12, -900)
    )
    objects = Objects(dict(enumerate(descriptors, start=1)), {})
    _align_descents(objects)

    assert {objects[number] for number in objects.numbers()} == {
        b"<</Type/FontDescriptor/Descent -237/Ascent 9>>"
    }
