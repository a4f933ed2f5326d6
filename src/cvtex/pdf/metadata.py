"""What a PDF says of itself: XMP, the standards that it keeps, and the meaning of its colours."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from cvtex.pdf.objects import Objects, compressed
from cvtex.pdf.standards import Standard
from cvtex.pdf.strings import write_string

_DESCRIPTION = '<rdf:Description rdf:about="" {names}>{content}</rdf:Description>'
_PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
    "{parts}\n</rdf:RDF></x:xmpmeta>\n"
    '<?xpacket end="w"?>'
)
_PLAIN = (
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("pdf", "http://ns.adobe.com/pdf/1.3/"),
    ("xmp", "http://ns.adobe.com/xap/1.0/"),
    ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/"),
    ("pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
)
_EXTENSION = _DESCRIPTION.format(
    names='xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"',
    content='<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>The part of PDF/UA</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>",
)
"""The schema of pdfuaid, which PDF/A does not know (ISO 19005-2, 6.6.2.3)."""


def xmp(
    info: Mapping[str, str], language: str, standards: Collection[Standard], level: str
) -> bytes:
    """Return the metadata as an XMP packet: what the document information has, and `standards`.

    `level` is that of PDF/A: `A` with all tags, or `U`, for which text in Unicode is enough.
    """
    content = [_property("dc:format", "application/pdf")]
    if title := info.get("Title"):
        item = f'<rdf:li xml:lang="x-default">{_text(title)}</rdf:li>'
        content.append(f"<dc:title><rdf:Alt>{item}</rdf:Alt></dc:title>")
    if author := info.get("Author"):
        content.append(f"<dc:creator><rdf:Seq>{_item(author)}</rdf:Seq></dc:creator>")
    if subject := info.get("Subject"):
        item = f'<rdf:li xml:lang="x-default">{_text(subject)}</rdf:li>'
        content.append(f"<dc:description><rdf:Alt>{item}</rdf:Alt></dc:description>")
    if language:
        content.append(f"<dc:language><rdf:Bag>{_item(language)}</rdf:Bag></dc:language>")
    names = {"Keywords": "pdf:Keywords", "Producer": "pdf:Producer", "Creator": "xmp:CreatorTool"}
    content += [_property(name, info[key]) for key, name in names.items() if info.get(key)]
    dates = {"CreationDate": "xmp:CreateDate", "ModDate": "xmp:ModifyDate"}
    moments = ((name, _moment(info.get(key, ""))) for key, name in dates.items())
    content += [_property(name, moment) for name, moment in moments if moment]
    if Standard.UA in standards:
        content.append(_property("pdfuaid:part", "1"))
    if Standard.A in standards:
        content += [_property("pdfaid:part", "2"), _property("pdfaid:conformance", level)]
    plain = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _PLAIN)
    parts = [_DESCRIPTION.format(names=plain, content="\n".join(content))]
    parts += [_EXTENSION] * (set(standards) == {Standard.UA, Standard.A})
    return _PACKET.format(parts="\n".join(parts)).encode()


def _property(name: str, value: str) -> str:
    return f"<{name}>{_text(value)}</{name}>"


def _item(value: str) -> str:
    return f"<rdf:li>{_text(value)}</rdf:li>"


_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _text(value: str) -> str:
    """Return a text for XML."""
    text = _NOT_XML.sub("", value).encode(errors="ignore").decode()  # no half characters
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_DATE = re.compile(
    r"D:([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})"
    r"(?:(Z)(?:00'00'?)?|([+-][0-9]{2})'([0-9]{2})'?)"
)


def _moment(date: str) -> str:
    """Return a date of the document information as XMP has it (ISO 8601); empty if it has none."""
    found = _DATE.fullmatch(date)
    if found is None:
        return ""
    year, month, day, hour, minute, second, utc, hours, minutes = found.groups()
    zone = "Z" if utc else f"{hours}:{minutes}"
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone}"


_SRGB = Path(__file__).with_name("srgb.icc")


def output_intent(objects: Objects) -> bytes:
    """Return the entry that says that colours are those of sRGB (IEC 61966-2-1)."""
    profile = objects.new(compressed({b"N": b"3"}, _SRGB.read_bytes()))
    name = write_string("sRGB IEC61966-2.1")
    return (
        b"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier%b/Info%b"
        b"/DestOutputProfile %d 0 R>>]" % (name, name, profile)
    )
