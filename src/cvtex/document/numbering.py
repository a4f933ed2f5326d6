"""Number the publications of all lists of a document, and the items of lists with numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cvtex.document.model import Block, Section
from cvtex.schema import Numbering
from cvtex.schema.rich_lists import CONTINUED


def number(sections: Sequence[Section], numbering: Numbering) -> tuple[Section, ...]:
    """Return the sections with a label for each publication, such as `7` or `J3`.

    A list with a prefix is always numbered separately. The other lists are numbered as `numbering`
    says: continuously or each from 1, upwards or downwards (the last publication has number 1).
    """
    if numbering is Numbering.NONE:
        return tuple(sections)
    by_list = numbering in {Numbering.SECTION, Numbering.SECTION_REVERSED}
    reverse = numbering in {Numbering.REVERSED, Numbering.SECTION_REVERSED}
    blocks = [block for section in sections for block in section.blocks if block.publications]
    shared = [block for block in blocks if not block.label_prefix]
    running = _count(sum(len(block.publications) for block in shared), reverse=reverse)

    def numbers_of(block: Block) -> Iterator[str]:
        is_separate = by_list or bool(block.label_prefix)
        return _count(len(block.publications), reverse=reverse) if is_separate else running

    return tuple(
        replace(
            section,
            blocks=tuple(
                _with_labels(block, numbers_of(block)) if block.publications else block
                for block in section.blocks
            ),
        )
        for section in sections
    )


def number_lists(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Return the sections with the first number of each list that has numbers.

    A list that continues another has the next number after the numbered list above it, or 1.
    """
    following = 1
    numbered: list[Section] = []
    for section in sections:
        blocks: list[Block] = []
        for block in section.blocks:
            first = block.layout.numbered
            if first is None or not block.lines:
                blocks.append(block)
                continue
            first = following if first == CONTINUED else first
            following = first + len(block.lines)
            blocks.append(replace(block, first_number=first))
        numbered.append(replace(section, blocks=tuple(blocks)))
    return tuple(numbered)


def _count(length: int, *, reverse: bool) -> Iterator[str]:
    return map(str, range(length, 0, -1) if reverse else range(1, length + 1))


def _with_labels(block: Block, numbers: Iterator[str]) -> Block:
    groups = tuple(
        replace(
            group,
            publications=tuple(
                publication._replace(label=f"{block.label_prefix}{next(numbers)}")
                for publication in group.publications
            ),
        )
        for group in block.groups
    )
    return replace(block, groups=groups)
