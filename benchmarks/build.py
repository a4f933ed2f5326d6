"""Measure the time of complete builds, compared with other programs.

    python benchmarks/build.py                              # cvtex, and latexmk if installed
    python benchmarks/build.py --rendercv PATH/TO/rendercv   # RenderCV too, on the same content

Every figure is the median of several runs of a complete process, as a user starts it. The programs
run in turn, so that other load on the machine affects all of them: compare the ratios. Writes a
table to standard output and a plot to a file.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from cvtex.files import resources

ROOT = Path(__file__).resolve().parents[1]
CVTEX = (sys.executable, "-m", "cvtex")

TEXT = ("    text: >-\n", "    text: >-\n      No. %d\n")
"""An edit of a paragraph: it changes no reference, so that TeX need not run twice for it."""


@dataclass
class Task:
    """What is to be timed: a command in a folder, and what has to be done before each run."""

    what: str
    command: Sequence[str]
    folder: Path
    environment: Mapping[str, str]
    before: Callable[[], object] = lambda: None
    seconds: list[float] = field(default_factory=list)
    megabytes: float = 0.0

    def run(self) -> None:
        """Run it once, and take its time and the peak of its memory, with what it starts."""
        self.before()
        begun = time.perf_counter()
        with (self.folder / "said.txt").open("wb") as said:
            process = subprocess.Popen(
                self.command, cwd=self.folder, env=self.environment, stdout=said, stderr=said
            )
            _, status, usage = os.wait4(process.pid, 0)
        self.seconds.append(time.perf_counter() - begun)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.megabytes = max(self.megabytes, usage.ru_maxrss / 1024)
        if process.returncode != 0:
            said_text = (self.folder / "said.txt").read_text(encoding="utf-8", errors="replace")
            message = f"{' '.join(self.command)} failed:\n{said_text[-2000:]}"
            raise RuntimeError(message)

    def end(self) -> None:
        """Stop what still runs."""

    @property
    def median(self) -> float:
        """The seconds of the run in the middle."""
        return statistics.median(self.seconds)


@dataclass
class Watching(Task):
    """A command that stays and builds after each change: from the save to the PDF."""

    pdf: Path = Path("cv.pdf")
    process: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        """Save a change, and take the time until the PDF is another."""
        pdf = self.folder / self.pdf
        if self.process is None:
            with (self.folder / "said.txt").open("wb") as said:
                self.process = subprocess.Popen(
                    self.command, cwd=self.folder, env=self.environment, stdout=said, stderr=said
                )
            self._wait_for(pdf.is_file)
        time.sleep(0.5)  # it has begun to wait
        before = pdf.stat().st_mtime_ns
        begun = time.perf_counter()
        self.before()
        self._wait_for(lambda: pdf.stat().st_mtime_ns != before)
        self.seconds.append(time.perf_counter() - begun)

    @staticmethod
    def _wait_for(happens: Callable[[], bool]) -> None:
        until = time.monotonic() + 60
        while not happens():
            if time.monotonic() > until:
                message = "cvtex pdf --watch made no PDF"
                raise RuntimeError(message)
            time.sleep(0.001)

    def end(self) -> None:
        """Stop it, and take the peak of its memory."""
        if self.process is not None:
            self.process.kill()
            _, _, usage = os.wait4(self.process.pid, 0)
            self.process.returncode = -9
            self.megabytes = usage.ru_maxrss / 1024


def copied(target: Path) -> Path:
    """Return a copy of the CV at the root of the repository."""
    target.mkdir()
    for name in ("cv.yaml", "publications.bib"):
        shutil.copy(ROOT / name, target)
    return target


def edit_of(path: Path, old: str, new: str) -> Callable[[], None]:
    """Return what makes an edit that shows on the page, another one each time."""
    text, numbers = path.read_text(encoding="utf-8"), count(1)
    if old not in text:
        sys.exit(f"{path} has no `{old}` to be edited")

    def edit() -> None:
        changed = text.replace(old, new.replace("%d", str(next(numbers))), 1)
        path.write_text(changed, encoding="utf-8")

    return edit


def bibliography(entries: int) -> str:
    """Write a bibliography of so many entries."""
    return "\n".join(
        f"@article{{key{n}, author = {{Mara Lindqvist and Jonas Dahl and Ada Berg}},\n"
        f"  title = {{On the Matter of Number {n} and What Is Next to It}},\n"
        f"  journal = {{Journal of Numbers}}, volume = {{{n}}}, year = {{{1990 + n % 35}}}}}"
        for n in range(entries)
    )


def rendercv_input(document: Path, target: Path) -> None:
    """Write the content of `cvtex export json` as RenderCV has it."""
    cv = json.loads(document.read_text(encoding="utf-8"))
    sections: dict[str, list[object]] = {}
    for section in cv["sections"]:
        lines: list[object] = []
        for block in section["blocks"]:
            for group in block.get("groups", []):
                for publication in group["publications"]:
                    authors = [author["text"] for author in publication["authors"]]
                    date = (publication["date"] or {}).get("start") or "2020"
                    lines.append({"title": publication["title"], "authors": authors, "date": date})
            for key in ("items", "lines", "paragraphs"):
                for item in block.get(key, []):
                    lines.append({"bullet": json.dumps(item, ensure_ascii=False)[:300]})
        kinds = {tuple(line) for line in lines if isinstance(line, dict)}
        if lines and len(kinds) == 1:
            sections[section["title"]] = lines
    target.write_text(
        json.dumps({"cv": {"name": cv["name"], "sections": sections}}, ensure_ascii=False),
        encoding="utf-8",
    )


def tasks(work: Path, rendercv: str | None) -> list[Task]:
    """Prepare all that is to be measured, each with a cache of its own."""

    def environment(name: str) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        return {**kept, "XDG_CACHE_HOME": str(work / "caches" / name)}

    def cvtex(name: str, what: str, *arguments: str) -> Task:
        folder = copied(work / name)
        return Task(what, [*CVTEX, *arguments], folder, environment(name))

    bare = Task("an empty Python program", [sys.executable, "-c", "pass"], work, os.environ)
    first = cvtex("first", "cvtex pdf, first build", "pdf")

    def forget() -> None:
        shutil.rmtree(work / "caches/first", ignore_errors=True)
        (first.folder / "cv.pdf").unlink(missing_ok=True)

    first.before = forget
    text = cvtex("text", "cvtex pdf, after an edit of the CV", "pdf")
    text.before = edit_of(text.folder / "cv.yaml", *TEXT)
    watched = cvtex("watch", "cvtex pdf --watch, after an edit of the CV", "pdf", "--watch")
    watch = Watching(watched.what, watched.command, watched.folder, watched.environment)
    watch.before = edit_of(watch.folder / "cv.yaml", *TEXT)
    bib = cvtex("bib", "cvtex pdf, after an edit of the bibliography", "pdf")
    bib.before = edit_of(bib.folder / "publications.bib", " = {{", " = {{No. %d ")
    found = [
        bare,
        cvtex("validate", "cvtex validate", "validate"),
        first,
        text,
        watch,
        bib,
        cvtex("same", "cvtex pdf, nothing changed", "pdf"),
    ]
    for entries in (250, 1000):
        folder = work / f"many{entries}"
        folder.mkdir()
        (folder / "cv.yaml").write_text(
            "name: Mara Lindqvist\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n",
            encoding="utf-8",
        )
        (folder / "p.bib").write_text(bibliography(entries), encoding="utf-8")
        many = Task(
            f"cvtex pdf, {entries} publications, after an edit of one",
            [*CVTEX, "pdf"], folder, environment(folder.name),
        )  # fmt: skip
        many.before = edit_of(folder / "p.bib", "Number 0 ", "Number 0, No. %d ")
        found.append(many)
    if shutil.which("latexmk"):
        found += latexmk(cvtex)
    if rendercv:
        other = cvtex("rendercv", "rendercv render, PDF alone, after an edit", "export", "json",
                      "-o", "cv.json")  # fmt: skip
        other.run()
        rendercv_input(other.folder / "cv.json", other.folder / "rendercv.yaml")
        other.command = [rendercv, "render", "rendercv.yaml", "--dont-generate-markdown",
                         "--dont-generate-html", "--dont-generate-png"]  # fmt: skip
        other.before = edit_of(
            other.folder / "rendercv.yaml", '"sections": {"', '"sections": {"No. %d '
        )
        other.seconds.clear()
        found.append(other)
    return found


def latexmk(cvtex: Callable[..., Task]) -> Iterator[Task]:
    """Yield the tasks of latexmk on the LaTeX that cvtex writes: after an edit, and a first build.

    latexmk finds the fonts of cvtex, so it typesets the same pages.
    """
    for name, what in (
        ("latex", "latexmk -pdf, after the same edit"),
        ("anew", "latexmk -pdf, first build"),
    ):
        task = cvtex(name, what, "tex")
        edit, write = edit_of(task.folder / "cv.yaml", *TEXT), task.command

        def before(task: Task = task, edit: Callable[[], None] = edit,
                   write: Sequence[str] = write) -> None:  # fmt: skip
            edit()
            subprocess.run(write, cwd=task.folder, check=True, capture_output=True)
            if task.what.endswith("first build"):
                shutil.rmtree(task.folder / "out", ignore_errors=True)

        task.before = before
        task.command = ["latexmk", "-pdf", "-interaction=nonstopmode", "-outdir=out", "cv.tex"]
        task.environment = {**task.environment, "TEXMFHOME": str(resources.texmf())}
        yield task


def measure(work: Path, rendercv: str | None, rounds: int) -> list[Task]:
    """Take all figures, one run of each at a time."""
    measured = tasks(work, rendercv)
    try:
        _run_in_turn(measured, rounds)
    finally:
        for task in measured:
            task.end()
    return measured


def _run_in_turn(measured: list[Task], rounds: int) -> None:
    for number in range(rounds + 1):
        for task in list(measured):
            try:
                task.run()
            except RuntimeError as problem:
                if not task.what.startswith("rendercv"):
                    raise
                # It fetches a package over the network when it is new.
                print(f"rendercv could not be measured: {str(problem)[-300:]}", file=sys.stderr)
                measured.remove(task)
            if number == 0:
                task.seconds.clear()  # Python and TeX have read nothing yet
        print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def table(measured: Sequence[Task]) -> str:
    """Write the figures as Markdown, with their ratios to those of other programs."""
    others = [task for task in measured if task.what.startswith(("latexmk", "rendercv"))]
    names = [
        f"relative to {task.what.split()[0]}, {task.what.rpartition(', ')[2]}" for task in others
    ]
    lines = ["| " + " | ".join(["what", "seconds", "MB", *names]) + " |"]
    lines.append("|---|---:|---:|" + "---:|" * len(names))
    for task in measured:
        ratios = [f"{task.median / other.median:.2f}" for other in others]
        cells = [task.what, f"{task.median:.2f}", f"{task.megabytes:.0f}", *ratios]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def plot(measured: Sequence[Task]) -> str:
    """Draw the figures as bars (SVG)."""
    longest = max(task.median for task in measured)
    bars = []
    for number, task in enumerate(measured):
        y, width = 12 + 26 * number, max(1.0, 380 * task.median / longest)
        colour = "#4e79a7" if task.what.startswith("cvtex") else "#bab0ac"
        bars.append(
            f'<text x="316" y="{y + 13}" text-anchor="end">{task.what}</text>'
            f'<rect x="324" y="{y}" width="{width:.1f}" height="18" fill="{colour}"/>'
            f'<text x="{330 + width:.1f}" y="{y + 13}">{task.median:.2f} s</text>'
        )
    height = 24 + 26 * len(measured)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="780" height="{height}" '
        f'font-family="sans-serif" font-size="12"><rect width="780" height="{height}" '
        f'fill="white"/>{"".join(bars)}</svg>\n'
    )


def main() -> None:
    """Measure, and write table and plot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rendercv", help="the program of RenderCV, if it is to be measured")
    parser.add_argument("--rounds", type=int, default=9, help="how often each is run")
    parser.add_argument("--plot", type=Path, default=Path("build-times.svg"))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(Path(folder), asked.rendercv, asked.rounds)
    print(table(measured))
    asked.plot.write_text(plot(measured), encoding="utf-8")


if __name__ == "__main__":
    main()
