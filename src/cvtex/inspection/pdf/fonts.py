"""Whether a font is embedded, and whether its glyphs can be told as characters.

The conditions are those of PDF/UA-1 (7.21.7) and PDF/A-2 (6.2.11.7): a ToUnicode map, or an
encoding whose glyphs have names of the Adobe Glyph List.
"""

from __future__ import annotations

import re
from typing import Any

from cvtex.inspection.pdf.facts import Font
from cvtex.inspection.pdf.objects import dictionary, items, name_of, resolved

_PREFIX = re.compile(r"^/?(?:[A-Z]{6}\+)?")
_KNOWN = frozenset({"/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding"})
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_UNI = re.compile(r"/?(?:uni[0-9A-F]{4}|u[0-9A-F]{4,6})(?:\.\w+)?")


def font_of(font: Any) -> Font | None:
    """Return what is known of a font of a page; None for a dictionary that is no font."""
    kind = name_of(font.get("/Subtype"))
    if not kind:
        return None
    below = [dictionary(descendant) for descendant in items(font.get("/DescendantFonts"))]
    name = _PREFIX.sub("", name_of(font.get("/BaseFont"))) or "without a name"
    descriptors = [dictionary(holder.get("/FontDescriptor")) for holder in (font, *below)]
    is_embedded = kind == "/Type3" or any(
        key in descriptor for descriptor in descriptors for key in _FILES
    )
    return Font(name, is_embedded, _has_unicode(font, kind, below))


def _has_unicode(font: Any, kind: str, below: list[Any]) -> bool:
    stream = resolved(font.get("/ToUnicode"))
    if hasattr(stream, "get_data"):
        return re.search(rb"\bbegin(?:bfchar|bfrange)\b", stream.get_data()) is not None
    encoding = resolved(font.get("/Encoding"))
    if kind == "/Type0":
        # A character collection of Adobe says what its characters are, Identity does not.
        order = [
            str(dictionary(descendant.get("/CIDSystemInfo")).get("/Ordering"))
            for descendant in below
        ]
        return bool(order) and order[0] in {"GB1", "CNS1", "Japan1", "Korea1", "KR"}
    if isinstance(encoding, str):
        return str(encoding) in _KNOWN
    differences = [
        part for part in items(dictionary(encoding).get("/Differences")) if name_of(part)
    ]
    return bool(encoding) and all(map(_is_known_glyph, map(name_of, differences)))


def _is_known_glyph(name: str) -> bool:
    from pypdf._codecs.adobe_glyphs import adobe_glyphs

    return name in adobe_glyphs or name == "/.notdef" or bool(_UNI.fullmatch(name))
