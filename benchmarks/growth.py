"""Measure how the time of reading grows with the length of an input: `python benchmarks/growth.py`.

For each named input, prints the seconds at four lengths, each twice the one before, and the
exponent of growth: the slope of the logarithm of the time over that of the length, by least
squares. 1 is linear, 2 quadratic; a large constant part makes it smaller. What some tests count in
steps is here too, with what a step hides: regular expressions, copies, memory. An input that takes
more than `ENOUGH` seconds is not measured at a greater length.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import time
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from statistics import linear_regression
from unittest.mock import patch

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.compiler import list_cache
from cvtex.compiler.options import Options
from cvtex.compiler.stages import check
from cvtex.latex.parser import plain_latex
from cvtex.names.name import Name
from cvtex.names.owner import Owner
from cvtex.names.parser import parse_names
from cvtex.source import Source
from cvtex.typeset.pdf_pages import page_count

LENGTHS = (1, 2, 4, 8)
"""Multiples of the smallest length of an input."""

CV = "name: Ada Lovelace\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n"
OWNER = Owner.from_names(["Ada B. Crane", "Crane, Addie"])

Run = Callable[[int], object]
"""Reads an input of a length."""


def names(form: str) -> Run:
    """Return what reads a list of authors; each `%x` in `form` is a number, so that all differ."""
    return lambda length: parse_names(" and ".join(form % number for number in range(length)))


HEAD, TAIL = b"%PDF-1.5\n1 0 obj\n<< /Type ", b"\nstartxref\n9\n%%EOF\n"


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


def whole(*entries: str, cv: str = CV) -> Run:
    """Return what checks a CV with a bibliography that repeats entries."""
    return lambda length: checked(cv, numbered("".join(entries), length))


def in_field(field: str, before: str, after: str = "") -> Run:
    """Return what checks a CV with a field that repeats `before`, then `after`."""

    def run(length: int) -> object:
        value = numbered(before, length) + after * length
        fields = {"title": "T", "author": "A Lovelace", "year": "2020", field: value}
        return checked(CV, f"@misc{{k, {', '.join(f'{k} = {{{v}}}' for k, v in fields.items())}}}")

    return run


def in_text(before: str, after: str = "") -> Run:
    """Return what checks a CV whose text repeats `before`, then `after`."""

    def run(length: int) -> object:
        return checked(f"name: A\nsections:\n- title: T\n  text: {json.dumps(value(length))}\n")

    def value(length: int) -> str:
        return before * length + after * length

    return run


def in_yaml(start: str, line: str) -> Run:
    """Return what checks a CV that begins with `start` and repeats a line."""
    return lambda length: checked("name: A\n" + start + numbered(line, length))


def numbered(text: str, length: int) -> str:
    """Return a text `length` times; each `%d` in it is the number of the repetition."""
    return "".join(text.replace("%d", str(number)) for number in range(length))


def checked(cv: str, bibliography: str = "") -> object:
    """Check a CV and a bibliography, both given as text."""
    contents = {"cv.yaml": cv.encode(), "p.bib": bibliography.encode()}
    return check(Path("cv.yaml"), Options(contents=contents))


PUBLISHED = "@article{a%d, title={T}, author={A B}, year=2020}\n"
PREPRINT = "@misc{p%d, title={T}, author={A B}, eprint={1}, archiveprefix={arxiv}}\n"
AUTHORS = " and ".join(f"Ann{number} Poe{number}x%d" for number in range(20))
OVERRIDES = CV + "publication_style:\n  entries:\n"

PIECES = {
    "groups": ("{", "}"),
    "letters in groups": ("{a", "}"),
    "tags": ("<sup>", ""),
    "tags that end": ("<sup>", "</sup>"),
    "entities": ("&#1;", ""),
    "commands": (r"\a", ""),
    "numbered commands": (r"\foo%d ", ""),
    "accents": (r"\'", ""),
    "emphasis": (r"\emph{", "}"),
    "open emphasis": (r"\emph{a ", ""),
    "declarations": (r"{\bf ", "}"),
    "dollars": ("$", ""),
    "formulas": ("$a$ ", ""),
    "formula groups": ("$^{", "}$"),
    "links": (r"\href{a}{b}", ""),
    "options": (r"\a[", ""),
    "stars": ("*a ", ""),
    "underscores": ("__a ", ""),
    "brackets": ("[", ""),
    "parentheses": ("( ", ""),
    "quotes": ("``", ""),
    "commas": ("a, ", ""),
    "initials": ("A. ", ""),
    "hyphens": ("A-", ""),
    "digits": ("1", ""),
    "words": ("aa ", ""),
    "a word": ("a", ""),
    "keys": ("k%d,", ""),
    "addresses": ("http://a.b/", ""),
    "superscripts": ("\u00b9,", ""),
}
FIELDS = (
    "title",
    "author",
    "journal",
    "note",
    "date",
    "pages",
    "doi",
    "url",
    "keywords",
    "related",
)

MARKS = {
    "stars": ("*", ""),
    "star words": ("*a ", ""),
    "nested stars": ("**a", "**"),
    "brackets": ("[", "]"),
    "links": ("[a](b) ", ""),
    "open links": ("[a](", ""),
    "nested links": ("[", "](a)"),
    "angles": ("<http://a.b ", ""),
    "backticks": ("`", ""),
    "ticks": ("`a``b", ""),
    "dollars": ("$", ""),
    "formulas": ("$a$ ", ""),
    "prices": ("$5 ", ""),
    "backslashes": ("\\", ""),
    "quotes": ('"a ', ""),
    "apostrophes": ("'", ""),
    "paragraphs": ("a\n\n", ""),
    "spaces": (" ", ""),
    "a word": ("a", ""),
}

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
    "annotations, digits": (5000, in_field("author+an", "1")),
    "annotations": (1000, in_field("author+an", "1=equal;")),
    "preprints and articles": (125, whole(PUBLISHED, PREPRINT)),
    "20 authors": (125, whole(f"@misc{{k%d, author={{{AUTHORS}}}, title={{T %d}}}}\n")),
    "parents of parents": (125, whole("@misc{k%d, title={T}, xdata={k0,k1,k2}}\n")),
    "a PDF": (20_000, lambda length: page_count(HEAD + b"(" * length + TAIL)),
    "unknown overrides": (250, in_yaml(OVERRIDES, "    key%d: {mine: true}\n")),
    "unknown keys": (250, in_yaml("", "key%d: x\n")),
    "sections": (125, in_yaml("sections:\n", "- {title: T%d, text: x}\n")),
    "lists": (125, in_yaml("bibliography: p.bib\nsections:\n", "- title: P\n  publications: {}\n")),
    "deep lists": (10, in_yaml("label:\n", "- " + "[" * 90 + "]" * 90 + "\n")),
    "merged mappings": (125, in_yaml("", "a%d: &a%d {x%d: y}\nb%d:\n  <<: *a%d\n")),
    **{
        f"{f}, {kind}": (2000, in_field(f, *piece))
        for f in FIELDS
        for kind, piece in PIECES.items()
    },
    **{f"text, {kind}": (2000, in_text(*piece)) for kind, piece in MARKS.items()},
}
"""The smallest length of each input, and what reads it."""


ENOUGH = 5.0
"""The seconds after which an input is not measured at a greater length."""


def seconds(run: Run, length: int) -> float:
    """Return the best of three times of the processor, each with empty caches; of one, if long."""
    best = math.inf
    for _ in range(3):
        if math.inf > best > ENOUGH / 10:
            break
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
    with patch.object(
        list_cache, "recall", return_value=None
    ):  # the work is measured, not the cache
        measure(asked.part)


def measure(part: str) -> None:
    """Print the times and the exponents of the inputs whose names contain a text."""
    print(f"{'input':26} {'length':>7} {'seconds, each at twice the length':>36}   exponent")
    for name, (smallest, run) in INPUTS.items():
        if part in name:
            run(smallest // 10)
            times: list[float] = []
            for multiple in LENGTHS:
                if not times or times[-1] < ENOUGH:
                    times.append(seconds(run, smallest * multiple))
            lengths = [smallest * multiple for multiple in LENGTHS[: len(times)]]
            if len(times) == 1:
                print(f"{name:26} {smallest:7} {times[0]:8.4f}: too long to go on")
                continue
            shown = " ".join(f"{value:8.4f}" for value in times)
            print(f"{name:26} {smallest:7} {shown:>36}   {exponent(lengths, times):8.2f}")


if __name__ == "__main__":
    main()
