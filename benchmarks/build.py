"""Times whole builds, side by side with what people use otherwise.

    python benchmarks/build.py                              # cvtex, and latexmk if it is there
    python benchmarks/build.py --rendercv PATH/TO/rendercv   # RenderCV too, over the same content

Every figure is the median of several runs of a whole process, as a user starts it; a rebuild is one
after an edit of the CV. Writes a table to standard output and a plot beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CVTEX = (sys.executable, "-m", "cvtex")


@dataclass(frozen=True)
class Row:
    """One figure: what was done, the seconds it took, and the peak of memory if it is known."""

    what: str
    seconds: float
    megabytes: float | None = None


def run(command: Sequence[str], folder: Path, environment: dict[str, str]) -> None:
    """Run a command that has to succeed."""
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def timed(
    command: Sequence[str],
    folder: Path,
    environment: dict[str, str],
    *,
    before: Callable[[int], None] = lambda _: None,
    runs: int = 7,
) -> float:
    """Return the median of some runs, each after what has to be done before it."""
    seconds = []
    for number in range(runs):
        before(number)
        begun = time.perf_counter()
        run(command, folder, environment)
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds)


def copied(target: Path) -> Path:
    """Return a copy of the CV at the root of the repository."""
    target.mkdir()
    for name in ("cv.yaml", "publications.bib"):
        shutil.copy(ROOT / name, target)
    return target


def edited(path: Path) -> Callable[[int], None]:
    """Return what makes an edit that shows on the page."""
    text = path.read_text(encoding="utf-8")

    def edit(number: int) -> None:
        changed = text.replace("name: Dan Fu", f"name: Dan Fu {number}", 1)
        path.write_text(changed if changed != text else f"{text}% {number}\n", encoding="utf-8")

    return edit


def bibliography(entries: int) -> str:
    """Write a bibliography of so many entries."""
    return "\n".join(
        f"@article{{key{n}, author = {{Mara Lindqvist and Jonas Dahl and Ada Berg}},\n"
        f"  title = {{On the Matter of Number {n} and What Is Next to It}},\n"
        f"  journal = {{Journal of Numbers}}, volume = {{{n}}}, year = {{{1990 + n % 35}}}}}"
        for n in range(entries)
    )


def peak(command: Sequence[str], folder: Path, environment: dict[str, str]) -> float:
    """Return the peak memory of a command and of the programs it starts, in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    run(command, folder, environment)
    return max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024


def rendercv_input(document: Path, target: Path) -> None:
    """Write the content of `cvtex export json` as RenderCV has it."""
    cv = json.loads(document.read_text(encoding="utf-8"))
    sections: dict[str, list[object]] = {}
    for section in cv["sections"]:
        lines: list[object] = []
        for block in section["blocks"]:
            for publication in block.get("publications", []):
                authors = [author["name"] for author in publication["authors"]]
                lines.append({"title": publication["title"], "authors": authors,
                              "date": str(publication.get("year") or 2020)})  # fmt: skip
            for item in [*block.get("items", []), *block.get("lines", []), *block.get("text", [])]:
                lines.append({"bullet": json.dumps(item, ensure_ascii=False)[:300]})
        kinds = {tuple(line) for line in lines if isinstance(line, dict)}
        if lines and len(kinds) == 1:
            sections[section["title"]] = lines
    target.write_text(
        json.dumps({"cv": {"name": cv["name"], "sections": sections}}, ensure_ascii=False),
        encoding="utf-8",
    )


def measure(work: Path, rendercv: str | None) -> list[Row]:
    """Take all figures."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(work / "cache")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    folder = copied(work / "cv")
    run([*CVTEX, "validate"], folder, environment)  # so that Python has compiled everything
    rows = [Row("an interpreter that does nothing",
                timed([sys.executable, "-c", "pass"], folder, environment))]  # fmt: skip
    rows.append(Row("cvtex validate", timed([*CVTEX, "validate"], folder, environment)))
    clear = [*CVTEX, "cache", "clear"]

    def first(_: int) -> None:
        run(clear, folder, environment)
        (folder / "cv.pdf").unlink(missing_ok=True)

    pdf = [*CVTEX, "pdf"]
    rows.append(
        Row("cvtex pdf, the first time", timed(pdf, folder, environment, before=first, runs=3))
    )
    edit = edited(folder / "cv.yaml")
    rows.append(Row("cvtex pdf, after an edit", timed(pdf, folder, environment, before=edit)))
    rows.append(Row("cvtex pdf, nothing changed", timed(pdf, folder, environment)))
    many = work / "many"
    many.mkdir()
    (many / "cv.yaml").write_text(
        "name: Mara Lindqvist\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n",
        encoding="utf-8",
    )
    for entries in (250, 1000):
        (many / "p.bib").write_text(bibliography(entries), encoding="utf-8")
        seconds = timed(pdf, many, environment, before=edited(many / "p.bib"), runs=3)
        (many / "cv.pdf").unlink()
        rows.append(
            Row(f"cvtex pdf, {entries} publications", seconds, peak(pdf, many, environment))
        )
    if shutil.which("latexmk"):
        run([*CVTEX, "tex", "-o", "cv.tex"], folder, environment)
        edit = edited(folder / "cv.tex")
        command = ["latexmk", "-pdf", "-interaction=nonstopmode", "-outdir=out", "cv.tex"]
        rows.append(
            Row("latexmk -pdf, after an edit", timed(command, folder, environment, before=edit))
        )
    if rendercv:
        run([*CVTEX, "export", "json", "-o", "cv.json"], folder, environment)
        rendercv_input(folder / "cv.json", folder / "rendercv.yaml")
        command = [rendercv, "render", "rendercv.yaml", "--dont-generate-markdown",
                   "--dont-generate-html", "--dont-generate-png"]  # fmt: skip
        try:
            rows.append(Row("rendercv render, PDF alone", timed(command, folder, environment)))
        except SystemExit as problem:  # it fetches a package over the network when it is new
            print(f"rendercv could not be measured: {str(problem)[-300:]}", file=sys.stderr)
    return rows


def table(rows: Sequence[Row]) -> str:
    """Write the figures as Markdown."""
    lines = ["| what | seconds | MB |", "|---|---:|---:|"]
    for row in rows:
        memory = f"{row.megabytes:.0f}" if row.megabytes else ""
        lines.append(f"| {row.what} | {row.seconds:.2f} | {memory} |")
    return "\n".join(lines) + "\n"


def plot(rows: Sequence[Row]) -> str:
    """Draw the figures as bars (SVG)."""
    longest = max(row.seconds for row in rows)
    bars = []
    for number, row in enumerate(rows):
        y, width = 12 + 26 * number, max(1.0, 380 * row.seconds / longest)
        colour = "#4e79a7" if row.what.startswith("cvtex") else "#bab0ac"
        bars.append(
            f'<text x="236" y="{y + 13}" text-anchor="end">{row.what}</text>'
            f'<rect x="244" y="{y}" width="{width:.1f}" height="18" fill="{colour}"/>'
            f'<text x="{250 + width:.1f}" y="{y + 13}">{row.seconds:.2f} s</text>'
        )
    height = 24 + 26 * len(rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="700" height="{height}" '
        f'font-family="sans-serif" font-size="12"><rect width="700" height="{height}" '
        f'fill="white"/>{"".join(bars)}</svg>\n'
    )


def main() -> None:
    """Measure, and write table and plot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rendercv", help="the program of RenderCV, if it is to be measured")
    parser.add_argument("--plot", type=Path, default=Path("build-times.svg"))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Path(folder), asked.rendercv)
    print(table(rows))
    asked.plot.write_text(plot(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
