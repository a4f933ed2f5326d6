"""Read a PDF with pypdf: a pure Python library without dependencies, under the BSD licence.

What a PDF of a stranger makes of it ends here: any failure is one error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from cvtex.diagnostics import Code, Result, error
from cvtex.files.installation import command_for
from cvtex.inspection.extractors.registry import is_installed, quiet
from cvtex.inspection.pdf.facts import Annotation, Font, Metadata, Pdf
from cvtex.inspection.pdf.fonts import font_of
from cvtex.inspection.pdf.objects import dictionary, flag, items, name_of, number, resolved, text_of
from cvtex.inspection.pdf.structure import structure_of

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_FORMS = 1000
"""The most forms (drawings within pages) whose fonts are looked at."""

_HEADER, _END = b"%PDF-", b"%%EOF"
_FIRST = 1024
"""The bytes in which a file says that it is a PDF, and that it is whole (Adobe, ISO 32000-1, H.3).
"""
_OTHERS = {
    b"PK\x03\x04": "a ZIP file, as documents of Word and LibreOffice are, and not a PDF",
    b"\xd0\xcf\x11\xe0": "an old document of Word, and not a PDF",
    b"{\\rtf": "a document in RTF, and not a PDF",
    b"\x89PNG": "a picture, and not a PDF",
    b"\xff\xd8\xff": "a picture, and not a PDF",
    b"%!PS": "a PostScript file, and not a PDF",
}
"""What a file is that begins so."""

_HIDDEN, _PRINT = 2, 4
"""Bits of an annotation's flags (ISO 32000-1, table 165)."""


def read_pdf(pdf: bytes, name: str) -> Result[Pdf]:
    """Return what a PDF is made of; `name` is that of the file, for messages."""
    if not is_installed("pypdf"):
        hint = f"install the programs that read PDFs: `{command_for('check')}`"
        message = "the package `pypdf`, which reads the PDF, is not installed"
        return Result(None, (error(Code.NO_READER, message, hints=(hint,)),))
    if _HEADER not in pdf[:_FIRST]:
        what = next((what for start, what in _OTHERS.items() if pdf.startswith(start)), "")
        message = f"`{name}` is {what or 'not a PDF'}" if pdf else f"`{name}` is empty"
        hint = "save or export it as PDF in the program that made it"
        return Result(None, (error(Code.UNREADABLE_PDF, message, hints=(hint,)),))
    try:
        with quiet():
            return Result(_read(pdf))
    except Exception as failure:  # noqa: BLE001 - what a broken PDF makes of a library
        reason = (str(failure).strip().splitlines() or [type(failure).__name__])[0].rstrip(".")
        if _END not in pdf[-_FIRST:]:
            reason = "its end is missing"
        message = f"`{name}` cannot be read as a PDF: {reason}"
        hint = "make it again, or open it in a viewer to see whether it is whole"
        return Result(None, (error(Code.UNREADABLE_PDF, message, hints=(hint,)),))


def _read(pdf: bytes) -> Pdf:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(pdf))
    if reader.is_encrypted and not reader.decrypt(""):
        message = "it needs a password"
        raise ValueError(message)
    root = dictionary(reader.trailer.get("/Root"))
    pages = [dictionary(page) for page in reader.pages]
    if not pages:
        message = "it has no pages"
        raise ValueError(message)
    mark_info = dictionary(root.get("/MarkInfo"))
    numbers = {
        page.indirect_reference.idnum: index
        for index, page in enumerate(reader.pages, 1)
        if page.indirect_reference is not None
    }
    structure, unknown = structure_of(root, numbers)
    return Pdf(
        pages=len(pages),
        fonts=tuple({font: None for page in pages for font in _fonts(page)}),
        annotations=tuple(_annotations(pages, _destinations(reader))),
        metadata=_metadata(reader, root),
        structure=structure,
        is_marked=flag(mark_info.get("/Marked")),
        has_suspects=flag(mark_info.get("/Suspects")),
        language=text_of(root.get("/Lang")),
        shows_title=flag(dictionary(root.get("/ViewerPreferences")).get("/DisplayDocTitle")),
        tabs=tuple(name_of(page.get("/Tabs")) for page in pages),
        roles_unknown=unknown,
    )


