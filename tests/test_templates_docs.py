"""`docs/templates.md` has every template, macro and filter, and its files do what it says.

`test_architecture.py` compares the page with the attributes of the `Document`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args, get_origin

from cvtex.compiler.options import Options
from cvtex.compiler.stages import to_latex, to_pdf
from cvtex.files import resources
from cvtex.render import latex
from cvtex.render.page import Page
from cvtex.schema import Entry, Section
from cvtex.schema.base import Model
from cvtex.themes.folders import BASE
from cvtex.themes.manifest import Manifest, OptionType
from cvtex.typeset.engine import Engine

PAGE = (Path(__file__).parents[1] / "docs/templates.md").read_text(encoding="utf-8")
BASE_THEME = resources.templates() / BASE


def rows_below(heading: str) -> dict[str, str]:
    """Return the second cell of each row below a heading, by the first cell."""
    below = re.split(r"^##+ ", PAGE.partition(f"{heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    return dict(re.findall(r"^\| (`.*?) \| (.*?) \|$", below, re.MULTILINE))


def test_templates_guide_names_all_files_of_the_base() -> None:
    """The table has each file of the base, each that it includes if there is one, and no other."""
    documented = re.findall(r"`([\w.-]+\.tex)`", " ".join(rows_below("## Which file is used")))
    preamble = (BASE_THEME / "preamble.tex").read_text(encoding="utf-8")
    hooks = re.findall(r"include '([\w-]+\.tex)' ignore missing", preamble)

    assert len(hooks) == 2
    assert sorted(documented) == sorted([*(path.name for path in BASE_THEME.glob("*.tex")), *hooks])


def test_templates_guide_names_the_keys_of_a_manifest() -> None:
    """The table has each key, and the text each type of an option."""
    heading = "## A theme of your own"

    assert {key.strip("`") for key in rows_below(heading)} == set(Manifest.model_fields)
    assert [kind for kind in OptionType if f"`{kind}`" not in PAGE] == []


def test_templates_guide_names_all_filters() -> None:
    """Jinja's own are in its own documentation."""
    documented = re.findall(r"`(\w+)", " ".join(rows_below("## Filters")))

    assert sorted(documented) == sorted(["join", *latex._FILTERS])


def test_templates_guide_names_the_parts_of_the_page() -> None:
    """Beside the `Document`, a template sees the page in lengths of TeX."""
    (sentence,) = re.findall(r"^`page` has .*$", PAGE, re.MULTILINE)

    assert set(re.findall(r"`(\w+)`", sentence)) == {"page", *Page._fields}


def test_templates_guide_names_the_macros_of_the_base() -> None:
    """All whose names have no `@`, and no other; the environments too."""
    cells = " ".join(rows_below("## The macros of the base"))
    documented = re.findall(r"\\(?:begin\{)?(cv[a-z]+)", cells)
    macros = (BASE_THEME / "macros.tex").read_text(encoding="utf-8")
    defined = re.findall(
        r"^\\(?:new|provide)(?:command|environment)\{\\?(cv[a-z]+)\}", macros, re.MULTILINE
    )

    assert len(defined) > 40
    assert sorted(documented) == sorted(defined)


def test_templates_guide_names_the_rules_of_a_block() -> None:
    r"""The keys that `\cvkind` and `layout` can use."""
    cells = " ".join(rows_below("### Rules for each kind"))
    documented = {key.partition("=")[0] for key in re.findall(r"`([^`]+)`", cells)}
    macros = (BASE_THEME / "macros.tex").read_text(encoding="utf-8")

    assert documented == set(re.findall(r"^\\define@key\{cv\}\{([^}]+)\}", macros, re.MULTILINE))


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


def written(folder: Path) -> Path:
    """Write a CV with the files that the page shows, and return its path."""
    for sign, name, text in re.findall(
        r"^```\w+\n([%#]) latex_templates/(\S+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE
    ):
        path = folder / "latex_templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        path.write_text(f"{before}{sign}\n{text}", encoding="utf-8")
    (folder / "p.bib").write_text("@misc{k, title = {One}, year = 2020}\n", encoding="utf-8")
    (folder / "cv.yaml").write_text(CV, encoding="utf-8")
    return folder / "cv.yaml"


CV = """
name: Jane Doe
bibliography: p.bib
design:
  theme: slate
  options: {accent: maroon}
sections:
  - title: Education
    education:
      - {date: 2020, degree: MSc, area: Physics, institution: University, location: Here}
  - {title: Awards, awards: [{date: 2020, title: Prize}, {date: 2021, title: Medal}]}
  - {title: Papers, publications: {}}
"""


def test_the_files_of_the_page_do_what_it_says(tmp_path: Path) -> None:
    """All of them together: a theme, a template, and macros."""
    made = to_latex(written(tmp_path), Options())

    assert made.diagnostics == ()
    assert made.latex is not None
    assert "{EDUCATION}" in made.latex
    assert r"\cvdesign{font body}{charter}" in made.latex
    assert r"\cvdesign{date side}{right}" in made.latex  # as modern, on which it is based
    assert r"{\itshape MSc}" in made.latex
    assert made.document is not None
    assert made.document.design.options == {"accent": "800000"}


def test_the_files_of_the_page_can_be_typeset(tmp_path: Path, engine: Engine) -> None:
    """TeX says nothing against them."""
    made = to_pdf(written(tmp_path), engine, tex_name="cv.tex")

    assert made.diagnostics == ()
    assert made.pages == 1
