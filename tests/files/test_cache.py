"""`files.cache`: whole files or none, few of them, and only in folders of the user's own."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

import pytest

from cvtex.files import cache
from cvtex.files.workplace import workplace


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


@pytest.mark.parametrize("at", [0, 1])
def test_the_newest_may_be_in_either_folder(places: tuple[Path, Path], at: int) -> None:
    """The user's cache may hold old files, shared and read-only, and the other one the last."""
    for number, place in enumerate(places):
        assert cache.make_folder(place, "formats")
        path = place / "formats" / f"in {number}"
        path.write_bytes(b"x")
        os.utime(path, (100 + 10 * (number == at),) * 2)

    newest = cache.newest("formats")

    assert newest is not None
    assert newest.name == f"in {at}"


def test_all_files_of_a_kind_fit_in_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where others decide how large each is: the oldest go first, and the newest may go too."""
    monkeypatch.setattr(cache, "LARGEST", {"answers": 100})
    for number, size in enumerate((60, 30, 20, 50)):
        path = cache.keep("answers", str(number), b"x" * size)
        assert path is not None
        os.utime(path, (number, number))
    cache.keep("answers", "last", b"x" * 10)

    kept = [name for name in ("0", "1", "2", "3", "last") if cache.load("answers", name)]
    assert kept == ["2", "3", "last"]
    cache.keep("answers", "large", b"x" * 101)
    assert not any(cache.load("answers", name) for name in (*kept, "large"))


def test_a_kept_file_can_be_removed() -> None:
    """Also one that is not there."""
    cache.keep("answers", "a", b"x")
    for _ in range(2):
        cache.remove("answers", "a")
    assert cache.load("answers", "a") is None


def test_no_half_of_a_file_stays(places: tuple[Path, Path]) -> None:
    """Nothing lies about but what is kept."""
    cache.keep("builds", "a", b"x" * 1000)

    assert [path.name for path in (places[0] / "builds").iterdir()] == ["a"]


def test_what_cannot_be_written_leaves_nothing(
    places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk may be full when half of a file is written."""

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(Path, "replace", fail)
    assert cache.keep("builds", "a", b"x") is None

    assert [path for place in places for path in place.rglob("*") if path.is_file()] == []


def test_what_killed_runs_were_writing_goes(places: tuple[Path, Path]) -> None:
    """But not what another run may be writing now."""
    cache.keep("builds", "a", b"x")
    left = [places[0] / "builds" / name for name in (".old", ".new")]
    for path in left:
        path.write_bytes(b"half")
    os.utime(left[0], (1, 1))
    cache.keep("builds", "b", b"x")

    assert sorted(path.name for path in left[0].parent.iterdir()) == [".new", "a", "b"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
@pytest.mark.parametrize("mask", [0o002, 0o022, 0o077])
def test_whatever_the_umask_the_cache_is_the_users_alone(
    places: tuple[Path, Path], mask: int
) -> None:
    """Where groups may write into what a user makes, they may not here."""
    before = os.umask(mask)
    try:
        cache.keep("builds", "a", b"x")
        with workplace() as place:
            assert place.is_relative_to(places[0])
    finally:
        os.umask(before)

    assert cache.load("builds", "a") == b"x"
    assert places[0].stat().st_mode & 0o077 == 0


@pytest.mark.skipif(not hasattr(os, "lchown"), reason="Windows has no such owners")
def test_a_link_that_somebody_else_has_made_is_not_followed(
    places: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may lead to a folder of the user's that is no cache."""
    home = tmp_path / "home"
    (home / "templates").mkdir(parents=True, mode=0o700)
    home.chmod(0o700)
    places[0].symlink_to(home)
    assert cache.keep("templates", "a", b"x") == places[0] / "templates" / "a"
    status = Path.lstat

    def of_another(path: Path) -> os.stat_result:
        found = list(status(path))
        found[4] += 1  # st_uid
        return os.stat_result(found)

    monkeypatch.setattr(Path, "lstat", of_another)
    assert cache.find("templates", "a") is None
    cache.clear()

    assert (home / "templates" / "a").exists()


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


def test_a_workplace_goes_when_its_run_ends(places: tuple[Path, Path]) -> None:
    """With all that is in it, also if the run fails."""
    with suppress(RuntimeError), workplace() as place:
        (place / "folder").mkdir()
        raise RuntimeError

    assert place.is_relative_to(places[0])
    assert not place.exists()


def test_what_a_killed_run_leaves_goes_with_a_later_one(places: tuple[Path, Path]) -> None:
    """But not what another run may still be working in."""
    assert cache.make_folder(places[0], "work")
    left = [places[0] / "work" / name for name in ("old", "new")]
    for folder in left:
        folder.mkdir()
        (folder / "cv.tex").write_text("x", encoding="utf-8")
    os.utime(left[0], (1, 1))
    with workplace():
        pass

    assert not left[0].exists()
    assert left[1].exists()


def test_clearing_does_not_disturb_a_run() -> None:
    """Its folder stays, and goes when it ends."""
    cache.keep("builds", "a", b"x")
    with workplace() as place:
        cache.clear()
        assert place.exists()
        assert cache.find("builds", "a") is None
    assert not place.exists()


def test_there_is_a_workplace_where_nothing_can_be_kept(places: tuple[Path, Path]) -> None:
    """Among the temporary files of the system."""
    for place in places:
        place.write_text("", encoding="utf-8")
    with workplace() as made:
        (made / "cv.tex").write_text("x", encoding="utf-8")

    assert not made.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such numbers of processes")
def test_a_run_that_has_slept_keeps_its_workplace() -> None:
    """However old it is, as long as it lives."""
    with workplace() as place:
        os.utime(place, (1, 1))
        with workplace():
            pass
        assert place.exists()


def test_any_text_has_a_name() -> None:
    """Also a path with bytes that are not valid text, or with any half of a surrogate pair."""
    names = {
        cache.name_of("a", text) for text in ("\ud800", "\udbff", "\udc80", "\udfff", "\0", "")
    }

    assert len(names) == 6
