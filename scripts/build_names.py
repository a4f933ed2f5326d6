#!/usr/bin/env python3
"""Write the names of countries and languages into `src/cvtex/locales/data/names`, from CLDR.

There is a file for each language of cvtex. Needs Babel from PyPI, which has the data.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel import Locale, __version__

from cvtex.locales.registry import LOCALES

DATA = Path(__file__).resolve().parents[1] / "src/cvtex/locales/data/names"

LANGUAGES = re.findall(
    r"\w+",
    """
    af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fil fr ga gl gu he hi hr hu hy id
    is it ja ka kk km kn ko ku ky la lb lt lv mk ml mn mr ms mt my nb ne nl nn no pa pl ps pt ro ru
    sk sl so sq sr sv sw ta te tg th tr uk ur uz vi zh zu
    """,
)
"""The languages that have a name: those of the European Union and the most spoken ones."""


def main() -> None:
    """Write all files."""
    DATA.mkdir(exist_ok=True)
    for tag in LOCALES:
        if "-" in tag and tag not in {"pt-BR", "zh-Hant"}:
            continue
        locale = Locale.parse(tag.replace("-", "_"))
        lines = [f"# From CLDR, through Babel {__version__}, by scripts/build_names.py.", ""]
        for title, names in (
            (
                "countries",
                {c: n for c, n in locale.territories.items() if re.fullmatch("[A-Z]{2}", c)},
            ),
            ("languages", {c: locale.languages[c] for c in LANGUAGES if c in locale.languages}),
        ):
            lines += [f"[{title}]", *(f'{c} = "{n}"' for c, n in sorted(names.items())), ""]
        text = "\n".join(lines[:-1]) + "\n"
        (DATA / f"{tag}.toml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
