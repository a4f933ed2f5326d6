"""`bibliography.inheritance`: `crossref` and `xdata`, by biblatex's rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.entry import BibEntry
from cvtex.bibliography.inheritance import by_key, inherit, parents
from cvtex.diagnostics.codes import Code
from cvtex.source import Source


def read(text: str) -> tuple[BibEntry, ...]:
    entries = read_bibliography(Source("p.bib", text)).value
    assert entries is not None
    return entries


def inherited(text: str) -> dict[str, str]:
    """Return the fields of the first entry, after it has inherited."""
    filled = inherit(read(text))
    assert filled.value
    assert filled.diagnostics == ()
    skipped = {"crossref", "xdata"}
    return {name: f.latex for name, f in filled.value[0].fields.items() if name not in skipped}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ("@inproceedings{a, title={T}, crossref={v}}"
            "@proceedings{v, title={V}, year=2020, publisher={P}, editor={E}}"),
            {"title": "T", "booktitle": "V", "year": "2020", "publisher": "P", "editor": "E"},
        ),
        (
            "@inproceedings{a, title={T}, crossref={v}} @proceedings{v, booktitle={B}, title={V}}",
            {"title": "T", "booktitle": "B"},
        ),
        (
            "@inproceedings{a, booktitle={Mine}, crossref={v}} @proceedings{v, title={V}}",
            {"booktitle": "Mine"},
        ),
        (
            "@article{a, crossref={v}} @periodical{v, title={Journal}, year=1}",
            {"journaltitle": "Journal", "year": "1"},
        ),
        ("@inbook{a, crossref={v}} @book{v, author={X}}", {"author": "X"}),
        ("@incollection{a, crossref={v}} @book{v, author={X}}", {}),
        ("@inproceedings{a, crossref={v}} @proceedings{v, doi={1}, keywords={k}, note={n}}", {}),
        (
            "@inproceedings{a, date={2021-05}, crossref={v}} @proceedings{v, year=2020, month=may}",
            {"date": "2021-05"},
        ),
        ("@misc{a, xdata={x,y}} @xdata{x, year=1, note={n}} @xdata{y, year=2, doi={d}}",
         {"year": "1", "note": "n", "doi": "d"}),
        ("@misc{a, xdata={x}} @xdata{x, xdata={y}} @xdata{y, title={T}}", {"title": "T"}),
        ("@inproceedings{a, crossref={V}} @proceedings{v, title={B}}", {"booktitle": "B"}),
        ("@inproceedings{a, crossref={old}} @proceedings{v, ids={older, old}, title={B}}",
         {"booktitle": "B"}),
    ],
)  # fmt: skip
def test_a_child_inherits_from_its_parent(text: str, expected: dict[str, str]) -> None:
    """Own fields have priority, titles are renamed, and fields of the volume alone are excluded."""
    assert inherited(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "@misc{a, crossref={gone}}",
        "@misc{a, xdata={gone}}",
        "@misc{a, crossref={a}}",
    ],
)
def test_an_invalid_parent_is_reported(text: str) -> None:
    """An unknown key, and an entry that inherits from itself, are reported once."""
    filled = inherit(read(text))

    assert [problem.code for problem in filled.diagnostics] == [Code.UNKNOWN_KEY]
    assert filled.diagnostics[0].span is not None


def test_entries_may_inherit_from_each_other() -> None:
    """Both entries have the fields of both, and the recursion ends."""
    filled = inherit(read("@misc{a, xdata={b}, year=1} @misc{b, xdata={a}, note={n}}"))

    assert filled.value is not None
    assert [entry.get("note") for entry in filled.value] == ["n", "n"]
    assert [entry.get("year") for entry in filled.value] == ["1", "1"]


def test_xdata_entries_are_not_listed() -> None:
    """An `@xdata` entry is not a publication."""
    filled = inherit(read("@xdata{x, year=1} @misc{a, xdata={x}}"))

    assert [entry.key for entry in filled.value or ()] == ["a"]


def test_an_entry_has_several_keys() -> None:
    """The keys in `ids` are further keys, and a real key has priority."""
    known = by_key(read("@misc{a, ids={b, c}} @misc{b} @misc{a}"))

    assert known == {"a": 0, "b": 1, "c": 0}


def test_parents_are_the_entries_named_in_crossref() -> None:
    """Only `crossref` makes an entry a volume; `xdata` does not."""
    text = "@misc{a, crossref={v}} @misc{b, xdata={x}} @xdata{x} @proceedings{v}"

    assert parents(read(text)) == {"v"}


def test_a_long_chain_is_cut() -> None:
    """A chain of thousands of entries raises no exception, and inherits over a few steps only."""
    chain = "".join(f"@misc{{k{n}, crossref={{k{n + 1}}}}}\n" for n in range(3000))
    filled = inherit(read(chain + "@misc{k3000, note={n}, publisher={P}}"))

    assert filled.value is not None
    assert filled.value[-2].get("publisher") == "P"
    assert filled.value[0].get("publisher") == ""


def test_the_ways_to_many_parents_end(count_steps: Callable[[Callable[[], object]], int]) -> None:
    """Three parents on each of 15 levels are reached in 14 million ways."""
    rows = (
        f"@xdata{{x{level}-{number}, xdata={{{','.join(f'x{level + 1}-{n}' for n in range(3))}}}}}"
        for level in range(15)
        for number in range(3)
    )
    entries = read("@misc{a, xdata={x0-0,x0-1,x0-2}, title={T}}" + "".join(rows))

    steps = count_steps(lambda: inherit(entries))
    (found,) = inherit(entries).diagnostics

    assert steps < 200_000
    assert found.message == "`a` inherits from more than 200 entries"


def test_an_entry_may_have_many_parents() -> None:
    """The limit is far from what real files have."""
    keys = [f"x{number}" for number in range(100)]
    parents_of_it = "".join(f"@xdata{{{key}, f{key}={{v}}}}" for key in keys)

    assert len(inherited(f"@misc{{a, xdata={{{','.join(keys)}}}}}" + parents_of_it)) == len(keys)


def test_children_of_other_types_inherit_other_fields() -> None:
    """From one volume, whose fields are prepared once for each type of child."""
    volume = "@proceedings{v, title={V}, author={A}, year=2020}"
    children = (
        "@inproceedings{a, crossref={v}}@inbook{b, crossref={v}}@inproceedings{c, crossref={v}}"
    )
    filled = {entry.key: entry for entry in inherit(read(children + volume)).value or ()}

    assert [filled[key].get("booktitle") for key in "abc"] == ["V", "V", "V"]
    assert [filled[key].get("author") for key in "abc"] == ["", "A", ""]
