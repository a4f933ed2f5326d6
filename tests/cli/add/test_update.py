"""`cvtex update`: what has become of the entries of a file, and what they lack."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cvtex.cli.add.update import update
from cvtex.cli.add.wishes import NO_WISHES
from cvtex.diagnostics import Code, Result, error
from cvtex.network import Client
from cvtex.new_entries import NewEntry

if TYPE_CHECKING:
    from tests.conftest import Loopback

YES = NO_WISHES._replace(target=Path("own.bib"), yes=True)

BIB = """\
@misc{quill2023walks,
  author     = {Quill, Ines},
  title      = {Random walks},
  eprint     = {2301.00001},
  eprinttype = {arxiv},
  year       = {2023},
}

@article{quill2020gaps,
  author  = {Quill, Ines},
  title   = {Gaps},
  journal = {Annals},
  doi     = {10.1000/gaps},
}

@misc{quill2019trees,
  author = {Quill, Ines},
  title  = {Trees},
  eprint = {1901.00001},
  year   = {2019},
}

@article{quill2020trees,
  author  = {Quill, Ines},
  title   = {Trees},
  journal = {Annals},
  year    = {2020},
  doi     = {10.1000/trees},
  pages   = {1--2},
}

@article{quill2026soon,
  author   = {Quill, Ines},
  title    = {Soon},
  journal  = {Annals},
  pubstate = {submitted},
}
"""

PUBLISHED = NewEntry(
    "journal-article",
    {"author": "QUILL, INES", "title": "Walks, revised", "journal": "Annals", "year": "2024",
     "eprint": "2301.00001", "eprinttype": "arxiv"},
    origin="doi:10.1000/walks",
)  # fmt: skip

Ask = Callable[[NewEntry, Client], Result[NewEntry]]


def answering(answers: Mapping[str, NewEntry], asked: list[str]) -> Ask:
    """Return a function that knows some entries by their keys, and notes what it is asked."""

    def ask(entry: NewEntry, _: Client) -> Result[NewEntry]:
        asked.append(entry.key)
        return Result(answers.get(entry.key))

    return ask


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loopback: Loopback) -> Path:
    """Work in a folder with a bibliography; all hosts are the loopback server."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.bib").write_text(BIB, encoding="utf-8")
    monkeypatch.setattr("cvtex.network.open_client", lambda **_: Result(loopback.client()))
    return tmp_path


@pytest.fixture
def databases(monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], list[str]]:
    """Let databases know one published version and some details; return what they are asked."""
    asked: tuple[list[str], list[str]] = ([], [])
    details = NewEntry("article", {"year": "2020", "pages": "7-9"}, origin="doi:10.1000/gaps")
    published = answering({"quill2023walks": PUBLISHED}, asked[0])
    missing = answering({"quill2020gaps": details}, asked[1])
    monkeypatch.setattr("cvtex.databases.published_version", published)
    monkeypatch.setattr("cvtex.databases.missing_details", missing)
    return asked