def _fonts(page: Any) -> Iterator[Font]:
    """Yield the fonts of a page and of the forms that it uses."""
    waiting, seen = [_resources(page)], 0
    while waiting and seen < _MOST_FORMS:
        resources = waiting.pop()
        seen += 1
        for font in dictionary(resources.get("/Font")).values():
            if made := font_of(dictionary(font)):
                yield made
        for drawing in dictionary(resources.get("/XObject")).values():
            form = dictionary(drawing)
            if name_of(form.get("/Subtype")) == "/Form":
                waiting.append(dictionary(form.get("/Resources")))


def _resources(page: Any) -> Any:
    """Return the resources of a page, which it may inherit."""
    for _ in range(50):
        if "/Resources" in page:
            return dictionary(page["/Resources"])
        page = dictionary(page.get("/Parent"))
    return {}


def _destinations(reader: PdfReader) -> frozenset[str]:
    return frozenset(map(str, reader.named_destinations))


def _annotations(pages: list[Any], destinations: frozenset[str]) -> Iterator[Annotation]:
    for index, page in enumerate(pages, 1):
        for annotation in items(page.get("/Annots")):
            made = dictionary(annotation)
            kind = name_of(made.get("/Subtype"))
            action = dictionary(made.get("/A"))
            verb = name_of(action.get("/S"))
            goal = resolved(made.get("/Dest") if "/Dest" in made else action.get("/D"))
            is_place = verb == "/GoTo" or "/Dest" in made
            url = text_of(action.get("/URI")) if verb == "/URI" else ""
            leads = bool(url) or (is_place and _exists(goal, destinations))
            leads = leads or verb not in {"", "/URI", "/GoTo"}
            box = [number(value) for value in items(made.get("/Rect"))]
            left, bottom, right, top = box if len(box) == 4 else (0.0, 0.0, 0.0, 0.0)
            parent = made.get("/StructParent")
            flags = int(number(made.get("/F")))
            yield Annotation(
                page=index,
                kind=kind,
                box=(min(left, right), min(bottom, top), max(left, right), max(bottom, top)),
                url=url.strip(),
                leads=leads,
                contents=text_of(made.get("/Contents")),
                parent=None if parent is None else int(number(parent)),
                action="" if verb in {"", "/URI", "/GoTo"} else verb,
                is_hidden=bool(flags & _HIDDEN),
                prints=bool(flags & _PRINT),
            )


def _exists(goal: Any, destinations: frozenset[str]) -> bool:
    if isinstance(goal, (list, tuple)):
        return bool(goal)
    return goal is not None and str(goal) in destinations


_CLAIMS = {
    "pdfuaid:part": r"pdfuaid:part\s*(?:=\s*['\"]|>)\s*(\d+)",
    "pdfaid:part": r"pdfaid:part\s*(?:=\s*['\"]|>)\s*(\d+)",
    "pdfaid:conformance": r"pdfaid:conformance\s*(?:=\s*['\"]|>)\s*(\w)",
    "dc:title": r"<dc:title>.*?<rdf:li[^>]*>([^<]+)</rdf:li>",
}


def _metadata(reader: PdfReader, root: Any) -> Metadata:
    stream = resolved(root.get("/Metadata"))
    xmp = stream.get_data().decode("utf-8", "replace") if hasattr(stream, "get_data") else ""
    found = {name: re.search(pattern, xmp, re.DOTALL) for name, pattern in _CLAIMS.items()}
    names = dictionary(root.get("/Names"))
    scripts = [key for key in ("/OpenAction", "/AA") if _is_script(root.get(key))]
    scripts += ["/JavaScript"] * ("/JavaScript" in names)
    info = dictionary(reader.trailer.get("/Info"))
    return Metadata(
        info={str(key).lstrip("/"): text_of(value) for key, value in info.items()},
        has_xmp=bool(xmp),
        claims={name: match[1].strip() for name, match in found.items() if match},
        has_output_intent=bool(items(root.get("/OutputIntents"))),
        has_id=bool(items(reader.trailer.get("/ID"))),
        is_encrypted=reader.is_encrypted,
        scripts=tuple(scripts),
        has_files="/EmbeddedFiles" in names,
    )


def _is_script(action: Any) -> bool:
    """Tell whether an action does more than show a page: `/OpenAction` may be a place."""
    made = dictionary(action)
    return bool(made) and name_of(made.get("/S")) != "/GoTo"
