"""`files.fingerprint`: what is cached is used by the cvtex that made it, and by no other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cvtex.files import fingerprint, resources


def test_another_library_is_another_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read with the one before may be read otherwise now; the program is the same."""
    libraries = tmp_path / "site-packages"
    libraries.mkdir()
    os.utime(libraries, (1, 1))
    monkeypatch.syspath_prepend(str(libraries))
    fingerprint.environment.cache_clear()
    told = fingerprint.installation(), fingerprint.environment()
    (libraries / "reader-2.0.dist-info").mkdir()
    fingerprint.environment.cache_clear()

    assert fingerprint.installation() == told[0]
    assert fingerprint.environment() != told[1]
    monkeypatch.undo()
    fingerprint.environment.cache_clear()


@pytest.mark.parametrize("name", ["cvtex/__init__.py", "cvtex/dates/parser.py", "cvtex/new/x.py"])
def test_another_module_is_another_installation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """However deep in the package it is; else values of an older cvtex would be used."""
    module = tmp_path / "cvtex" / "files" / "fingerprint.py"
    for path in (module, tmp_path / "cvtex/dates/parser.py", tmp_path / "cvtex/__init__.py"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    monkeypatch.setattr(fingerprint, "__file__", str(module))
    fingerprint.installation.cache_clear()
    before = fingerprint.installation()
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("changed = True", encoding="utf-8")
    fingerprint.installation.cache_clear()
    after = fingerprint.installation()
    (tmp_path / "cvtex/dates/__pycache__").mkdir()
    (tmp_path / "cvtex/dates/__pycache__/parser.pyc").write_bytes(b"x")
    fingerprint.installation.cache_clear()
    with_bytecode = fingerprint.installation()
    monkeypatch.undo()
    fingerprint.installation.cache_clear()

    assert before != after
    assert after == with_bytecode
    assert fingerprint.installation() not in {before, after}
    assert resources.templates().is_dir()
