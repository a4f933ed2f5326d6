"""Try hostile values in each place of a CV, and files whose structure has been changed.

Run `python scripts/hostile.py values` or `python scripts/hostile.py mutations`. `values` puts each
of `VALUES` into each key of the schema, one at a time, of a CV with all kinds of sections.
`mutations` deletes, doubles, exchanges, wraps and tags nodes of a CV, and does the same to entries
and fields of a bibliography, so that most of what comes of it is still well-formed. Each input goes
through the library as far as the LaTeX. What ends in an exception, or takes more than
`MOST_SECONDS`, is printed, with what it was, and kept.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias, get_args, get_origin

from cvtex.compiler.options import Options
from cvtex.compiler.stages import to_latex
from cvtex.report import ReportStyle, render
from cvtex.schema.paths import annotation_at, keys_of, without_none
from cvtex.source import Source
from cvtex.yaml import parse_yaml

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "cases" / "good"
MOST_SECONDS = 10.0
"""The most CPU seconds of one input."""

Place: TypeAlias = tuple[int | str, ...]

HUGE = "9" * 4400
"""More digits than `int` accepts (4,300)."""

VALUES: tuple[Any, ...] = (
    # nothing, other kinds of values, and what YAML takes for them
    None, "", " ", [], {}, [None], [[]], [{}], {"": ""}, {"a": "b"}, ["a", "b"], [["a"]], True, 0,
    -1,
    1.5, "null", "~", "yes", "NO", "true", "[]", "{}", "- a", "a: b", "&a", "*a", "!x", "|", ">",
    "%",
    # numbers and dates
    "1", "-1", "+1", "007", "1_000", "1e5", "1e999", "nan", "inf", "0x10", "1.2.3", ".", ",", HUGE,
    "-" + HUGE, "0." + HUGE, "²", "①", "٣", "१२", "９９", "½", "Ⅻ", "十", "2020", "0000", "9999",
    "10000",
    "2020-13-45", "2020-02-30", f"2020-{HUGE}", f"{HUGE}-01-01", "2020–", "–2020", "–", "2020-2019",
    "2020–2019–2018", "May", "May May", "2020 2021 2022", "present", "Summer 20x0", "2020/2021",
    "²020",
    # characters
    "\0", "\x01", "\x07", "\x1b[31mred", "\x1b]0;t\x07", "\x7f", "\x85", "\u2028", "\u2029",
    "\ufeff",
    "\ufffe", "\uffff", "\ud800", "\udc00\ud800", "\U0010ffff", "\u200b", "\u202ea\u202c", "\u2066",
    "e\u0301" * 200, "\u0301", "漢字", "🎉", "שלום", "ﷺ", "\U000e0041", "\r", "\t", "\n",
    "a\n\n\nb",
    # LaTeX, templates and HTML
    "\\", "\\\\", "{", "}", "{" * 3000, "}" * 3000, "{a" * 1500 + "}" * 1500, "$", "$$", "$x",
    "$" * 3000,
    "$\\frac{1}{$", "$^{" * 300, "\\input{/etc/passwd}", "`\\input{x}`{=latex}", "`{`{=latex}",
    "#", "%%",
    "&", "~", "^^M", "_", "\\VAR{cv}", "\\BLOCK{if", "\\#{", "{{7*7}}", "{% raw", "\\a" * 2000,
    "<sup>" * 1000,
    "&amp;", f"&#{HUGE};", "&#xD800;", "&#0;", "&" + "a" * 3000 + ";",
    # Markdown
    "*", "**", "*a" * 2000, "[" * 2000, "![" * 1000, "`" * 2000, "<" * 2000, "[a](", "[a](b",
    "[a](<",
    "[](javascript:alert(1))", "[a](//b)", "[" * 300 + "](a)" * 300, "> " * 500, "- " * 500,
    "'" * 2500,
    # addresses, files and names
    "http://", "https://[", "https://[::1", "https://a:99999/", "https://\ud800",
    "http:" + "/" * 3000,
    "https://" + "a." * 2000, "javascript:1", "file:///etc/passwd", "mailto:", "a@", "@", "a@b@c",
    "a@" + "b." * 2000, "/etc/passwd", "../" * 100 + "x", "cv.yaml", "/dev/zero", "a\0b", ".",
    "..", "~root",
    "CON", "x" * 5000, "x" * 50_000, "and " * 1000, ", " * 1000, "A. " * 1000, "van " * 1000,
    "a, b, c, d, e",
    "{{}}", "10.1/" + "a" * 3000, "@" * 500, "🎉" * 2000,
)  # fmt: skip
"""What is put into each place: nothing that a CV has, and everything that a stranger may try."""


@dataclass(frozen=True)
class Input:
    """One input: what it is, the CV and the bibliography."""

    what: str
    cv: bytes
    bibliography: bytes


def complaint(given: Input) -> str:
    """Compile an input to LaTeX and report on it; return what is wrong with that, or nothing."""
    contents = {"cv.yaml": given.cv, "publications.bib": given.bibliography}
    begun = time.process_time()
    try:
        compiled = to_latex(Path("cv.yaml"), Options(contents=contents, today=date(2026, 6, 1)))
        for style in ReportStyle:
            render(compiled.diagnostics, compiled.sources, style, color=True).encode()
    except Exception:  # noqa: BLE001 - this is what is looked for
        return traceback.format_exc()
    took = time.process_time() - begun
    if compiled.latex is None and not compiled.failed:
        return "no LaTeX, and no error"
    return f"{took:.1f} s" if took > MOST_SECONDS else ""


# -- values --


def full_cv() -> Any:
    """Return the data of a CV with a section of each kind, and lists of publications."""
    data = parsed((CASES / "every-kind" / "cv.yaml").read_text(encoding="utf-8"))
    data["sections"].append({"title": "Papers", "publications": {"type": ["article"]}})
    return data


def parsed(text: str) -> Any:
    """Return the data of a YAML text."""
    document = parse_yaml(Source("cv.yaml", text)).value
    if document is None:
        raise ValueError(text)
    return document.data


def places(data: Any) -> Iterator[Place]:
    """Yield each place of the schema, below the sections of some data that have its kind."""
    for key in keys_of(annotation_at(())):
        if key != "sections":
            yield from _below((key,))
    yield ("sections",)
    yield ("sections", 0)
    known: set[Place] = set()
    for index, section in enumerate(data["sections"]):
        for kind in section:
            for place in _below(("sections", index, kind)):
                if (short := (*place[:1], *place[2:])) not in known:
                    known.add(short)
                    yield place


_NAMES = {"entries": "quill2024", "checks": "encoding", "fields": "note", "types": "article"}
"""Names of keys in mappings whose keys the schema does not give."""


def _below(place: Place) -> Iterator[Place]:
    """Yield a place of the schema and all places below it; queries in queries once only."""
    yield place
    if place.count("any_of") + place.count("none_of") > 1:
        return
    annotation = without_none(annotation_at(place))
    if keys_of(annotation):
        for key in keys_of(annotation):
            yield from _below((*place, key))
    elif get_origin(annotation) is dict:
        yield from _below((*place, _NAMES.get(str(place[-1]), "x")))
    elif get_origin(annotation) is tuple and get_args(annotation):
        yield from _below((*place, 0))


def put(data: Any, place: Place, value: Any) -> Any:
    """Return data with a value at a place; what leads to it is made, if it is not there."""
    if not place:
        return value
    first, rest = place[0], place[1:]
    if isinstance(first, int):
        items = list(data) if isinstance(data, list) else []
        items += [None] * (first + 1 - len(items))
        items[first] = put(items[first], rest, value)
        return items
    keys = dict(data) if isinstance(data, dict) else {}
    return {**keys, first: put(keys.get(first), rest, value)}


def values(count: int, seed: int) -> Iterator[Input]:
    """Yield a CV for a place and a value, as JSON, which is YAML: for all pairs, or `count`."""
    data = full_cv()
    bibliography = (CASES / "every-kind" / "publications.bib").read_bytes()
    pairs = [(place, value) for place in places(data) for value in VALUES]
    random.Random(seed).shuffle(pairs)  # noqa: S311 - nothing secret
    for place, value in pairs[:count]:
        what = f"{'.'.join(map(str, place))}: {value!r}"[:200]
        yield Input(what, json.dumps(put(data, place, value)).encode(), bibliography)


# -- mutations --


@dataclass(frozen=True)
class Tagged:
    """A node with other text around it: a tag, an anchor, brackets."""

    before: str
    value: Any
    after: str = ""


BEFORE = (
    "!x ", "!!int ", "!!binary ", "!!set ", "!!python/object:os.system ", "!<tag:a> ", "! ", "&a ",
    "&a &b ",
    "*a ", "!!null ", "!!map ", "!!str ", "<<: ",
)  # fmt: skip
KEYS = (
    "<<",
    "",
    "name",
    "sections",
    "\ud800",
    "\0",
    "\u202e",
    "a: b",
    "titel",
    "x" * 2000,
    "- ",
    "?",
)


def emitted(data: Any) -> str:
    """Return data as YAML in flow style."""
    match data:
        case Tagged(before, value, after):
            return before + emitted(value) + after
        case dict():
            return "{" + ", ".join(f"{emitted(k)}: {emitted(v)}" for k, v in data.items()) + "}"
        case list():
            return "[" + ", ".join(map(emitted, data)) + "]"
    return json.dumps(data)


def mutated_data(data: Any, dice: random.Random) -> Any:
    """Return data with one node changed."""
    place = dice.choice(list(_nodes(data)))
    value = _at(data, place)
    holder = _at(data, place[:-1])
    match dice.randrange(9):
        case 0:
            return _without(data, place)
        case 1 if isinstance(holder, list):
            return put(data, place[:-1], holder * dice.choice((2, 3, 100)))
        case 2:
            return put(data, place, _at(data, dice.choice(list(_nodes(data)))))
        case 3:
            return put(data, place, Tagged(dice.choice(BEFORE), value))
        case 4:
            return put(data, place, dice.choice(([value], {"a": value}, [[value] * 3], str(value))))
        case 5 if isinstance(holder, dict):
            key = dice.choice((*KEYS, str(place[-1])[::-1], str(place[-1]) + "s"))
            return put(_without(data, place), (*place[:-1], key), value)
        case 6:
            depth = dice.choice((10, 90, 105, 400, 5000))
            before, after = dice.choice((("[", "]"), ("{a: ", "}"), ("[[a], ", "]"), ("[", "")))
            return put(data, place, Tagged(before * depth, value, after * depth))
        case 7 if isinstance(value, str):
            at = dice.randrange(len(value) + 1)
            odd = dice.choice([odd for odd in VALUES if isinstance(odd, str)])
            return put(data, place, value[:at] + odd + value[at:])
    return put(data, place, dice.choice(VALUES))


def _nodes(data: Any) -> Iterator[Place]:
    """Yield the places of all nodes but the root."""
    inner: Iterable[tuple[int | str, Any]] = ()
    if isinstance(data, dict):
        inner = data.items()
    elif isinstance(data, list):
        inner = enumerate(data)
    for key, value in inner:
        yield (key,)
        yield from ((key, *place) for place in _nodes(value))


def _at(data: Any, place: Place) -> Any:
    for part in place:
        data = data[part]
    return data


def _without(data: Any, place: Place) -> Any:
    holder = _at(data, place[:-1])
    if isinstance(holder, dict):
        kept: Any = {key: value for key, value in holder.items() if key != place[-1]}
    else:
        kept = [value for index, value in enumerate(holder) if index != place[-1]]
    return put(data, place[:-1], kept) if place[:-1] else kept


_ENTRY = re.compile(r"^(?=@)", re.MULTILINE)
_FIELD = re.compile(r"(?<=,)(?=\s*\w+\s*=)")


def mutated_bibliography(text: str, dice: random.Random) -> str:
    """Return a bibliography with an entry, a field or a brace changed."""
    entries = _ENTRY.split(text)
    i = dice.randrange(len(entries))
    j = dice.randrange(len(entries))
    fields = _FIELD.split(entries[i])
    m = dice.randrange(len(fields))
    match dice.randrange(9):
        case 0:
            del entries[i]
        case 1:
            entries[i:i] = [entries[j]] * dice.choice((1, 2, 50))
        case 2:
            del fields[m]
        case 3:
            fields[m:m] = [dice.choice(_FIELD.split(entries[j]))] * dice.choice((1, 2, 50))
        case 4:
            fields[m] = fields[m].replace("=", dice.choice(("==", "", "= #", ":", "= {} #")), 1)
        case 5:
            marks = [at for at, mark in enumerate(entries[i]) if mark in '{}",=@#']
            if marks:
                at = dice.choice(marks)
                entries[i] = (
                    entries[i][:at] + dice.choice(("", "{", "}", '"')) + entries[i][at + 1 :]
                )
            fields = _FIELD.split(entries[i])
        case 6:
            value = dice.choice([odd for odd in VALUES if isinstance(odd, str)])
            fields[m] = f" {dice.choice(NAMES)} = {{{value}}},"
        case 7:
            at = dice.randrange(len(entries[i]) + 1)
            odd = dice.choice([odd for odd in VALUES if isinstance(odd, str)])
            fields = _FIELD.split(entries[i][:at] + odd + entries[i][at:])
        case _:
            fields[0] = re.sub(r"@\w+", dice.choice(TYPES), fields[0], count=1)
    if i < len(entries):
        entries[i] = "".join(fields)
    return "".join(entries)


NAMES = (
    "title", "author", "author+an", "editor", "date", "year", "month", "day", "pages", "number",
    "doi",
    "url", "eprint", "note", "keywords", "crossref", "xdata", "related", "ids", "acceptance_rate",
    "citations", "pubstate", "max_names", "mine", "selected", "links", "award", "journal", "volume",
)  # fmt: skip
TYPES = (
    "@comment",
    "@string",
    "@preamble",
    "@xdata",
    "@proceedings",
    "@misc",
    "@",
    "@x",
    "@article ",
    "@set",
)


def mutations(count: int, seed: int) -> Iterator[Input]:
    """Yield changed CVs and bibliographies, in other encodings now and then."""
    dice = random.Random(seed)  # noqa: S311 - nothing secret
    folders = sorted(folder for folder in CASES.iterdir() if (folder / "cv.yaml").is_file())
    for number in range(count):
        folder = dice.choice(folders)
        data = parsed((folder / "cv.yaml").read_text(encoding="utf-8"))
        files = sorted(CASES.glob("*/publications.bib"))
        bibliography = dice.choice(files).read_text(encoding="utf-8")
        data["bibliography"] = "publications.bib"
        for _ in range(dice.choice((1, 1, 2, 5))):
            if dice.randrange(2):
                bibliography = mutated_bibliography(bibliography, dice)
            elif isinstance(data, dict) and data and not _has_tag(data):
                data = mutated_data(data, dice)
        cv = emitted(data)
        what = f"mutation {number} of {folder.name}"
        yield Input(what, _encoded(cv, dice), _encoded(bibliography, dice))


def _has_tag(data: Any) -> bool:
    if isinstance(data, Tagged):
        return True
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return any(map(_has_tag, inner))


def _encoded(text: str, dice: random.Random) -> bytes:
    """Return the bytes of a text; a file may begin with a mark, or with several."""
    data = text.encode("utf-8", "surrogatepass")
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: b"\xef\xbb\xbf" + data,
        lambda: b"\xef\xbb\xbf" * 3 + data,
        lambda: text.encode("utf-16", "surrogatepass"),
        lambda: b"\xff\xfe" + data,
        lambda: text.encode("latin-1", "replace"),
        lambda: data.replace(b"\n", b"\r"),
        lambda: data[: dice.randrange(len(data) + 1)] + b"\xed\xa0\x80" + data,
        lambda: data[: dice.randrange(len(data) + 1)],
    )
    return dice.choice(ways)() if dice.randrange(5) == 0 else data


def main() -> int:
    """Run one of the two, print what is wrong, and keep its files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("values", "mutations"))
    parser.add_argument("--inputs", type=int, help="how many; by default 28,000 and 7,000")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("hostile-findings"))
    asked = parser.parse_args()
    count = tried = 0
    longest = 0.0
    make, usual = {"values": (values, 28_000), "mutations": (mutations, 7000)}[asked.kind]
    for given in make(asked.inputs or usual, asked.seed):
        tried += 1
        begun = time.process_time()
        problem = complaint(given)
        longest = max(longest, time.process_time() - begun)
        if problem:
            count += 1
            folder = asked.keep / str(count)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "cv.yaml").write_bytes(given.cv)
            (folder / "publications.bib").write_bytes(given.bibliography)
            (folder / "problem.txt").write_text(f"{given.what!r}\n{problem}", encoding="utf-8")
            print(f"{folder}: {given.what!a}: {problem.strip().splitlines()[-1][:200]}", flush=True)
    print(f"{tried} inputs, {count} findings; the longest took {longest:.1f} s")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
