"""What cvtex is made with and depends on: tools that are locked, and a table of what is trusted."""

from __future__ import annotations

import json
import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

from cvtex.files import resources

ROOT = Path(__file__).parents[1]
LOCKED = sorted((ROOT / ".github/requirements").glob("*.txt"))
CI = (ROOT / ".ci/run", ROOT / ".ci/verapdf/install")
SCRIPTS = [*sorted((ROOT / ".github/workflows").glob("*.yml")), *CI]


def names(requirements: list[str]) -> set[str]:
    """Return the names of the packages in a list of requirements."""
    return {re.split(r"[^\w.-]", requirement)[0].lower() for requirement in requirements}


def test_the_security_page_names_each_package_that_is_trusted() -> None:
    """Whoever installs cvtex runs their code."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| ")]
    named = set(re.findall(r"`([^`]+)`", "".join(rows)))

    assert project["dependencies"]
    assert names(project["dependencies"]) - named == set()


@pytest.mark.parametrize("path", LOCKED, ids=lambda path: path.name)
def test_a_locked_tool_has_its_version_and_its_hashes(path: Path) -> None:
    """Of itself, and of all that it needs; what is asked for is locked."""
    text = re.sub(r"^ *#.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    requirements = text.replace("\\\n", " ").splitlines()
    wanted = path.with_suffix(".in").read_text(encoding="utf-8").splitlines()

    assert names(wanted) <= names(requirements)
    for requirement in requirements:
        assert re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", requirement)


def test_the_language_server_is_locked() -> None:
    """With a hash of each package that it needs."""
    lock = json.loads((ROOT / ".github/npm/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}

    assert "node_modules/yaml-language-server" in packages
    assert [name for name, package in packages.items() if not package.get("integrity")] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_nothing_else_is_installed_by_name(path: Path) -> None:
    """Workflows install cvtex itself, or what is locked, and build without a new backend."""
    lines = path.read_text(encoding="utf-8").splitlines()
    by_pip = [line for line in lines if re.search(r"\bpip\b.* install\b", line)]
    own = re.compile(r"--require-hashes|dist/\*\.whl|--editable|install '\.\[|\"\$work\"/dist")

    assert [line for line in by_pip if not own.search(line)] == []
    assert [line for line in lines if re.search(r"\bnpm install\b", line)] == []
    building = [line for line in lines if re.search(r"-m build\b", line)]
    assert [line for line in building if "--no-isolation" not in line] == []


def test_each_font_has_a_licence_that_is_shipped() -> None:
    """A row of the table of licences names the files of each font, and the texts that go along."""
    page = (ROOT / "licenses/README.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:-1] for line in page.splitlines() if line.startswith("| `")]
    patterns = [pattern for row in rows for pattern in re.findall(r"`([^`]+)`", row[0])]
    texts = {name for row in rows for name in re.findall(r"`([^`]+)`", row[3])}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    fonts = {path.name for path in resources.texmf().glob("fonts/*/cvtex/*.*")}
    own = {"cvtexspace", "cvtexgap"}
    named = {name for name in fonts if any(fnmatch(name, pattern) for pattern in patterns)}

    assert {name for name in fonts - named if name.partition(".")[0] not in own} == set()
    assert texts == {path.name for path in ROOT.glob("licenses/*.txt")}
    assert "licenses/*" in project["license-files"]


def test_no_changed_font_has_a_reserved_name() -> None:
    """A subset in another format is a changed version, which the OFL lets have other names only."""
    reserved = re.compile(rb"/F(?:ontName|ullName|amilyName) ?[/(][^\n]*?(Lato|Source|Charis|SIL)")
    made = sorted(resources.texmf().glob("fonts/type1/cvtex/cvtex*.pfb"))

    assert made
    assert [path.name for path in made if reserved.search(path.read_bytes())] == []
