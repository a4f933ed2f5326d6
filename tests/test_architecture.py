"""The shape of the package: which package imports which, who knows an outside library, who prints.

`docs/architecture.md` is the walk through the house; this is what holds it up.
"""

from __future__ import annotations

import ast
import importlib
import re
import sys
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

import cvtex

PACKAGE = Path(cvtex.__file__).parent
DOCS = Path(__file__).parents[1] / "docs"

ORDER = (
    "version", "lazy", "source", "numbers", "diagnostics", "pdf", "files", "report", "locales",
    "dates", "hyphenation", "text", "latex", "yaml",
    "names", "bibliography", "schema", "validation", "own_locales", "themes", "document",
    "publications", "starter", "checks",
    "network", "new_entries", "databases", "additions",
    "render", "export", "importers", "typeset", "compiler", "inspection",
    "preview", "cli",
    "api", "__init__", "__main__",
)  # fmt: skip
"""A package (or module) imports only from those before it. Those without a folder are to come."""

LIBRARIES = {
    "bibtexparser": {"bibliography.bibtex"},
    "jinja2": {"render.templates", "render.sandbox"},
    "markdown_it": {"text.markdown"},
    "mdit_py_plugins": {"text.markdown"},
    "pdfminer": {"inspection.extractors.pdfminer_text", "inspection.pdf.device"},
    "pdfplumber": {"inspection.extractors.pdfplumber_text"},
    "platformdirs": {"files.cache", "files.settings"},
    "pyphen": {"hyphenation.patterns"},
    "pydantic": {
        "schema",
        "validation",
        "own_locales",
        "themes",
        "publications.library",
        "export.cvtex_json",
    },
    "pydantic_core": {"schema", "validation"},
    "pypdf": {
        "importers.europass.attachments",
        "inspection.extractors.pypdf_text",
        "inspection.pdf.fonts",
        "inspection.pdf.reader",
    },
    "ruamel": {"yaml"},
    "truststore": {"network.transport"},
    "typer": {
        "cli.add.app",
        "cli.app",
        "cli.check.app",
        "cli.importing.app",
        "cli.invocation",
        "cli.locale.app",
        "cli.new.app",
        "cli.theme_app",
    },
    "urllib3": {"network.transport"},
}
"""The packages, or modules, that may import an outside library."""

UNSEEN = {"PublicationList"}
"""Records of `document` that the merge takes, so that no template sees them."""

PRINTERS = {"cli.terminal", "__main__"}
LARGEST_PACKAGE = 16

# One pass over a text with all its commands.
LONG = {"latex.parser": 430}
LONGEST = 325

MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts): path
    for path in sorted(PACKAGE.rglob("*.py"))
}


@cache
def tree(name: str) -> ast.Module:
    """Return what a module consists of; an empty one if there is no such module."""
    path = MODULES.get(name)
    return ast.parse(path.read_text(encoding="utf-8") if path else "")


def imported(tree: ast.Module) -> Iterator[str]:
    """Yield the full names that a module imports: `cvtex.dates.moments.Moment`, `json`."""
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                yield from (alias.name for alias in node.names)
            case ast.ImportFrom():
                assert node.level == 0, "imports are absolute"
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own(name: str) -> set[str]:
    """Return the packages of cvtex that a module imports from, its own apart."""
    parts = (full.split(".") for full in imported(tree(name)))
    found = {part[1] for part in parts if part[0] == "cvtex" and len(part) > 1}
    known = {one.partition(".")[0] for one in MODULES}
    return {one if one in known else "__init__" for one in found} - {name.partition(".")[0]}


def test_imports_go_one_way() -> None:
    """A package imports only from those before it, so there is no cycle and no way back."""
    against = {
        name: own(name) - {*ORDER[: ORDER.index(name.partition(".")[0])]} for name in MODULES
    }
    assert {name: found for name, found in against.items() if found} == {}


def test_outside_libraries_keep_to_their_place() -> None:
    """Each outside library is imported where the table says, and nowhere else."""
    elsewhere = {
        (name, top)
        for name in MODULES
        for top in {full.partition(".")[0] for full in imported(tree(name))}
        if top not in sys.stdlib_module_names | {"cvtex"}
        if not LIBRARIES.get(top, set()) & {name, name.partition(".")[0]}
    }
    assert elsewhere == set()


