"""What a theme does not print, although the document has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cvtex.diagnostics import Code, Diagnostic, error
from cvtex.document import Block, Document
from cvtex.source import Span


def lost_blocks(
    document: Document, latex: str, marker: Callable[[Span | None], str]
) -> Iterator[Diagnostic]:
    """Yield an error for each block of which the LaTeX does not have every source marker.

    `marker` returns the line that a template prints before each entry, each publication, and each
    block without entries. The error is at the first place that is missing.
    """
    printed = frozenset(line.strip() for line in latex.splitlines() if line.startswith("%% "))
    for section in document.sections:
        for block in section.blocks:
            places = _places(block)
            missing = [place for place in places if marker(place) not in printed]
            if missing:
                is_whole = len(missing) == len(places)
                what = "" if is_whole else f"{len(missing)} of the {len(places)} parts of "
                message = f"the theme does not print {what}the block `{block.kind}`"
                hint = (
                    f"its template `{block.kind}.tex` has to print the source marker of each part: "
                    "`\\VAR{item.origin|origin}` on a line of its own"
                )
                yield error(Code.TEMPLATE, message, missing[0], hints=(hint,))


def _places(block: Block) -> tuple[Span, ...]:
    if block.items:
        return tuple(part.origin for item in block.items for part in (item, *item.positions))
    if block.groups:
        return tuple(publication.origin for publication in block.publications)
    return (block.origin,) if block.paragraphs or block.contacts or block.lines else ()
