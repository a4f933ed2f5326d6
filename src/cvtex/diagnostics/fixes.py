"""Fixes applied to files: the edits are made, and every other byte stays as it was.

Pure: `cli.commands` reads and writes the files. A fix is not trusted: the files are checked again,
and it is kept only if the problem is gone and the files can still be read.
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
"""The most times that files are checked and fixed: invalid YAML shows one mistake at a time."""


@dataclass(slots=True)
class Fixed:
    """The new contents of files, by path, and the diagnostics whose fixes were applied."""

    contents: dict[str, bytes] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def fix_all(
    check: Callable[[Mapping[str, bytes]], Sequence[Diagnostic]], read: Callable[[str], bytes]
) -> Fixed:
    """Apply every fix that holds, round by round, until none is left.

    `check` reports on the files, with some contents in place of those on disk; `read` returns the
    bytes of a file on disk.
    """
    result = Fixed()
    problems = check(result.contents)
    for _ in range(_MOST_ROUNDS):
        paths = {problem.fix.edits[0].span.path for problem in problems if problem.fix}
        chosen = {path: compatible(problems, path) for path in paths}
        contents = dict(result.contents)
        for path, fixable in chosen.items():
            before = contents[path] if path in contents else read(path)
            after = edited(before, [problem.fix for problem in fixable if problem.fix])
            if after is not None:
                contents[path] = after
        if contents == result.contents:
            break
        left = check(contents)
        fixed = [problem for fixable in chosen.values() for problem in fixable]
        if not _is_better(problems, left, fixed):
            break
        result.contents = contents
        result.diagnostics.extend(fixed)
        problems = left
    return result


def _is_better(
    before: Sequence[Diagnostic], after: Sequence[Diagnostic], fixed: Sequence[Diagnostic]
) -> bool:
    """Tell whether the fixed problems are gone and the file can be read as far as before.

    Other problems may appear: below a key that was unknown, nothing was checked before.
    """
    old, new = (Counter((d.code, d.message) for d in problems) for problems in (before, after))
    if any(new[d.code, d.message] >= old[d.code, d.message] for d in fixed):
        return False
    line = max(d.span.line for d in fixed if d.span)
    was_syntax = any(d.code is Code.YAML_SYNTAX for d in fixed)
    syntax = [d.span.line for d in after if d.code is Code.YAML_SYNTAX and d.span]
    return all(was_syntax and number > line for number in syntax)


_LINE_END = re.compile(r"\r\n|\r|\n")


def compatible(diagnostics: Iterable[Diagnostic], path: str) -> tuple[Diagnostic, ...]:
    """Return the diagnostics whose fixes edit one file, without fixes that touch earlier ones."""
    taken: list[Diagnostic] = []
    covered: list[Edit] = []
    for diagnostic in diagnostics:
        edits = diagnostic.fix.edits if diagnostic.fix else ()
        if not edits or any(edit.span.path != path for edit in edits):
            continue
        if not any(_touch(edit, other) for edit in edits for other in covered):
            taken.append(diagnostic)
            covered.extend(edits)
    return tuple(taken)


def _touch(first: Edit, second: Edit) -> bool:
    return _start(first) <= _end(second) and _start(second) <= _end(first)


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
