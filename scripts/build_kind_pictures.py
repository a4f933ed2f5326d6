#!/usr/bin/env python3
"""Draw the pictures of `docs/cv-yaml.md`: the example of each kind of section as it is printed.

Needs what `build_design_pictures.py` needs; writes `docs/kinds/*.png`.
With names of kinds as arguments it draws only these.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pdfplumber
from build_design_pictures import COLORS, below_the_name, cropped, pixels

from cvtex.compiler.stages import to_pdf
from cvtex.schema import Section
from cvtex.typeset.choose import choose_engine
from cvtex.typeset.engine import Engine, EngineName

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = DOCS / "cv-yaml.md"
RESOLUTION = 110
_LINES = re.DOTALL | re.MULTILINE
CONTACTS = """\
email: mara@example.org
phone: +46 555 010 203
location: Port Aurora
url: https://mara.example.org/
"""
HEAD = """\
name: Mara Lindqvist
signs_as: [Mara Lindqvist, M. Lindqvist]
checks: {owner-not-found: "off"}
design:
  paper: a5
  margins: {left: 1cm, right: 1cm, top: 1cm}
  footer: {center: none}
  name: {size: 1}
sections:
"""


def main(names: Sequence[str]) -> int:
    """Draw the pictures of these kinds, or of all."""
    engine = choose_engine(EngineName.AUTO).value
    if engine is None:
        return 1
    (DOCS / "kinds").mkdir(exist_ok=True)
    page = PAGE.read_text(encoding="utf-8")
    for kind in names or Section.KINDS:
        part = re.search(rf"^### `{kind}`\n(.*?)(?=^##)", page, _LINES)
        example = re.search(r"^```yaml\n(- title:.*?)^```$", part[1] if part else "", _LINES)
        if example and f"(kinds/{kind}.png)" in page:
            draw(engine, kind, example[1])
    return 0


def draw(engine: Engine, kind: str, sections: str) -> None:
    """Typeset the sections of an example, and write what is below the name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cv.yaml"
        contacts = CONTACTS if kind == "contact" else ""
        path.write_text(contacts + HEAD + sections, encoding="utf-8")
        made = to_pdf(path, engine, tex_name="cv.tex")
    if made.pdf is None:
        print(f"{kind}: {[one.message for one in made.diagnostics]}", file=sys.stderr)
        return
    with pdfplumber.open(io.BytesIO(made.pdf)) as document:
        first = document.pages[0]
        image = cropped(pixels(first, RESOLUTION), below_the_name(first))
    image.quantize(COLORS).save(DOCS / f"kinds/{kind}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
