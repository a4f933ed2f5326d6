"""`compiler.session`: what is built, what is not, and what a session reports without printing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Timer

import pytest

from cvtex.compiler.failed import keep
from cvtex.compiler.options import Options
from cvtex.compiler.session import Build, Outcome, Session, Started
from cvtex.diagnostics import Code, Level, Result, error
from cvtex.source import Span
from cvtex.typeset import EngineName, Job, Typeset, Typesetter

pytestmark = pytest.mark.slow

CV = "name: A B\nbibliography: p.bib\nsections: [{title: P, publications: {}}]\n"
BIB = "@misc{k, author={A B}, title={T}, year=2020}\n"
RAW = "name: A B\nsections: [{title: S, text: '`\\undefinedcommand`{=latex}'}]\n"


@pytest.fixture
def cv(tmp_path: Path) -> Path:
    """Return a CV with a bibliography."""
    (tmp_path / "cv.yaml").write_text(CV, encoding="utf-8")
    (tmp_path / "p.bib").write_text(BIB, encoding="utf-8")
    return tmp_path / "cv.yaml"


def left(folder: Path) -> set[str]:
    """Return the names of the files in a folder, without those of the CV itself."""
    return {path.name for path in folder.iterdir()} - {"cv.yaml", "p.bib"}


def test_a_session_builds_once_and_then_has_nothing_to_do(
    cv: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second build only looks at the files; nothing is printed."""
    session = Session(cv, cv.with_name("cv.pdf"))
    first, second = session.build(), session.build()

    assert (first.outcome, first.pages, first.diagnostics) == (Outcome.WRITTEN, 1, ())
    assert first.pdf == cv.with_name("cv.pdf").read_bytes()
    assert {path.name for path in first.files} >= {"cv.yaml", "p.bib", "cv.tex"}
    assert (second.outcome, second.pages, second.pdf) == (Outcome.CURRENT, 1, None)
    assert second.compilation is None
    assert set(second.files) == set(first.files)
    assert capsys.readouterr() == ("", "")


def test_another_option_is_another_build(cv: Path) -> None:
    """Whatever the PDF depends on and is not in a file belongs to the key of its record."""
    target = cv.with_name("cv.pdf")
    levels = {Code.OWNER_NOT_FOUND: Level.OFF}
    for options in (
        Options(),
        Options(levels=levels),
        Options(epoch=1),
        Options(today=date(2020, 1, 2)),
        Options(root=cv.parent),
    ):
        assert Session(cv, target, options=options).build().outcome is Outcome.WRITTEN
        assert Session(cv, target, options=options).build().outcome is Outcome.CURRENT


def test_a_session_without_a_target_writes_nothing(cv: Path) -> None:
    """The library and a preview keep the PDF in memory, and so is one that fails."""
    built = Session(cv).build()

    assert built.outcome is Outcome.BUILT
    assert built.pdf is not None
    assert left(cv.parent) == set()
    cv.write_text(RAW, encoding="utf-8")
    failed = Session(cv).build()
    assert (failed.outcome, failed.pdf, failed.kept) == (Outcome.FAILED, None, ())
    assert left(cv.parent) == set()


def test_a_failed_pdf_leaves_its_latex_until_one_succeeds(cv: Path) -> None:
    """Beside the target, which stays as it was."""
    target = cv.with_name("out.pdf")
    target.write_bytes(b"old")
    cv.write_text(RAW, encoding="utf-8")
    failed = Session(cv, target).build()

    assert failed.outcome is Outcome.FAILED
    assert [d.code for d in failed.diagnostics] == [Code.TEX_ERROR]
    assert {path.name for path in failed.kept} == {"out.failed.tex", "out.failed.log"}
    assert left(cv.parent) == {"out.pdf", "out.failed.tex", "out.failed.log"}
    assert target.read_bytes() == b"old"
    cv.write_text(CV, encoding="utf-8")
    assert Session(cv, target).build().outcome is Outcome.WRITTEN
    assert left(cv.parent) == {"out.pdf"}


@dataclass
class EngineWithoutLog:
    """An engine that fails without a log, at the first line of the LaTeX."""

    def typeset(self, job: Job) -> Typeset:
        problem = error(Code.TEX_ERROR, "failed", Span(job.name, 1, 1, 1, 2))
        return Typeset(None, diagnostics=(problem,))

    @contextmanager
    def ahead(self, epoch: int | None = None) -> Iterator[Typesetter]:  # noqa: ARG002 - no start
        yield self


