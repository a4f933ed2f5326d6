"""`export.formats`: every format of the table can be written, and the command line offers it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cvtex.cli.app import export
from cvtex.compiler.stages import check
from cvtex.export.formats import FORMATS

CASES = sorted(path.parent for path in Path(__file__).parents[1].glob("cases/good/*/cv.yaml"))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_format_can_be_written(name: str, case: Path) -> None:
    """Every good case can be written, as a text that ends with a newline or is empty."""
    document = check(case / "cv.yaml").document

    assert document is not None
    assert (FORMATS[name].write(document).value or "\n").endswith("\n")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_suffix(name: str) -> None:
    """`--check` looks for the file with this suffix beside the CV."""
    assert re.fullmatch(r"(\.[a-z]+)+", FORMATS[name].suffix)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_page_for_users(name: str) -> None:
    """`README.md` names its command, so that users find it."""
    page = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")

    assert f"cvtex export {name}" in page


def test_the_command_line_offers_every_format() -> None:
    """The commands below `cvtex export` are the formats of the table."""
    assert [command.name for command in export.registered_commands] == list(FORMATS)
