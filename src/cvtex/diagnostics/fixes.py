"""Edits made: the bytes of a file with some of its text changed and all else as it was.

Pure: `commands` reads and writes the files. Nothing is believed of a fix: what it was for has to be
gone when the files are looked at again, and the files have to be readable still.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic, Edit, Fix

_MOST_ROUNDS = 20
"""A file that is no YAML tells one mistake at a time."""


@dataclass(slots=True)
class Mended:
    """What fixing came to: the new contents of files, by path, and what was fixed in them."""

    contents: dict[str, bytes] = field(default_factory=dict)
    fixed: list[Diagnostic] = field(default_factory=list)


def mend(
    check: Callable[[Mapping[str, bytes]], Sequence[Diagnostic]], read: Callable[[str], bytes]
) -> Mended:
    """Fix all that can be.

    `check` reports on the files with some contents in place of what is on disk; `read` returns what
    is there.
    """
    mended = Mended()
    problems = check(mended.contents)
    for _ in range(_MOST_ROUNDS):
        paths = {one.fix.edits[0].span.path for one in problems if one.fix}
        taken = {path: chosen(problems, path) for path in paths}
        contents = dict(mended.contents)
        for path, ones in taken.items():
            before = contents[path] if path in contents else read(path)
            after = edited(before, [one.fix for one in ones if one.fix])
            if after is not None:
                contents[path] = after
        if contents == mended.contents:
            break
        left = check(contents)
        fixed = [one for ones in taken.values() for one in ones]
        if not _is_better(problems, left, fixed):
            break
        mended.contents = contents
        mended.fixed.extend(fixed)
        problems = left
    return mended


def _is_better(
    before: Sequence[Diagnostic], after: Sequence[Diagnostic], fixed: Sequence[Diagnostic]
) -> bool:
    """Tell whether what was fixed is gone, and the file can be read as far as before.

    Under a key that is known now, mistakes may come to light that could not be seen before.
    """
    counts = [Counter((one.code, one.message) for one in some) for some in (before, after)]
    if any(counts[1][one.code, one.message] >= counts[0][one.code, one.message] for one in fixed):
        return False
    line = max(one.span.line for one in fixed if one.span)
    was_syntax = any(one.code is Code.YAML_SYNTAX for one in fixed)
    syntax = [one.span.line for one in after if one.code is Code.YAML_SYNTAX and one.span]
    return all(was_syntax and number > line for number in syntax)


_LINE_END = re.compile(r"\r\n|\r|\n")


def chosen(diagnostics: Iterable[Diagnostic], path: str) -> tuple[Diagnostic, ...]:
    """Return the diagnostics whose fixes change one file, without those that touch one another."""
    taken: list[Diagnostic] = []
    covered: list[Edit] = []
    for one in diagnostics:
        edits = one.fix.edits if one.fix else ()
        if not edits or any(edit.span.path != path for edit in edits):
            continue
        if not any(_touch(edit, other) for edit in edits for other in covered):
            taken.append(one)
            covered.extend(edits)
    return tuple(taken)


def _touch(one: Edit, other: Edit) -> bool:
    return _start(one) <= _end(other) and _start(other) <= _end(one)


def _start(edit: Edit) -> tuple[int, int]:
    return edit.span.line, edit.span.column


def _end(edit: Edit) -> tuple[int, int]:
    return edit.span.end_line, edit.span.end_column


def edited(data: bytes, fixes: Sequence[Fix]) -> bytes | None:
    """Return a file's bytes after some fixes, or None if it is not UTF-8.

    The byte order mark, the ends of lines and everything that no edit covers stay as they are.
    """
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError:
        return None
    starts = [0, *(found.end() for found in _LINE_END.finditer(text)), len(text)]

    def index(place: tuple[int, int]) -> int:
        line, column = place
        return min(starts[min(line, len(starts)) - 1] + column - 1, len(text))

    edits = sorted((edit for fix in fixes for edit in fix.edits), key=_start, reverse=True)
    for edit in edits:
        text = text[: index(_start(edit))] + edit.text + text[index(_end(edit)) :]
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode()
