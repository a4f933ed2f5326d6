"""`docs/templates.md` has every template, macro and filter, and its files do what it says.

`test_architecture.py` compares the page with the attributes of the `Document`.
"""

from __future__ import annotations

import re
import tomllib
from io import BytesIO
from pathlib import Path
from typing import get_args, get_origin

import pdfplumber
import pytest

from cvtex.cli import themes
from cvtex.compiler import theme_assets
from cvtex.compiler.options import Options
from cvtex.compiler.stages import to_latex, to_pdf
from cvtex.compiler.theme_check import check_theme
from cvtex.files import resources
from cvtex.files.images import LARGEST
from cvtex.files.listing import SUFFIXES
from cvtex.render import latex
from cvtex.render.page import Page
from cvtex.schema import Entry, Section
from cvtex.schema.base import Model
from cvtex.schema.kinds.lazy_entries import annotation_of
from cvtex.schema.paths import without_none
from cvtex.themes.folders import BASE, Place
from cvtex.themes.installed import GROUP
from cvtex.themes.listing import Listed, State
from cvtex.themes.manifest import Manifest, OptionType
from cvtex.typeset.engine import Engine
from cvtex.typeset.pdftex import PdfTex

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
    files = (BASE_THEME / name for name in ("macros.tex", "tags.tex"))
    macros = "".join(file.read_text(encoding="utf-8") for file in files)
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
        kind: set(entry.model_fields) - set(Entry.model_fields if issubclass(entry, Entry) else ())
        for kind, entry in kinds.items()
        if entry is not None
    }


def entry_of(kind: str) -> type[Model] | None:
    """Return the model of the entries of a kind, or None if it is not a list of entries."""
    field = Section.model_fields["list_" if kind == "list" else kind]
    block = without_none(annotation_of(field))
    item = without_none(get_args(block)[0]) if get_origin(block) is tuple else None
    return item if isinstance(item, type) and issubclass(item, Model) else None


def blocks() -> dict[str, str]:
    """Return the files of the page, by their names in `latex_templates`, in its order."""
    found: dict[str, str] = {}
    for sign, name, text in re.findall(
        r"^```\w+\n([%#]) latex_templates/(\S+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE
    ):
        found[name] = f"{found.get(name, '')}{sign}\n{text}"
    return found


def written(folder: Path) -> Path:
    """Write a CV with the files that the page shows, and return its path."""
    for name, text in blocks().items():
        path = folder / "latex_templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
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
    assert r"{\itshape MSc in Physics}" in made.latex
    assert made.document is not None
    assert made.document.design.options == {"accent": "800000"}


def test_the_files_of_the_page_can_be_typeset(tmp_path: Path, engine: Engine) -> None:
    """TeX says nothing against them."""
    made = to_pdf(written(tmp_path), engine, tex_name="cv.tex")

    assert made.diagnostics == ()
    assert made.pages == 1


def banner(folder: Path) -> Path:
    """Write the complete theme of the page to a folder, and return the folder."""
    folder.mkdir(parents=True)
    for name, text in blocks().items():
        if name.startswith("banner/"):
            (folder / name.removeprefix("banner/")).write_text(text, encoding="utf-8")
    return folder


def test_the_complete_theme_is_small_and_sets_everything(tmp_path: Path, engine: Engine) -> None:
    """By the trial that the page names, and with a CV that names it."""
    folder = banner(tmp_path / "latex_templates" / "banner")
    lines = [line for path in folder.iterdir() for line in path.read_text("utf-8").splitlines()]
    for made in check_theme(folder, Options(), engine):
        assert [one.message for one in made.diagnostics] == []
    cv = tmp_path / "cv.yaml"
    options = "{theme: banner, options: {band: maroon, height: 4cm}}"
    cv.write_text(f"name: Jane Doe\nemail: j@example.org\ndesign: {options}\n", encoding="utf-8")
    made = to_pdf(cv, engine, tex_name="cv.tex")

    assert len(lines) <= 40
    assert made.diagnostics == ()
    assert made.pdf is not None
    with pdfplumber.open(BytesIO(made.pdf)) as document:
        page = document.pages[0]
        (band,) = (rect for rect in page.rects if rect["width"] == pytest.approx(612, abs=1))
        assert band["height"] == pytest.approx(4 * 72 / 2.54, abs=1)
        assert band["non_stroking_color"] == pytest.approx((0.502, 0, 0), abs=0.01)
        inside = [char for char in page.chars if char["top"] < 4 * 72 / 2.54]
        assert len(inside) > 20
        assert {max(char["non_stroking_color"]) for char in inside} == {1}  # white


def test_the_package_of_the_page_gives_the_theme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the entry point of its `pyproject.toml`, as pip writes it beside the package."""
    (text,) = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    project = tomllib.loads(text)
    (source,) = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    ((name, value),) = project["project"]["entry-points"][GROUP].items()
    assert (PAGE.count(f"  {source}/\n"), value) == (1, Path(source).name)
    banner(tmp_path / "site" / Path(source).name)
    info = tmp_path / "site" / "cvtex_banner-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: cvtex-banner\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[{GROUP}]\n{name} = {value}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path / "site")
    cv = tmp_path / "cv.yaml"
    cv.write_text(f"name: Jane Doe\ndesign: {{theme: {name}}}\n", encoding="utf-8")
    made = to_latex(cv)

    assert made.diagnostics == ()
    assert r"\fill[band]" in (made.latex or "")


def test_the_embedded_tex_has_the_packages_of_the_page(engine: Engine) -> None:
    """And lacks those of which the page says so."""
    assert isinstance(engine, PdfTex)
    files = {path.name for path in (Path(engine.visible[0]) / "texmf-dist" / "tex").rglob("*.*")}
    present = {name.rpartition(".")[0] for name in files if name.endswith((".sty", ".cls"))}
    heading = "### Packages in the embedded TeX"
    below = PAGE.partition(f"{heading}\n")[2]
    table = re.findall(
        r"`([\w-]+)`", " ".join(re.findall(r"^\| [^|]+ \| (`.*) \|$", below, re.MULTILINE)[:9])
    )
    (sentence,) = re.findall(r"^It does not have, among others: (.*)$", below, re.MULTILINE)
    lacking = re.findall(r"`([\w-]+)`", sentence)

    assert len(table) > 35
    assert len(lacking) > 15
    assert {*table} - present == set()
    assert {*lacking} & present == set()


def test_the_page_has_the_limits_of_a_themes_files() -> None:
    """Their kinds, their number and their sizes."""
    below = PAGE.partition("### Styles, pictures and fonts\n")[2].partition("\n###")[0]
    first, most = below.strip().split("\n")[0], f"at most {theme_assets._MOST} files"
    sizes = f"of {LARGEST >> 20} MB each and {theme_assets._LARGEST_SUM >> 20} MB in all"

    assert {*re.findall(r"`(\.\w+)`", first)} | {".jpeg"} == SUFFIXES
    assert f"{most}, {sizes}" in below
    assert theme_assets._DEEPEST == 2
    assert "at most two deep" in below


def test_the_page_names_the_places_and_states_of_themes() -> None:
    """As the JSON of the list has them, with its keys."""
    (line,) = re.findall(r"^`cvtex theme list --format json` .*$", PAGE, re.MULTILINE)
    listed = Listed("x", Place.CV, None)

    assert set(re.findall(r"`(\w+)`", line)) == {
        *Place, *State, *themes._data(listed), "null",
    }  # fmt: skip
