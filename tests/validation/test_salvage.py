"""`validation.salvage`: a mistake does not hide other mistakes, and does not cause new ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.compiler.stages import check
from cvtex.source import Source
from cvtex.validation.salvage import salvage
from cvtex.yaml.loader import parse_yaml

BIB = "@misc{k, author={A B}, title={T}, year=2020}\n"
LIST = "sections: [{title: P, publications: {keys: [gone]}}]\n"


def reported(folder: Path, yaml: str) -> list[str]:
    """Return line, column and code of each diagnostic of a CV."""
    (folder / "cv.yaml").write_text(yaml, encoding="utf-8")
    (folder / "p.bib").write_text(BIB, encoding="utf-8")
    return [
        f"{diagnostic.span.line}:{diagnostic.span.column} {diagnostic.code}"
        for diagnostic in check(folder / "cv.yaml").diagnostics
        if diagnostic.span
    ]


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        (
            "name: A B\nemial: x\nbibliography: p.bib\n" + LIST,
            ["2:1 unknown-field", "4:45 unknown-key"],
        ),
        (
            "label: [x]\nbibliography: p.bib\n" + LIST,
            ["1:1 missing-field", "1:8 invalid-value", "3:45 unknown-key"],
        ),
        (
            (
                "name: A B\nbibliography: p.bib\nsections:\n  - {titel: X}\n"
                "  - {title: P, publications: {keys: [gone], limit: x}}\n"
            ),
            ["4:6 unknown-field", "5:38 unknown-key", "5:52 invalid-value"],
        ),
        (
            (
                "name: A B\nsections:\n  - title: T\n    awards:\n      - {titel: x}\n"
                "      - {date: 2020, title: y}\n      - {date: 2018, title: y}\n"
                "      - {date: 2024, title: y}\n"
            ),
            ["5:10 unknown-field", "8:16 entry-order"],
        ),
    ],
)
def test_one_mistake_does_not_hide_another(tmp_path: Path, yaml: str, expected: list[str]) -> None:
    """Independent mistakes are reported in the same run, each at its own place."""
    assert sorted(reported(tmp_path, yaml)) == expected


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("name: A B\nbibliograhpy: p.bib\n" + LIST, ["2:1 unknown-field"]),
        ("name: A B\nbibliography: gone.bib\n" + LIST, ["2:15 file-not-found"]),
        ("nmae: A B\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n",
         ["1:1 unknown-field"]),
        ("name: A B\nemial: a@b.org\nsections: [{title: C, contact: [email]}]\n",
         ["2:1 unknown-field"]),
        ("name: A B\nname: C D\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n",
         ["2:1 duplicate-key"]),
    ],
)  # fmt: skip
def test_consequences_of_a_mistake_are_not_reported(
    tmp_path: Path, yaml: str, expected: list[str]
) -> None:
    """One mistake has one message."""
    assert reported(tmp_path, yaml) == expected


@pytest.mark.parametrize(
    "yaml",
    [
        "sections: 3\n",
        "sections: [3, {}, {title: [x]}, {titel: x}]\n",
        "a: &x {b: [1]}\nsections: [*x, *x]\nprofiles: *x\n",
        "base: &b {title: T, colour: red}\nsections: [{<<: *b, text: x}]\n",
        "publication_style: {entries: {k: {venues: x}}, highlight: [{style: x}]}\n",
        "checks: {x: y, name: z}\nwords: {status: {x: 1}}\n",
        "name: {a: b}\nlast_updated: {note: x}\n",
    ],
)
def test_every_mapping_has_a_valid_part(yaml: str) -> None:
    """Without its wrong values, it is a CV."""
    document = parse_yaml(Source("cv.yaml", yaml)).value

    assert document is not None
    assert salvage(document) is not None


@pytest.mark.parametrize("yaml", ["", "x\n", "- x\n"])
def test_other_data_has_no_valid_part(yaml: str) -> None:
    """A list or a text has no keys of a CV."""
    document = parse_yaml(Source("cv.yaml", yaml)).value

    assert document is not None
    assert salvage(document) is None
