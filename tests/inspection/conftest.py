"""PDFs made of a few bytes, and what the checks look at made of a CV and of what was read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    PdfObject,
    create_string_object,
)

from cvtex.compiler.options import Options
from cvtex.compiler.stages import check
from cvtex.inspection.document_values import expected
from cvtex.inspection.extractors.registry import Reading
from cvtex.inspection.matching import match
from cvtex.inspection.pdf.facts import Metadata, Pdf
from cvtex.inspection.subject import Made, Subject

CV = """\
name: Mara Lindqvist
email: mara@example.org
phone: +46 555 010 203
sections:
  - title: Experience
    experience:
      - date: 2021–2024
        position: Research Scientist
        organization: Institute for Spoken Languages
      - {date: 2019, position: Research Intern, organization: Tundra Laboratories}
  - title: Interests
    list: [Weaving on wide looms, Winter swimming in cold lakes]
"""
TEXT = """\
Mara Lindqvist
E-mail: mara@example.org
Phone: +46 555 010 203
Experience
2021–2024 Research Scientist, Institute for Spoken Languages
2019 Research Intern, Tundra Laboratories
Interests
• Weaving on wide looms
• Winter swimming in cold lakes
1
"""

PLAIN = Pdf(
    pages=1,
    fonts=(),
    annotations=(),
    metadata=Metadata(),
    structure=None,
    is_marked=False,
    has_suspects=False,
    language="",
    shows_title=False,
    tabs=("",),
)
"""A PDF of which nothing is known but that it has a page."""

MakeSubject = Callable[..., Subject]
MakePdf = Callable[..., bytes]


@pytest.fixture
def subject() -> MakeSubject:
    """Return a function that makes a subject of a CV and of the texts that extractors have read."""

    def make(
        texts: Mapping[str, str] | str = TEXT,
        cv: str | None = CV,
        *,
        is_stale: bool = False,
        pdf: Pdf = PLAIN,
        **others: Any,
    ) -> Subject:
        named = {"pypdf": texts} if isinstance(texts, str) else texts
        readings = tuple(Reading(name, tuple(text.split("\f"))) for name, text in named.items())
        made = None
        if cv is not None:
            compiled = check(Path("cv.yaml"), Options(contents={"cv.yaml": cv.encode()}))
            assert compiled.document is not None, compiled.diagnostics
            assert compiled.yaml is not None
            wanted = expected(compiled.document, compiled.yaml, compiled.sources)
            matches = tuple(match(wanted, reading) for reading in readings)
            made = Made(compiled.document, compiled.yaml, wanted, matches, is_stale)
        return Subject("cv.pdf", b"", pdf, readings, made=made, **others)

    return make


@pytest.fixture
def make_pdf() -> MakePdf:
    """Return a function that makes a PDF of one page.

    `content` is what the page draws, in the font `/F`, of which `font` has the further keys.
    `page` and `root` are further keys of the page and of the catalog.
    """

    def make(
        content: bytes = b"",
        font: Mapping[str, Any] | None = None,
        page: Mapping[str, Any] | None = None,
        root: Mapping[str, Any] | None = None,
    ) -> bytes:
        writer = PdfWriter()
        made = writer.add_blank_page(200, 100)
        stream = DecodedStreamObject()
        stream.set_data(content)
        keys: dict[str, Any] = {"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/ABCDEF+Plain"}
        keys |= {"FirstChar": 32, "LastChar": 126, "Widths": [500] * 95}
        keys["FontDescriptor"] = {"FontName": "/ABCDEF+Plain"}
        keys |= {"Encoding": "/WinAnsiEncoding", **(font or {})}
        streams = {name: value for name, value in keys.items() if isinstance(value, bytes)}
        keys |= {name: writer._add_object(objects(value)) for name, value in streams.items()}
        own = objects(keys)
        made[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F"): writer._add_object(own)})}
        )
        made[NameObject("/Contents")] = writer._add_object(stream)
        made.update(objects(page or {}))
        writer.root_object.update(objects(root or {}))
        written = BytesIO()
        writer.write(written)
        return written.getvalue()

    return make


def objects(value: Any) -> Any:
    """Return Python values as objects of a PDF; a text with a slash is a name, bytes a stream."""
    match value:
        case PdfObject():
            return value
        case Mapping():
            pairs = {NameObject(f"/{key}"): objects(item) for key, item in value.items()}
            return DictionaryObject(pairs)
        case list():
            return ArrayObject(map(objects, value))
        case str():
            return NameObject(value) if value.startswith("/") else create_string_object(value)
        case bytes():
            stream = DecodedStreamObject()
            stream.set_data(value)
            return stream
    from pypdf.generic import BooleanObject, FloatObject, NumberObject

    if isinstance(value, bool):
        return BooleanObject(value)
    return NumberObject(value) if isinstance(value, int) else FloatObject(value)
