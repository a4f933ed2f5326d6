"""`cvtex locale`: the list of languages, and a new file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cvtex.cli.arguments import OptionError
from cvtex.cli.locale.commands import ListStyle, list_locales, new_locale
from cvtex.locales import LOCALES


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, of a user who has no locales."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("cvtex.files.settings.user_locales", lambda: tmp_path / "settings")
    return tmp_path


def test_the_list_has_own_locales_first(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its place; then those of cvtex, with their names in English."""
    for folder, name in (("locales", "et.yaml"), ("locales", "notes.txt"), ("settings", "fr.toml")):
        (place / folder).mkdir(exist_ok=True)
        (place / folder / name).write_text("", encoding="utf-8")
    assert list_locales(style=ListStyle.JSON) == 0
    listed = json.loads(capsys.readouterr().out)

    assert [(one["tag"], one["place"], one["name"]) for one in listed[:3]] == [
        ("et", "cv", "Estonian"),
        ("fr", "user", "French"),
        ("en", "cvtex", "English"),
    ]
    assert {one["tag"] for one in listed if one["place"] == "cvtex"} == set(LOCALES)
    assert all(one["name"] != one["tag"] for one in listed)
    list_locales()
    assert len(capsys.readouterr().out.splitlines()) == len(listed) + 1


def test_a_new_file_is_written_once(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Under its canonical name; a file that is there is kept."""
    assert new_locale("de_ch", "") == 0
    written = place / "locales/de-CH.yaml"
    assert "# base: de" in written.read_text(encoding="utf-8")
    written.write_text("mine", encoding="utf-8")
    capsys.readouterr()

    assert new_locale("de-CH", "de") == 1
    assert "there is a locale `de-CH`" in capsys.readouterr().err
    assert written.read_text(encoding="utf-8") == "mine"


def test_a_base_has_to_be_known(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written for another."""
    assert new_locale("et", "qq") == 1
    assert "cvtex has no locale `qq`" in capsys.readouterr().err
    assert not (place / "locales").exists()


@pytest.mark.parametrize(
    ("written", "meant"), [("german", "did you mean `de`"), ("x/y", "such as")]
)
def test_a_name_is_not_a_tag(written: str, meant: str) -> None:
    """What is meant is said; nothing outside of the folder is written."""
    with pytest.raises(OptionError, match=meant):
        new_locale(written, "")
