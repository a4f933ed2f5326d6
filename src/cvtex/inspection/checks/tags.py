"""Check the tags of a PDF: what PDF/UA-1 (ISO 14289-1) asks for, as far as a program can tell.

The numbers in the messages are those of the clauses of the standard.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.inspection.pdf.facts import Element, Pdf
from cvtex.inspection.pdf.glyphs import Drawn
from cvtex.inspection.subject import Outcome, Subject, counted, listed, skipped
from cvtex.pdf.elements import CONTENTS, PARENTS
from cvtex.schema.design.page import PdfStandard

_HINT = (
    "tags tell a screen reader what is a heading, a list or a link, and in which order it is read"
)

_PARENTS = {
    **PARENTS,
    "Lbl": {"LI", "Note", "TOCI", "BibEntry", "Caption", "Reference", "P", "Div", "Span"},
}
"""The elements in which some may be (ISO 32000-1, 14.8.4.3)."""

_BETWEEN = {"NonStruct", "Div"}
"""Elements that may be around any others."""


class Fault(NamedTuple):
    """What is wrong, the clause that asks for it, and the rules with which veraPDF says the same.

    A rule is a clause of the standard with the number of a test, such as `7.1-8`.
    """

    message: str
    clause: str
    rules: tuple[str, ...] = ()


def check_tags(subject: Subject) -> Outcome:
    """Look at the tree of tags, the marked content, the annotations and the metadata."""
    pdf = subject.pdf
    if pdf.structure is None and subject.asks_only_for(PdfStandard.PLAIN):
        return skipped("none, as the CV asks for (`pdf: plain`)")
    if pdf.structure is None:
        message = f"`{subject.name}` has no tags, so it is not an accessible PDF"
        hints = (_HINT, "public bodies ask for PDF/UA")
        return Outcome("none", (warning(Code.UNTAGGED_PDF, message, hints=hints),))
    faults = tag_faults(subject)
    problems: list[Diagnostic] = [
        warning(Code.PDF_UA, f"{fault.message} (PDF/UA-1, {fault.clause})") for fault in faults
    ]
    elements = sum(1 for _ in pdf.structure.walk()) - 1
    line = counted(elements, "element")
    if problems:
        return Outcome(f"{line}, {counted(len(problems), 'fault')}", problems)
    seen = "" if subject.drawn else "; whether all content is tagged needs pdfminer.six"
    return Outcome(f"{line}, as PDF/UA-1 wants them{seen}")


_WITHOUT_TAGS = (
    "6.2-1", "7.1-3", "7.1-11", "7.18.1-1", "7.18.3-1", "7.18.4-1", "7.18.5-1", "6.7.2.2-1",
    "6.7.3.3-1",
)  # fmt: skip


def tag_faults(subject: Subject) -> tuple[Fault, ...]:
    """Return what is wrong with the tags of a PDF."""
    pdf = subject.pdf
    if pdf.structure is None:
        return (Fault("it has no tags", "7.1", _WITHOUT_TAGS),)
    return (*_catalog(subject), *_elements(pdf.structure), *_links(pdf), *_content(subject))


_OUTSIDE = ("7.18.1-1", "7.18.4-1", "7.18.5-1")
_SILENT = ("7.18.1-2", "7.18.5-2")
_LANGUAGES = tuple(f"7.2-{test}" for test in (2, *range(21, 26), *range(30, 35)))
_LISTS = tuple(f"7.2-{test}" for test in range(17, 21))
_TABLES = tuple(f"7.2-{test}" for test in (*range(3, 11), 36, 37, 38))


def _catalog(subject: Subject) -> Iterator[Fault]:
    pdf = subject.pdf
    claims = pdf.metadata.claims
    if not pdf.is_marked:
        yield Fault(
            "the PDF does not say that it is tagged (`/MarkInfo`)", "6.2", ("6.2-1", "6.7.2.2-1")
        )
    if pdf.has_suspects:
        yield Fault("its tags are said to be doubtful (`/Suspects`)", "7.1", ("7.1-4",))
    if not pdf.metadata.has_xmp:
        yield Fault(
            "it has no metadata in XML (`/Metadata`), where it would claim PDF/UA-1",
            "7.1",
            ("7.1-8",),
        )
    elif claims.get("pdfuaid:part") != "1" and not subject.asks_only_for(PdfStandard.A):
        yield Fault("its metadata do not claim PDF/UA-1 (`pdfuaid:part`)", "5", ("5-1", "5-2"))
    if not pdf.language:
        yield Fault("it does not name its language (`/Lang`)", "7.2", _LANGUAGES)
    if pdf.metadata.has_xmp and not claims.get("dc:title"):
        yield Fault("its metadata have no title (`dc:title`)", "7.1", ("7.1-9",))
    if not pdf.shows_title:
        yield Fault(
            "a viewer shows the name of the file, not the title (`DisplayDocTitle`)",
            "7.1",
            ("7.1-10",),
        )
    if pdf.metadata.is_encrypted:
        yield Fault("it is encrypted, which may keep screen readers out", "7.16", ("7.16-1",))
    if pdf.roles_unknown:
        types = listed(pdf.roles_unknown)
        yield Fault(
            f"it has types of tags that mean nothing to a screen reader: {types}",
            "7.1",
            ("7.1-5", "6.7.3.4-1"),
        )


def _elements(root: Element) -> Iterator[Fault]:
    elements = [*root.walk()][1:]
    for kind, what, clause in (("Figure", "picture", "7.3"), ("Formula", "formula", "7.7")):
        silent = sum(element.role == kind and not element.alternate for element in elements)
        if silent:
            yield Fault(f"{counted(silent, what)} without alternate text", clause, (f"{clause}-1",))
    yield from _headings(elements)
    yield from _nesting(root)
    notes = [element for element in elements if element.role == "Note"]
    names = [element.identifier for element in notes if element.identifier]
    if len(names) < len(notes) or len(set(names)) < len(names):
        yield Fault("a note has no identifier of its own", "7.9", ("7.9-1", "7.9-2"))
    if any(element.role == "Link" and _is_leaf(element) for element in elements):
        yield Fault("a tag of a link has nothing in it", "7.18.5")


def _is_leaf(element: Element) -> bool:
    return not (element.children or element.content or element.objects)


def _headings(elements: list[Element]) -> Iterator[Fault]:
    levels = [
        int(element.role[1:])
        for element in elements
        if element.role[:1] == "H" and element.role[1:].isdigit()
    ]
    if not levels:
        if not any(element.role == "H" for element in elements):
            yield Fault("no tag is a heading", "7.4")
        return
    if levels[0] != 1:
        yield Fault(f"the first heading has level {levels[0]}, not 1", "7.4.2", ("7.4.2-1",))
    for above, below in pairwise(levels):
        if below > above + 1:
            yield Fault(
                f"a heading of level {below} follows one of level {above}", "7.4.2", ("7.4.2-1",)
            )
            return


def _nesting(root: Element) -> Iterator[Fault]:
    wrong: dict[tuple[str, str], None] = {}
    for element in root.walk():
        for child in element.children:
            allowed = _PARENTS.get(child.role)
            is_lost = allowed is not None and element.role not in {*allowed, *_BETWEEN}
            only = CONTENTS.get(element.role)
            if is_lost or (only is not None and child.role not in {*only, *_BETWEEN}):
                wrong[child.role, element.role] = None
    for inner, outer in wrong:
        of_table = {inner, outer} & {"Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"}
        clause, rules = ("7.5", _TABLES) if of_table else ("7.6", _LISTS)
        yield Fault(f"a tag `{inner}` is in `{outer}`, where it has no meaning", clause, rules)


def _links(pdf: Pdf) -> Iterator[Fault]:
    links = [annotation for annotation in pdf.annotations if annotation.kind == "/Link"]
    seen = [
        annotation
        for annotation in pdf.annotations
        if not annotation.is_hidden and annotation.kind != "/Popup"
    ]
    if outside := sum(annotation.parent is None for annotation in seen):
        yield Fault(f"{counted(outside, 'link')} outside the tags", "7.18.5", _OUTSIDE)
    elements = [*pdf.structure.walk()] if pdf.structure else []
    tagged = sum(element.objects for element in elements)
    if not outside and tagged < len(seen):
        yield Fault(f"{counted(len(seen) - tagged, 'link')} that no tag has", "7.18.5", _OUTSIDE)
    elsewhere = sum(
        element.objects for element in elements if element.role not in {"Link", "Annot", "Form"}
    )
    if elsewhere:
        yield Fault(f"{counted(elsewhere, 'link')} in a tag that is not `Link`", "7.18.5", _OUTSIDE)
    if silent := sum(not link.contents for link in links):
        yield Fault(
            f"{counted(silent, 'link')} without a description (`/Contents`)", "7.18.5", _SILENT
        )
    pages = {annotation.page for annotation in seen}
    if wrong := [page for page in sorted(pages) if pdf.tabs[page - 1] != "/S"]:
        shown = ", ".join(map(str, wrong[:5]))
        yield Fault(
            f"the tab key does not follow the tags on page {shown} (`/Tabs`)",
            "7.18.3",
            ("7.18.3-1",),
        )


def _content(subject: Subject) -> Iterator[Fault]:
    """Yield what is drawn outside the tags, and what is marked for tags that do not have it."""
    drawn: Drawn | None = subject.drawn
    if drawn is None or subject.pdf.structure is None:
        return
    if drawn.unmarked:
        pages = ", ".join(map(str, sorted(drawn.unmarked)[:5]))
        pieces = counted(sum(drawn.unmarked.values()), "letter or line", "letters and lines")
        message = f"content on page {pages} is neither tagged nor marked as decoration ({pieces})"
        yield Fault(message, "7.1", ("7.1-3",))
    had = {content for element in subject.pdf.structure.walk() for content in element.content}
    if lost := drawn.tagged - had:
        pages = ", ".join(map(str, sorted({page for page, _ in lost})[:5]))
        pieces = counted(len(lost), "piece")
        yield Fault(
            f"{pieces} of marked content on page {pages} belong to no tag", "7.1", ("7.1-3",)
        )
