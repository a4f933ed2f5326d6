"""Feed cvtex broken files and look for tracebacks: `python scripts/fuzz.py --inputs 10000`.

Each input is a real CV with its bibliography and a template, changed as files get broken: bytes
flipped, lines cut, doubled, moved or indented, values exchanged for awkward ones, keys misspelt,
braces lost. Whatever comes of it has to end in diagnostics whose places lie inside the files, in
every form of report, within a number of steps. What it finds becomes a case in `tests/cases/bad`.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import FrameType

from cvtex.compiler.compilation import Compilation
from cvtex.compiler.options import Options
from cvtex.compiler.stages import to_latex
from cvtex.compiler.survey import survey
from cvtex.diagnostics.fixes import fix_all
from cvtex.export.cvtex_json import to_json
from cvtex.report import ReportStyle, render

ROOT = Path(__file__).resolve().parents[1]
MOST_CALLS = 10_000_000
"""Calls of functions that no CV of this size may take; unlike seconds, alike on a busy machine."""

TODAY = Options(today=date(2026, 6, 1))

AWKWARD = (
    "", " ", "~", "null", "[]", "{}", "[", "}", "{a: b}", "- x", "!!python/object:os.system x",
    "&a *a", "*undefined", "<<: *a", "yes", "NO", "2020-13-45", "1e999", "0x10", "-1", "999999999",
    "\t", "\u200b", "\u202e", "\ufeff", "\x07", "漢字", "🎉", "e\u0301", "\\input{/etc/passwd}",
    "$x_{1$", "$$", "$\\frac{}{}$", "{{7*7}}", "\\VAR{cv}", "\\BLOCK{if", "%%", "^^M", "#", "&",
    "**a *b* c**", "[x](javascript:1)", "[x](//)", "`\\undefined`{=latex}", "`x", "<x@y>", "--",
    "present", "Summer", "2020–", "–", "https://", "www.a.b", "a@b", "@", '"', "'", "%", "\\",
    "A" * 3000, "{" * 200, "[" * 200, "\\'" * 200, " and " * 100, "a: b: c", "key: [", "|", ">",
)  # fmt: skip
BIB_PARTS = (
    "@", "@article{", "@string{x = ", "@comment{", "@preamble{", "}", "{", ",", ",,", "=", "#", '"',
    "\\", "%", " and ", "author = {", "crossref = {", "related = {", "xdata = {", "title = ", "\n@",
    "year = 20x9", "month = foo", "+an = {1=equal}", "{\\'e}", "{\\weird x}", "$", "\\}", "\\{",
)  # fmt: skip


@dataclass(frozen=True)
class Files:
    """What one run is fed: file contents by name."""

    contents: dict[str, bytes]

    def changed(self, name: str, data: bytes) -> Files:
        """Return the files with one of them changed."""
        return Files({**self.contents, name: data})


def seeds() -> list[Files]:
    """Return real CVs to begin with: the one at the root, the starter, and those of the tests."""
    folders = [ROOT, ROOT / "src" / "cvtex" / "starter", *(ROOT / "tests" / "cases").glob("*/*")]
    found = []
    for folder in sorted(folders):
        if (folder / "cv.yaml").is_file():
            files = {"cv.yaml": (folder / "cv.yaml").read_bytes()}
            files |= {path.name: path.read_bytes() for path in folder.glob("*.bib")}
            found.append(Files(files))
    theme = ROOT / "latex_templates" / "classic" / "talks.tex"
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
    return data[:start] + dice.choice(AWKWARD + BIB_PARTS).encode() + data[start:]


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
    """Return the files with one to three changes."""
    for _ in range(dice.choice((1, 1, 2, 3))):
        name = dice.choice(sorted(files.contents))
        files = files.changed(name, dice.choice(CHANGES)(files.contents[name], dice))
    return files


def complaint(folder: Path, files: Files) -> str:
    """Run cvtex over files and return what is wrong with what it did, or nothing."""
    for name, data in files.contents.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    try:
        with at_most_calls(MOST_CALLS):
            return _run(folder / "cv.yaml", files)
    except TooManyCallsError:
        return f"{traceback.format_exc()}\nmore than {MOST_CALLS:,} calls"
    except Exception:  # noqa: BLE001 - this is what is looked for
        return traceback.format_exc()
    finally:
        for name in files.contents:
            (folder / name).unlink()


def _run(cv: Path, files: Files) -> str:
    """Take files through all that can be done without TeX; return what is misplaced, or nothing."""
    compiled = [to_latex(cv, TODAY)]
    if compiled[0].document is not None:
        to_json(compiled[0].document)
    bibs = [name for name in files.contents if name.endswith(".bib")]
    compiled += [survey(cv.parent / name, TODAY) for name in bibs[:1]]
    for compilation in compiled:
        if problem := _misplaced(compilation):
            return problem
        for style in ReportStyle:
            render(compilation.diagnostics, compilation.sources, style, color=True)
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
        for name, data in {**files.contents, "problem.txt": problem.encode()}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        print(f"{folder}: {problem.strip().splitlines()[-1][:200]}")
    print(f"{asked.inputs} inputs, {count} findings")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
