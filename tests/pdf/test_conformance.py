"""`cvtex.pdf.conformance`: what a PDF has that keeps it from claiming a standard."""

from __future__ import annotations

import pytest

from cvtex.pdf.conformance import breaches, content_breaches, is_balanced
from cvtex.pdf.objects import Objects, Stream
from cvtex.pdf.standards import Standard

A, UA, BOTH = {Standard.A}, {Standard.UA}, {*Standard}


def lost(*values: bytes | Stream, root: bytes = b"") -> set[Standard]:
    """Return the standards that a PDF with these objects does not claim."""
    objects = Objects(dict(enumerate(values, start=1)), {})
    found = breaches(objects, objects.dictionary(b"<<" + root + b">>"))
    return {standard for one in found for standard in one.standards}


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica%b>>"
COMPOSITE = b"<</Type/Font/Subtype/Type0/BaseFont/X/DescendantFonts[3 0 R]%b>>"
GLYPHS = b"/FontDescriptor<</FontFile2 3 0 R>>"
LINK = b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]%b>>"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (LINK % b"/F 4/A<</S/URI/URI(http://a.example/\\(/AA\\))>>", set()),
        (b"<</Title(On /JavaScript (and /AA))>>", set()),
        (LINK % b"/A<</S/JavaScript/JS(1)>>", A),
        (LINK % b"/A<</S /Launch/F(x)>>", A),
        (LINK % b"/A<</S/URI/URI(a)/Next<</S/Launch>>>>", A),
        (LINK % b"/A<</S/Named/N/NextPage>>", set()),
        (LINK % b"/A<</S/Named/N/Print>>", A),
        (LINK % b"/A<</N/Print/S/Named>>", A),
        (LINK % b"/F 2", A),
        (LINK % b"/F 0", A),
        (b"<</Subtype/Text/Rect[0 0 9 9]/Contents(x)>>", A),
        (b"<</Subtype/Stamp/Rect[0 0 9 9]/AP<</N 3 0 R>>>>", set()),
        (b"<</Subtype/Movie/Rect[0 0 9 9]/AP<</N 3 0 R>>>>", A),
        (b"<</Subtype/Widget/Rect[0 0 9 9]/AP<</N 3 0 R>>>>", BOTH),
        (b"<</Type/Page/AA<</O 3 0 R>>>>", A),
        (b"<</Type/Page/PresSteps<<>>>>", A),
        (b"<</EmbeddedFiles 3 0 R>>", A),
        (b"<</AcroForm<</Fields[]/NeedAppearances true>>>>", A),
        (b"<</AcroForm<</Fields[]/NeedAppearances false>>>>", set()),
        (b"<</ViewerPreferences<</DisplayDocTitle false>>>>", UA),
        (b"<</ViewerPreferences<</DisplayDocTitle true>>>>", set()),
        (b"<</Type/ExtGState/BM/Multiply/ca .5>>", set()),
        (b"<</Type/ExtGState/BM/Glow>>", A),
        (b"<</Type/ExtGState/TR/Identity>>", A),
        (b"<</Type/ExtGState/TR2/Default>>", set()),
        (FONT % b"", BOTH),
        (FONT % b"/FontDescriptor<</Flags 4>>", BOTH),
        (FONT % b"/FontDescriptor<</FontFile3 3 0 R>>", set()),
        (COMPOSITE % b"/Encoding/Identity-H/ToUnicode 3 0 R", set()),
        (COMPOSITE % b"/Encoding/Identity-H", BOTH),
        (COMPOSITE % b"/Encoding/UniJIS-UTF16-H", set()),
        (FONT.replace(b"Type1", b"CIDFontType2") % GLYPHS, BOTH),
        (FONT.replace(b"Type1", b"CIDFontType2") % (GLYPHS + b"/CIDToGIDMap/Identity"), set()),
        (FONT.replace(b"Type1", b"CIDFontType0") % GLYPHS, set()),
        (FONT.replace(b"Type1", b"Type3") % b"", set()),
        (Stream({b"Subtype": b"/Image", b"Interpolate": b"true"}, b""), A),
        (Stream({b"Subtype": b"/Image", b"Interpolate": b"false"}, b""), set()),
        (Stream({b"Subtype": b"/Image", b"Filter": b"/LZWDecode"}, b""), A),
        (Stream({b"Subtype": b"/Form"}, b"0 0 9 9 re f"), set()),
        (Stream({b"Subtype": b"/Form"}, b"0 0 9 9 re foo"), A),
        (Stream({b"Subtype": b"/Form"}, b"/P <</MCID 0>> BDC 0 0 9 9 re f EMC"), UA),
        (Stream({b"Subtype": b"/Form", b"Filter": b"/ASCII85Decode"}, b"x"), BOTH),
        (
            Stream({b"Subtype": b"/Form", b"Resources": b"<</Font<</F %b>>>>" % FONT % b""}, b""),
            BOTH,
        ),
    ],
)  # fmt: skip
def test_an_object_breaks_what_forbids_it(value: bytes | Stream, expected: set[Standard]) -> None:
    """The claims that go are those of these standards; words in texts are not names."""
    assert lost(value) == expected


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        (b"/Lang(de-CH)", set()),
        (b"/Lang(xx_YY!)", BOTH),
        (b"/OCProperties<</D<</Name(x)/Order[]>>>>", set()),
        (b"/OCProperties<</D<</Order[]>>>>", BOTH),
    ],
)
def test_the_catalog_breaks_it(root: bytes, expected: set[Standard]) -> None:
    """A language has a tag, and layers have a name."""
    assert lost(root=root) == expected


@pytest.mark.parametrize(
    ("content", "is_broken"),
    [
        (
            b"BT\n/F1 9 Tf 1 1 Td [(foo bar)-3(\\) baz)]TJ\nET\n%cv=/1:P 7 /Alt(x)\nq 1 0 0 rg Q",
            False,
        ),
        (b"/Perceptual ri 0 0 1 1 re f* W* n T* 1.5 w", False),
        (b"/Rubbish ri", True),
        (b"1 2 foo", True),
        (b"q BI /W 1 /H 1 ID a EI Q", True),
        (b"/Span <</Lang (de-CH)>> BDC EMC", False),
        (b"/Span <</Lang(xx!yy)>> BDC EMC", True),
        (b"q " * 28 + b"Q " * 28 + b"q Q", False),
        (b"q " * 29 + b"Q " * 29, True),
    ],
)
def test_operators_break_it(content: bytes, *, is_broken: bool) -> None:
    """Those that PDF does not have, or not so; words in texts and in marks are none."""
    assert bool([*content_breaches(content)]) is is_broken


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        (b"(EMC) Tj", True),
        (b"/Span <</ActualText(x)>> BDC (a) Tj EMC", True),
        (b"EMC (a) Tj /P BMC", False),
        (b"/P BMC (a) Tj", False),
        (b"(a) Tj EMC", False),
    ],
)
def test_marked_content_ends_where_it_begins(piece: bytes, *, expected: bool) -> None:
    """In the same piece of a page, as the tags are put around it."""
    assert is_balanced(piece) is expected
