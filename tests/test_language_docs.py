"""`docs/languages.md`: each locale has its row, with dates that are read, and its picture."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from cvtex.dates import parse_date
from cvtex.locales import LOCALES, locale_of
from cvtex.locales.data_files import DATA
from cvtex.starter import NAMES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGE = (DOCS / "languages.md").read_text(encoding="utf-8").partition("\n## The languages\n")[2]
ROWS = dict(re.findall(r"^\| \[.*\| `([\w-]+)` \| (.*) \| .* \|$", PAGE, re.MULTILINE))

LARGEST_PICTURE = 60_000
LARGEST_FOLDER = 2_000_000


def test_each_locale_is_listed_and_no_other() -> None:
    """Languages in a table, regions in a sentence, and those without a script in another table."""
    unprinted = re.findall(r"^\| [^\[|]* \| `([\w-]+)` \|$", PAGE, re.MULTILINE)
    regions = re.search(r"forms of their own: (.*)\.$", PAGE, re.MULTILINE)
    listed = [*ROWS, *unprinted, *re.findall(r"`(.*?)`", regions[1] if regions else "")]
    known = {name or tag for tag, name in LOCALES.items()}

    assert sorted(listed) == sorted(known | {path.stem for path in DATA.glob("*.toml")})


@pytest.mark.parametrize("tag", NAMES)
def test_the_dates_of_a_row_are_read(tag: str) -> None:
    """As dates and not as labels, several forms in each language."""
    dates = re.findall("`(.*?)`", ROWS[tag])

    assert len(dates) >= 3
    for date in dates:
        parts = parse_date(date, locale_of(tag)).parts
        assert [part.label for part in parts] == [""] * len(parts), date


def test_the_page_is_what_the_script_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forms of dates and quotation marks are those of the data; else run it again."""
    monkeypatch.syspath_prepend(ROOT / "scripts")
    script = _module(ROOT / "scripts" / "build_language_pictures.py")

    assert PAGE.strip().splitlines() == [*script.generated()]


def _module(path: Path) -> ModuleType:
    """Load a script, which is no part of the package."""
    specification = importlib.util.spec_from_file_location(path.stem, path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_each_language_has_a_small_picture() -> None:
    """No picture is missing, and none is left over."""
    sizes = {path.stem: path.stat().st_size for path in (DOCS / "languages").glob("*")}

    assert re.findall(r"\(languages/([\w-]+)\.png\)", PAGE) == list(NAMES)
    assert set(sizes) == set(NAMES)
    assert {name: size for name, size in sizes.items() if size > LARGEST_PICTURE} == {}
    assert sum(sizes.values()) < LARGEST_FOLDER
