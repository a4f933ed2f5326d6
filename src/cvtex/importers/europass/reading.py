"""Read the file of Europass: XML, the PDF that it is attached to, or the older JSON."""

from __future__ import annotations

from pathlib import Path

from cvtex.diagnostics import Code, Result, error
from cvtex.files.installation import command_for
from cvtex.files.read import decode, read_data
from cvtex.importers.europass.elements import parse_xml
from cvtex.importers.origin import Origin, Tree
from cvtex.importers.reading import read_document

_LARGEST = 20 << 20
_MARKS = (b"www.europass.eu/", b"SkillsPassport", b"LearnerInfo")

ROOTS = ("Candidate", "SkillsPassport", "LearnerInfo")
"""The root elements of the formats: the current one, and those of the editor until 2020."""


def is_europass(path: Path) -> bool:
    """Tell whether a file is XML of Europass, or a PDF with such a file in it."""
    if path.suffix.lower() not in {".xml", ".pdf"}:
        return False
    data = read_data(path, what="the file", largest=_LARGEST).value or b""
    if data.startswith(b"%PDF"):
        return _attached(data).value is not None
    return any(mark in data for mark in _MARKS)


def read_europass(path: Path, data: bytes | None = None) -> Result[Origin]:
    """Read a CV of Europass; `data` is its content, if it is known."""
    if path.suffix.lower() == ".json":
        return read_document(path, data)
    read = read_data(path, what="the file", largest=_LARGEST) if data is None else Result(data)
    if read.value is None:
        return Result(None, read.diagnostics)
    data, name = read.value, str(path)
    if data.startswith(b"%PDF"):
        attached = _attached(data)
        if attached.value is None:
            return Result(None, attached.diagnostics)
        data, name = attached.value, f"{path}/attachment.xml"
    decoded = decode(name, data)
    if decoded.value is None:
        return Result(None, decoded.diagnostics)
    source = decoded.value
    parsed = parse_xml(data, source, Tree())
    if parsed.value is None:
        return Result(None, parsed.diagnostics)
    if not any(parsed.value.get(root) for root in ROOTS):
        message = "this XML is not a CV of Europass"
        return Result(None, (error(Code.FOREIGN_FORMAT, message, source.span(0)),))
    return Result(Origin(path, parsed.value, {name: source}))


def _attached(data: bytes) -> Result[bytes]:
    """Return the XML that a PDF of Europass has attached."""
    try:
        from cvtex.importers.europass.attachments import attachments_of
    except ImportError:
        message = "to read the CV in a PDF of Europass, cvtex needs pypdf"
        hint = f"install it: `{command_for('check')}`"
        return Result(None, (error(Code.FILE_UNREADABLE, message, hints=(hint,)),))
    found = attachments_of(data, _LARGEST)
    for attachment in found.value or ():
        if any(mark in attachment for mark in _MARKS):
            return Result(attachment)
    message = "no CV of Europass is attached to this PDF"
    hint = "download it again from europass.europa.eu: other programs lose the file in the PDF"
    problem = error(Code.FOREIGN_FORMAT, message, hints=(hint,))
    return Result(None, found.diagnostics or (problem,))
