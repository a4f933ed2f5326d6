"""Fixes applied to files: the edits are made, and every other byte stays as it was.

Pure: `cli.commands` reads and writes the files. A fix is not trusted: the files are checked again,
and it is undone if its problem is still there or if it has caused another one.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeAlias

from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity

_MOST_ROUNDS = 20
"""The most times that files are checked and fixed: invalid YAML shows one mistake at a time."""

_MOST_STEPS = 5
"""The most fixes in a row, of which each corrects what the one before has brought to light."""

MORE_PROBLEMS = "more problems from here on: fix the others first"
"""The end of the message that stands for problems which are not reported separately."""

Check: TypeAlias = Callable[[Mapping[str, bytes]], Sequence[Diagnostic]]


class Undone(NamedTuple):
    """A diagnostic whose fix was undone, and the problem that the fix caused or left."""

    diagnostic: Diagnostic
    problem: Diagnostic


@dataclass(slots=True)
class Fixed:
    """The new contents of files, by path, the diagnostics whose fixes were applied, and others."""

    contents: dict[str, bytes] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    undone: list[Undone] = field(default_factory=list)

    def without_undone(self, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return diagnostics without the fixes that were undone."""
        keys = {_key(undone.diagnostic) for undone in self.undone}
        return tuple(
            replace(problem, fix=None) if _key(problem) in keys else problem
            for problem in diagnostics
        )


def fix_all(check: Check, read: Callable[[str], bytes]) -> Fixed:
    """Apply every fix that holds, round by round, until none is left.

    `check` reports on the files, with some contents in place of those on disk; `read` returns the
    bytes of a file on disk. Fixes are tried together; if something is worse then, each half of
    them is tried alone, so that a fix which does harm keeps no other from being applied.
    """
    fixing = _Fixing(check, read)
    for _ in range(_MOST_ROUNDS):
        applied = len(fixing.fixed.diagnostics)
        # What a fix may reveal cannot be told from what another one causes at the same time.
        for reveals in (True, False):
            fixing.settle([p for p in fixing.fixable() if p.fix and p.fix.reveals is reveals])
        if len(fixing.fixed.diagnostics) == applied:
            break
    return fixing.fixed


class _Step(NamedTuple):
    """Files and what is wrong with them; `places` are the edits that have led to them."""

    contents: dict[str, bytes]
    problems: Sequence[Diagnostic]
    places: Mapping[str, Sequence[tuple[int, int]]]