def test_an_engine_without_a_log_leaves_the_latex(
    cv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its messages name that file; the log of an earlier build would mislead."""
    target = cv.with_name("out.pdf")
    keep({cv.with_name("out.failed.log"): "old"})
    monkeypatch.setattr("cvtex.typeset.choose_engine", lambda _: Result(EngineWithoutLog()))
    failed = Session(cv, target).build()

    assert failed.outcome is Outcome.FAILED
    assert failed.kept == (cv.with_name("out.failed.tex"),)
    assert left(cv.parent) == {"out.failed.tex"}
    (problem,) = failed.diagnostics
    assert problem.span is not None
    assert problem.span.path == str(cv.with_name("out.failed.tex"))


def test_a_check_compares_and_writes_nothing(cv: Path) -> None:
    """A PDF that is missing, old or broken is an error; one that is right is current."""
    target = cv.with_name("cv.pdf")
    missing = Session(cv, target, check=True).build()
    assert [d.code for d in missing.diagnostics] == [Code.OUT_OF_DATE]
    assert left(cv.parent) == set()

    Session(cv, target).build()
    assert Session(cv, target, check=True).build().outcome is Outcome.CURRENT
    target.write_bytes(b"old")
    wrong = Session(cv, target, check=True).build()
    assert (wrong.outcome, target.read_bytes()) == (Outcome.FAILED, b"old")


def test_a_current_build_reports_what_the_first_one_did(cv: Path) -> None:
    """With the texts that the diagnostics point at, so that their lines can be shown."""
    cv.write_text(CV.replace("A B", "Z Z"), encoding="utf-8")
    target = cv.with_name("cv.pdf")
    first = Session(cv, target).build()
    again = Session(cv, target).build()

    assert [d.code for d in first.diagnostics] == [Code.OWNER_NOT_FOUND]
    assert again.outcome is Outcome.CURRENT
    assert again.diagnostics == first.diagnostics
    assert again.sources.keys() == {str(cv.with_name("p.bib"))}


def test_no_engine_is_a_failed_build(cv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has a diagnostic, and watching ends with it."""
    monkeypatch.setenv("PATH", "")
    session = Session(cv, cv.with_name("cv.pdf"), engine=EngineName.TEXLIVE)
    build = session.build()

    assert build.outcome is Outcome.FAILED
    assert [d.code for d in build.diagnostics] == [Code.NO_ENGINE]
    assert list(session.watch()) == [build]


def test_watching_yields_an_event_before_and_after_each_build(cv: Path) -> None:
    """A change starts a build; a broken CV keeps being watched with what it named before."""
    target = cv.with_name("cv.pdf")

    @dataclass
    class Seen:
        changed: list[set[str]] = field(default_factory=list)
        builds: list[Build] = field(default_factory=list)

    edits = [
        lambda: cv.with_name("p.bib").write_text(BIB.replace("{T}", "{U}"), encoding="utf-8"),
        lambda: cv.write_text("name: [\n", encoding="utf-8"),
        lambda: cv.with_name("p.bib").write_text(BIB, encoding="utf-8"),
    ]
    seen = Seen()
    with closing(Session(cv, target).watch(Options)) as events:
        for event in events:
            if isinstance(event, Started):
                seen.changed.append({path.name for path in event.changed})
                continue
            seen.builds.append(event)
            if not edits:
                break
            edits.pop(0)()

    assert seen.changed == [set(), {"p.bib"}, {"cv.yaml"}, {"p.bib"}]
    assert [build.outcome for build in seen.builds] == [
        Outcome.WRITTEN, Outcome.WRITTEN, Outcome.FAILED, Outcome.FAILED,
    ]  # fmt: skip


def test_the_files_of_a_users_theme_are_watched(
    cv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that there are, and those that are added; so is a theme of the name beside the CV."""
    monkeypatch.setattr("cvtex.typeset.choose_engine", lambda _: Result(EngineWithoutLog()))
    folder = tmp_path / "settings" / "slate"
    monkeypatch.setattr("cvtex.compiler.theme_places.user_themes", lambda: folder.parent)
    folder.mkdir(parents=True)
    (folder / "theme.yaml").write_text("base: modern\n", encoding="utf-8")
    cv.write_text("name: A\ndesign: {theme: slate}\n", encoding="utf-8")
    own = cv.parent / "latex_templates" / "slate" / "theme.yaml"
    own.parent.mkdir(parents=True)
    edits = [
        lambda: (folder / "theme.yaml").write_text("base: classic\n", encoding="utf-8"),
        lambda: (folder / "mystyle.sty").write_text("x", encoding="utf-8"),
        lambda: (folder / "mystyle.sty").write_text("xy", encoding="utf-8"),
        lambda: (folder / "header.tex").write_text("x", encoding="utf-8"),
        lambda: own.write_text("base: modern\n", encoding="utf-8"),
    ]
    changed: list[set[str]] = []
    with closing(Session(cv).watch(Options)) as events:
        for event in events:
            if isinstance(event, Started):
                changed.append({path.name for path in event.changed})
            elif edits:
                edits.pop(0)()
            else:
                break

    expected = [
        set(), {"theme.yaml"}, {"*"}, {"mystyle.sty"}, {"header.tex"}, {"theme.yaml"}
    ]  # fmt: skip
    assert [names - {"*"} or names for names in changed] == expected


def test_what_a_build_has_read_starts_no_other(cv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is saved while a build starts, or that is saved as it was, has not changed."""
    monkeypatch.setattr("cvtex.typeset.choose_engine", lambda _: Result(EngineWithoutLog()))
    bibliography = cv.with_name("p.bib")
    changed: list[set[str]] = []

    def save_as_it_was() -> None:
        bibliography.touch()  # in one step: half of it would be another file

    def edit() -> None:
        save_as_it_was()  # also at the same time
        cv.write_text(CV.replace("A B", "A C"), encoding="utf-8")

    timers = [Timer(0.5, save_as_it_was), Timer(1.0, edit)]
    with closing(Session(cv).watch(Options)) as events:
        for event in events:
            if isinstance(event, Started):
                changed.append({path.name for path in event.changed})
                if len(changed) == 1:  # the build has read nothing yet
                    bibliography.write_text(BIB.replace("{T}", "{U}"), encoding="utf-8")
            elif len(changed) == 1:
                for timer in timers:
                    timer.start()
            else:
                break
    for timer in timers:
        timer.join()

    assert changed == [set(), {"cv.yaml"}]
