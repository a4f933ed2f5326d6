"""A CV may have its design, its locale and its settings in other files."""

from __future__ import annotations

from pathlib import Path

from cvtex.importers.rendercv.reading import read_rendercv


def test_files_outside_of_the_folder_are_not_read(tmp_path: Path) -> None:
    """The CV of somebody else cannot name any file of the machine."""
    (tmp_path / "secret.yaml").write_text("design: {theme: sb2nov}", encoding="utf-8")
    folder = tmp_path / "cv"
    folder.mkdir()
    cv = folder / "cv.yaml"
    named = ["../secret.yaml", str(tmp_path / "secret.yaml"), "missing.yaml"]
    for name in named:
        text = f"cv: {{name: Mara}}\nsettings: {{render_command: {{design: {name}}}}}\n"
        cv.write_text(text, encoding="utf-8")
        read = read_rendercv(cv)

        assert read.value is not None
        assert not read.value.root.get("design")
        command = read.value.root.get("settings").get("render_command")
        assert command.get("design").fate not in {None, "understood"}


def test_the_file_that_is_named_replaces_the_design_of_the_cv(tmp_path: Path) -> None:
    """What it replaces is told, as it is not in the result."""
    cv = tmp_path / "cv.yaml"
    cv.write_text(
        "cv: {name: Mara}\ndesign: {theme: ink}\n"
        "rendercv_settings: {render_command: {design: look.yaml}}\n",
        encoding="utf-8",
    )
    (tmp_path / "look.yaml").write_text("design: {theme: opal}", encoding="utf-8")
    read = read_rendercv(cv)

    assert read.value is not None
    assert read.value.root.get("design").get("theme").peek() == "opal"
    assert set(read.value.sources) == {str(cv), str(tmp_path / "look.yaml")}
