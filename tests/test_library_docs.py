"""`docs/library.md`: its examples run as they are, and its tables name what the library has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import pytest

import cvtex

PAGE = (Path(__file__).parents[1] / "docs/library.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
CV = b"name: Ada Owner\nbibliography: publications.bib\nsections: [{title: P, publications: {}}]\n"
BIB = b"@misc{k, author={Ada Owner}, title={A Title}, year=2020}\n"


def table(heading: str) -> set[str]:
    """Return the names in the first column of the table with a heading."""
    rows = PAGE.partition(f"\n| {heading} |")[2].partition("\n\n")[0]
    return set(re.findall(r"^\| `(\w+)", rows, re.MULTILINE))


@pytest.mark.slow
def test_the_examples_run_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example gives a PDF; the last one, which has no end, builds again after an edit."""
    monkeypatch.chdir(tmp_path)
    cv = tmp_path / "cv.yaml"
    cv.write_bytes(CV)
    (tmp_path / "publications.bib").write_bytes(BIB)
    pdfs: list[bytes] = []

    def show(pdf: bytes | None, diagnostics: Sequence[cvtex.Diagnostic]) -> None:
        assert pdf is not None, diagnostics
        if pdfs and pdf != pdfs[0]:
            raise KeyboardInterrupt
        pdfs.append(pdf)
        cv.write_bytes(CV.replace(b"Owner", b"Other"))

    resume = b'{"basics": {"name": "Ada Owner"}, "work": [{"name": "A"}]}'
    names = {
        "resume": resume,
        "send": pdfs.append,
        "uploaded": CV,
        "bibliography": BIB,
        "show": show,
    }
    *examples, watching = EXAMPLES
    for example in examples:
        exec(example, names)  # noqa: S102 - an example of the documentation

    assert pdfs[0].startswith(b"%PDF-")
    assert names["compiled"].pdf == pdfs[0]  # type: ignore[attr-defined] # set by an example
    assert (tmp_path / "cv.pdf").read_bytes() == pdfs[0]
    assert names["result"].outcome is cvtex.Outcome.WRITTEN  # type: ignore[attr-defined] # the same
    pdfs.clear()
    with pytest.raises(KeyboardInterrupt):
        exec(watching, names)  # noqa: S102 - an example of the documentation


def test_the_tables_are_complete() -> None:
    """Each option, each attribute of a build and each outcome has a row."""
    assert table("option") == {field.name for field in fields(cvtex.Options)}
    assert table("attribute") == {*(field.name for field in fields(cvtex.Build)), "pdf"}
    assert table("`Outcome`") == {outcome.name for outcome in cvtex.Outcome}
