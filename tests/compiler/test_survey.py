"""`compiler.survey`: duplicates, missing fields and doubtful years, each reported once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cvtex.compiler.options import Options
from cvtex.compiler.survey import survey
from cvtex.diagnostics.codes import Code

TODAY = Options(today=date(2025, 6, 1))
FULL = "author={A Owner}, year=2020, booktitle={B}, title="


def reported(folder: Path, bib: str, owner: str = "") -> list[tuple[Code, int]]:
    """Return the code and the line of each diagnostic about a bibliography."""
    path = folder / "p.bib"
    path.write_text(bib, encoding="utf-8")
    surveyed = survey(path, TODAY, owner=owner)
    assert surveyed.survey is not None
    return [(d.code, d.span.line if d.span else 0) for d in surveyed.diagnostics]


@pytest.mark.parametrize(
    ("bib", "expected"),
    [
        (f"@inproceedings{{a, {FULL}{{T}}}}", []),
        (
            (
                f"@inproceedings{{a, {FULL}{{T}}, doi={{10.1/X}}}}\n"
                f"@inproceedings{{b, {FULL}{{U}}, doi={{https://doi.org/10.1/x}}}}"
            ),
            [(Code.DUPLICATE_ENTRY, 2)],
        ),
        (
            (
                f"@inproceedings{{a, {FULL}{{The {{T}}itle}}}}\n"
                f"@inproceedings{{b, {FULL}{{the title.}}}}"
            ),
            [(Code.DUPLICATE_ENTRY, 2)],
        ),
        (
            (
                f"@inproceedings{{a, {FULL}{{T}}}}\n"
                "@inproceedings{b, author={X Else}, year=2020, booktitle={B}, title={T}}"
            ),
            [],
        ),
        (
            (
                "@misc{p, author={A Owner}, title={T}, eprint={1}, year=2019}\n"
                f"@inproceedings{{a, {FULL}{{T}}}}"
            ),
            [(Code.PUBLISHED_PREPRINT, 1)],
        ),
        (
            "@article{a, title={T}, author={A Owner}}",
            [(Code.MISSING_FIELD, 1), (Code.MISSING_FIELD, 1)],
        ),
        ("@book{a, title={T}, editor={A Owner}, year=2020}", []),
        ("@misc{a, title={T}, pubstate={submitted}}", []),
        ("@misc{a, year=2020}", [(Code.MISSING_FIELD, 1)]),
        ("@misc{a, title={T},\n year=2092}", [(Code.SUSPICIOUS_YEAR, 2)]),
        ("@misc{a, title={T},\n year=1702}", [(Code.SUSPICIOUS_YEAR, 2)]),
        ("@misc{a, title={T}, year=2027}", []),
    ],
)
def test_each_problem_is_reported_once(
    tmp_path: Path, bib: str, expected: list[tuple[Code, int]]
) -> None:
    """A problem has its code and its line, and an entry without problems is not reported."""
    assert reported(tmp_path, bib) == expected


def test_the_owner_is_searched_for_if_known(tmp_path: Path) -> None:
    """A .bib file alone has no owner, unless the caller names the owner; a CV has an owner."""
    bib = "@misc{a, author={X Else}, title={T}, year=2020}"

    assert reported(tmp_path, bib) == []
    assert reported(tmp_path, bib, "Ada Owner") == [(Code.OWNER_NOT_FOUND, 1)]
    (tmp_path / "cv.yaml").write_text("name: Ada Owner\nbibliography: p.bib\n", encoding="utf-8")
    surveyed = survey(tmp_path / "cv.yaml", TODAY)
    assert [problem.code for problem in surveyed.diagnostics] == [Code.OWNER_NOT_FOUND]


def test_counts_are_by_type(tmp_path: Path) -> None:
    """The most frequent type is first, and the entries of the owner are counted."""
    path = tmp_path / "p.bib"
    path.write_text("@misc{a, author={A Owner}} @article{b} @article{c}", encoding="utf-8")
    report = survey(path, TODAY, owner="Ada Owner").survey

    assert report is not None
    assert list(report.types.items()) == [("article", 2), ("misc", 1)]
    assert report.with_owner == 1


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    """There is no survey, and the diagnostic has no place."""
    surveyed = survey(tmp_path / "gone.bib", TODAY)

    assert surveyed.survey is None
    assert [(problem.code, problem.span) for problem in surveyed.diagnostics] == [
        (Code.FILE_NOT_FOUND, None)
    ]
