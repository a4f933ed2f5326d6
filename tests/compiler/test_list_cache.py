"""`compiler.list_cache`: cached lists are the same as new lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.compiler import list_cache as lists
from cvtex.compiler.compilation import Compilation
from cvtex.compiler.options import Options
from cvtex.compiler.stages import check, to_latex
from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic, Edit, Fix, Note, Result, warning
from cvtex.files import cache
from cvtex.source import Source, Span
from cvtex.text.inlines import plain_text
from cvtex.yaml import YamlDocument

CV = """name: A B
bibliography: p.bib
sections:
  - {title: S, text: Words}
  - {title: P, publications: {}}
"""
BIB = "@misc{k, author = {A B and C D}, title = {Title}, year = 2020}\n"


@pytest.fixture(autouse=True)
def _places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "folders", lambda: (tmp_path / "cache",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "p.bib").write_text(BIB, encoding="utf-8")
    return tmp_path


def checked(folder: Path, cv: str = CV, options: Options | None = None) -> Compilation:
    (folder / "cv.yaml").write_text(cv, encoding="utf-8")
    return check(folder / "cv.yaml", options or Options())


def titles(compilation: Compilation) -> list[str]:
    assert compilation.document is not None
    return [plain_text(p.title) for p in compilation.document.publications]


def kept(folder: Path) -> int:
    return len([*folder.glob("cache/lists/*")])


def test_an_edit_elsewhere_keeps_the_lists(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bibliography is not parsed again, and the publications are the same."""
    first = checked(folder)

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("cvtex.bibliography.bibtex.read_bibliographies", never)
    moved = CV.replace("{title: S, text: Words}", "\n    title: Another\n    text: Words")
    second = checked(folder, moved)

    assert first.document is not None
    assert second.document is not None
    assert second.document.publications == first.document.publications
    assert kept(folder) == 1


@pytest.mark.parametrize(
    "change",
    [
        ("name: A B", "name: C D"),
        ("name: A B", "name: A B\nsigns_as: C D"),
        ("name: A B", "name: A B\nwords: {email: Mail}"),
        ("name: A B", "name: A B\nchecks: {unlisted-entry: warning}"),
        ("name: A B", "name: A B\npublication_style: {author_joiner: and}"),
        ("{}", "{type: misc}"),
        ("{}", "{prefix: J}"),
        ("  - {title: S, text: Words}\n", ""),
    ],
)
def test_a_change_of_a_dependency_recomputes_lists(folder: Path, change: tuple[str, str]) -> None:
    """After each change the result is the same as with an empty cache."""
    checked(folder)
    cv = CV.replace(*change)
    assert cv != CV
    changed = checked(folder, cv)
    assert kept(folder) == 2
    cache.clear()

    assert checked(folder, cv) == changed


def test_a_changed_bibliography_is_parsed_again(folder: Path) -> None:
    """A change is found even if the size of the file is the same."""
    assert titles(checked(folder)) == ["Title"]
    (folder / "p.bib").write_text(BIB.replace("Title", "Other"), encoding="utf-8")

    assert titles(checked(folder)) == ["Other"]
    given = Options(contents={str(folder / "p.bib"): BIB.replace("Title", "Given").encode()})
    assert titles(checked(folder, options=given)) == ["Given"]


def test_diagnostics_of_the_bibliography_are_cached(folder: Path) -> None:
    """The lists of a bibliography with warnings are cached, with the warnings."""
    (folder / "p.bib").write_text(BIB.replace("year = 2020", "year = 20x0"), encoding="utf-8")
    first = checked(folder)
    second = checked(folder)

    assert first.diagnostics
    assert second.diagnostics == first.diagnostics
    assert kept(folder) == 1


def test_diagnostics_of_the_cv_are_not_cached(folder: Path) -> None:
    """After an edit, a diagnostic has its new place in the CV."""
    cv = CV.replace("{}", "{type: article}")
    (first,) = checked(folder, cv).diagnostics
    (second,) = checked(folder, "# a comment\n" + cv).diagnostics

    assert first.span is not None
    assert second.span is not None
    assert (first.code, second.span.line) == (Code.EMPTY_SELECTION, first.span.line + 1)


@pytest.mark.parametrize("garbage", [b"", b"garbage", b"\x80\x05N.", b"\x80\x05cnosuch\nX\n."])
def test_a_damaged_cache_file_is_ignored(folder: Path, garbage: bytes) -> None:
    """The lists are computed again."""
    checked(folder)
    first = to_latex(folder / "cv.yaml")
    for path in folder.glob("cache/lists/*"):
        path.write_bytes(garbage)

    assert to_latex(folder / "cv.yaml") == first


PLACE, ELSEWHERE = Span("cv.yaml", 1), Span("p.bib", 1)


@pytest.mark.parametrize(
    ("diagnostic", "is_kept"),
    [
        (warning(Code.NAME, "x"), True),
        (warning(Code.NAME, "x", ELSEWHERE), True),
        (warning(Code.NAME, "x", PLACE), False),
        (warning(Code.NAME, "x", ELSEWHERE, notes=(Note("y", PLACE),)), False),
        (warning(Code.NAME, "x", ELSEWHERE, fix=Fix("y", (Edit(PLACE, ""),))), False),
    ],
)
def test_lists_with_a_place_in_the_cv_are_not_cached(
    diagnostic: Diagnostic, *, is_kept: bool
) -> None:
    """The place may be that of the problem, of a note, or of a fix."""
    cv = YamlDocument(Source("cv.yaml", ""), None, None)
    lists.remember("x", Result(lists.Listed({}), (diagnostic,)), cv)

    assert (lists.recall("x") is not None) == is_kept
