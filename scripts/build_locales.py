#!/usr/bin/env python3
"""Write what CLDR knows into `src/cvtex/locales/data`: the table `cldr` of each file.

Needs Babel from PyPI, which has the data. All else in these files is written by hand, and stays.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from babel import Locale, __version__

DATA = Path(__file__).resolve().parents[1] / "src/cvtex/locales/data"
_START = "[cldr]"


def main() -> int:
    """Write the table at the end of each file."""
    for path in sorted(DATA.glob("*.toml")):
        before = path.read_text(encoding="utf-8").partition(_START)[0]
        path.write_text(before + table(path.stem), encoding="utf-8")
    return 0


def table(tag: str) -> str:
    """Return the table of a language tag: its months, and how a day and a month are written."""
    locale = Locale.parse(tag, sep="-")
    months = locale.months
    lines = [
        f"{_START} # by scripts/build_locales.py, from Babel {__version__}",
        f"months = {_list(_bare(months['stand-alone']['wide'], tag))}",
        f"months_in_days = {_list(months['format']['wide'].values())}",
        f"short_months = {_list(_bare(months['format']['abbreviated'], tag))}",
        f"other_short_months = {_list(_bare(months['stand-alone']['abbreviated'], tag))}",
        f"day = {_quoted(_pattern(locale.date_formats['long'].pattern))}",
        f"month = {_quoted(_pattern(locale.datetime_skeletons['yMMMM'].pattern))}",
    ]
    return "\n".join(lines) + "\n"


def _bare(names: dict[int, str], tag: str) -> list[str]:
    """Return the names of the months, January first; Catalan has an article in some forms."""
    words = [names[number] for number in range(1, 13)]
    return [re.sub("^(?:de |d[’'])", "", word) for word in words] if tag == "ca" else words


def _pattern(cldr: str) -> str:
    """Return a pattern of CLDR with the fields `{day}`, `{month}` and `{year}`."""
    fields = {"d": "{day}", "M": "{month}", "L": "{month}", "y": "{year}"}
    words = re.split(r"('(?:[^']*)')", cldr)
    return "".join(
        word.strip("'")
        if word.startswith("'")
        else re.sub(r"d+|M+|L+|y+", lambda found: fields[found[0][0]], word)
        for word in words
    )


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, words))}]"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    sys.exit(main())
