"""`docs/templates.md` and the base theme have every kind of block and every template.

`test_architecture.py` compares the page with the attributes of the `Document`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args, get_origin

import pytest

from cvtex.files import resources
from cvtex.schema import Entry, Section
from cvtex.schema.base import Model
from cvtex.themes.folders import BASE

PAGE = (Path(__file__).parents[1] / "docs/templates.md").read_text(encoding="utf-8")
BASE_THEME = resources.templates() / BASE


def rows_below(heading: str) -> dict[str, str]:
    """Return the second cell of each row below a heading, by the first cell."""
    below = re.split(r"^#+ ", PAGE.partition(f"{heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    return dict(re.findall(r"^\| (`.*?) \| (.*?) \|$", below, re.MULTILINE))


def test_templates_guide_names_all_files_of_the_base() -> None:
    """The table of the files of the base theme has each of its files, and no other."""
    documented = re.findall(r"`([\w-]+\.tex)`", " ".join(rows_below("## Which file is used")))

    assert sorted(documented) == sorted(path.name for path in BASE_THEME.glob("*.tex"))


def test_templates_guide_names_the_fields_of_all_entries() -> None:
    """The table of the kinds has each kind with entries, with the fields that it alone has."""
    documented = {
        kind.strip("`"): set(re.findall(r"`(\w+)`", fields))
        for kind, fields in rows_below("### `Item`").items()
        if kind.strip("`") in Section.KINDS
    }
    kinds = {kind: entry_of(kind) for kind in Section.KINDS}

    assert documented == {
        kind: set(entry.model_fields) - set(Entry.model_fields)
        for kind, entry in kinds.items()
        if entry is not None
    }


def entry_of(kind: str) -> type[Model] | None:
    """Return the model of the entries of a kind, or None if it is not a list of entries."""
    annotation = Section.model_fields["list_" if kind == "list" else kind].annotation
    (block,) = (part for part in get_args(annotation) if part is not type(None))
    item = get_args(block)[0] if get_origin(block) is tuple else None
    return item if isinstance(item, type) and issubclass(item, Model) else None


@pytest.mark.parametrize("kind", Section.KINDS)
def test_the_base_theme_has_rules_for_each_kind(kind: str) -> None:
    r"""Without a line `\cvkind`, TeX uses the distances of other blocks and gives no warning."""
    macros = (BASE_THEME / "macros.tex").read_text(encoding="utf-8")

    assert re.search(rf"^\\cvkind{{{kind}}} *{{.*above=.*below=.*}}$", macros, re.MULTILINE)