class _Fixing:
    """The files as they are so far, and the fixes that were applied and undone."""

    def __init__(self, check: Check, read: Callable[[str], bytes]) -> None:
        self.check = check
        self.read = read
        self.fixed = Fixed()
        self.problems = check({})
        self.rejected: set[tuple[str, ...]] = set()

    def fixable(self, problems: Sequence[Diagnostic] | None = None) -> list[Diagnostic]:
        """Return the problems whose fixes can be tried together."""
        problems = self.problems if problems is None else problems
        left = [p for p in problems if p.fix and _key(p) not in self.rejected]
        paths = dict.fromkeys(p.fix.edits[0].span.path for p in left if p.fix)
        return [p for path in paths for p in compatible(left, path)]

    def settle(self, chosen: Sequence[Diagnostic]) -> None:
        """Apply some fixes, without those that make something worse."""
        if not chosen:
            return
        problem = self.attempt(chosen)
        if problem is None:
            return
        if len(chosen) == 1:
            self.rejected.add(_key(chosen[0]))
            self.fixed.undone.append(Undone(chosen[0], problem))
            return
        middle = len(chosen) // 2
        self.settle(chosen[:middle])
        # The first half may have moved the places of the second.
        keys = Counter(map(_key, chosen[middle:]))
        self.settle([p for p in self.fixable() if keys[_key(p)] > 0])

    def attempt(self, chosen: Sequence[Diagnostic]) -> Diagnostic | None:
        """Apply some fixes together if nothing is worse then; return what would be worse."""
        step = self.applied(self.fixed.contents, chosen)
        if step is None:
            return chosen[0]
        taken = list(chosen)
        for _ in range(_MOST_STEPS):
            worse = self.worse(step, chosen, taken)
            if not worse:
                self.fixed.contents, self.problems = step.contents, step.problems
                self.fixed.diagnostics.extend(taken)
                return None
            further = self.fixable([p for p in worse if p not in taken])
            following = self.applied(step.contents, further) if further else None
            if len(further) < len(worse) or following is None:
                return worse[0]
            step, taken = following, [*taken, *further]
        return chosen[0]

    def applied(self, contents: dict[str, bytes], chosen: Sequence[Diagnostic]) -> _Step | None:
        """Return the files after some fixes, checked; None if no fix changes anything."""
        changed = dict(contents)
        places: dict[str, Sequence[tuple[int, int]]] = {}
        by_path: dict[str, list[Fix]] = {}
        for fix in [problem.fix for problem in chosen if problem.fix]:
            by_path.setdefault(fix.edits[0].span.path, []).append(fix)
        for path, fixes in by_path.items():
            before = contents[path] if path in contents else self.read(path)
            after = edited(before, fixes)
            if after is not None and after != before:
                changed[path] = after
                places[path] = _edited_places(before, fixes)
        return _Step(changed, self.check(changed), places) if places else None

    def worse(
        self, step: _Step, chosen: Sequence[Diagnostic], taken: Sequence[Diagnostic]
    ) -> list[Diagnostic]:
        """Return what is worse after some fixes than before: an empty list if nothing is.

        A fixed problem that is still there is worse, and so is a new error. After fixes that
        reveal others, a new error is only worse at the place of an edit: it tells that the text
        there does not mean this.
        """
        old = Counter(map(_text, self.problems))
        old.subtract(map(_text, chosen))
        new = Counter(map(_text, step.problems))
        for problem in taken:
            if new[_text(problem)] > max(0, old[_text(problem)]):
                return [problem]
        added = [p for p in step.problems if new[_text(p)] > max(0, old[_text(p)])]
        were_hidden = any(p.message.endswith(MORE_PROBLEMS) for p in self.problems)
        if were_hidden or all(p.fix and p.fix.reveals for p in chosen):
            last = max(p.span.line for p in taken if p.span)
            was_syntax = any(p.code in _SYNTAX for p in taken)
            return [
                p
                for p in added
                if p.severity is Severity.ERROR
                and (self.is_at_edit(p, step) or _is_broken(p, last if was_syntax else None))
            ]
        return [p for p in added if p.severity is Severity.ERROR or self.is_at_edit(p, step)]

    def is_at_edit(self, problem: Diagnostic, step: _Step) -> bool:
        """Tell whether a problem is at the place of an edit.

        For an edited key that is also its value, and for an edited value also its key.
        """
        span = problem.span
        if span is None or span.path not in step.places:
            return False
        text = step.contents[span.path].removeprefix(codecs.BOM_UTF8).decode()
        starts = _line_starts(text)
        begin = _index(starts, text, (span.line, span.column))
        end = _index(starts, text, (span.end_line, span.end_column))
        places = step.places[span.path]
        following = bisect_right(places, (begin, len(text)))
        is_after = is_before = False
        if following > 0:
            edited_to = places[following - 1][1]
            is_after = begin < edited_to or _are_signs(text, edited_to, begin)
        if following < len(places):
            is_before = _are_signs(text, end, places[following][0])
        return is_after or is_before


def _are_signs(text: str, start: int, end: int) -> bool:
    return _ONLY_SIGNS.fullmatch(text, start, end) is not None


_ONLY_SIGNS = re.compile(r"['\"]?\s*:[\s'\"{\[-]*")
"""Matches what may stand between a key and its value, or the first key or item of its value."""


_SYNTAX = frozenset({Code.YAML_SYNTAX, Code.JSON_SYNTAX, Code.TOML_SYNTAX})
"""The codes of a file that cannot be read as a whole."""


def _is_broken(problem: Diagnostic, last: int | None) -> bool:
    """Tell whether a file can no longer be read as far as before, up to a line."""
    is_syntax = problem.code in _SYNTAX and problem.span is not None
    return is_syntax and (last is None or (problem.span is not None and problem.span.line <= last))


def _text(problem: Diagnostic) -> tuple[str, str]:
    return problem.code, problem.message


def _key(problem: Diagnostic) -> tuple[str, ...]:
    return problem.code, problem.message, problem.fix.title if problem.fix else ""


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
    starts = _line_starts(text)
    edits = sorted((edit for fix in fixes for edit in fix.edits), key=_start, reverse=True)
    for edit in edits:
        begin, end = (_index(starts, text, place) for place in (_start(edit), _end(edit)))
        text = text[:begin] + edit.text + text[end:]
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode()


def _edited_places(data: bytes, fixes: Sequence[Fix]) -> Sequence[tuple[int, int]]:
    """Return where the new texts of some fixes are in the edited text: the begin and the end."""
    text = data.removeprefix(codecs.BOM_UTF8).decode()
    starts = _line_starts(text)
    places: list[tuple[int, int]] = []
    moved = 0
    for edit in sorted((edit for fix in fixes for edit in fix.edits), key=_start):
        begin, end = (_index(starts, text, place) for place in (_start(edit), _end(edit)))
        places.append((begin + moved, begin + moved + len(edit.text)))
        moved += len(edit.text) - (end - begin)
    return places


def _line_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in _LINE_END.finditer(text)), len(text)]


def _index(starts: Sequence[int], text: str, place: tuple[int, int]) -> int:
    """Return the index in a text of a line and a column, both from 1."""
    line, column = place
    return min(starts[min(line, len(starts)) - 1] + column - 1, len(text))
