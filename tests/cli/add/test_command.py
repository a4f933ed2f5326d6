"""`cvtex add`: what it shows, asks and writes, and what it leaves alone."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pytest

from cvtex.cli.add.command import add
from cvtex.cli.add.wishes import NO_WISHES, Wishes
from cvtex.cli.arguments import NO_REQUEST, OptionError, Request
from cvtex.diagnostics import Result
from cvtex.network import Client
from cvtex.report import ReportStyle

if TYPE_CHECKING:
    from tests.conftest import Loopback

YES = NO_WISHES._replace(yes=True)
DRY = NO_WISHES._replace(dry_run=True)

CV = "name: Ines Quill\nbibliography: [own.bib, more.bib]\nsections: []\n"
BIB = "@article{quill2020gaps,\n  author = {Quill, Ines},\n  title = {Gaps},\n  year = {2020},\n}\n"
RIS = "TY  - JOUR\nAU  - Quill, Ines\nTI  - Walks & trees\nPY  - 2024\nER  -\n"
WALKS = (
    "@article{quill2024walks,\n  author = {Quill, Ines},\n  title = {Walks \\& trees},\n"
    "  year = {2024},\n}\n"
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a CV, its bibliography, and a file in RIS; nobody can be asked."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cv.yaml").write_text(CV, encoding="utf-8")
    (tmp_path / "own.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "new.ris").write_text(RIS, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    return tmp_path


Answer = Callable[[str], None]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Return a function that lets somebody at a terminal type some lines."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    return lambda lines: monkeypatch.setattr(sys, "stdin", Terminal(lines))


@pytest.fixture
def online(loopback: Loopback, monkeypatch: pytest.MonkeyPatch) -> Loopback:
    """Let the commands ask the loopback server in place of all hosts."""

    def open_client(**_: object) -> Result[Client]:
        return Result(loopback.client())

    monkeypatch.setattr("cvtex.network.open_client", open_client)
    return loopback


def own(place: Path) -> str:
    """Return the text of the bibliography."""
    return (place / "own.bib").read_text(encoding="utf-8")


def test_a_file_is_added_to_the_first_bibliography(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The entry is shown, written once, and a second run has nothing to do."""
    assert add(["new.ris"], YES) == 0
    assert own(place) == f"{BIB}\n{WALKS}"
    shown = capsys.readouterr().out
    assert "New, from new.ris:1:\n+ @article{quill2024walks,\n" in shown
    assert "Wrote own.bib: 1 new entry" in shown
    assert add(["new.ris"], YES) == 0
    assert own(place) == f"{BIB}\n{WALKS}"
    assert "quill2024walks has all of new.ris:1 already" in capsys.readouterr().out
    assert not (place / "more.bib").exists()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (RIS.replace("\n", "\r\n").encode("utf-8-sig"), 0),
        (RIS.replace("trees", "Bäume").encode("cp1252"), 0),
        (RIS.encode("utf-16"), 0),
        (b"TY  - JOUR\0", 1),
    ],
)
def test_files_may_have_any_encoding(place: Path, data: bytes, code: int) -> None:
    """The line ends, the marks and the letters of old programs are read."""
    (place / "new.ris").write_bytes(data)
    assert add(["new.ris"], YES) == code
    added = own(place).removeprefix(f"{BIB}\n").replace("Bäume", "trees")
    assert added == ("" if code else WALKS) or own(place) == BIB


