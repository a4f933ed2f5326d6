"""`validation.salvage`: a mistake does not hide the others, and makes none that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.compiler.stages import check
from cvtex.source import Source
from cvtex.validation.salvage import salvage
from cvtex.yaml.loader import parse_yaml

BIB = "@misc{k, author={A B}, title={T}, year=2020}\n"
LIST = "sections: [{title: P, publications: {keys: [gone]}}]\n"


def said(folder: Path, yaml: str) -> list[str]:
    """Return place and code of all that is said of a CV."""
    (folder / "cv.yaml").write_text(yaml, encoding="utf-8")
    (folder / "p.bib").write_text(BIB, encoding="utf-8")
    return [
        f"{one.span.line}:{one.span.column} {one.code}"
        for one in check(folder / "cv.yaml").diagnostics
        if one.span
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
    """What has nothing to do with it is told in the same run, at its own place."""
    assert sorted(said(tmp_path, yaml)) == expected


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
def test_what_follows_from_a_mistake_is_not_told(
    tmp_path: Path, yaml: str, expected: list[str]
) -> None:
    """One mistake, one message."""
    assert said(tmp_path, yaml) == expected


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
def test_something_is_left_of_every_mapping(yaml: str) -> None:
    """However much of it is wrong, the rest is a CV."""
    document = parse_yaml(Source("cv.yaml", yaml)).value

    assert document is not None
    assert salvage(document) is not None


@pytest.mark.parametrize("yaml", ["", "x\n", "- x\n"])
def test_of_what_is_no_mapping_nothing_is_left(yaml: str) -> None:
    """There is nothing to look at."""
    document = parse_yaml(Source("cv.yaml", yaml)).value

    assert document is not None
    assert salvage(document) is None
