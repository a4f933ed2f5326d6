"""What a PDF must not have if it claims a standard: what raw LaTeX, templates and pictures can add.

That which cvtex prints by itself keeps the standards; veraPDF says so in CI. Here is looked for
what users can write beside it: actions, forms, layers, annotations, pictures that are pages of
another PDF, operators. The numbers are clauses of ISO 19005-2 (PDF/A-2) and ISO 14289-1 (PDF/UA-1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cvtex.pdf.objects import LARGEST, Objects, Stream, unpacked
from cvtex.pdf.standards import Standard

_A = frozenset({Standard.A})
_UA = frozenset({Standard.UA})
_BOTH = _A | _UA


class Breach(NamedTuple):
    """Something that standards do not allow: what it is, as a phrase, and which standards."""

    what: str
    standards: frozenset[Standard]


_MODES = (
    b"Normal|Compatible|Multiply|Screen|Overlay|Darken|Lighten|ColorDodge|ColorBurn|HardLight"
    b"|SoftLight|Difference|Exclusion|Hue|Saturation|Color|Luminosity"
)
_ACTIONS = (
    b"JavaScript|Launch|Sound|Movie|ResetForm|ImportData|Hide|SetOCGState|Rendition|Trans"
    b"|GoTo3DView"
)
_COMMAND = rb"(?:Next|Prev|First|Last)Page\b"
_ENTRIES = tuple(
    (re.compile(pattern), what, standards)
    for pattern, what, standards in (
        (
            rb"/S\s*/(?:%b)\b" % _ACTIONS,
            "an action that PDF/A forbids, such as a script",
            _A,
        ),  # 6.5.1
        (
            rb"/N\s*/(?!%b)\w+[^<>]*/S\s*/Named\b|/S\s*/Named\b[^<>]*/N\s*/(?!%b)\w"
            % (_COMMAND, _COMMAND),
            "a link with a command for the viewer",
            _A,
        ),
        (rb"/AA\b", "actions that start by themselves", _A),  # 6.5.2
        (rb"/XFA\b|/NeedAppearances\s+true", "a form that changes when it is opened", _A),  # 6.4
        (rb"/EmbeddedFiles\b|/EF\b", "embedded files", _A),  # 6.8
        (rb"/(?:Requirements|AlternatePresentations|PresSteps)\b", "a presentation", _A),  # 6.10
        (rb"/TR2?\b(?!\s*/Default\b)|/HTP\b", "a transfer function or a halftone", _A),  # 6.2.5
        (rb"/BM\s*/(?!(?:%b)\b)\w" % _MODES, "an unknown way to blend colours", _A),  # 6.2.10
        (rb"/OPI\b|/Subtype2\b|/Subtype\s*/PS\b|/Ref\s*<<", "a picture from elsewhere", _A),
        (rb"/Interpolate\s+true|/Alternates\b", "a picture that viewers change", _A),  # 6.2.8
        (rb"/LZWDecode\b|/Crypt\b", "data packed in a way that PDF/A forbids", _A),  # 6.1.7
        (rb"/Subtype\s*/(?:Widget|TrapNet|PrinterMark)\b", "a field of a form", _BOTH),  # 7.18
        (rb"/DisplayDocTitle\s+false\b", "a window without the title", _UA),  # 7.1
        (rb"/AS\s*\[", "layers that show by themselves", _BOTH),  # 6.9, 7.10
    )
)
"""Entries of dictionaries; what is said of a PDF that has them, and who forbids them."""

_ANY = re.compile(
    rb"/(?:%b|Named|AA|XFA|NeedAppearances|EmbeddedFiles|EF|Requirements|PresSteps|TR2?|HTP|BM"
    rb"|AlternatePresentations|OPI|Subtype2|PS|Ref|Interpolate|Alternates|LZWDecode|Crypt"
    rb"|Widget|TrapNet|PrinterMark|DisplayDocTitle\s+false|AS)\b" % _ACTIONS
)
"""A name of those, which nearly no PDF has."""

_STRING = re.compile(rb"\((?:[^()\\]|\\.)*+\)", re.DOTALL)


def breaches(objects: Objects, root: dict[bytes, bytes]) -> tuple[Breach, ...]:
    """Return what the objects of a PDF have that a standard forbids, each once.

    `root` is its catalog. Its elements are looked at in `elements`, its glyphs in `glyphs`.
    """
    found = (*_entries(objects), *_typed(objects), *_catalog(objects, root))
    return tuple(dict.fromkeys(found))


def _entries(objects: Objects) -> Iterator[Breach]:
    """Yield what the names in all dictionaries tell."""
    values = (objects[number] for number in objects.numbers())
    text = b"\n".join(
        b"".join(b"/%b %b" % entry for entry in value.dictionary.items())
        if isinstance(value, Stream)
        else value
        for value in values
    )
    if not _ANY.search(text):
        return
    while (bare := _STRING.sub(b" ", text)) != text:
        text = bare
    for pattern, what, standards in _ENTRIES:
        if pattern.search(text):
            yield Breach(what, standards)


_PROGRAM = re.compile(rb"/FontFile[23]?\b")
_LONG = 12
_HIDDEN = 1 | 2 | 32 | 256
"""Flags of annotations: invisible, hidden, not shown, and shown by a mouse (12.5.3)."""


def _typed(objects: Objects) -> Iterator[Breach]:
    """Yield what fonts, annotations and pages of another PDF have, or lack."""
    left = LARGEST
    for number in objects.numbers():
        value = objects[number]
        if isinstance(value, Stream):
            if value.dictionary.get(b"Subtype") == b"/Form":
                content = unpacked(value, left)
                left -= len(content or b"")
                yield from _form(value, content, objects)
        elif b"/Font" in value and b"/BaseFont" in value:
            yield from _font(objects.dictionary(value), objects)
        elif b"/Rect" in value and b"/Subtype" in value:
            yield from _annotation(objects.dictionary(value))


def _font(font: dict[bytes, bytes], objects: Objects) -> Iterator[Breach]:
    """Yield a font that is not embedded (6.2.11.4, 7.21.4), or does not say what its codes mean.

    That is a font of codes of two bytes: which glyphs they are (6.2.11.3.2, 7.21.3.2), and which
    characters (6.2.11.7.2, 7.21.7). TeX has none, pictures may.
    """
    kind = font.get(b"Subtype")
    if font.get(b"Type") != b"/Font" or kind == b"/Type3":
        return
    name = font.get(b"BaseFont", b"/").lstrip(b"/").decode("latin-1")
    if kind == b"/Type0":
        is_identity = objects.resolved(font.get(b"Encoding", b"")).startswith(b"/Identity")
        if is_identity and b"ToUnicode" not in font:
            yield Breach(f"the font `{name}`, which does not say which characters it has", _BOTH)
        return
    if not _PROGRAM.search(objects.resolved(font.get(b"FontDescriptor", b""))):
        yield Breach(f"the font `{name}`, which is not embedded", _BOTH)
    elif kind == b"/CIDFontType2" and b"CIDToGIDMap" not in font:
        yield Breach(f"the font `{name}`, which does not say which glyphs it shows", _BOTH)


def _annotation(annotation: dict[bytes, bytes]) -> Iterator[Breach]:
    """Yield an annotation without a look of its own (6.3.3), or one that is not seen (6.3.2)."""
    kind = annotation.get(b"Subtype", b"")
    flags = annotation.get(b"F", b"4")
    if kind in {b"/Movie", b"/Sound", b"/Screen", b"/3D"}:
        yield Breach("something to play", _A)
    elif kind not in {b"/Link", b"/Popup", b"/Widget"} and b"AP" not in annotation:
        yield Breach("a note or a field that each viewer draws in its way", _A)
    if flags.isdigit() and len(flags) < _LONG and (int(flags) & _HIDDEN or not int(flags) & 4):
        yield Breach("a link or a note that is hidden or not printed", _A)


_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


def _catalog(objects: Objects, root: dict[bytes, bytes]) -> Iterator[Breach]:
    """Yield a language without a tag, and layers without a name (7.2, 7.10, 6.9)."""
    yield from language_breach(objects.resolved(root.get(b"Lang", b"")).strip(b"()"))
    layers = objects.dictionary(root.get(b"OCProperties", b""))
    if layers and b"Name" not in objects.dictionary(layers.get(b"D", b"")):
        yield Breach("layers without a name", _BOTH)


def _form(form: Stream, content: bytes | None, objects: Objects) -> Iterator[Breach]:
    """Yield what a page of another PDF has: its fonts, operators and marks."""
    if content is None:
        yield Breach("a picture that cvtex cannot read", _BOTH)
        return
    resources = objects.dictionary(form.dictionary.get(b"Resources", b""))
    for font in objects.dictionary(resources.get(b"Font", b"")).values():
        yield from _font(objects.dictionary(font), objects)
    if b"/Artifact" in content or b"/MCID" in content:
        yield Breach("a picture with tags of its own", _UA)
    yield from content_breaches(content)


_LANGUAGE = re.compile(rb"/Lang\s*\(([^()]*)\)")
_OPERATORS = frozenset(
    b"b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k"
    b" l m M MP n q Q re RG rg ri s S sc SC scn SCN sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W"
    b" W* y true false null".split()
)
_HARMLESS = _OPERATORS - {b"BI", b"ri"}
_TEXT = re.compile(rb"\((?:[^()\\]|\\.)*+\)|<[0-9A-Fa-f\s]*>|%[^\n]*", re.DOTALL)
_INTENT = re.compile(rb"/(\w+)\s+ri\b")
_INTENTS = {b"RelativeColorimetric", b"AbsoluteColorimetric", b"Perceptual", b"Saturation"}
_SAVES = re.compile(rb"(?<!\S)[qQ](?!\S)")
_MOST_SAVED = 28


def content_breaches(content: bytes) -> Iterator[Breach]:
    """Yield what the content of a page or a picture breaks (6.2.2, 6.2.6, 6.1.13, 6.7.4)."""
    if content.count(b"q") > _MOST_SAVED and _deepest(content) > _MOST_SAVED:
        yield Breach("drawing commands that are nested too deeply", _A)
    if b"/Lang" in content:
        for tag in dict.fromkeys(_LANGUAGE.findall(content)):
            yield from language_breach(tag)
    if _words(content) <= _HARMLESS:
        return
    bare = _TEXT.sub(b" ", content)
    used = _words(bare)
    if b"BI" in used:
        yield Breach("a picture within the text of the page, which cvtex does not check", _A)
    elif not used <= _OPERATORS:
        yield Breach("drawing commands that PDF does not have", _A)
    if b"ri" in used and not {*_INTENT.findall(bare)} <= _INTENTS:
        yield Breach("an unknown rendering intent", _A)


def _words(content: bytes) -> set[bytes]:
    """Return what looks like an operator; words in texts too, where there are any."""
    for sign in (b"/", b"(", b"["):
        content = content.replace(sign, b" " + sign)
    content = content.replace(b"]", b"] ")
    return {word for word in {*content.split()} if word[:1].isalpha()}


def _deepest(content: bytes) -> int:
    depth = deepest = 0
    for operator in _SAVES.findall(content):
        depth += 1 if operator == b"q" else -1
        deepest = max(deepest, depth)
    return deepest


_MARKS = re.compile(rb"(?<![^\s()<>\[\]{}])(?:BDC|BMC|EMC)\b")


def is_balanced(piece: bytes) -> bool:
    """Tell whether marked content that begins in a piece of a page ends in it, and no other."""
    depth = 0
    for mark in _MARKS.findall(_TEXT.sub(b"()", piece)):
        depth += -1 if mark == b"EMC" else 1
        if depth < 0:
            return False
    return depth == 0


def language_breach(tag: bytes) -> Iterator[Breach]:
    """Yield a language that is not a tag (RFC 5646)."""
    name = tag.decode("latin-1")
    if name and not _TAG.fullmatch(name):
        yield Breach(f"the language `{name}`, which is not a tag", _BOTH)