def test_only_the_terminal_is_printed_to() -> None:
    """No other module prints or ends the program, but for the door itself."""
    names = {"print", "input", "exit", "quit"}
    attributes = {"sys.stdout", "sys.stderr", "sys.exit", "os._exit"}
    found = [
        (name, node.lineno, ast.unparse(node))
        for name in MODULES
        if name not in PRINTERS
        for node in ast.walk(tree(name))
        if (isinstance(node, ast.Name) and node.id in names)
        or (isinstance(node, ast.Attribute) and ast.unparse(node) in attributes)
    ]
    assert found == []


def test_modules_are_small_and_explain_themselves() -> None:
    """Every module begins with a docstring; one that grows has two jobs."""
    lines = {name: path.read_text(encoding="utf-8").count("\n") for name, path in MODULES.items()}

    assert [name for name in MODULES if not ast.get_docstring(tree(name))] == []
    assert {name: n for name, n in lines.items() if n > LONG.get(name, LONGEST)} == {}


def test_packages_are_small() -> None:
    """A package of more modules is two subjects."""
    sizes = {path.parent: len([*path.parent.glob("*.py")]) for path in MODULES.values()}
    assert {path: size for path, size in sizes.items() if size - 1 > LARGEST_PACKAGE} == {}


@cache
def face_of(package: str) -> set[str]:
    """Return the names that a package offers in its `__all__`."""
    for node in tree(f"{package}.__init__").body:
        match node:
            case ast.Assign(targets=[ast.Name("__all__")], value=ast.List(names)):
                return {str(ast.literal_eval(name)) for name in names}
    return set()


def test_what_a_face_offers_is_taken_from_it() -> None:
    """Other packages import a name from its package, not from the module that defines it."""
    past_the_face = [
        (name, full)
        for name in MODULES
        if not name.endswith("__init__")
        for full in imported(tree(name))
        if len(parts := full.split(".")) == 4
        and parts[0] == "cvtex"
        and parts[1] != name.partition(".")[0]
        and parts[3] in face_of(parts[1])
    ]
    assert past_the_face == []


@pytest.mark.parametrize(
    "package", sorted({name.partition(".")[0] for name in MODULES if "." in name})
)
def test_a_face_has_what_it_offers(package: str) -> None:
    """Also the names that are imported only when they are used."""
    face = importlib.import_module(f"cvtex.{package}")

    assert face.__doc__
    assert [name for name in face_of(package) if not hasattr(face, name)] == []


def attributes_of(record: ast.ClassDef) -> Iterator[str]:
    """Yield the fields and properties that a class defines."""
    for node in record.body:
        match node:
            case ast.AnnAssign(target=ast.Name(name)):
                yield name
            case ast.FunctionDef(decorator_list=[ast.Name("property")]):
                yield node.name


def test_templates_guide_names_all_that_a_template_sees() -> None:
    """`docs/templates.md` has each attribute of the `Document` and of what it is made of."""
    text = (DOCS / "templates.md").read_text(encoding="utf-8")
    attributes = {
        f"{record.name}.{name}"
        for record in (*tree("document.model").body, *tree("document.publications").body)
        if isinstance(record, ast.ClassDef) and record.name not in UNSEEN
        for name in attributes_of(record)
    }
    rows = re.split(r"^#+ .*`(\w+)`$", text, flags=re.MULTILINE)[1:]
    documented = {
        f"{record}.{name}"
        for record, body in zip(rows[::2], rows[1::2], strict=True)
        for name in re.findall(r"^\| `(\w+)` \|", body, re.MULTILINE)
    }

    assert attributes
    assert attributes - documented == set()


def test_every_outside_library_is_used() -> None:
    """The table of libraries has none that is gone."""
    used = {
        full.partition(".")[0]
        for full in chain.from_iterable(imported(tree(name)) for name in MODULES)
    }
    assert set(LIBRARIES) - used == set()
