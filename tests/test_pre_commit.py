"""The hooks, installed from this repository by the real pre-commit into a repository of a user."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cvtex.cli.starter import new_cv

pytestmark = pytest.mark.git

ROOT = Path(__file__).parents[1]
CONFIG = """repos:
  - repo: {repo}
    rev: {rev}
    hooks: [{{id: cvtex-validate}}, {{id: cvtex-json}}, {{id: cvtex-pdf}}]
"""
PRE_COMMIT = (sys.executable, "-m", "pre_commit")


def run(*command: str | Path, folder: Path, fails: bool = False) -> str:
    """Run a command and return what it says; `fails` tells whether it has to."""
    done = subprocess.run(
        list(map(str, command)), cwd=folder, capture_output=True, text=True, check=False,
        encoding="utf-8",
    )  # fmt: skip
    said = done.stdout + done.stderr
    assert (done.returncode != 0) is fails, said
    return said


def commit(folder: Path, *, fails: bool = False) -> str:
    run("git", "add", "--all", folder=folder)
    return run("git", "commit", "--message", "A change", folder=folder, fails=fails)


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository of cvtex as it is in the working tree, or at HEAD where that is bare."""
    target = tmp_path_factory.mktemp("hooks") / "cvtex"
    run("git", "clone", "--quiet", ROOT, target, folder=ROOT)
    if (ROOT / "src").is_dir():
        listed = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
        names = run(*listed, folder=ROOT)
        for name in filter(None, names.split("\0")):
            if (ROOT / name).is_file():
                (target / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / name, target / name)
        run("git", "add", "--all", folder=target)
    identify(target)
    run("git", "commit", "--quiet", "--allow-empty", "--message", "As it is", folder=target)
    return target


def identify(repository: Path) -> None:
    run("git", "config", "user.name", "A B", folder=repository)
    run("git", "config", "user.email", "a@example.org", folder=repository)


@pytest.fixture(scope="module")
def user(hooks: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a user's repository with a CV, all that is made of it, and the hooks."""
    os.environ["PRE_COMMIT_HOME"] = str(tmp_path_factory.mktemp("home"))
    folder = tmp_path_factory.mktemp("user")
    assert new_cv(folder).value
    cvtex = (sys.executable, "-m", "cvtex")
    run(*cvtex, "pdf", folder=folder)
    run(*cvtex, "export", "json", "-o", "cv.json", folder=folder)
    run("git", "init", "--quiet", folder=folder)
    identify(folder)
    rev = run("git", "rev-parse", "HEAD", folder=hooks).strip()
    config = CONFIG.format(repo=hooks.as_posix(), rev=rev)
    (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    run(*PRE_COMMIT, "install", "--install-hooks", folder=folder)
    commit(folder)
    return folder


def edited(path: Path, old: str, new: str) -> str:
    """Change a file and return what it held."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text


def test_a_bad_cv_is_refused_and_a_good_one_accepted(user: Path) -> None:
    """The message is shown, with its place; put right, the commit goes through."""
    cv = user / "cv.yaml"
    edited(cv, "degree:", "degre:")
    said = commit(user, fails=True)

    assert "error[unknown-field]: unknown key `degre`" in said
    assert "--> cv.yaml:" in said
    assert "did you mean `degree`?" in said

    edited(cv, "degre:", "degree:")
    edited(cv, "# Your CV.", "# My CV.")
    assert "cvtex validate" in commit(user)


def test_a_bad_bibliography_breaks_its_cv(user: Path) -> None:
    """A key that the CV cites is gone, though only the .bib file was changed."""
    cv, bib = user / "cv.yaml", user / "publications.bib"
    (key, *_) = re.findall(r"^@\w+\{(\w+),", bib.read_text(encoding="utf-8"), re.MULTILINE)
    text = edited(cv, "sections:", f"sections:\n  - {{title: One, publications: {{keys: {key}}}}}")
    for command in (("pdf",), ("export", "json", "-o", "cv.json")):
        run(sys.executable, "-m", "cvtex", *command, folder=user)
    commit(user)
    was = edited(bib, f"{{{key},", "{another,")
    said = commit(user, fails=True)

    assert f"error[unknown-key]: no bibliography has the key `{key}`" in said

    bib.write_text(was, encoding="utf-8")
    cv.write_text(text, encoding="utf-8")
    for command in (("pdf",), ("export", "json", "-o", "cv.json")):
        run(sys.executable, "-m", "cvtex", *command, folder=user)
    commit(user)


def test_results_that_are_out_of_date_are_refused(user: Path) -> None:
    """Whoever commits them wants them to be of the CV beside them."""
    was = edited(user / "cv.yaml", "name: ", "name: Other ")
    said = commit(user, fails=True)

    assert "`cv.pdf` is not what the CV gives now" in said
    assert "`cv.json` is not what the CV gives now" in said
    (user / "cv.yaml").write_text(was, encoding="utf-8")
