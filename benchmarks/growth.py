"""Measure how the time of reading grows with the length of an input: `python benchmarks/growth.py`.

For each named input, prints the seconds at four lengths, each twice the one before, and the
exponent of growth: the slope of the logarithm of the time over that of the length, by least
squares. 1 is linear, 2 quadratic; a large constant part makes it smaller. What some tests count in
steps is here too, with what a step hides: regular expressions, copies, memory.
"""

from __future__ import annotations

import argparse
import gc
import math
import time
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from statistics import linear_regression

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.compiler.options import Options
from cvtex.compiler.stages import check
from cvtex.latex.parser import plain_latex
from cvtex.names.name import Name
from cvtex.names.owner import Owner
from cvtex.names.parser import parse_names
from cvtex.source import Source

LENGTHS = (1, 2, 4, 8)
"""Multiples of the smallest length of an input."""

CV = "name: Ada Lovelace\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n"
OWNER = Owner.from_names(["Ada B. Crane", "Crane, Addie"])

Run = Callable[[int], object]
"""Reads an input of a length."""


def names(form: str) -> Run:
    """Return what reads a list of authors; each `%x` in `form` is a number, so that all differ."""
    return lambda length: parse_names(" and ".join(form % number for number in range(length)))


def repeated(read: Callable[[str], object], before: str, after: str = "") -> Run:
    """Return what reads a text that repeats `before`, then `after`, as often as its length."""
    return lambda length: read(before * length + after * length)


def owner(family: str) -> Run:
    """Return what compares authors with the owner of a CV."""
    return lambda length: [OWNER.match(Name(family, f"Given{n:x} K.")) for n in range(length)]


def entries(entry: str) -> Run:
    """Return what reads a bibliography that repeats an entry; each `%d` in it is a number."""

    def run(length: int) -> object:
        text = "".join(entry.replace("%d", str(number)) for number in range(length))
        return read_bibliography(Source("p.bib", text))

    return run


def whole(entry: str) -> Run:
    """Return what checks a CV with a bibliography that repeats an entry."""

    def run(length: int) -> object:
        text = "".join(entry.replace("%d", str(number)) for number in range(length))
        contents = {"cv.yaml": CV.encode(), "p.bib": text.encode()}
        return check(Path("cv.yaml"), Options(contents=contents))

    return run


INPUTS: dict[str, tuple[int, Run]] = {
    "names, plain": (4000, names("Ann K. Fam%x")),
    "names, with LaTeX": (1000, names(r"Fam%x, {\'A}da")),
    "names, open braces": (20_000, repeated(parse_names, "{")),
    "names, nested braces": (10_000, repeated(parse_names, "{", "}")),
    "names, commas": (2000, repeated(parse_names, "a, ")),
    "names, `and`": (5000, repeated(parse_names, "and ")),
    "names, initials": (5000, repeated(parse_names, "A. ")),
    "names, accents": (2000, repeated(parse_names, r"\'")),
    "latex, nested commands": (500, repeated(plain_latex, r"\textbf{", "}")),
    "latex, open commands": (500, repeated(plain_latex, r"\textbf{")),
    "latex, dollars": (2000, repeated(plain_latex, "$")),
    "owner, other families": (5000, owner("Other")),
    "owner, the same family": (2000, owner("Crane")),
    "bibliography": (500, entries("@misc{k%d, author = {A B}, title = {T %d}, year = 2020}\n")),
    "bibliography, damaged": (250, entries("@misc{k%d, title = {T, year = 2020\n")),
    "a CV": (250, whole("@misc{k%d, author = {A Lovelace}, title = {T %d}, year = 2020}\n")),
    "a CV, equal titles": (250, whole("@misc{k%d, author = {A B}, title = {A Title}}\n")),
    "a CV, equal keys": (250, whole("@misc{k, title = {T}, year = 2020}\n")),
    "a CV, lost parents": (250, whole("@misc{k%d, title = {T}, crossref = {no%d}}\n")),
}
"""The smallest length of each input, and what reads it."""


def seconds(run: Run, length: int) -> float:
    """Return the best of three times of the processor, each with empty caches."""
    best = math.inf
    for _ in range(3):
        empty_caches()
        begun = time.process_time()
        run(length)
        best = min(best, time.process_time() - begun)
    return best


def empty_caches() -> None:
    """Empty each `lru_cache` of cvtex."""
    cached = type(lru_cache(abs))
    for value in gc.get_objects():
        if isinstance(value, cached) and value.__module__.startswith("cvtex."):
            value.cache_clear()


def exponent(lengths: Sequence[int], times: Sequence[float]) -> float:
    """Return the slope of log(time) over log(length), by least squares."""
    logs = ([math.log(value) for value in values] for values in (lengths, times))
    return linear_regression(*logs).slope


def main() -> None:
    """Measure the inputs whose names contain the argument, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", default="", help="part of the names of inputs")
    asked = parser.parse_args()
    print(f"{'input':26} {'length':>7} {'seconds, each at twice the length':>36}   exponent")
    for name, (smallest, run) in INPUTS.items():
        if asked.part in name:
            run(smallest // 10)
            lengths = [smallest * multiple for multiple in LENGTHS]
            times = [seconds(run, length) for length in lengths]
            shown = " ".join(f"{value:8.4f}" for value in times)
            print(f"{name:26} {smallest:7} {shown:>36}   {exponent(lengths, times):8.2f}")


if __name__ == "__main__":
    main()
