"""Find lists and paragraphs in texts of which YAML folds the lines (YAML 1.2.2, section 6.5).

Below `- Project`, an indented line `- Detail` continues the text: to YAML it is `Project - Detail`.
A blank line between paragraphs becomes a single line feed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode

_MARKER = r"(?:[-*+•]|[0-9]{1,9}[.)])[ \t]+\S"
# Compiled when they are used: few CVs have such a text, and all would start later.
_LIST = rf"\n[ \t]*{_MARKER}"
_BLANK_LINE = r"\n[ \t]*\n"
_ITEM = rf"([ \t]*){_MARKER}"


class FoldedText(str):
    """A text that YAML has folded; `lines` has its lists and paragraphs as in the file.

    The indentation of lines is kept relative to each other.
    """

    __slots__ = ("lines",)

    lines: str


def with_lines(node: ScalarNode, text: str) -> str:
    """Return the value of a node with its lines, if YAML has folded a list or paragraphs.

    `text` is the whole file.
    """
    start, end = node.start_mark, node.end_mark
    if start.line == end.line or node.style == "|":
        return str(node.value)
    raw = text[start.index : end.index].rstrip()
    has_list = re.search(_LIST, raw)
    if not has_list and not re.search(_BLANK_LINE, raw):
        return str(node.value)
    folded = FoldedText(node.value)
    if not has_list:
        folded.lines = re.sub(r"\n+", r"\g<0>\n", folded)
        return folded
    match node.style:
        case '"':
            folded.lines = _double_quoted(raw)
        case "'":
            folded.lines = _stripped(raw[1:-1].replace("''", "'").split("\n"))
        case ">":
            folded.lines = _block(raw.split("\n")[1:])
        case _:
            folded.lines = _stripped(raw.split("\n"))
    return folded


def _stripped(lines: Sequence[str]) -> str:
    """Return the lines of a text whose first line begins after something else."""
    return f"{lines[0].strip()}\n{_dedented([line.rstrip() for line in lines[1:]])}"


def _dedented(lines: Sequence[str]) -> str:
    """Return lines without the indentation that all of them have; `textwrap` is slow to import."""
    margin = min((len(line) - len(line.lstrip()) for line in lines if line), default=0)
    return "\n".join(line[margin:] for line in lines)


def _block(lines: Sequence[str]) -> str:
    """Return the lines of a block; a line that is indented less is a comment below it."""
    first = next(line for line in lines if line.strip())
    margin = first[: len(first) - len(first.lstrip())]
    return _dedented(
        [line.rstrip() for line in lines if line.startswith(margin) or not line.strip()]
    )


def _double_quoted(raw: str) -> str:
    """Return the text in double quotes with the line breaks before items; others are folded."""
    first, *lines = raw.split("\n")
    margin = min(len(found[1]) for line in lines if (found := re.match(_ITEM, line)))
    pieces, blank = [first], 0
    for line in lines:
        item = re.match(_ITEM, line)
        if not line.strip():
            blank += 1
            continue
        if item and not pieces[-1].endswith("\\"):
            pieces[-1] = pieces[-1].rstrip()
            pieces.append(r"\n" * (1 + blank) + " " * (len(item[1]) - margin) + line.lstrip())
        else:
            pieces.append("\n" * (1 + blank) + line)
        blank = 0
    node = YAML(typ="safe", pure=True).compose("".join(pieces))
    return str(node.value)
