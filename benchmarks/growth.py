"""Measure how the time of reading grows with the length of an input: `python benchmarks/growth.py`.

For each named input, prints the seconds at four lengths, each twice the one before, and the
exponent of growth: the slope of the logarithm of the time over that of the length, by least
squares. 1 is linear, 2 quadratic; a large constant part makes it smaller. What some tests count in
steps is here too, with what a step hides: regular expressions, copies, memory. An input that takes
more than `ENOUGH` seconds is not measured at a greater length. The greatest length of a text is
200,000 characters, and that of most lists is 4,000 items. At the end are the inputs whose exponent
is above `STEEP`, although they take longer than `SHORT`, and those that take longer than `LONG`.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from statistics import linear_regression
from unittest.mock import patch

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.compiler import list_cache
from cvtex.compiler.options import Options
from cvtex.compiler.stages import to_latex
from cvtex.latex.parser import plain_latex
from cvtex.names.name import Name
from cvtex.names.owner import Owner
from cvtex.names.parser import parse_names
from cvtex.source import Source
from cvtex.typeset.log.reader import parse_log
from cvtex.typeset.log.text import has_error, wants_rerun
from cvtex.typeset.pdf_pages import page_count

LENGTHS = (1, 2, 4, 8)
"""Multiples of the smallest length of an input."""

STEEP, SHORT, LONG = 1.2, 0.2, 10.0
"""The exponent and the seconds of what is listed at the end."""

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


def in_field(field: str, before: str, after: str = "", cv: str = CV) -> Run:
    """Return what checks a CV with a field that repeats `before`, then `after`."""

    def run(length: int) -> object:
        value = numbered(before, length) + after * length
        fields = {"title": "T", "author": "A Lovelace", "year": "2020", field: value}
        return checked(cv, f"@misc{{k, {', '.join(f'{k} = {{{v}}}' for k, v in fields.items())}}}")

    return run


def in_text(before: str, after: str = "") -> Run:
    """Return what checks a CV whose text repeats `before`, then `after`."""

    def run(length: int) -> object:
        return checked(f"name: A\nsections:\n- title: T\n  text: {json.dumps(value(length))}\n")

    def value(length: int) -> str:
        return before * length + after * length

    return run


def in_file(before: str, after: str = "") -> Run:
    """Return what reads a CV whose last value repeats `before`, then `after`."""
    return lambda length: checked("name: A\nlabel: " + numbered(before, length) + after * length)


def in_bibliography(before: str, after: str = "") -> Run:
    """Return what reads a CV whose bibliography repeats `before`, then `after`, without a frame."""
    return lambda length: checked(CV, numbered(before, length) + after * length)


def one_entry(before: str, after: str = "") -> Run:
    """Return what reads a CV with one entry that repeats `before`, then `after`."""
    return lambda length: checked(
        CV, "@misc{k, title = {T}, " + numbered(before, length) + after + "}"
    )


def after_start(start: str, entry: str, cv: str = CV) -> Run:
    """Return what reads a CV whose bibliography begins with `start` and repeats an entry."""
    return lambda length: checked(cv, start + numbered(entry, length))


def product(cv_line: str, entry: str, cv: str = CV) -> Run:
    """Return what reads a CV that repeats a line, with a bibliography that repeats an entry."""
    return lambda length: checked(cv + numbered(cv_line, length), numbered(entry, length * 10))


def repetitions(piece: tuple[str, str]) -> int:
    """Return how many pieces make an eighth of 200,000 characters."""
    return 25_000 // len("".join(piece))


def in_log(line: str) -> Run:
    """Return what reads a log of TeX that repeats a line."""
    tex = "\n".join(["%% cv.yaml:1:1", *["words"] * 500])
    return lambda length: read_log(numbered(line, length), tex)


def read_log(text: str, tex: str) -> object:
    """Read a log of TeX as after a run."""
    return parse_log(text, tex), wants_rerun(text), has_error(text)


def in_yaml(start: str, line: str) -> Run:
    """Return what checks a CV that begins with `start` and repeats a line."""
    return lambda length: checked("name: A\n" + start + numbered(line, length))


def numbered(text: str, length: int) -> str:
    """Return a text `length` times; each `%d` in it is the number of the repetition."""
    return "".join(text.replace("%d", str(number)) for number in range(length))


def checked(cv: str, bibliography: str = "") -> object:
    """Compile a CV and a bibliography, both given as text, to LaTeX."""
    contents = {"cv.yaml": cv.encode(), "p.bib": bibliography.encode()}
    options = Options(contents=contents, today=date(2026, 6, 1), raw_latex=False)
    return to_latex(Path("cv.yaml"), options)


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

YAML_PIECES = {
    "brackets": ("[", "]"),
    "open brackets": ("[", ""),
    "braces": ("{a: ", "}"),
    "open braces": ("{", ""),
    "dashes": ("- ", ""),
    "question marks": ("? ", ""),
    "colons": ("a: ", ""),
    "words": ("aa ", ""),
    "a word": ("a", ""),
    "a quoted word": ("'a", "'"),
    "double quotes": ('"', ""),
    "escapes": ('"\\', ""),
    "commas": ("[a,", ""),
    "items": ("\n- a", ""),
    "anchors": ("\n- &a%d a", ""),
    "aliases": ("\n- &a a\n- *a", ""),
    "one anchor": ("\n- &a a", ""),
    "no anchor": ("\n- *a", ""),
    "tags": ("\n- !a a", ""),
    "exclamation marks": ("!", ""),
    "lines": ("\n  a", ""),
    "blank lines": ("\n", ""),
    "documents": ("\n---\na: b", ""),
    "comments": ("#", ""),
    "comment lines": ("\n# a", ""),
    "block texts": ("\n- |\n  a", ""),
    "a block text": ("|\n  a", ""),
    "tabs": ("\n\ta", ""),
    "keys": ("\nk%d: v", ""),
    "equal keys": ("\nk: v", ""),
    "keys without a value": ("\nk%d:", ""),
    "control characters": ('\n- "\\a"', ""),
    "directives": ("\n%a", ""),
}
"""What the value of a key of a `cv.yaml` repeats."""

BIB_PIECES = {
    "at signs": ("@", ""),
    "empty entries": ("@misc{", "}"),
    "open entries": ("@misc{k%d,\n", ""),
    "open lines": ("@misc{k%d,\ntitle = {a\n", ""),
    "closed lines": ("@misc{k, title = {T}}\n", ""),
    "comments": ("@comment{", "}"),
    "comments with entries": ("@comment{ @misc{k, title = {T}} }\n", ""),
    "open comments": ("@comment{ @misc{k,\n", ""),
    "strings": ("@string{k%d = {v}}\n", ""),
    "chains of strings": ("@string{a = a # {v}}\n", ""),
    "open strings": ("@string{k%d = {v\n", ""),
    "unknown macros": ("@misc{k%d, title = foo%d}\n", ""),
    "preambles": ('@preamble{"a"}\n', ""),
    "braces": ("{", "}"),
    "closing braces": ("}", ""),
    "percent signs": ("%", ""),
    "entries on one line": ("@misc{k%d, title = {T}} ", ""),
    "entries after percent signs": ("%@misc{k%d, title = {T}} ", ""),
    "blank lines": ("\n", ""),
    "misspelled types": ("@artcile{k%d, title = {T}}\n", ""),
    "unknown types": ("@t%dype{k%d, title = {T}}\n", ""),
    "unknown fields": ("@misc{k%d, title = {T}, f%dield = {v}}\n", ""),
    "misspelled fields": ("@misc{k%d, titel = {T}}\n", ""),
    "without commas": ("@misc{k%d title = {T} year = 2020}\n", ""),
    "two commas": ("@misc{k%d, title = {T},, year = 2020}\n", ""),
    "without keys": ("@misc{title = {T}, year = 2020}\n", ""),
    "without braces": ("@misc k%d, title = {T}\n", ""),
    "long keys": ("@misc{k", "k, title = {T}}"),
}
"""What a bibliography repeats."""

VOLUME = (
    "@proceedings{v, title = {V}, "
    + ", ".join(f"field{number} = {{{number}}}" for number in range(490))
    + "}\n"
)
WITH_STYLE = CV + "publication_style:\n"
MINE = "@misc{k%d, author = {A Lovelace}, title = {T %d}, year = 2020}\n"
QUERIES = "bibliography: p.bib\nname: A Lovelace\nsections:\n- title: P\n  publications:\n"

MORE: dict[str, tuple[int, Run]] = {
    "fields": (3000, one_entry("f%d = {v}, ")),
    "equal fields": (3000, one_entry("note = {v}, ")),
    "equal fields, other values": (3000, one_entry("note = {v%d}, ")),
    "misspelled fields": (2000, one_entry("authro%d = {v}, ")),
    "fields on lines": (3000, one_entry("\n f%d = {v}, ")),
    "fields without commas": (3000, one_entry("f%d = {v} ")),
    "fields without commas, lines": (3000, one_entry("\n f%d = {v} ")),
    "fields, two commas": (3000, one_entry("f%d = {v},, ")),
    "fields, open": (3000, one_entry("\n f%d = {v, ")),
    "pieces": (3000, one_entry("note = {a}", " # {a}")),
    "joined pieces": (5000, in_field("note", "a} # {")),
    "joined macros": (4000, in_field("note", "a} # jan # {")),
    "joined unknown macros": (2000, in_field("note", "a} # foo%d # {")),
    "quoted": (10_000, in_field("note", '"')),
    "author, persons": (1500, in_field("author", "Ann Poe%d and ")),
    "author, persons with commas": (1500, in_field("author", "Poe%d, Ann and ")),
    "author, marks": (1500, in_field("author", "Ann Poe%d* and ")),
    "author, markup": (1000, in_field("author", r"{\bf Ann Poe%d}$^{1}$ and ")),
    "author, particles": (4000, in_field("author", "van ")),
    "author, the owner": (1500, in_field("author", "A Lovelace and ")),
    "author, initials of the owner": (
        400,
        in_field("author", "A. B. " * 7 + "Lovelace%d and ", cv=CV.replace("Ada", "A. B. " * 7)),
    ),
    "author, initials of the owner, his name": (
        400,
        in_field("author", "A. B. " * 7 + "Lovelace and ", cv=CV.replace("Ada", "A. B. " * 7)),
    ),
    "author, similar": (1500, in_field("author", "A Lovelac%d and ")),
    "author, semicolons": (1500, in_field("author", "Poe%d, A.; ")),
    "author, commas": (1500, in_field("author", "A Poe%d, ")),
    "author, capitals": (1500, in_field("author", "ANN POE%d and ")),
    "author, parentheses": (2000, in_field("author", "(a) ")),
    "author, others": (2000, in_field("author", "others and ")),
    "author, braces": (2000, in_field("author", "{A} and ")),
    "author, entities": (2000, in_field("author", "&eacute;")),
    "author, ORCID": (1000, in_field("author", r"\orcidlink{0000}Ann Poe%d and ")),
    "author, options": (4000, in_field("author", r"\a[")),
    "author+an, roles": (3000, in_field("author+an", "%d=equal; ")),
    "author+an, names": (3000, in_field("author+an", "1=a,b,")),
    "entries, annotated": (
        500,
        whole("@misc{k%d, author={A B}, title={T}, author+an={1=equal}}\n"),
    ),
    "date, numbers": (5000, in_field("date", "2020-")),
    "date, slashes": (10_000, in_field("date", "/")),
    "date, words": (5000, in_field("date", "May ")),
    "month, words": (5000, in_field("month", "May ")),
    "year, digits": (25_000, in_field("year", "1")),
    "pages, ranges": (5000, in_field("pages", "1--2, ")),
    "pages, dashes": (25_000, in_field("pages", "-")),
    "pages, spaces": (10_000, in_field("pages", "1 ")),
    "acceptance rate": (25_000, in_field("acceptance_rate", "1")),
    "links": (2000, in_field("links", "[a](http://b.c) ")),
    "keywords": (3000, in_field("keywords", "k%d, ")),
    "ids": (3000, in_field("ids", "k%d, ")),
    "crossref": (3000, in_field("crossref", "k%d,")),
    "xdata": (3000, in_field("xdata", "k%d,")),
    "award": (3000, in_field("award", "Best Paper; ")),
    "volume": (500, after_start(VOLUME, "@inproceedings{k%d, crossref={v}, title={T}}\n")),
    "volume, xdata": (
        500,
        after_start(VOLUME.replace("@proceedings", "@xdata"), "@misc{k%d, xdata={v}, title={T}}\n"),
    ),
    "chain": (
        500,
        after_start(
            "", "@misc{k%d, crossref = {k%d}, title = {T}}\n@misc{j%d, crossref={k%d}, title={T}}\n"
        ),
    ),
    "volumes": (
        250,
        whole(
            "@proceedings{v%d, title={V}, editor={A Lovelace}}\n",
            "@inproceedings{k%d, crossref={v%d}, title={T}}\n",
        ),
    ),
    "equal DOIs": (500, whole("@misc{k%d, title={T}, doi={10.1/2}}\n")),
    "equal titles, other authors": (
        500,
        whole("@misc{k%d, title={T}, author={A B%d}, year=2020}\n"),
    ),
    "preprints of other authors": (
        500,
        whole(
            "@misc{p%d, title={T}, author={A B%d}, eprint={1}, archiveprefix={arxiv}}\n",
            "@article{a%d, title={T}, author={A C%d}, year=2020}\n",
        ),
    ),
    "preprints of some authors": (
        500,
        whole(
            "@misc{p%d, title={T}, author={A X and A B%d and D E%d}, "
            "eprint={1}, archiveprefix={arxiv}}\n",
            "@article{a%d, title={T}, author={A X and A C%d and A D%d}, year=2020}\n",
        ),
    ),
    "versions, all": (
        500,
        whole(
            "@article{a%d, title={T}, author={A B%d}, year=2020}\n",
            cv=WITH_STYLE + "  versions: all\n",
        ),
    ),
    "related": (500, whole("@misc{k%d, title={T}, related={r%d}}\n@misc{r%d, title={U}}\n")),
    "related to one": (500, whole("@misc{k%d, title={T}, related={k0}}\n")),
    "not the owner's": (500, whole("@misc{k%d, author={B C%d}, title={T}}\n")),
    "signs_as": (
        500,
        lambda length: checked(CV + "signs_as:\n" + numbered("- A Lovelace%d\n", length), MINE),
    ),
    "signs_as and authors": (
        50,
        lambda length: checked(
            CV + "signs_as:\n" + numbered("- A%d Lovelace%d\n", length),
            numbered(MINE.replace("Lovelace", "Lovelac%d"), length * 10),
        ),
    ),
    "highlights": (
        25,
        lambda length: checked(
            WITH_STYLE + "  highlight:\n  - names:\n" + numbered("    - Poe%d, Ann\n", length),
            numbered(f"@misc{{k%d, author={{{AUTHORS}}}, title={{T %d}}}}\n", length * 5),
        ),
    ),
    "overrides": (
        500,
        lambda length: checked(
            OVERRIDES + numbered("    k%d: {mine: true, fields: {note: n}}\n", length),
            numbered(MINE, length),
        ),
    ),
    "overridden fields": (
        2000,
        in_yaml(OVERRIDES + "    k0:\n      fields:\n", "        f%d: v\n"),
    ),
    "keys": (
        500,
        lambda length: checked(
            QUERIES + "    keys:\n" + numbered("    - k%d\n", length), numbered(MINE, length)
        ),
    ),
    "unknown keys of entries": (
        500,
        lambda length: checked(
            QUERIES + "    keys:\n" + numbered("    - j%d\n", length), numbered(MINE, length)
        ),
    ),
    "excluded": (
        500,
        lambda length: checked(
            QUERIES + "    exclude:\n" + numbered("    - k%d\n", length), numbered(MINE, length)
        ),
    ),
    "queries": (
        50,
        lambda length: checked(
            QUERIES + "    any_of:\n" + numbered("    - {type: misc, keywords: k%d}\n", length),
            numbered(MINE, length * 10),
        ),
    ),
    "types": (
        500,
        lambda length: checked(
            QUERIES + "    type:\n" + numbered("    - t%d\n", length), numbered(MINE, length)
        ),
    ),
    "keywords of a query": (
        500,
        lambda length: checked(
            QUERIES + "    keywords:\n" + numbered("    - t%d\n", length),
            numbered(MINE.replace("year", "keywords={a,b}, year"), length),
        ),
    ),
    "sorted": (
        500,
        lambda length: checked(
            QUERIES + "    sort_by:\n" + numbered("    - f%d\n", min(length, 4000) // 100),
            numbered(MINE, length),
        ),
    ),
    "many sections and entries": (
        50,
        lambda length: checked(
            "name: A Lovelace\nbibliography: p.bib\nsections:\n"
            + "- title: P\n  publications: {}\n" * length,
            numbered(MINE, length * 5),
        ),
    ),
    "bibliographies": (500, in_yaml("bibliography:\n", "- p%d.bib\n")),
    "one bibliography": (500, in_yaml("bibliography:\n", "- p.bib\n")),
    "invalid sections": (500, in_yaml("sections:\n", "- {title: T, wrong: x}\n")),
    "invalid entries": (
        500,
        in_yaml("sections:\n- title: T\n  experience:\n", "  - {positon: x}\n"),
    ),
    "invalid dates": (
        500,
        in_yaml("sections:\n- title: T\n  experience:\n", "  - {position: x, date: 2020-13-45}\n"),
    ),
    "invalid values": (
        50,
        in_yaml(
            "sections:\n- title: T\n  experience:\n", "  - {position: [x], date: 2020-13-45}\n"
        ),
    ),
    "invalid values of one mapping": (
        25,
        in_yaml(
            "sections:\n- title: T\n  entries:\n" + "  - {title: a}\n" * 4000, "  - {titel: x}\n"
        ),
    ),
    "invalid choices": (500, in_yaml("profiles:\n", "- {network: [x]}\n")),
    "unknown words": (500, in_yaml("words:\n", "  w%d: x\n")),
    "unknown checks": (500, in_yaml("checks:\n", "  w%d: x\n")),
    "unknown keys of design": (500, in_yaml("design:\n", "  w%d: x\n")),
    "experience": (
        500,
        in_yaml("sections:\n- title: T\n  experience:\n", "  - {position: p%d, date: 2018–2020}\n"),
    ),
    "equal entries": (
        500,
        in_yaml("sections:\n- title: T\n  talks:\n", "  - {title: t, date: 2018}\n"),
    ),
    "highlights of an entry": (
        500,
        in_yaml(
            "sections:\n- title: T\n  experience:\n  - position: p\n    highlights:\n",
            "    - a *b* %d\n",
        ),
    ),
    "texts": (
        500,
        in_yaml("sections:\n", "- {title: T%d, text: 'a *b* [c](https://d.e) `f` %d'}\n"),
    ),
    "merge keys": (50, in_yaml("a: &a {x: y}\nb:\n", "  <<: *a\n")),
    "chain of merges": (12, in_yaml("a0: &a0 {x: y}\n", "b%d: &b%d {<<: [*a0, *a0]}\n")),
    "date": (
        2500,
        in_yaml("sections:\n- title: T\n  experience:\n  - position: p\n    date: ", "2020-"),
    ),
    "date, periods": (
        2500,
        in_yaml("sections:\n- title: T\n  experience:\n  - position: p\n    date: ", "2020, "),
    ),
    "date, words in the CV": (
        2500,
        in_yaml("sections:\n- title: T\n  experience:\n  - position: p\n    date: ", "May "),
    ),
    "date, slashes in the CV": (
        2500,
        in_yaml("sections:\n- title: T\n  experience:\n  - position: p\n    date: ", "2020/"),
    ),
    "email": (25_000, in_yaml("email: ", "a")),
    "email, dots": (12_500, in_yaml("email: a@", "a.")),
    "url": (12_500, in_yaml("url: http://", "a.")),
    "url, slashes": (25_000, in_yaml("url: http:", "/")),
    "phone": (25_000, in_yaml("phone: +", "1")),
    "name": (2500, in_yaml("signs_as: ", "van ")),
    "photo": (25_000, in_yaml("image: ", "a/")),
    "log, errors": (3000, in_log("cv.tex:%d: Undefined control sequence.\nl.%d \\foo\n")),
    "log, bangs": (5000, in_log("! \n")),
    "log, continued": (1000, in_log("cv.tex:1: LaTeX Error\n" + "   more\n" * 10)),
    "log, overfull": (
        1500,
        in_log("Overfull \\hbox (1.5pt too wide) in paragraph at lines 1--%d\n[]words\n\n"),
    ),
    "log, odd numbers": (3000, in_log("Overfull \\hbox (1.5.5pt too wide) detected at line %d\n")),
    "log, all lines": (
        1500,
        in_log(
            "Overfull \\hbox (9%d.5pt too wide) in paragraph at lines 1--100000000\n"
            "[]wordwordword\n\n"
        ),
    ),
    "log, characters": (3000, in_log("Missing character: There is no \u6f22 in font a%d!\n")),
    "log, parentheses": (1500, in_log("Missing character: There is no " + " (" * 20 + "\n")),
    "log, fonts": (
        2000,
        in_log(
            "LaTeX Font Warning: Font shape `T1/a%d' undefined\n"
            "(Font) using `b' instead on input line 5\n"
        ),
    ),
    "log, references": (2000, in_log("LaTeX Warning: Reference `a%d' undefined on input line 5\n")),
    "log, long lines": (2500, in_log("x" * 79 + "\n")),
    "log, a long line": (25_000, in_log("a:")),
    "log, colons": (25_000, in_log(":1: ")),
    "log, slashes": (12_500, in_log("\\A/")),
    "log, output": (1500, in_log("Output written on (1 page\n")),
    "log, runaway": (3000, in_log("Runaway argument?\n{a\n")),
    "log, at the end": (3000, in_log("cv.tex:%d: LaTeX Error: \\begin{a} ended by \\end{b}.\n\n")),
}
"""Inputs of other forms."""

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
    **MORE,
    **{
        f"{f}, {kind}": (repetitions(piece), in_field(f, *piece))
        for f in FIELDS
        for kind, piece in PIECES.items()
    },
    **{f"text, {kind}": (repetitions(piece), in_text(*piece)) for kind, piece in MARKS.items()},
    **{
        f"yaml, {kind}": (repetitions(piece), in_file(*piece))
        for kind, piece in YAML_PIECES.items()
    },
    **{
        f"bib, {kind}": (repetitions(piece), in_bibliography(*piece))
        for kind, piece in BIB_PIECES.items()
    },
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
    print(f"{'input':30} {'length':>7} {'seconds, each at twice the length':>36}   exponent")
    remarkable: list[str] = []
    for name, (smallest, run) in INPUTS.items():
        if part in name:
            run(smallest // 10 + 1)
            times: list[float] = []
            for multiple in LENGTHS:
                if not times or times[-1] < ENOUGH:
                    times.append(seconds(run, smallest * multiple))
            lengths = [smallest * multiple for multiple in LENGTHS[: len(times)]]
            slope = exponent(lengths, times) if len(times) > 1 else math.inf
            shown = " ".join(f"{value:8.4f}" for value in times)
            line = f"{name:30} {smallest:7} {shown:>36}   {slope:8.2f}"
            print(line, flush=True)
            is_steep = slope > STEEP and max(times) > SHORT
            if is_steep or max(times) > LONG or len(times) < len(LENGTHS):
                remarkable.append(line)
    print(f"\n{len(remarkable)} steep or long", *remarkable, sep="\n")


if __name__ == "__main__":
    main()
