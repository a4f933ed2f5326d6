"""Feed cvtex broken files and look for tracebacks: `python scripts/fuzz.py --inputs 10000`.

Each input is a real CV with its bibliography, a template and a log of TeX, changed as files get
broken: bytes flipped, lines cut, doubled, moved or indented, values exchanged for awkward ones,
keys misspelt, braces lost, or another thing in the place of a file: a pipe, a device, a folder, a
link that leads in a circle. The date of the PDF is any number. Whatever comes of it has to end in
diagnostics whose places lie inside the files, in every form of report, within a number of steps and
`MOST_SECONDS`. What it finds becomes a case in `tests/cases/bad`. `hostile.py` tries other inputs.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from types import FrameType
from unittest.mock import patch

from cvtex.cli.arguments import OptionError, epoch
from cvtex.compiler.compilation import Compilation
from cvtex.compiler.options import Options
from cvtex.compiler.stages import to_latex
from cvtex.compiler.survey import survey
from cvtex.diagnostics.fixes import fix_all
from cvtex.export.cvtex_json import to_json
from cvtex.numbers import LAST_SECOND
from cvtex.report import ReportStyle, render
from cvtex.starter import starter_bibliography, starter_cv
from cvtex.typeset.log.reader import parse_log
from cvtex.typeset.log.text import has_error, read_output, wants_rerun
from cvtex.typeset.pdf_pages import page_count

ROOT = Path(__file__).resolve().parents[1]
MOST_CALLS = 10_000_000
"""Calls of functions that no CV of this size may take; unlike seconds, alike on a busy machine."""

MOST_SECONDS = 30
"""The CPU seconds after which a run ends: a call of C that takes long is one call only."""

TODAY = date(2026, 6, 1)

EPOCHS = (
    None,
    0,
    1,
    1_700_000_000,
    -1,
    253_402_300_799,
    253_402_300_800,
    10**18,
    -(10**18),
    10**400,
)
"""Values of `Options.epoch`; those that are dates are as likely as those that are not."""

ODD_DIGITS = (
    "²",
    "①",
    "٣",
    "१२",
    "９９",
    "Ⅻ",
    "1_000",
    "+1",
    "-0",
    "1e5",
    "1.5.5",
    ".",
    "0x1F",
    "½",
)
HUGE = "9" * 4400
"""More digits than `int` accepts (4,300)."""

AWKWARD = (
    "", " ", "~", "null", "[]", "{}", "[", "}", "{a: b}", "- x", "!!python/object:os.system x",
    "&a *a", "*undefined", "<<: *a", "yes", "NO", "2020-13-45", "1e999", "0x10", "-1", "999999999",
    "\t", "\u200b", "\u202e", "\ufeff", "\x07", "漢字", "🎉", "e\u0301", "\\input{/etc/passwd}",
    "$x_{1$", "$$", "$\\frac{}{}$", "{{7*7}}", "\\VAR{cv}", "\\BLOCK{if", "%%", "^^M", "#", "&",
    "**a *b* c**", "[x](javascript:1)", "[x](//)", "`\\undefined`{=latex}", "`x", "<x@y>", "--",
    "present", "Summer", "2020–", "–", "https://", "www.a.b", "a@b", "@", '"', "'", "%", "\\",
    *ODD_DIGITS, HUGE, f"&#{HUGE};", f"&#x{'f' * 4400};", "&#xD800;", "&#0;", f"2020-{HUGE}",
    "{a" * 2000 + "}" * 2000, "<sup>" * 2000, r"\a" * 2000, r"\emph{" * 500, "$^{" * 500,
    "*a " * 500,
    "x  y.png", "...png", "terminal.txt/x.png", "cv.fls/x.png", "/dev/zero", "../x.png", "a\0.png",
    "-.png", "~/x.png", "cv.log", "\x1b[2J\x1b]0;x\x07", "\u2066a\u2069", "\u2028", "\U000e0041",
    "\0",
    "A" * 3000, "{" * 200, "[" * 200, "\\'" * 200, " and " * 100, "a: b: c", "key: [", "|", ">",
)  # fmt: skip
BIB_PARTS = (
    "@", "@article{", "@string{x = ", "@comment{", "@preamble{", "}", "{", ",", ",,", "=", "#", '"',
    "\\", "%", " and ", "author = {", "crossref = {", "related = {", "xdata = {", "title = ", "\n@",
    *(f"{name} = {{{digits}}}," for name in ("month", "day", "year", "pages", "number", "volume",
      "acceptance_rate", "citations", "eprint", "max_names") for digits in (*ODD_DIGITS, HUGE)),
    f"author+an = {{{HUGE}=equal}},", "author+an = {²=equal; ①:given=student},",
    f"date = {{{HUGE}-{HUGE}}},", f"title = {{&#{HUGE};}},", "author = {" + "<sup>" * 500 + "},",
    "title = {" + "{a" * 500 + "},", "crossref = {a, b, c}, xdata = {a, b},",
    "year = 20x9", "month = foo", "+an = {1=equal}", "{\\'e}", "{\\weird x}", "$", "\\}", "\\{",
)  # fmt: skip


LOG_PARTS = (
    "Overfull \\hbox (1.5.5pt too wide) in paragraph at lines 1--2", f"Output written on x ({HUGE}",
    f"Overfull \\vbox ({HUGE}pt too high) detected at line {HUGE}", "Output written on ",
    "Output written on cv.pdf (² pages, 1 bytes).", f"Output written on cv.pdf ({HUGE} pages",
    f"cv.tex:{HUGE}: Undefined control sequence.", "cv.tex:²: x", "cv.tex:0: x", f"l.{HUGE} \\x",
    "l.² \\x", "!", "! ", "! ==> Fatal error occurred", "Runaway argument?", "Runaway ", "[]",
    " []",
    "LaTeX Warning: Reference `x' on page 1 undefined on input line ².",
    "Missing character: There is",
    "LaTeX Font Warning: Font shape `T1/x' undefined",
    f"(Font) using `x' instead on input line {HUGE}",
    "Missing character: There is no ² (U+00B2) in font x!", "Package x Error: y",
    "(a) " + " " * 900,
    "Rerun to get", "a:" * 400, r"\T1/x/m/n/10 " * 50, "(" * 500, "x" * 79,
)  # fmt: skip


class Thing(Enum):
    """What may be in the place of a file."""

    CIRCLE = "a link that leads to itself"
    LOST = "a link that leads nowhere"
    OUTSIDE = "a link to a file outside of the project"
    ENDLESS = "a link to a device without an end"
    PIPE = "a pipe that nobody writes to"
    FOLDER = "a folder"
    NOTHING = "nothing"

    def make(self, path: Path) -> None:
        """Make it at a path."""
        targets = {
            Thing.CIRCLE: path.name,
            Thing.LOST: "lost",
            Thing.OUTSIDE: __file__,
            Thing.ENDLESS: "/dev/zero",
        }
        if self in targets:
            path.symlink_to(targets[self])
        elif self is Thing.PIPE:
            os.mkfifo(path)
        elif self is Thing.FOLDER:
            path.mkdir()


@dataclass(frozen=True)
class Files:
    """What one run is fed: by name, the contents of a file or what is in its place."""

    contents: dict[str, bytes | Thing]
    epoch: int | None = None
    environment: str = ""

    def changed(self, name: str, data: bytes | Thing) -> Files:
        """Return the files with one of them changed."""
        return replace(self, contents={**self.contents, name: data})

    def write(self, folder: Path) -> None:
        """Write all files into a folder."""
        for name, data in self.contents.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            if isinstance(data, Thing):
                data.make(folder / name)
            else:
                (folder / name).write_bytes(data)


def seeds() -> list[Files]:
    """Return real CVs to begin with: the one at the root, the starter, and those of the tests."""
    folders = [ROOT, *(ROOT / "tests" / "cases").glob("*/*")]
    found = []
    for folder in sorted(folders):
        if (folder / "cv.yaml").is_file():
            files: dict[str, bytes | Thing] = {"cv.yaml": (folder / "cv.yaml").read_bytes()}
            files |= {path.name: path.read_bytes() for path in folder.glob("*.bib")}
            found.append(Files(files))
    bib = starter_bibliography().encode()
    found.append(Files({"cv.yaml": starter_cv().encode(), "publications.bib": bib}))
    log = b"\n".join(part.encode() for part in LOG_PARTS)
    found += [Files({**files.contents, "cv.log": log}) for files in found[:3]]
    theme = ROOT / "latex_templates" / "base" / "talks.tex"
    template = theme if theme.is_file() else next(theme.parent.glob("*.tex"))
    found.append(
        Files({**found[0].contents, f"latex_templates/{template.name}": template.read_bytes()})
    )
    return found


class TooManyCallsError(BaseException):
    """Ends a run that takes too many steps; cvtex catches no `BaseException`."""


@contextmanager
def at_most_calls(most: int) -> Iterator[None]:
    """Raise `TooManyCallsError` once more than `most` functions, of Python or C, were called."""
    left = most

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal left
        left -= event in {"call", "c_call"}
        if left < 0:
            sys.setprofile(None)
            raise TooManyCallsError

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(before)


class TooManySecondsError(BaseException):
    """Ends a run that takes too long."""


@contextmanager
def at_most_seconds(most: float) -> Iterator[None]:
    """Raise `TooManySecondsError` after some seconds of the processor."""

    def end(*_: object) -> None:
        raise TooManySecondsError

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, most)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


Change = Callable[[bytes, random.Random], bytes]


def flip_bytes(data: bytes, dice: random.Random) -> bytes:
    """Put any byte in the place of another, once or many times."""
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 8, 64))):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def cut(data: bytes, dice: random.Random) -> bytes:
    """Take a piece out, or all to the end."""
    start = dice.randrange(len(data) + 1)
    return data[:start] + data[start + dice.choice((1, 3, 20, 200, len(data))) :]


def insert(data: bytes, dice: random.Random) -> bytes:
    """Put something awkward anywhere."""
    start = dice.randrange(len(data) + 1)
    return data[:start] + dice.choice(AWKWARD + BIB_PARTS + LOG_PARTS).encode() + data[start:]


def change_lines(data: bytes, dice: random.Random) -> bytes:
    """Double, lose, indent or move lines."""
    lines = data.split(b"\n")
    for _ in range(dice.choice((1, 2, 5))):
        i = dice.randrange(len(lines))
        match dice.randrange(6):
            case 0:
                lines.insert(dice.randrange(len(lines) + 1), lines[i])
            case 1 if len(lines) > 1:
                del lines[i]
            case 2:
                lines[i] = b" " * dice.randrange(1, 5) + lines[i]
            case 3:
                lines[i] = lines[i].removeprefix(b"  ")
            case 4:
                lines[i] = b"\t" + lines[i].lstrip()
            case _:
                j = dice.randrange(len(lines))
                lines[i], lines[j] = lines[j], lines[i]
    return b"\n".join(lines)


def change_value(data: bytes, dice: random.Random) -> bytes:
    """Put something awkward behind a key, a dash or an equals sign."""
    lines = data.split(b"\n")
    i = dice.choice([n for n, line in enumerate(lines) if b":" in line or b"=" in line] or [0])
    for mark in (b": ", b"= ", b"=", b"- "):
        before, found, _ = lines[i].partition(mark)
        if found:
            lines[i] = before + found + dice.choice(AWKWARD).encode()
            break
    return b"\n".join(lines)


def misspell(data: bytes, dice: random.Random) -> bytes:
    """Swap, lose or double a letter of a word that stands often in the file."""
    words = sorted({word for word in data.split() if len(word) > 3})
    if not words:
        return data
    word = dice.choice(words)
    at = dice.randrange(len(word) - 1)
    swapped = word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
    slips = (swapped, word[:at] + word[at + 1 :], word[:at] + word[at : at + 1] + word[at:])
    return data.replace(word, dice.choice(slips), dice.choice((1, -1)))


def change_whole(data: bytes, dice: random.Random) -> bytes:
    """Change the file as programs do: its encoding, its line ends, its length."""
    text = data.decode(errors="replace")
    match dice.randrange(6):
        case 0:
            return text.encode("utf-16")
        case 1:
            return text.encode("latin-1", "replace")
        case 2:
            return b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")
        case 3:
            return data.replace(b"\n", b"\r")
        case 4:
            return data * 3
        case _:
            return dice.choice((b"", b"\0", b"---\n...\n", b"# only\n", b"x", b"[]", b"\xff" * 50))


CHANGES: tuple[Change, ...] = (
    flip_bytes, cut, insert, insert, change_lines, change_lines, change_value, change_value,
    misspell, change_whole,
)  # fmt: skip


def broken(files: Files, dice: random.Random) -> Files:
    """Return the files with one to three changes, and with any date."""
    for _ in range(dice.choice((1, 1, 2, 3))):
        name = dice.choice(sorted(files.contents))
        data = files.contents[name]
        if dice.randrange(20) == 0:
            data = dice.choice(list(Thing))
        elif isinstance(data, bytes):
            data = dice.choice(CHANGES)(data, dice)
        files = files.changed(name, data)
    environment = dice.choice(("", "", "0", "1700000000", HUGE, *ODD_DIGITS))
    return replace(files, epoch=dice.choice(EPOCHS), environment=environment)


def complaint(folder: Path, files: Files) -> str:
    """Run cvtex over files and return what is wrong with what it did, or nothing."""
    project = folder / "project"
    project.mkdir()
    files.write(project)
    try:
        with at_most_calls(MOST_CALLS), at_most_seconds(MOST_SECONDS):
            return _run(project / "cv.yaml", files)
    except TooManyCallsError:
        return f"{traceback.format_exc()}\nmore than {MOST_CALLS:,} calls"
    except TooManySecondsError:
        return f"{traceback.format_exc()}\nmore than {MOST_SECONDS} seconds"
    except Exception:  # noqa: BLE001 - this is what is looked for
        return traceback.format_exc()
    finally:
        shutil.rmtree(project)


def _run(cv: Path, files: Files) -> str:
    """Take files through all that can be done without TeX; return what is misplaced, or nothing."""
    with patch.dict(os.environ, {"SOURCE_DATE_EPOCH": files.environment}), suppress(OptionError):
        epoch()
    compiled = [to_latex(cv, Options(today=TODAY))]
    if compiled[0].document is not None:
        to_json(compiled[0].document)
    try:
        options = Options(today=TODAY, epoch=files.epoch)
    except ValueError:
        if files.epoch is None or 0 <= files.epoch < LAST_SECOND:
            return "the date of the PDF was refused"
    else:
        compiled.append(to_latex(cv, options))
    bibs = [name for name in files.contents if name.endswith(".bib")]
    compiled += [survey(cv.parent / name, Options(today=TODAY)) for name in bibs[:1]]
    for compilation in compiled:
        if problem := _misplaced(compilation):
            return problem
        for style in ReportStyle:
            render(compilation.diagnostics, compilation.sources, style, color=True)
    if isinstance(files.contents.get("cv.log"), bytes):
        log = read_output(cv.parent / "cv.log")
        parse_log(log, compiled[0].latex or "a\n\nb\n")
        page_count(log.encode(errors="replace")), wants_rerun(log), has_error(log)
    if any(diagnostic.fix for diagnostic in compiled[0].diagnostics):
        fix_all(
            lambda contents: to_latex(cv, Options(contents=contents)).diagnostics,
            lambda path: Path(path).read_bytes(),
        )
    return ""


def _misplaced(made: Compilation) -> str:
    """Return a diagnostic whose place is not in its file, or that is told twice."""
    counts = Counter((one.code, one.message, one.span) for one in made.diagnostics)
    for one in made.diagnostics:
        for span in filter(None, (one.span, *(note.span for note in one.notes))):
            source = made.sources.get(span.path)
            if source is None:
                continue
            lines = source.text.split("\n")
            is_inside = 1 <= span.line <= span.end_line <= len(lines)
            if not is_inside or not 1 <= span.column <= len(lines[span.line - 1]) + 1:
                return f"outside of its file: {one}"
        if one.span and counts[one.code, one.message, one.span] > 1:
            return f"told twice: {one}"
    return ""


def findings(inputs: int, seed: int) -> Iterator[tuple[Files, str]]:
    """Yield the inputs that something is wrong with, and what."""
    dice = random.Random(seed)  # noqa: S311 - nothing secret
    known = seeds()
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(inputs):
            files = broken(dice.choice(known), dice)
            if problem := complaint(Path(folder), files):
                yield files, problem


def main() -> int:
    """Run, and keep what is found in folders beside each other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"))
    asked = parser.parse_args()
    count = 0
    for count, (files, problem) in enumerate(findings(asked.inputs, asked.seed), 1):
        folder = asked.keep / str(count)
        shutil.rmtree(folder, ignore_errors=True)
        files.changed("problem.txt", f"{files.epoch}\n{problem}".encode()).write(folder)
        print(f"{folder}: {problem.strip().splitlines()[-1][:200]}")
    print(f"{asked.inputs} inputs, {count} findings")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