def test_published_versions_are_added_and_details_inserted(
    place: Path,
    databases: tuple[list[str], list[str]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A preprint is linked with its published version, and nothing that is there changes."""
    assert update(YES) == 0
    changed = (place / "own.bib").read_text(encoding="utf-8")
    inserted = "  pages   = {7--9},\n  year    = {2020},\n"
    before, after = BIB.split("  doi     = {10.1000/gaps},\n")
    assert changed.startswith(
        f"{before}  doi     = {{10.1000/gaps}},\n{inserted}{after}\n@article{{"
    )
    assert "  author     = {Quill, Ines},\n  title      = {Walks, revised},\n" in changed
    assert changed.count("quill2023walks") == 2
    assert "related" in changed
    assert databases == (["quill2023walks"], ["quill2020gaps"])
    out, aside = capsys.readouterr()
    assert not aside
    assert "Update of quill2020gaps, from doi:10.1000/gaps" in out
    assert "No published version here: quill2023walks\n" in out
    assert "No pages: quill2020gaps\nNo date: quill2020gaps\n" in out
    assert "the published version of quill2023walks" in out


@pytest.mark.usefixtures("databases")
def test_a_dry_run_shows_the_same(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written."""
    assert update(YES._replace(yes=False, dry_run=True)) == 0
    assert (place / "own.bib").read_text(encoding="utf-8") == BIB
    assert "1 new entry, 1 update; nothing is written" in capsys.readouterr().out


@pytest.mark.usefixtures("databases")
def test_a_second_run_has_nothing_to_do(place: Path) -> None:
    """The published version is known then, and the details are there."""
    update(YES)
    once = (place / "own.bib").read_bytes()
    assert update(YES) == 0
    assert (place / "own.bib").read_bytes() == once


def test_other_bibliographies_of_the_cv_may_have_the_publication(
    place: Path, databases: tuple[list[str], list[str]]
) -> None:
    """A preprint whose publication is in another file of the CV is not asked for."""
    (place / "cv.yaml").write_text(
        "name: Ines Quill\nbibliography: [own.bib, more.bib]\n", encoding="utf-8"
    )
    (place / "more.bib").write_text(
        "@article{x, title={Random walks}, author={Quill, Ines}, journal={J}, year={2024}}\n",
        encoding="utf-8",
    )
    assert update(YES._replace(target=None)) == 0
    assert databases == ([], ["quill2020gaps"])


def test_a_failing_network_is_told_once(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written, and the exit code says so."""
    problem = error(Code.NETWORK_FAILED, "`doi.org` does not answer")
    failing: Ask = lambda *_: Result(None, (problem,))  # noqa: E731 - a value for both names
    monkeypatch.setattr("cvtex.databases.published_version", failing)
    monkeypatch.setattr("cvtex.databases.missing_details", failing)
    assert update(YES) == 1
    assert capsys.readouterr().err.count("does not answer") == 1
    assert (place / "own.bib").read_text(encoding="utf-8") == BIB


def test_ctrl_c_leaves_the_file_whole(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever has been found until then, the file is as it was."""

    def interrupted(*_: object) -> Result[NewEntry]:
        raise KeyboardInterrupt

    found = answering({"quill2023walks": PUBLISHED}, [])
    monkeypatch.setattr("cvtex.databases.published_version", found)
    monkeypatch.setattr("cvtex.databases.missing_details", interrupted)
    with pytest.raises(KeyboardInterrupt):
        update(YES)
    assert (place / "own.bib").read_text(encoding="utf-8") == BIB


def test_a_file_without_gaps_is_not_asked_for(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Then no client is needed at all."""
    monkeypatch.setattr("cvtex.network.open_client", lambda **_: pytest.fail("asks"))
    (place / "own.bib").write_text("@online{a, title={A}, year={2020}}\n", encoding="utf-8")
    assert update(YES) == 0
    assert "no entry lacks" in capsys.readouterr().out


def test_a_missing_file_is_an_error(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to bring up to date."""
    (place / "own.bib").unlink()
    assert update(YES) == 1
    assert "own.bib` does not exist" in capsys.readouterr().err


def test_details_come_from_the_database_of_the_doi(place: Path, loopback: Loopback) -> None:
    """With the servers as they answer: doi.org has the pages of an article."""
    (place / "own.bib").write_text(
        "@article{a, author={Quill, Ines}, title={Gaps of graphs}, journal={Annals},"
        " year={2020}, doi={10.1000/gaps}}\n",
        encoding="utf-8",
    )
    answer = {
        "type": "article-journal", "title": "Gaps of graphs", "page": "7-9", "volume": "3",
        "author": [{"family": "Quill", "given": "Ines"}], "DOI": "10.1000/gaps",
        "issued": {"date-parts": [[2020, 5]]},
    }  # fmt: skip
    kind = "application/vnd.citationstyles.csl+json"
    loopback.serve("doi.org/10.1000/gaps", json.dumps(answer), kind)
    assert update(YES) == 0
    assert (place / "own.bib").read_text(encoding="utf-8") == (
        "@article{a, author={Quill, Ines}, title={Gaps of graphs}, journal={Annals},"
        " year={2020}, doi={10.1000/gaps}, volume={3}, pages={7--9}, month=may}\n"
    )
