"""A pdfTeX log to diagnostics: problems in plain words, at their place in the user's file.

`places` finds the place, `errors` has the words for errors; the warnings are here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.numbers import decimal_number, whole_number
from cvtex.source import Span
from cvtex.typeset.engine import Job
from cvtex.typeset.log.errors import Report, explain, find_errors
from cvtex.typeset.log.pages import page_warnings
from cvtex.typeset.log.places import Places, narrowed
from cvtex.typeset.log.shown import shown_text
from cvtex.typeset.process import ASSETS

LIMIT = 20
"""The greatest number of diagnostics from one log."""

_MOST = 1000
"""The most errors or warnings of a log that are looked at, each of which is searched for in the
document; the others are left out."""


def read_log(log: str, job: Job) -> tuple[Diagnostic, ...]:
    """Return what a log says about a job, with places in the job's sources where known."""
    files = {f"../{ASSETS}/{name}": asset.path for name, asset in job.assets.items()}
    found = parse_log(log, job.tex, tex_name=job.name, files=files)
    return tuple(narrowed(diagnostic, job.sources) for diagnostic in found)


def parse_log(
    log: str, tex: str, *, tex_name: str = "cv.tex", files: Mapping[str, str] | None = None
) -> tuple[Diagnostic, ...]:
    """Return what a log says about the document `tex`: its errors or, without any, its warnings.

    `tex_name` is the document's path in diagnostics; TeX may have run on it under another name.
    `files` are the paths of the user's other files, by TeX's names. Of the errors at one place only
    the first is returned, and those that are never a consequence of an earlier one, such as unknown
    commands. There are at most `LIMIT` diagnostics.
    """
    lines = unwrapped(log)
    places = Places(tex, tex_name, files or {})
    events = list(islice(find_errors(lines, places), _MOST))
    # After an error in the preamble all other errors may be consequences of it.
    first = [event for event in events if event.line and places.in_preamble(event.line)]
    reports = [explain(event, places) for event in first[:1] or events]
    found = _without_consequences(reports)
    if found:
        return _limited(found, is_cut=len(events) == _MOST)
    warnings = list(islice(_warnings(lines, places), _MOST))
    return _limited(list(dict.fromkeys(warnings)), is_cut=len(warnings) == _MOST)


def _limited(diagnostics: list[Diagnostic], *, is_cut: bool) -> tuple[Diagnostic, ...]:
    shown, rest = diagnostics[:LIMIT], len(diagnostics) - LIMIT
    least = "at least " if is_cut else ""
    if rest > 0:
        last = shown[-1]
        hints = (*last.hints, f"TeX reports {least}{rest} more problems; fix these first")
        shown[-1] = Diagnostic(last.severity, last.code, last.message, last.span, hints)
    return tuple(shown)


def _without_consequences(reports: list[Report]) -> list[Diagnostic]:
    """Keep the first error at each place, and those that are independent of it."""
    kept: list[Diagnostic] = []
    places: set[Span | None] = set()
    for report in reports:
        diagnostic = report.diagnostic
        follows = diagnostic.span in places and not report.independent
        if not follows and diagnostic not in kept and not (report.at_end and kept):
            kept.append(diagnostic)
        places.add(diagnostic.span)
    return kept


_MESSAGE_START = re.compile(
    r"!|l\.\d+ |\S*\.\w+:\d+: |(Over|Under)full |LaTeX |Package |Missing character|Runaway |\[\]"
)


def unwrapped(log: str) -> list[str]:
    """Return the lines of a log, joined where TeX broke them at 79 bytes (its default).

    A log with a longer line was written with another limit, and is not changed.
    """
    lines = log.replace("\r\n", "\n").split("\n")
    sizes = [len(line.encode("utf-8", "replace")) for line in lines]
    if max(sizes) != 79:
        return lines
    joined: list[list[str]] = []
    broken = False
    for line, size in zip(lines, sizes, strict=True):
        if broken and not _MESSAGE_START.match(line):
            joined[-1].append(line)
        else:
            joined.append([line])
        broken = size == 79
    return ["".join(parts) for parts in joined]


