"""`cvtex.cache`: whole files or none, few of them, and only in folders of the user's own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cvtex import cache


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Let the user's cache and the folder for want of it lie in the test's own folder."""
    found = tmp_path / "cache", tmp_path / "temporary"
    monkeypatch.setattr(cache, "folders", lambda: found)
    return found


def test_what_is_kept_is_found() -> None:
    """Until it is thrown away."""
    assert cache.find("builds", "a") is None
    assert cache.keep("builds", "a", b"x") is not None
    assert cache.load("builds", "a") == b"x"
    assert len(cache.clear()) == 1
    assert cache.find("builds", "a") is None
    assert cache.load("builds", "a") is None


def test_only_the_newest_stay() -> None:
    """A file that is used counts as new."""
    most = cache.MOST["formats"]
    for number in range(most):
        path = cache.keep("formats", str(number), b"x")
        assert path is not None
        os.utime(path, (number, number))
    cache.find("formats", "0")
    newest = cache.newest("formats")
    assert newest is not None
    assert newest.name == "0"

    cache.keep("formats", "new", b"x")
    assert cache.find("formats", "0") is not None
    assert cache.find("formats", "1") is None
    assert cache.find("formats", "2") is not None


def test_no_half_of_a_file_stays(places: tuple[Path, Path]) -> None:
    """Nothing lies about but what is kept."""
    cache.keep("builds", "a", b"x" * 1000)

    assert [path.name for path in (places[0] / "builds").iterdir()] == ["a"]


def test_where_the_cache_cannot_be_written_another_folder_is_used(
    places: tuple[Path, Path],
) -> None:
    """What is in the way of the first is as good as a folder that may not be written."""
    places[0].write_text("", encoding="utf-8")
    kept = cache.keep("builds", "a", b"x")

    assert kept is not None
    assert kept.is_relative_to(places[1])


def test_where_nothing_can_be_written_nothing_is_kept(
    places: tuple[Path, Path],
) -> None:
    """A file in the place of the folder is as good as a disk that is full."""
    for place in places:
        place.write_text("", encoding="utf-8")

    assert cache.keep("builds", "a", b"x") is None
    assert cache.find("builds", "a") is None
    assert cache.newest("builds") is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_a_folder_that_others_may_write_is_not_trusted(places: tuple[Path, Path]) -> None:
    """What lies there could be anybody's."""
    cache.keep("builds", "a", b"x")
    places[0].chmod(0o777)

    assert cache.find("builds", "a") is None
    kept = cache.keep("builds", "a", b"x")
    assert kept is not None
    assert kept.is_relative_to(places[1])