def test_standard_input_is_a_file(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What has been copied can be piped; then nobody can be asked."""

    class Piped(io.StringIO):
        buffer = io.BytesIO(RIS.encode())

    monkeypatch.setattr(sys, "stdin", Piped())
    with pytest.raises(OptionError, match="--yes"):
        add(["-"], NO_WISHES)
    assert add(["-"], YES) == 0
    assert own(place).endswith(WALKS)


def test_a_dry_run_writes_nothing(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It shows the same, and says that it does not write."""
    assert add(["new.ris"], DRY) == 0
    assert own(place) == BIB
    out = capsys.readouterr().out
    assert "+ @article{quill2024walks,\n" in out
    assert "1 new entry; nothing is written" in out


@pytest.mark.parametrize(
    ("lines", "is_added", "is_updated"),
    [("y\ny\n", True, True), ("n\nyes\n", False, True), ("y\n\n", True, False), ("", False, False)],
)
def test_new_entries_and_updates_are_asked_for_apart(  # noqa: PLR0913, PLR0917 - fixtures
    place: Path,
    answer: Answer,
    lines: str,
    capsys: pytest.CaptureFixture[str],
    is_added: bool,  # noqa: FBT001 - a case
    is_updated: bool,  # noqa: FBT001 - a case
) -> None:
    """Only what somebody says yes to is written."""
    answer(lines)
    (place / "b.bib").write_text("@misc{x, title={GAPS}, author={Quill, I.}, volume={7}}")
    assert add(["new.ris", "b.bib"], NO_WISHES) == 0
    assert (WALKS in own(place)) == is_added
    assert ("volume = {7}" in own(place)) == is_updated
    asked = capsys.readouterr().err
    assert "Add 1 entry to own.bib? [y/N]" in asked
    assert "Insert the missing fields into 1 entry? [y/N]" in asked


def test_without_a_terminal_the_user_has_to_say_yes(place: Path) -> None:
    """Nothing is written, and nobody is asked, before that is clear."""
    with pytest.raises(OptionError, match="--yes"):
        add(["new.ris"], NO_WISHES)
    assert own(place) == BIB


@pytest.mark.parametrize(
    "wishes",
    [
        YES._replace(target=Path("a.txt")),
        YES._replace(target=Path("a.bib"), cv=Path("cv.yaml")),
        YES._replace(dry_run=True),
        YES._replace(key_pattern="{autor}"),
        YES._replace(cv=Path("own.bib")),
    ],
)
@pytest.mark.usefixtures("place")
def test_wrong_options_are_refused(wishes: Wishes) -> None:
    """A mistake of the command line is told before any work is done."""
    with pytest.raises(OptionError):
        add(["new.ris"], wishes)


def test_what_fails_does_not_stop_the_rest(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One mistake is an exit code of 1, and everything else is added."""
    (place / "bad.json").write_text("{", encoding="utf-8")
    assert add(["nowhere.ris", "doi:10", "bad.json", "new.ris"], YES) == 1
    assert own(place).endswith(WALKS)
    err = capsys.readouterr().err
    assert "there is no file `nowhere.ris`" in err
    assert "bad.json:1:2" in err
    assert "3 errors" in err


def test_other_bibliographies_of_the_cv_are_looked_at(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What another file of the CV has is not added, and its keys are not taken."""
    (place / "more.bib").write_text(
        "@misc{quill2024walks, title={Other}, author={Quill, I.}, year={2024}}\n", encoding="utf-8"
    )
    assert add(["new.ris"], YES) == 0
    assert "@article{quill2024walksa,\n" in own(place)
    (place / "own.bib").write_text(BIB, encoding="utf-8")
    (place / "more.bib").write_text(WALKS, encoding="utf-8")
    capsys.readouterr()
    assert add(["new.ris"], YES) == 0
    assert own(place) == BIB
    out = capsys.readouterr().out
    assert "quill2024walks in more.bib is new.ris:1 already (same title and authors)" in out


def test_a_cv_without_a_bibliography_gets_one(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file is beside the CV, and the user is told to name it there."""
    (place / "cv.yaml").write_text("name: Ines Quill\n", encoding="utf-8")
    assert add(["new.ris"], YES) == 0
    assert (place / "publications.bib").exists()
    out = capsys.readouterr().out
    assert "Wrote publications.bib (a new file): 1 new entry" in out
    assert "Next: add `bibliography: publications.bib` to cv.yaml" in out


@pytest.mark.parametrize("cv", [None, "name: [\n"])
def test_without_a_cv_the_file_has_to_be_named(
    place: Path, cv: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """With `--to` no CV is needed."""
    (place / "cv.yaml").unlink()
    if cv is not None:
        (place / "cv.yaml").write_text(cv, encoding="utf-8")
    assert add(["new.ris"], YES) == 1
    assert "cv.yaml" in (said := capsys.readouterr().err)
    assert cv is not None or "name the file to write to: `--to publications.bib`" in said
    assert add(["new.ris"], YES._replace(target=Path("own.bib"))) == 0
    assert own(place).endswith(WALKS)


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes are POSIX's")
def test_links_and_protected_files(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A link out of the project and a read-only file are refused; a link within it is followed."""
    (place / "papers").mkdir()
    outside = place.parent / f"{place.name}-outside.bib"
    outside.write_text(BIB, encoding="utf-8")
    (place / "own.bib").unlink()
    (place / "own.bib").symlink_to(outside)
    assert add(["new.ris"], YES) == 1
    assert outside.read_text(encoding="utf-8") == BIB
    inside = place / "papers/all.bib"
    inside.write_text(BIB, encoding="utf-8")
    (place / "own.bib").unlink()
    (place / "own.bib").symlink_to(inside)
    inside.chmod(0o444)
    capsys.readouterr()
    assert add(["new.ris"], YES) == 1
    assert "read-only" in capsys.readouterr().err
    inside.chmod(0o640)
    assert add(["new.ris"], YES) == 0
    assert (place / "own.bib").is_symlink()
    assert inside.read_text(encoding="utf-8").endswith(WALKS)
    assert inside.stat().st_mode & 0o777 == 0o640


def test_a_file_outside_of_the_project_is_refused(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message says so, and does not take it for a link."""
    (place / "cv.yaml").write_text("name: M\nbibliography: ../x.bib\n", encoding="utf-8")
    assert add(["new.ris"], YES) == 1
    assert f"`{Path('../x.bib')}` lies outside of the project" in capsys.readouterr().err
    assert not (place.parent / "x.bib").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links are POSIX's")
@pytest.mark.parametrize("wishes", [YES, YES._replace(target=Path("own.bib"))])
@pytest.mark.parametrize("name", ["notes.txt", "none"])
def test_a_link_to_another_kind_of_file_is_refused(
    place: Path, capsys: pytest.CaptureFixture[str], wishes: Wishes, name: str
) -> None:
    """Whoever made the link would have it written to, also if the link is named."""
    (place / "notes.txt").write_text("mine\n", encoding="utf-8")
    (place / "own.bib").unlink()
    (place / "own.bib").symlink_to(name)

    assert add(["new.ris"], wishes) == 1
    assert f"own.bib` is a link to `{place.resolve() / name}`" in capsys.readouterr().err
    assert (place / "notes.txt").read_text(encoding="utf-8") == "mine\n"
    assert not (place / "none").exists()


def test_a_folder_that_is_read_only_is_said(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is shown, and with the option that names another file."""
    access = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: Path(path) != place.resolve() and access(path, mode)
    )

    assert add(["new.ris"], YES) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "own.bib` cannot be written: its folder is read-only" in printed.err
    assert "name another file with `--to`" in printed.err
    assert own(place) == BIB


def test_a_file_that_changes_meanwhile_is_left_alone(
    place: Path,
    answer: Answer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What another program has written since the file was read is not overwritten."""
    changed = BIB + "% mine\n"

    def change(_: str) -> bool:
        (place / "own.bib").write_text(changed, encoding="utf-8")
        return True

    monkeypatch.setattr("cvtex.cli.add.writing.asks", change)
    answer("")
    assert add(["new.ris"], NO_WISHES) == 1
    assert own(place) == changed
    assert "changed by another program" in capsys.readouterr().err


def test_an_open_entry_is_reported_with_its_place(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is added below an entry that is not closed."""
    (place / "own.bib").write_text(BIB + "\n@misc{x,\n  title = {A},\n", encoding="utf-8")
    assert add(["new.ris"], YES) == 1
    assert "own.bib:7:1" in capsys.readouterr().err


def test_standard_output_is_for_the_report_of_programs(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With `--format json`, everything else goes to standard error."""
    request = Request(style=ReportStyle.JSON)
    assert add(["new.ris", "nowhere"], YES, request) == 1
    captured = capsys.readouterr()
    problems = json.loads(captured.out)
    assert "nowhere" in json.dumps(problems)
    assert "quill2024walks" in captured.err
    assert own(place).endswith(WALKS)


def test_verbose_tells_what_cleaning_did(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is left out or written otherwise is listed on demand, and can be kept."""
    (place / "new.ris").write_text(RIS.replace("PY", "AB  - An abstract.\nPY"), encoding="utf-8")
    assert add(["new.ris"], DRY, NO_REQUEST._replace(is_verbose=True)) == 0
    assert "new.ris:1: left out `abstract`" in capsys.readouterr().err
    assert add(["new.ris"], YES._replace(keeps=("abstract",))) == 0
    assert "abstract = {An abstract.}" in own(place)


def test_nothing_from_outside_acts_on_the_terminal(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Control characters of a file, and lines that are commands of GitHub, are shown only."""
    (place / "new.ris").write_text(
        "TY  - JOUR\nTI  - A \x1b[31mred\u202e title\nAU  - ::error::x\nER  -\n", encoding="utf-8"
    )
    assert add(["new.ris"], DRY) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert not any(line.startswith("::") for line in out.split("\n"))


CSL = {
    "type": "article-journal", "title": "Trees", "author": [{"family": "Quill", "given": "Ines"}],
    "issued": {"date-parts": [[2024]]}, "DOI": "10.1000/trees",
}  # fmt: skip


def test_databases_are_asked_and_a_second_run_asks_nothing(
    place: Path, online: Loopback, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is found is added, with the words of the user as its origin."""
    kind = "application/vnd.citationstyles.csl+json"
    online.serve("doi.org/10.1000/trees", json.dumps(CSL), kind)
    assert add(["doi:10.1000/trees", "https://doi.org/10.1000/nothing"], YES) == 1
    assert "@article{quill2024trees,\n" in own(place)
    captured = capsys.readouterr()
    assert "New, from doi:10.1000/trees:" in captured.out
    assert "10.1000/nothing" in captured.err
    before = len(online.asked)
    assert add(["doi:10.1000/trees"], YES) == 0
    assert len(online.asked) == before


ORCID = "0000-0002-1825-0097"


def test_a_file_that_cannot_be_made_is_told_first(
    place: Path, online: Loopback, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody is asked for what cannot be written."""
    target = Path("none", "own.bib")
    assert add(["doi:10.1000/1"], YES._replace(target=target)) == 1

    said = capsys.readouterr().err
    assert f"`{target}` cannot be written: its folder does not exist" in said
    assert "--to" in said
    assert not online.asked
    assert not (place / "none").exists()


def test_what_nobody_could_recognise_is_not_added(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An entry with a year alone would be an empty line of a list."""
    (place / "new.ris").write_text(f"TY  - JOUR\nPY  - 2020\nER  -\n{RIS}", encoding="utf-8")
    assert add(["new.ris"], YES) == 1
    assert own(place).endswith(WALKS)
    assert "`new.ris:1` has neither a title nor anything else" in capsys.readouterr().err


def test_another_work_of_the_same_title_is_told(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only the user knows whether it is one, or a mistake of a DOI or a year."""
    ris = "TY  - JOUR\nAU  - Quill, Ines\nTI  - Gaps.\nPY  - 2024\nER  -\n"
    (place / "new.ris").write_text(ris, encoding="utf-8")
    assert add(["new.ris"], DRY) == 0

    said = "  quill2020gaps has the same title and authors, but another year: another work?\n"
    assert said in capsys.readouterr().out


def test_a_list_of_identifiers_is_asked_for(
    place: Path, online: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one argument, or as a text that is pasted; what fails does not stop the rest."""
    for number in (1, 2, 4):
        item = {"type": "book", "title": f"Book {number}", "DOI": f"10.1000/{number}"}
        kind = "application/vnd.citationstyles.csl+json"
        online.serve(f"doi.org/10.1000/{number}", json.dumps(item), kind)
    pasted = io.BytesIO(b"10.1000/3\n10.1000/4\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(pasted, encoding="utf-8"))

    assert add(["10.1000/1,10.1000/2", "-"], YES) == 1
    written = own(place)
    assert [written.count(f"{{Book {number}}}") for number in (1, 2, 3, 4)] == [1, 1, 0, 1]


def test_orcid_proposes_sections_that_are_valid(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are YAML to paste, with every text as it is, and never written into the CV."""
    from cvtex.cli.commands import validate
    from cvtex.databases import Found, Part
    from cvtex.databases.registry import Query

    texts = {"degree": "PhD: *C** & $x_1$", "institution": "# 1 <b>University</b> [x](y)"}
    parts = (
        Part("education", {"date": "2016–2021", **texts, "location": "no"}),
        Part("education", {"date": "2014 – 2016", "degree": "MSc", "institution": "Uni"}),
        Part("grants", {"date": "March 2020", "title": "Gaps: a study", "amount": "EUR 1,500"}),
        Part("reviewing", {"role": "Reviewer", "venues": {"J: of X": "2019–2022", "Y": "2020"}}),
    )
    monkeypatch.setattr("cvtex.network.open_client", lambda **_: Result(_NoClient()))
    monkeypatch.setattr(Query, "ask", lambda *_: Result(Found((), parts)))
    cv = (place / "cv.yaml").read_text(encoding="utf-8")
    assert add([f"orcid:{ORCID}"], YES) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("# Proposed for cv.yaml")
    assert (place / "cv.yaml").read_text(encoding="utf-8") == cv
    pasted = place / "pasted.yaml"
    pasted.write_text(f"name: Ines Quill\n{printed}", encoding="utf-8")
    assert validate([pasted]) == 0
    assert "3 sections" in capsys.readouterr().out
    assert add([f"orcid:{ORCID}"], YES._replace(parts=Path("parts.yaml"))) == 0
    assert (place / "parts.yaml").read_text(encoding="utf-8").rstrip("\n") == printed.rstrip("\n")
    assert add([f"orcid:{ORCID}"], YES._replace(parts=Path("parts.yaml"))) == 1
    assert "exists already" in capsys.readouterr().err


class _NoClient:
    """A client that is never asked."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...
