#!/usr/bin/env python3
"""Time reading and merging a large bibliography against bibtexparser's own split of the same file.

    python benchmarks/bibliography.py [ENTRIES]

Prints the seconds of both, the best of three runs each, and their ratio. Entries are made up: about
890 bytes, five authors, an abstract, one in five with accents in LaTeX.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable

from bibtexparser.entrypoint import parse_string

from cvtex.bibliography import read_bibliography
from cvtex.diagnostic import Result
from cvtex.merge import merge
from cvtex.source import Source
from cvtex.validate import validate
from cvtex.yaml_source import parse_yaml

CV = """
name: Ada Lovelace
sections:
  - title: Publications
    publications: {}
"""

WORDS = [
    "learning",
    "systems",
    "of",
    "large",
    "models",
    "for",
    "graphs",
    "and",
    "speech",
    "with",
    "data",
    "under",
    "noise",
]
FAMILIES = [
    "Lovelace",
    "Hopper",
    "Turing",
    'M{\\"u}ller',
    "G{\\'o}mez",
    "Smith",
    "de la Cruz",
    "Wu",
]


def main() -> int:
    """Make the file, run both, print."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    text = bibliography(entries)
    split = best(lambda: parse_string(text))
    whole = best(lambda: read_and_merge(text))
    print(f"entries          {entries}")
    print(f"bibtexparser     {split:.2f} s  (its default split)")
    print(f"cvtex            {whole:.2f} s  (reading, names, owner, merge)")
    print(f"ratio            {whole / split:.2f}")
    return 0


def best(run: Callable[[], object]) -> float:
    """Return the seconds of the fastest of three runs."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def read_and_merge(text: str) -> int:
    """Do what a build does with a bibliography; return how many publications are listed."""
    entries = read_bibliography(Source("p.bib", text)).value
    yaml = parse_yaml(Source("cv.yaml", CV)).value
    if entries is None or yaml is None:
        return 0
    cv = validate(yaml).value
    merged = Result(None) if cv is None else merge(cv, entries, yaml)
    return 0 if merged.value is None else len(merged.value.sections[0].blocks[0].publications)


def bibliography(entries: int) -> str:
    """Make up a .bib file, the same each time."""
    chance = random.Random(0)  # noqa: S311 - no secret is made of it
    return "\n".join(entry(chance, number) for number in range(entries))


def entry(chance: random.Random, number: int) -> str:
    """Make up an entry."""
    people = [
        f"{chance.choice(FAMILIES)}, {chance.choice('ABCDEFGH')}nna {chance.choice('XYZ')}."
        for _ in range(4)
    ]
    people.insert(chance.randrange(5), "Lovelace, Ada")
    title = " ".join(chance.choices(WORDS, k=9))
    accent = ' of G{\\"o}del' if number % 5 == 0 else ""
    abstract = " ".join(chance.choices(WORDS, k=80))
    fields = {
        "author": " and ".join(people),
        "title": f"{title}{accent} {number}",
        "journal": f"Journal of {chance.choice(WORDS)}",
        "year": str(chance.randint(1990, 2024)),
        "month": chance.choice(["1", "5", "10"]),
        "volume": str(number % 40),
        "pages": f"{number}--{number + 9}",
        "doi": f"10.1000/x.{number}",
        "abstract": abstract,
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@article{{key{number},\n{body}}}\n"


if __name__ == "__main__":
    sys.exit(main())