_OVERFULL = re.compile(
    r"^Overfull \\(?P<box>[hv])box \((?P<points>[0-9]+(?:\.[0-9]+)?)pt too (?:wide|high)\)"
    r"(?: in (?P<where>paragraph|alignment) at lines (?P<first>\d+)--(?P<last>\d+)"
    r"| detected at line (?P<line>\d+))?"
)
_NO_GLYPH = re.compile(r"^Missing character: There is no (.+?)(?: \(.*\))? in font ([^!\s]+)")
_UNDEFINED = re.compile(
    r"^(?:LaTeX|Package \S+) Warning: (Reference|Citation) [`']([^']+)' .*undefined"
    r"(?: on input line (\d+))?"
)
_FONT_SHAPE = re.compile(r"^LaTeX Font Warning: Font shape `([^']+)' undefined")
_INSTEAD = re.compile(r"using `([^']+)' instead on input line (\d+)")
_SMALLEST_OVERFLOW = 1.0
_DIVIDED = re.compile(r"^cvtex: (the block is divided .*) on input line ([0-9]+)\.$")


def _warnings(lines: list[str], places: Places) -> Iterator[Diagnostic]:
    yield from page_warnings(lines)
    for i, line in enumerate(lines):
        if found := _OVERFULL.match(line):
            if _points(found) > _SMALLEST_OVERFLOW:
                yield _overfull(found, _text_shown(lines[i + 1 :]), places)
        elif found := _NO_GLYPH.match(line):
            character, font = found[1], found[2]
            # The log may have a character code of the font instead (`^^e9`, or a single byte).
            named = len(character) == 1 and character.isprintable() and character != "\ufffd"
            what = f"`{character}`" if named else "a character"
            yield warning(
                Code.UNPRINTABLE_CHARACTER,
                f"font `{font}` has no glyph for {what}, which is left out",
                places.of(re.escape(character)) if named and not character.isascii() else None,
                hints=("write it in another way, or use a template whose fonts have it",),
            )
        elif found := _UNDEFINED.match(line):
            yield warning(
                Code.TEX_WARNING,
                f"{found[1].lower()} `{found[2]}` is not defined",
                places.at_digits(found[3]),
            )
        elif found := _DIVIDED.match(line):
            hint = "remove `keep_together`, or shorten the block"
            place = places.at_digits(found[2])
            yield warning(Code.DIVIDED_BLOCK, found[1], place, hints=(hint,))
        elif found := _FONT_SHAPE.match(line):
            instead = _INSTEAD.search(" ".join(lines[i : i + 2]))
            substitute = f"; `{instead[1]}` is used" if instead else ""
            yield warning(
                Code.TEX_WARNING,
                f"font shape `{found[1]}` is not installed{substitute}",
                places.at_digits(instead[2]) if instead else None,
            )


def _points(found: re.Match[str]) -> float:
    """Return by how many points a box is too large; 0 for a number that TeX cannot have written."""
    return decimal_number(found["points"]) or 0.0


def _overfull(found: re.Match[str], text: str, places: Places) -> Diagnostic:
    points = f"{_points(found):.1f}pt"
    if found["box"] == "v":
        hint = "allow a page break in it, or shorten it"
        return warning(Code.TEX_WARNING, f"a page is {points} too high", hints=(hint,))
    what = "a table" if found["where"] == "alignment" else "a line"
    shown = f": `{text}`" if text else ""
    span = places.at_digits(found["line"])
    first, last = whole_number(found["first"]), whole_number(found["last"])
    if first and last:
        longest = max(text.split(), key=len, default="")
        # A short word could also be found in other lines of the paragraph.
        inside = places.of(re.escape(longest), first, last) if len(longest) > 5 else None
        span = inside or places.start(first, last)
    hints: tuple[str, ...] = ("shorten the text, or break a long word or address",)
    if max((word.count("/") for word in text.split()), default=0) >= _SLASHES:
        hints += ("an address between `<` and `>` is a link, and is divided where a line ends",)
    return warning(Code.TEX_WARNING, f"{what} is {points} too wide{shown}", span, hints=hints)


_SLASHES = 3
"""The slashes in a word that is a web address rather than a choice, such as *and/or*."""


_LONGEST_TEXT = 60


def _text_shown(lines: list[str]) -> str:
    """Return the end of the text that TeX shows for an overfull box."""
    shown: list[str] = []
    for line in lines[:20]:
        if not line.strip() or line == " []":
            break
        shown.append(line)
    text = shown_text("".join(shown))
    return text if len(text) <= _LONGEST_TEXT else "…" + text[-_LONGEST_TEXT:]
