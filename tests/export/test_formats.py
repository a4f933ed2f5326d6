"""`export.formats`: every format of the table can be written, and the command line offers it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.cli.app import export
from cvtex.compiler.stages import check
from cvtex.export.formats import FORMATS

CASES = sorted(path.parent for path in Path(__file__).parents[1].glob("cases/good/*/cv.yaml"))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_format_can_be_written(name: str, case: Path) -> None:
    """Every good case can be written, as a text that ends with a newline."""
    document = check(case / "cv.yaml").document

    assert document is not None
    assert FORMATS[name].write(document).endswith("\n")


def test_the_command_line_offers_every_format() -> None:
    """The commands below `cvtex export` are the formats of the table."""
    assert [command.name for command in export.registered_commands] == list(FORMATS)
