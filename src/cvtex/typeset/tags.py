"""The PDF of TeX with tags, and what has none at its place in the user's files."""

from __future__ import annotations

from collections.abc import Iterator

from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.pdf.marks import Kind
from cvtex.pdf.standards import Standard
from cvtex.pdf.tagging import Tagged, tag
from cvtex.typeset.engine import Job
from cvtex.typeset.log.places import Places

_CLAIM = "so the PDF does not claim to be PDF/UA"
_OR = "or ask for `design: {pdf: a}`"
_HINT = f"set it with macros of the theme `base` (`docs/templates.md`), {_OR}"
_HINTS = {
    Kind.PICTURE: f"give it words with `\\cvelement` (`docs/templates.md`), {_OR}",
    Kind.TABLE: "if it only arranges text, say so: `\\cvelement{Span}{\\begin{tabular}…}`, "
    f"{_OR}",
    Kind.LIST: f"write it as a list of Markdown, {_OR}",
    Kind.HEADING: f"make it the `title` of a section or of a block in it, {_OR}",
}
"""What helps: for a text, that is `_HINT`."""

_REMEDY = (
    "take it out of raw LaTeX, the template or the picture, or ask for another `design: {pdf: …}`"
)


def with_tags(pdf: bytes, job: Job) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return a PDF with tags; as it was, with a diagnostic, if it cannot have any."""
    tagged = tag(pdf, job.standards or ())
    if tagged is None:
        message = "the PDF cannot have tags, as it has its own or is unlike those of pdfTeX"
        hint = "look for a package or raw LaTeX that adds tags, or ask for `design: {pdf: plain}`"
        return pdf, (warning(Code.UNTAGGED_CONTENT, message, hints=(hint,)),)
    return tagged.pdf, (*_untagged(tagged, job), *_broken(tagged, job))


def _untagged(tagged: Tagged, job: Job) -> tuple[Diagnostic, ...]:
    """Return a diagnostic at the first piece without tags, for which PDF/UA is not claimed."""
    if not tagged.unmarked or Standard.UA not in (job.standards or ()):
        return ()
    first = tagged.unmarked[0]
    span = Places(job.tex, job.name).at(first.line) if first.line else None
    others = len(tagged.unmarked) - 1
    more = f" (and {others} more)" if others else ""
    shown = f" (`{first.sample}`)" if first.sample else ""
    message = f"a {first.kind} on page {first.page}{shown} has no tags{more}, {_CLAIM}"
    hints = (_HINTS.get(first.kind, _HINT),)
    return (warning(Code.UNTAGGED_CONTENT, message, span, hints=hints),)


_NAMES = {Standard.UA: "PDF/UA", Standard.A: "PDF/A"}


def _broken(tagged: Tagged, job: Job) -> Iterator[Diagnostic]:
    """Yield what standards forbid that the PDF has, for which it does not claim them."""
    for what, standards in dict.fromkeys(tagged.breaches):
        lost = standards & (job.standards or frozenset())
        names = " or ".join(name for standard, name in _NAMES.items() if standard in lost)
        message = f"the PDF has {what}, so it does not claim to be {names}"
        if Standard.UA in lost:
            yield warning(Code.PDF_UA, message, hints=(_REMEDY,))
        elif lost:
            yield warning(Code.PDF_A, message, hints=(_REMEDY,))
