"""`docs/publications.md`: its example, its tables and its promises are what cvtex does."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from cvtex.cli.add.command import add
from cvtex.cli.add.wishes import NO_WISHES
from cvtex.new_entries.cleaning.fields import DROPPED
from cvtex.new_entries.formats import FORMATS
from cvtex.new_entries.keys import PLACEHOLDERS

PAGE = (Path(__file__).parents[1] / "docs/publications.md").read_text(encoding="utf-8")


def block(language: str, number: int = 0) -> str:
    """Return a block of code of the page."""
    return str(re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)[number])


def test_the_example_is_true(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file of the page gives the entry, and then the update, that the page shows."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    (tmp_path / "cv.yaml").write_text("name: Mara Lindqvist\nbibliography: publications.bib\n")
    (tmp_path / "paper.ris").write_text(block("ris"), encoding="utf-8")
    yes = NO_WISHES._replace(yes=True)
    assert add(["paper.ris"], yes) == 0
    assert block("text") in capsys.readouterr().out
    (tmp_path / "second.bib").write_text(
        "@article{x, title={Measuring CO2}, doi={10.1000/182}, volume={7}, pages={12--26}}",
        encoding="utf-8",
    )
    assert add(["second.bib"], yes) == 0
    shown = capsys.readouterr().out.replace("second.bib:1", "doi:10.1000/182")
    assert block("text", 1) in shown


def test_placeholders_are_listed() -> None:
    """Each with what it stands for, in the same order."""
    assert re.findall(r"^\| `\{(\w+)\}` \| (.*) \|$", PAGE, re.MULTILINE) == [*PLACEHOLDERS.items()]


def test_formats_are_listed() -> None:
    """Each with the ends of the names of its files."""
    section = PAGE.split("## Files\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (\w[\w-]*) \| (`.*?`) \|", section, re.MULTILINE)
    assert rows == [
        (known.name, ", ".join(f"`{suffix}`" for suffix in known.suffixes)) for known in FORMATS
    ]


def test_fields_that_are_said_to_be_left_out_are() -> None:
    """The fields of programs in the table are in the table of the code."""
    row = next(line for line in PAGE.split("\n") if line.startswith("| abstracts, keywords"))
    named = set(re.findall(r"`([\w-]+)`", row))
    assert named
    assert named | {"abstract", "keywords", "issn"} <= DROPPED
