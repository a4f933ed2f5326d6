"""Check what PDF/A-2 (ISO 19005-2) asks for, as far as a program can tell.

The numbers in the messages are those of the clauses of the standard.
"""

from __future__ import annotations

from collections.abc import Iterator

from cvtex.diagnostics import Code, warning
from cvtex.inspection.checks.tags import Fault
from cvtex.inspection.subject import Outcome, Subject, counted, skipped
from cvtex.schema.design.page import PdfStandard


def check_archive(subject: Subject) -> Outcome:
    """Look at the metadata, the fonts and the annotations."""
    claims = subject.pdf.metadata.claims
    if "pdfaid:part" not in claims:
        if subject.asks_only_for(PdfStandard.UA):
            return skipped("not claimed, as the CV asks for (`pdf: ua`)")
        if subject.pdf.structure is None:
            return skipped("the PDF does not claim to be a PDF/A")
        message = f"`{subject.name}` does not claim to be a PDF/A (`pdfaid:part`)"
        hint = "archives and public bodies ask for PDF/A-2, which looks the same for ever"
        return Outcome("not claimed", (warning(Code.PDF_A, message, hints=(hint,)),))
    level = f"PDF/A-{claims['pdfaid:part']}{claims.get('pdfaid:conformance', '').lower()}"
    problems = [
        warning(Code.PDF_A, f"{fault.message} ({level}, {fault.clause})")
        for fault in archive_faults(subject)
    ]
    fonts = _fonts_at_fault(subject)
    line = f"{level}, {counted(len(problems) + fonts, 'fault')}" if problems or fonts else level
    line += f", {fonts} reported above" if fonts else ""
    return Outcome(line, problems, is_bad=fonts > 0)


def _fonts_at_fault(subject: Subject) -> int:
    """Return how many fonts are not as PDF/A wants them; `checks.fonts` reports what they lack."""
    needs_unicode = subject.pdf.metadata.claims.get("pdfaid:conformance", "B") != "B"
    return sum(
        not font.is_embedded or (needs_unicode and not font.has_unicode)
        for font in subject.pdf.fonts
    )


def archive_faults(subject: Subject) -> Iterator[Fault]:
    """Yield what keeps a PDF that claims to be a PDF/A from being one, but for its fonts."""
    pdf, metadata = subject.pdf, subject.pdf.metadata
    title, said = metadata.info.get("Title"), metadata.claims.get("dc:title", "")
    level = metadata.claims.get("pdfaid:conformance", "B")
    actions = {annotation.action for annotation in pdf.annotations}
    unprinted = sum(
        not annotation.prints for annotation in pdf.annotations if annotation.kind != "/Popup"
    )
    faults = (
        (metadata.is_encrypted, Fault("the PDF is encrypted", "6.1.3", ("6.1.3-2",))),
        (
            not metadata.has_id,
            Fault("the PDF has no identifier (`/ID`)", "6.1.3", ("6.1.3-1",)),
        ),
        (
            not metadata.has_output_intent,
            Fault(
                "it does not say what its colours are (`/OutputIntents`)",
                "6.2.4.3",
                ("6.2.4.3-2", "6.2.4.3-3", "6.2.4.3-4"),
            ),
        ),
        (
            title is not None and _plain(title) != _plain(said),
            Fault(f"its two titles differ, `{title}` and `{said}`", "6.6.2.3"),
        ),
        (
            level == "A" and pdf.structure is None,
            Fault("it claims level A and has no tags", "6.7.1", ("6.7.2.2-1", "6.7.3.3-1")),
        ),
        (
            metadata.scripts or "/JavaScript" in actions,
            Fault(
                "it has scripts, or actions that start by themselves",
                "6.5.1",
                ("6.5.1-1", "6.5.2-1", "6.5.2-2"),
            ),
        ),
        (
            not actions.isdisjoint({"/Launch", "/Sound", "/Movie"}),
            Fault("a link starts a program or plays something", "6.5.1", ("6.5.1-1",)),
        ),
        (
            unprinted,
            Fault(
                f"{counted(unprinted, 'link')} not printed (flag `Print`)",
                "6.3.2",
                ("6.3.2-1", "6.3.2-2"),
            ),
        ),
        (
            metadata.has_files and metadata.claims["pdfaid:part"] == "2",
            Fault("it contains other files", "6.8", ("6.8-2", "6.8-5")),
        ),
    )
    yield from (fault for is_wrong, fault in faults if is_wrong)


def _plain(title: str) -> str:
    from html import unescape

    return unescape(title).strip()
