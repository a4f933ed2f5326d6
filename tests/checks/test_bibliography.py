"""`checks.bibliography`: duplicates, texts in capitals, doubtful years and invalid addresses."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.reference import references
from cvtex.checks.bibliography import duplicates, missing_fields
from cvtex.compiler.options import Options
from cvtex.compiler.stages import check
from cvtex.source import Source

CV = "name: Ada Owner\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n"
OWN = "author={Ada Owner}, year=2020"


def reported(folder: Path, bib: str, cv: str = CV) -> list[str]:
    """Return the place and the code of each diagnostic."""
    (folder / "cv.yaml").write_text(cv, encoding="utf-8")
    (folder / "p.bib").write_text(bib, encoding="utf-8")
    checked = check(folder / "cv.yaml", Options(today=date(2026, 6, 1)))
    return [f"{d.span.line}:{d.span.column} {d.code}" for d in checked.diagnostics if d.span]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("doi={10.1/A}, title={T}", "doi={https://doi.org/10.1/a}, title={U}",
         ["2:48 duplicate-entry"]),
        ("doi={10.1/a}, title={T}", "doi={10.1/b}, title={T}", []),
        ("doi={10.1000/x1}, title={T}", "doi={doi.org/10.1000/X1}, title={U}",
         ["2:48 duplicate-entry"]),
        ("doi={doi:10.1000/x1}, title={T}", "doi={https://www.doi.org/10.1000%2Fx1}, title={U}",
         ["2:48 duplicate-entry"]),
        ("doi={http://dx.doi.org/10.1/a\\_b}, title={T}", "doi={10.1/A_B}, title={U}",
         ["2:48 duplicate-entry"]),
        ("doi={10/gmhk73}, title={T}", "doi={https://doi.org/10/GMHK73}, title={U}",
         ["2:48 duplicate-entry"]),
        ("doi={10.1/a}, title={T}", "url={https://doi.org/10.1/a}, title={U}", []),
        ("doi={n/a}, title={T}", "doi={n/a}, title={U}",
         ["1:48 invalid-value", "2:48 invalid-value"]),
        ("title={Résumé of X}", "title={Resume of X}", ["2:50 duplicate-entry"]),
        ("title={T of X}", "title={{T} of x}", ["2:50 duplicate-entry"]),
        ("title={T}", "title={U}", []),
        ("title={T}, eprint={2001.00001}", "title={T}", []),
    ],
)  # fmt: skip
def test_duplicates_are_reported_once(
    tmp_path: Path, first: str, second: str, expected: list[str]
) -> None:
    """A duplicate is reported at the field that the two entries have in common."""
    kind = "misc" if "eprint" in first else "article"
    bib = f"@{kind}{{a, {OWN}, {first}}}\n@article{{b, {OWN}, {second}}}\n"

    assert reported(tmp_path, bib) == expected


def test_only_listed_entries_are_checked(tmp_path: Path) -> None:
    """An entry that the CV does not list is not reported."""
    bib = f"@article{{a, {OWN}, title={{T}}}}\n@article{{b, {OWN}, title={{T}}}}\n"

    assert reported(tmp_path, bib, CV.replace("{}", "{exclude: b}")) == []


@pytest.mark.parametrize(
    ("field", "is_reported"),
    [
        ("title={A STUDY OF SOMETHING LARGE}", True),
        ("title={A Study of DNA}", False),
        ("title={GPT-4}", False),
        ("title={{\\'E}TUDES DE LA PHYSIQUE}", True),
        ("title={T}, journal={PHYSICAL REVIEW LETTERS}", True),
        ("title={T}, journal={PLOS ONE}", False),
        ("title={T}, journal={ACM TOMS}", False),
        ("title={T}, booktitle={PROCEEDINGS OF ICML}", True),
        ("title={T}, editor={JANE DOE}", True),
        ("title={T}, editor={J. D. DOE}", False),
        ("title={T}, editor={{ATLAS COLLABORATION}}", False),
        ("title={中文 标题 的 一个 很长 的 例子 在 这里}", False),
    ],
)
def test_text_in_capitals_is_reported(tmp_path: Path, field: str, is_reported: bool) -> None:  # noqa: FBT001 - a case
    """Titles, venues and names in capitals are reported; acronyms and organizations are not."""
    codes = [line.split()[1] for line in reported(tmp_path, f"@article{{a, {OWN}, {field}}}\n")]

    assert ("all-capitals" in codes) is is_reported


def test_a_year_is_compared_with_today(tmp_path: Path) -> None:
    """A year up to two years ahead is not reported."""
    years = {"2020": False, "2028": False, "2029": True, "1700": True}
    found = {
        year: any("suspicious-year" in line for line in reported(tmp_path, bib))
        for year in years
        if (bib := f"@article{{a, author={{Ada Owner}}, title={{T}}, year={year}}}\n")
    }

    assert found == years


@pytest.mark.parametrize(
    ("doi", "is_reported"),
    [("10.1000/x1", False), ("doi.org/10.1000/x1", False), ("10/gmhk73", False), ("none", True)],
)
def test_an_invalid_doi_is_reported(tmp_path: Path, doi: str, is_reported: bool) -> None:  # noqa: FBT001 - a case
    """DOIs with a host and short DOIs are valid."""
    bib = f"@article{{a, {OWN}, title={{T}}, doi={{{doi}}}}}\n"

    assert (reported(tmp_path, bib) == ["1:59 invalid-value"]) is is_reported


def test_unlisted_entries_are_reported_on_request(tmp_path: Path) -> None:
    """The second entry with a key is reported, although the first is listed."""
    bib = f"@article{{a, {OWN}, title={{T}}}}\n@misc{{a, {OWN}, title={{U}}}}\n"
    cv = CV.replace("{}", "{type: article}")
    found = reported(tmp_path, bib, cv + "checks: {unlisted-entry: warning}")

    assert [line.split()[1] for line in found] == ["duplicate-key", "unlisted-entry"]
    assert "unlisted-entry" not in str(reported(tmp_path, bib, cv))


@pytest.mark.parametrize(
    ("other", "messages"),
    [
        ("@misc{b, title={Other}, author={A B}, eprint={2301.00001v2}}", ["arXiv number"]),
        ("@misc{b, title={Other}, author={A B}, url={https://arxiv.org/abs/2301.00001}}",
         ["arXiv number"]),
        ("@misc{b, title={Other}, author={A B}, doi={10.48550/arXiv.2301.00001}}",
         ["arXiv number"]),
        ("@article{b, title={Other}, author={A B}, journal={J}, eprint={2301.00001}}",
         ["arXiv number"]),
        ("@article{b, title={One}, author={A B}, journal={J}, eprint={2301.00001}}", []),
        ("@misc{b, title={One}, author={A B}, eprint={2301.00001}}", ["arXiv number"]),
        ("@misc{b, title={Other}, author={A B}, related={a}, eprint={2301.00001}}", []),
        ("@misc{b, title={Other}, author={A B}, eprint={2301.00002}}", []),
    ],
)  # fmt: skip
def test_the_same_number_in_arxiv_is_noticed(other: str, messages: list[str]) -> None:
    """Also under another title; a preprint with its publication is known by the title."""
    first = "@article{a, title={One}, author={A B}, eprint={2301.00001}}"
    entries = references(read_bibliography(Source("p.bib", first + other)).value or ())
    found = [problem.message for problem in duplicates(entries)]

    assert len(found) == len(messages)
    assert all(part in message for part, message in zip(messages, found, strict=True))


def test_an_article_in_an_archive_needs_no_journal() -> None:
    """INSPIRE has preprints so; an article in no archive does."""
    bib = "@article{a, title={T}, author={A B}, year=2020, eprint={2301.00001}}"
    (archived,) = references(read_bibliography(Source("p.bib", bib)).value or ())
    (other,) = references(
        read_bibliography(Source("p.bib", bib.replace("eprint", "x"))).value or ()
    )

    assert list(missing_fields(archived)) == []
    assert [problem.message for problem in missing_fields(other)] == [
        "`a` (@article) has no `journaltitle`"
    ]
