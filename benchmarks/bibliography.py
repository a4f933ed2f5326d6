#!/usr/bin/env python3
"""Time reading and merging a large bibliography against bibtexparser's own split of the same file.

    python benchmarks/bibliography.py [ENTRIES]

cvtex reads the file, every name and date, finds the owner, and resolves each entry for the page.
Prints the seconds of both, the best of five runs each in turn, in fresh processes and without what
starting them takes, and their ratio. Entries are made up: about 890 bytes, five authors, an
abstract, one in five with accents in LaTeX.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from pathlib import Path

CV = """
name: Ada Lovelace
bibliography: p.bib
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


SPLIT = """
import sys, time
from pathlib import Path
from bibtexparser.entrypoint import parse_string
text = Path("p.bib").read_text(encoding="utf-8")
start = time.perf_counter()
entries = parse_string(text)._blocks
print(time.perf_counter() - start, len(entries))
"""
MERGE = """
import gc, time
from pathlib import Path
from cvtex.bibliography.bibtex import read_bibliography
from cvtex.checks.bibliography import check_listing
from cvtex.publications.listing import list_publications
from cvtex.document.merge import merge
from cvtex.source import Source
from cvtex.validation.validate import validate
from cvtex.yaml.loader import parse_yaml
gc.disable()  # as the commands do
text = Path("p.bib").read_text(encoding="utf-8")
yaml = parse_yaml(Source("cv.yaml", Path("cv.yaml").read_text(encoding="utf-8"))).value
cv = validate(yaml).value
start = time.perf_counter()
entries = read_bibliography(Source("p.bib", text)).value
listing = list_publications(cv, entries, yaml).value
found = list(check_listing(listing, cv.checks, this_year=None))
document = merge(cv, listing.lists, yaml).value
print(time.perf_counter() - start, len(document.publications))
"""


def main() -> int:
    """Make the files, run both in turn, each in a process of its own, and print."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    split, whole = [], []
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "cv.yaml").write_text(CV, encoding="utf-8")
        Path(folder, "p.bib").write_text(bibliography(entries), encoding="utf-8")
        for _ in range(5):
            split.append(timed(SPLIT, folder, entries))
            whole.append(timed(MERGE, folder, entries))
    print(f"entries          {entries}")
    print(f"bibtexparser     {min(split):.2f} s  (its default split)")
    print(f"cvtex            {min(whole):.2f} s  (reading, names, owner, checks, merge)")
    print(f"ratio            {min(whole) / min(split):.2f}")
    return 0


def timed(program: str, folder: str, entries: int) -> float:
    """Run a program that prints its seconds and how many entries it has read."""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, check=True, capture_output=True, text=True
    )
    seconds, read = done.stdout.split()
    if int(read) != entries:
        message = f"{read} entries of {entries} were read"
        raise SystemExit(message)
    return float(seconds)


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
