"""Check how many pages and bytes the PDF has."""

from __future__ import annotations

from cvtex.diagnostics import Code, Diagnostic, error, warning
from cvtex.inspection.subject import Outcome, Subject, counted

LARGEST = 5_000_000
"""The bytes beyond which many forms for applications refuse a file."""


def check_size(subject: Subject) -> Outcome:
    """Compare the pages with the user's limit, and the size with that of forms."""
    problems: list[Diagnostic] = []
    pages, size = subject.pdf.pages, len(subject.data)
    if subject.most_pages is not None and pages > subject.most_pages:
        message = f"`{subject.name}` has {counted(pages, 'page')}, more than {subject.most_pages}"
        hint = "shorten the text, or choose another design; `docs/looks.md` has compact ones"
        problems.append(error(Code.PAGE_LIMIT, message, hints=(hint,)))
    shown = f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(size // 1000, 1)} KB"
    if size > LARGEST:
        message = f"`{subject.name}` has {shown}, more than forms on the web often take"
        hint = f"keep it below {LARGEST / 1e6:g} MB; a photo is mostly the reason: scale it down"
        problems.append(warning(Code.LARGE_FILE, message, hints=(hint,)))
    return Outcome(f"{counted(pages, 'page')}, {shown}", problems)
