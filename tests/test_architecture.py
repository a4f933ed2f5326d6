"""The shape of the package: who imports whom, who prints, and that the docs name what there is."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pytest

import cvtex

PACKAGE = Path(cvtex.__file__).parent
DOCS = Path(__file__).parents[1] / "docs"

# A module may import from the layers above its own line, and from those before it in its layer.
LAYERS = (
    (
        "__init__",
        "diagnostic",
        "closeness",
        "levels",
        "source",
        "resources",
        "cache",
        "project",
        "coverage",
    ),
    ("math_symbols", "math", "inline"),
    ("yaml_errors", "yaml_document", "yaml_source"),
    ("markdown", "texts"),
    ("moments", "date_words", "date_tokens", "date_reader", "dates"),
    (
        "field_types",
        "sections",
        "words",
        "style",
        "model",
        "schema_paths",
        "corrections",
        "spelling",
        "validate",
        "salvage",
        "timeline",
    ),
    ("latex_symbols", "braces", "latex_groups", "latex_scanner", "latex_markup", "latex_text"),
    (
        "bib_value",
        "bib_recovery",
        "bib_spelling",
        "bib_entry",
        "bib_fields",
        "bibliography",
        "inheritance",
    ),
    ("name", "name_parts", "name_marks", "name_lists", "names"),
    ("name_folding", "given_names", "name_readings", "owner"),
    (
        "images",
        "inputs",
        "document",
        "themes",
        "overrides",
        "library",
        "authors",
        "links",
        "venues",
        "versions",
        "bib_lints",
        "publications",
        "selection",
        "grouping",
        "numbering",
        "legend",
        "lists",
        "listing",
        "merge",
        "characters",
        "bib_report",
    ),
    ("latex_writer", "sandbox", "render"),
    ("link_check",),
    (
        "confinement",
        "tex_process",
        "formats",
        "engine",
        "engines",
        "tex_places",
        "tex_errors",
        "texlog",
    ),
    ("compilation", "compiler", "bib_survey", "api"),
    ("html_writer", "export", "text_writer"),
    (
        "discovery",
        "diagnostic_json",
        "records",
        "output",
        "explain",
        "descriptions",
        "schema",
        "scaffold",
        "fixing",
        "excerpt",
        "sarif",
        "report",
    ),
    ("bounds", "options", "terminal", "watching", "commands", "building", "cli", "__main__"),
)
# What `import cvtex` offers it looks up only when that is asked for.
AT_THE_DOOR = {"__init__": {"api", "compilation", "diagnostic", "engine", "inputs", "levels"}}

ORDER = tuple(chain.from_iterable(LAYERS))

# The modules that may know an outside library.
LIBRARIES = {
    "bibtexparser": {"bibliography"},
    "jinja2": {"render", "sandbox"},
    "markdown_it": {"markdown"},
    "mdit_py_plugins": {"markdown"},
    "platformdirs": {"cache"},
    "pydantic": {
        "field_types",
        "sections",
        "words",
        "style",
        "model",
        "schema_paths",
        "validate",
        "salvage",
        "library",
        "export",
        "descriptions",
        "schema",
    },
    "pydantic_core": {"field_types", "sections", "words", "style", "model", "validate"},
    "ruamel": {"yaml_document", "yaml_errors", "yaml_source"},
    "typer": {"cli"},
}


@dataclass(frozen=True)
class Imports:
    """What a module imports: modules of cvtex by their short names, and outside libraries."""

    own: frozenset[str]
    outside: frozenset[str]


def modules() -> dict[str, ast.Module]:
    """Parse every module of the package that is tested, be it a checkout's or a wheel's."""
    return {
        path.stem: ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.glob("*.py"))
    }


def imports(tree: ast.Module) -> Imports:
    own: set[str] = set()
    outside: set[str] = set()
    for name in imported_names(tree):
        top, _, rest = name.partition(".")
        if top == "cvtex":
            first = rest.partition(".")[0]
            own.add(first if (PACKAGE / f"{first}.py").is_file() else "__init__")
        elif top not in sys.stdlib_module_names:
            outside.add(top)
    return Imports(frozenset(own), frozenset(outside))


def imported_names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                yield from (alias.name for alias in node.names)
            case ast.ImportFrom():
                assert node.level == 0, "imports are absolute"
                assert node.module is not None
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def attributes_of(record: ast.ClassDef) -> Iterator[str]:
    """Yield the fields and properties that a class defines."""
    for node in record.body:
        match node:
            case ast.AnnAssign(target=ast.Name(name)):
                yield name
            case ast.FunctionDef(decorator_list=[ast.Name("property")]):
                yield node.name


MODULES = modules()


def test_layers_name_every_module_once() -> None:
    """The order of the layers is complete, so that no module escapes it."""
    assert sorted(ORDER) == sorted(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_imports_go_one_way(name: str) -> None:
    """A module imports only from modules that stand before it, so there are no cycles."""
    before = set(ORDER[: ORDER.index(name)])
    assert imports(MODULES[name]).own - before - AT_THE_DOOR.get(name, set()) == set()


def test_diagnostic_is_the_bottom() -> None:
    """The vocabulary of problems needs nothing of cvtex, and nothing from outside."""
    assert imports(MODULES["diagnostic"]) == Imports(frozenset(), frozenset())


@pytest.mark.parametrize("name", MODULES)
def test_outside_libraries_keep_to_their_module(name: str) -> None:
    """Each outside library is imported where the table says, and nowhere else."""
    strangers = {
        library
        for library in imports(MODULES[name]).outside
        if name not in LIBRARIES.get(library, set())
    }
    assert strangers == set()


def test_every_outside_library_is_used() -> None:
    """The table of libraries has none that is gone."""
    used = set(chain.from_iterable(imports(tree).outside for tree in MODULES.values()))
    assert used == set(LIBRARIES)


@pytest.mark.parametrize("name", [name for name in MODULES if name not in {"terminal", "__main__"}])
def test_only_the_terminal_is_printed_to(name: str) -> None:
    """No other module prints or ends the program, but for the door itself."""
    found = [
        ast.unparse(node)
        for node in ast.walk(MODULES[name])
        if (isinstance(node, ast.Name) and node.id in {"print", "input", "exit", "quit"})
        or (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and (node.value.id, node.attr)
            in {("sys", "stdout"), ("sys", "stderr"), ("sys", "exit"), ("os", "_exit")}
        )
    ]
    assert found == []


@pytest.mark.parametrize("name", MODULES)
def test_modules_say_where_they_stand(name: str) -> None:
    """Every module begins with a docstring."""
    assert ast.get_docstring(MODULES[name])


def test_architecture_lists_the_modules_there_are() -> None:
    """`docs/architecture.md` has one line for each module and no line for another."""
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    listed = re.findall(r"^- `(\w+)`: \S.*\.$", text, re.MULTILINE)

    assert sorted(listed) == sorted(MODULES)


def test_templates_guide_names_all_that_a_template_sees() -> None:
    """`docs/templates.md` has each attribute of the `Document` and of what it is made of."""
    text = (DOCS / "templates.md").read_text(encoding="utf-8")
    attributes = {
        f"{record.name}.{name}"
        for record in MODULES["document"].body
        if isinstance(record, ast.ClassDef)
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


# One table of all that a section can hold, and one pass over a text with all its commands.
LONG = {"sections": 470, "latex_text": 430}


@pytest.mark.parametrize("name", MODULES)
def test_modules_are_small(name: str) -> None:
    """One that grows has two jobs."""
    text = (PACKAGE / f"{name}.py").read_text(encoding="utf-8")

    assert text.count("\n") <= LONG.get(name, 320)
