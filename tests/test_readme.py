"""The README and the other pages: the two commands, and links whose targets exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from cvtex.cli.app import app
from cvtex.compiler.stages import check
from cvtex.diagnostics import Code
from cvtex.report import render
from cvtex.starter import starter_bibliography, starter_cv

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("licenses/*.md")])
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]


def text_of(page: Path) -> str:
    """Return a page without its blocks of code."""
    return re.sub(
        r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
    )


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub writes them."""
    headings = re.findall(r"^#+ (.+)$", text_of(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_two_commands_make_the_pdf_and_run_the_tests() -> None:
    """The only `sh` block has a line that installs and builds, and a line that tests."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    (block,) = blocks
    first, second = block.splitlines()

    assert first.startswith("python3 -m venv .venv && ")
    assert "pip install" in first
    assert first.endswith("/cvtex pdf")
    assert "pip install" in second
    assert second.endswith("pytest")


def test_the_commands_need_nothing_but_python() -> None:
    """After the first step, every program is from `.venv`: Debian's own pip refuses to install."""
    (block,) = re.findall(r"^```sh\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    _, *steps = re.split(r" && |\n", block.rstrip("\n"))

    assert {step.split()[0] for step in steps} == {".venv/bin/python", ".venv/bin/cvtex"}


def test_the_error_is_what_cvtex_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever makes that mistake in the starter sees the same message at the same line."""
    monkeypatch.chdir(tmp_path)
    text = starter_cv().replace("title: Whose Corpus", "titel: Whose Corpus")
    Path("cv.yaml").write_text(text, encoding="utf-8")
    Path("publications.bib").write_text(starter_bibliography(), encoding="utf-8")
    checked = check(Path("cv.yaml"))
    found = [problem for problem in checked.diagnostics if problem.code is Code.UNKNOWN_FIELD]
    (shown,) = re.findall(r"^```text\n(error.*?)^```$", README, re.DOTALL | re.MULTILINE)

    assert render(found, checked.sources) == shown


def test_windows_has_the_same_commands() -> None:
    """The PowerShell block has the same commands, joined by `;`, which all versions accept."""
    (unix,) = re.findall(r"^```sh\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    (windows,) = re.findall(r"^```powershell\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    translated = unix.replace("python3 -m venv", "py -m venv").replace(" && ", "; ")

    assert windows == translated.replace(".venv/bin/", ".venv\\Scripts\\")


REPOSITORY = "https://github.com/cvtex/cvtex/blob/main/"
PICTURES = "https://raw.githubusercontent.com/cvtex/cvtex/main/"


def test_the_readme_works_on_the_package_index() -> None:
    """It has no relative link, since the index shows it without the files around it."""
    targets = re.findall(r"\]\(([^)\s]+)\)|(?:href|src)=[\"']([^\"']+)", README)

    assert [
        target for pair in targets for target in pair if not re.match(r"https?:|$", target)
    ] == []


def test_the_ways_to_install_it_are_named() -> None:
    """From the package index, with the installers that people have."""
    for command in ("pip install cvtex", "pipx install cvtex", "uvx cvtex"):
        assert f"`{command}" in README


def test_an_image_is_near_the_top() -> None:
    """A reader of the page sees the result at once."""
    found = re.search(r"!\[.+\]\((.+)\)", README)

    assert found is not None
    assert README[: found.start()].count("\n") < 16
    assert found[1].startswith(PICTURES)
    assert (ROOT / found[1].removeprefix(PICTURES)).stat().st_size > 10_000


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_have_targets(page: Path) -> None:
    """Every file and every heading that a page links to exists."""
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(page)):
        is_here = target.startswith(REPOSITORY)
        if re.match(r"[a-z]+:", target) and not is_here:
            continue
        name, _, anchor = target.removeprefix(REPOSITORY).partition("#")
        file = ((ROOT if is_here else page.parent) / name) if name else page
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), target


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_named_commands_exist(page: Path) -> None:
    """Each `cvtex …` in a page is a command of cvtex."""
    commands = set(getattr(get_command(app), "commands", {}))
    named = re.findall(r"`cvtex (\w+)", page.read_text(encoding="utf-8"))

    assert set(named) <= commands
