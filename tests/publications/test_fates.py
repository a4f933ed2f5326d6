"""`publications.fates`: every entry of a bibliography is accounted for."""

from __future__ import annotations

from pathlib import Path

from cvtex.cli.survey_text import fates_text
from cvtex.compiler.options import Options
from cvtex.compiler.stages import check
from cvtex.document import Fate

BIB = """
@article{new, author={Jane Doe}, title={T}, journal={J}, year=2020, related={short}}
@misc{preprint, author={Jane Doe}, title={T}, eprint={2001.00001}, year=2019}
@inproceedings{short, author={Jane Doe}, title={T}, booktitle={C}, year=2018}
@book{book, author={Jane Doe}, title={B}, year=2000}
@xdata{data, publisher={P}}
@proceedings{volume, title={V}, year=2020, editor={A Bee}}
@inproceedings{paper, title={In}, crossref={volume}, author={Jane Doe}}
@unpublished{talk, author={Jane Doe}, title={T}, year=1975}
@misc{older, author={Jane Doe}, title={O}, year=1960}
@comment{ @misc{aside, title={x}} }
@article{broken
"""
CV = """name: Jane Doe
bibliography: p.bib
sections:
  - {title: P, publications: {none_of: [{type: book}], limit: 3}}
"""


def fates(folder: Path, bib: str) -> tuple[Fate, ...]:
    (folder / "p.bib").write_text(bib, encoding="utf-8")
    (folder / "cv.yaml").write_text(CV, encoding="utf-8")
    document = check(folder / "cv.yaml", Options()).document
    assert document is not None
    return document.bibliography


def test_every_entry_is_listed_merged_left_out_or_unread(tmp_path: Path) -> None:
    """Each is named once, with its place, and with the reason if it is not shown."""
    found = fates(tmp_path, BIB)

    assert {fate.key: (fate.outcome, fate.target or fate.reason) for fate in found} == {
        "new": ("listed", ""),
        "preprint": ("merged", "new"),
        "short": ("merged", "new"),
        "book": ("left out", "no list selects it"),
        "data": ("left out", "other entries inherit from it"),
        "volume": ("left out", "it is a volume that contains other entries"),
        "paper": ("listed", ""),
        "talk": ("listed", ""),
        "older": ("left out", "the list has a `limit`"),
        "@misc{aside, title={x}}": ("unread", "it is in an `@comment`"),
        "@article{broken": ("unread", "it is not an entry"),
    }
    assert len(found) == 11
    assert {fate.key: fate.origin.line for fate in found}["talk"] == 9


def test_the_summary_names_what_is_not_listed(tmp_path: Path) -> None:
    """It has the counts, and a line for each entry that the reader does not see by its own name."""
    assert fates_text(fates(tmp_path, BIB)).splitlines()[:3] == [
        "  bibliography: 11 entries: 3 listed, 2 merged, 4 left out, 2 unread",
        "    merged: preprint is shown with new",
        "    merged: short is shown with new",
    ]


def test_a_summary_of_listed_entries_is_empty(tmp_path: Path) -> None:
    """Where every entry is listed, there is nothing to say."""
    assert fates_text(fates(tmp_path, "@misc{a, author={Jane Doe}, title={T}, year=2020}")) == ""


def test_of_many_entries_the_first_are_named(tmp_path: Path) -> None:
    """The others are counted."""
    bib = "".join(
        f"@book{{b{n}, author={{Jane Doe}}, title={{T{n}}}, year=2000}}\n" for n in range(15)
    )
    lines = fates_text(fates(tmp_path, bib)).splitlines()

    assert len(lines) == 12
    assert lines[-1] == "    left out: 5 more"
