"""`cvtex.texts`: what was parsed once is known, and changes nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cvtex import cache, texts
from cvtex.inline import Style, Styled, Text
from cvtex.markdown import parse_markdown

CV = "name: A B\nsections: [{title: S, text: '*T* %s'}]\n"


@pytest.fixture(autouse=True)
def _new_run() -> Iterator[None]:
    """Forget what the tests before have parsed, and what these do."""
    for known in (texts._parsed, texts._recalled):
        known.clear()
    yield
    for known in (texts._parsed, texts._recalled):
        known.clear()


def next_run() -> None:
    """Forget what this run knows by itself."""
    texts._parsed.clear()
    texts._recalled.clear()


def test_a_run_knows_what_the_last_one_has_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was asked for, and no more than that."""
    cv = tmp_path / "cv.yaml"
    texts.recall(cv)
    texts.rich_text("*a*")
    texts.rich_text("*old*")
    texts.remember(cv)
    next_run()
    texts.recall(cv)
    with monkeypatch.context() as patch:
        patch.delattr(texts, "parse_markdown")
        assert texts.rich_text("*a*").inlines == (Styled(Style.EMPHASIS, (Text("a"),)),)
    texts.rich_text("*new*")
    texts.remember(cv)
    next_run()
    texts.recall(cv)

    assert texts._recalled == {one: parse_markdown(one) for one in ("*a*", "*new*")}


@pytest.mark.parametrize("damage", [b"", b"no pickle", b"\x80\x04K\x01."])
def test_what_is_no_memory_is_passed_over(tmp_path: Path, damage: bytes) -> None:
    """A damaged file costs the time to parse."""
    cv = tmp_path / "cv.yaml"
    texts.rich_text("*a*")
    texts.remember(cv)
    kept = cache.find("texts", texts._name(cv))
    assert kept is not None
    kept.write_bytes(damage)
    next_run()
    texts.recall(cv)

    assert texts.rich_text("*a*") == parse_markdown("*a*")


def test_a_web_service_does_not_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more is known than a run may know."""
    monkeypatch.setattr(texts, "_MOST", 10)
    for number in range(25):
        texts.rich_text(f"*{number}*")

    assert len(texts._parsed) <= 10


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
