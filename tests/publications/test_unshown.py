"""`publications.unshown`: the fields of an entry that nobody sees."""

from __future__ import annotations

from typing import Any

import pytest

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.publications.library import Library, assemble
from cvtex.publications.publication import publication
from cvtex.publications.unshown import UnshownFields
from cvtex.source import Source
from cvtex.validation.validate import validate
from cvtex.yaml.loader import parse_yaml


def library(bib: str, style: str = "{}") -> Library:
    yaml = parse_yaml(Source("cv.yaml", f"name: A B\npublication_style: {style}\n")).value
    assert yaml is not None
    cv = validate(yaml).value
    assert cv is not None
    return assemble(cv, read_bibliography(Source("p.bib", bib)).value or (), yaml, [])


def unshown(bib: str, style: str = "{}") -> list[tuple[str, ...]]:
    """Return the unshown fields of each entry."""
    found = library(bib, style)
    fields = UnshownFields(found)
    return [fields.of(entry, publication(found, entry, [])) for entry in found.entries]


HEAD = "author={A B}, title={Some Words}"


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("article", "journal={J}, volume=3, number=4, pages={5--6}, date={2020-05}", ()),
        ("article", "journal={J}, year=2020, month=may, isbn={1}, abstract={Long}",
         ("isbn", "abstract")),
        ("article", "journal={J}, volume=1, issn=1", ("issn",)),
        ("inproceedings", "booktitle={B}, year=2020, month=may", ("month",)),
        ("inproceedings", "booktitle={B}, year=2020, date={2020-05}", ()),
        ("inproceedings", "booktitle={B}, editor={C D}, address={Rome}", ("editor", "location")),
        ("misc", "pdf={x.pdf}, doi={10.1000/x}", ("pdf",)),
        ("misc", "doi={10.1000/x}, url={https://doi.org/10.1000/x}", ()),
        ("misc", "doi={10.1000/x}, url={https://dl.acm.org/doi/10.1000/x}", ()),
        ("misc", "eprint={2301.00001}, url={https://arxiv.org/abs/2301.00001}", ()),
        ("article", "journal={J}, number=3, issue=3", ()),
        ("mytype", "publisher={P}, foo={Bar}, empty={}", ("foo",)),
        ("misc", "selected={true}, keywords={a}, related={k}, max_names={3}, note={N}", ()),
        ("misc", "addendum={X}, award={Best}, citations=3, pubstate={inpress}, series={S}", ()),
    ],
)  # fmt: skip
def test_fields_that_the_page_does_not_show(
    kind: str, fields: str, expected: tuple[str, ...]
) -> None:
    """They are found by experiment, for any type; what another field shows is shown."""
    assert unshown(f"@{kind}{{k, {HEAD}, {fields}}}") == [expected]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("{}", ("isbn",)),
        ("{detail: full}", ()),
        ("{detail: short}", ("series", "isbn", "addendum")),
        ("{types: {book: {detail: full}}}", ()),
        ("{omit_fields: [isbn, note]}", ()),
        ("{link_style: none, title_link: false}", ("isbn", "doi")),
        ("{entries: {k: {detail: full}}}", ()),
    ],
)
def test_the_style_decides_what_is_shown(style: str, expected: tuple[str, ...]) -> None:
    """A field that the user leaves out is known to the user, and not returned."""
    bib = f"@book{{k, {HEAD}, publisher={{P}}, series={{S}}, isbn={{12}}, note={{N}}, "

    assert unshown(f"{bib} addendum={{M}}, doi={{10.1000/x}}}}", style) == [expected]


def test_an_experiment_is_not_taken_for_another_entry() -> None:
    """Two entries with the same fields may differ in what is shown, by their values."""
    bib = "".join(
        f"@misc{{{key}, {HEAD}, pdf={{{pdf}}}}}"
        for key, pdf in (("a", "x.pdf"), ("b", "https://x.org/y"), ("c", "z.pdf"))
    )

    assert unshown(bib) == [("pdf",), (), ("pdf",)]


def test_many_similar_entries_take_few_experiments(count_steps: Any) -> None:
    """The steps for each of many entries of one form stay far below those of the first."""

    def steps(count: int) -> int:
        bib = "".join(
            f"@article{{k{n}, {HEAD} {n}, journal={{J}}, volume={n % 9}, issn={{{n}-1}}}}"
            for n in range(count)
        )
        found = library(bib)
        shown = [publication(found, entry, []) for entry in found.entries]
        fields = UnshownFields(found)

        def find() -> None:
            for entry, printed in zip(found.entries, shown, strict=True):
                fields.of(entry, printed)

        return int(count_steps(find))

    steps(1)  # fills the caches
    assert steps(400) < 12 * steps(40)
