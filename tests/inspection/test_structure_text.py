"""The structure of a PDF, as pdfinfo of poppler reads it: all of the document, in its order."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from cvtex.compiler.stages import to_pdf
from cvtex.files import resources
from cvtex.inspection.document_values import expected
from cvtex.inspection.extractors.registry import Reading
from cvtex.inspection.matching import match, out_of_order
from cvtex.starter import starter_bibliography, starter_cv
from cvtex.themes.folders import BASE
from cvtex.typeset.engine import Engine

THEMES = sorted(path.name for path in resources.templates().iterdir() if path.is_dir())
_TEXT = re.compile(r'^ *"(.*?)"$', re.MULTILINE | re.DOTALL)


def texts(pdf: bytes) -> Iterator[str]:
    """Yield the texts of the elements in the order in which a screen reader comes to them."""
    command = ["pdfinfo", "-enc", "UTF-8", "-struct-text", "-"]
    read = subprocess.run(command, input=pdf, capture_output=True, check=True)
    yield from _TEXT.findall(read.stdout.decode())


@pytest.mark.poppler
@pytest.mark.parametrize("cv", ["reference", *(name for name in THEMES if name != BASE)])
def test_the_structure_is_the_document(
    cv: str, repository: Path, tmp_path: Path, engine: Engine
) -> None:
    """Every value is in it, and entries and headings are in the order of the file, columns too."""
    path = repository / "cv.yaml"
    if cv != "reference":
        path = tmp_path / "cv.yaml"
        path.write_text(starter_cv("", cv), encoding="utf-8")
        (tmp_path / "publications.bib").write_text(starter_bibliography(""), encoding="utf-8")
    made = to_pdf(path, engine, tex_name="cv.tex")
    assert made.pdf is not None
    assert made.document is not None
    assert made.yaml is not None
    wanted = expected(made.document, made.yaml, made.sources)
    found = match(wanted, Reading("pdfinfo", (" ".join(texts(made.pdf)),)))

    pairs = [*zip(wanted.values, found.places, strict=True)]
    assert [value.text for value, place in pairs if place is None] == []
    for column in ("main", "sidebar"):
        placed = [
            (value, place.start)
            for value, place in pairs
            if value.column == column and place and place.times == 1 and len(value.text) > 8
        ]
        moved = out_of_order([(value.item, start) for value, start in placed])
        assert [placed[index][0].text for index in moved] == []
