"""`text.markdown_cache`: texts are parsed once, with the same result as without a cache."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cvtex.files import cache
from cvtex.locales import locale_of
from cvtex.text import markdown_cache as texts
from cvtex.text.inlines import Style, Styled, Text
from cvtex.text.markdown import parse_markdown

CV = "name: A B\nsections: [{title: S, text: '*T* %s'}]\n"


@pytest.fixture
def cv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path of a CV, with an empty cache of its own."""
    monkeypatch.setattr(cache, "folders", lambda: (tmp_path / "cache",))
    return tmp_path / "cv.yaml"


def kept(cv: Path) -> object:
    """Return the cached object of the only CV."""
    name = next(cv.parent.glob("cache/texts/*")).name
    return cache.load_object("texts", name)


def test_a_run_uses_the_texts_of_the_last_run(cv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache has exactly the texts with markup that the last run used."""
    with texts.memory(cv):
        texts.rich_text("*a*")
        texts.rich_text("*old*")
        texts.rich_text("words")
    assert kept(cv) == {text: parse_markdown(text) for text in ("*a*", "*old*")}
    with texts.memory(cv):
        with monkeypatch.context() as patch:
            patch.delattr(texts, "parse_markdown")
            assert texts.rich_text("*a*").inlines == (Styled(Style.EMPHASIS, (Text("a"),)),)
        texts.rich_text("*new*")

    assert kept(cv) == {text: parse_markdown(text) for text in ("*a*", "*new*")}


def test_a_text_is_known_in_its_language(cv: Path) -> None:
    """The same characters have other marks in another language, with and without a cache."""
    german = locale_of("de").typography
    for _ in range(2):
        with texts.memory(cv):
            english = texts.rich_text('"a"')
            with texts.in_language(german):
                assert texts.rich_text('"a"').inlines == (Text("„a“"),)
            assert texts.rich_text('"a"') == english == parse_markdown('"a"')


def test_without_a_cache_a_text_is_parsed(cv: Path) -> None:
    """The result is returned and not kept."""
    assert texts.rich_text("*a*") == parse_markdown("*a*")
    assert not (cv.parent / "cache").exists()


@pytest.mark.parametrize("damage", [b"", b"no pickle", b"\x80\x04K\x01."])
def test_a_damaged_cache_is_ignored(cv: Path, damage: bytes) -> None:
    """The texts are parsed again."""
    with texts.memory(cv):
        texts.rich_text("*a*")
    for file in cv.parent.glob("cache/texts/*"):
        file.write_bytes(damage)
    with texts.memory(cv):
        assert texts.rich_text("*a*") == parse_markdown("*a*")


def test_each_cv_has_a_cache_of_its_own(cv: Path) -> None:
    """CVs that are compiled at the same time do not share texts."""

    def run(number: int) -> None:
        with texts.memory(cv.with_name(f"{number}.yaml")):
            for word in range(20):
                texts.rich_text(f"*{number} {word}*")

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(run, range(16)))
    caches = [cache.load_object("texts", file.name) for file in cv.parent.glob("cache/texts/*")]
    owners = [{text.split()[0] for text in known} for known in caches if isinstance(known, dict)]

    assert sorted(map(len, owners)) == [1] * 16


@pytest.mark.slow
@pytest.mark.usefixtures("own_cache")
def test_the_library_is_imported_only_for_new_texts(tmp_path: Path) -> None:
    """A run without new markup does not import it, because that takes long."""
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
