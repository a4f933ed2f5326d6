"""`text.markdown_cache`: what was parsed once is known, and changes nothing."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cvtex.files import cache
from cvtex.text import markdown_cache as texts
from cvtex.text.inlines import Style, Styled, Text
from cvtex.text.markdown import parse_markdown

CV = "name: A B\nsections: [{title: S, text: '*T* %s'}]\n"


@pytest.fixture
def cv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a CV of which nothing is known, with a cache of its own."""
    monkeypatch.setattr(cache, "folders", lambda: (tmp_path / "cache",))
    return tmp_path / "cv.yaml"


def kept(cv: Path) -> object:
    """Return what is kept of the only CV."""
    name = next(cv.parent.glob("cache/texts/*")).name
    return cache.load_object("texts", name)


def test_a_run_knows_what_the_last_one_has_parsed(
    cv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was asked for, and no more than that."""
    with texts.memory(cv):
        texts.rich_text("*a*")
        texts.rich_text("*old*")
        texts.rich_text("words")
    assert kept(cv) == {one: parse_markdown(one) for one in ("*a*", "*old*")}
    with texts.memory(cv):
        with monkeypatch.context() as patch:
            patch.delattr(texts, "parse_markdown")
            assert texts.rich_text("*a*").inlines == (Styled(Style.EMPHASIS, (Text("a"),)),)
        texts.rich_text("*new*")

    assert kept(cv) == {one: parse_markdown(one) for one in ("*a*", "*new*")}


def test_without_a_memory_a_text_is_parsed(cv: Path) -> None:
    """And nothing is kept of it."""
    assert texts.rich_text("*a*") == parse_markdown("*a*")
    assert not (cv.parent / "cache").exists()


@pytest.mark.parametrize("damage", [b"", b"no pickle", b"\x80\x04K\x01."])
def test_what_is_no_memory_is_passed_over(cv: Path, damage: bytes) -> None:
    """A damaged file costs the time to parse."""
    with texts.memory(cv):
        texts.rich_text("*a*")
    for file in cv.parent.glob("cache/texts/*"):
        file.write_bytes(damage)
    with texts.memory(cv):
        assert texts.rich_text("*a*") == parse_markdown("*a*")


def test_the_texts_of_one_cv_are_of_no_other(cv: Path) -> None:
    """A web service makes CVs of many, at once."""

    def run(number: int) -> None:
        with texts.memory(cv.with_name(f"{number}.yaml")):
            for word in range(20):
                texts.rich_text(f"*{number} {word}*")

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(run, range(16)))
    known = [cache.load_object("texts", one.name) for one in cv.parent.glob("cache/texts/*")]
    owners = [{text.split()[0] for text in one} for one in known if isinstance(one, dict)]

    assert sorted(map(len, owners)) == [1] * 16


@pytest.mark.slow
def test_the_library_is_only_imported_for_what_is_new(tmp_path: Path) -> None:
    """To import it takes longer than to parse a CV."""
    cv = tmp_path / "cv.yaml"

    def imports() -> bool:
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "cvtex", "validate"],
            cwd=tmp_path, capture_output=True, encoding="utf-8", check=True,
        )  # fmt: skip
        return "markdown_it" in done.stderr

    cv.write_text(CV % "a", encoding="utf-8")
    assert imports()
    assert not imports()
    cv.write_text(CV.replace("title: S", "title: It's") % "a", encoding="utf-8")
    assert not imports()
    cv.write_text(CV % "b", encoding="utf-8")
    assert imports()
