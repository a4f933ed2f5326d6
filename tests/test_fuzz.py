"""A short run of `scripts/fuzz.py`: broken files end in diagnostics, never in a traceback."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "fuzz.py"


@pytest.fixture(scope="module")
def fuzz() -> ModuleType:
    """Load the script, which is no part of the package."""
    specification = importlib.util.spec_from_file_location("fuzz", SCRIPT)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules["fuzz"] = module  # where its dataclasses look for their own module
    specification.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_broken_files_end_in_messages(fuzz: ModuleType) -> None:
    """Whatever was done to them; `scripts/fuzz.py` itself tries ten thousand."""
    assert [problem for _, problem in fuzz.findings(35, seed=0)] == []


def test_an_input_that_takes_too_many_steps_is_found(
    fuzz: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Calls are counted, not seconds; whatever takes more than the limit is ended there."""
    monkeypatch.setattr(fuzz, "MOST_CALLS", 100)
    problems = [problem for _, problem in fuzz.findings(3, seed=0)]

    assert [problem.splitlines()[-1] for problem in problems] == ["more than 100 calls"] * 3


def test_every_kind_of_change_is_tried(fuzz: ModuleType) -> None:
    """And none of them stumbles over an empty file."""
    dice = fuzz.random.Random(0)

    for change in fuzz.CHANGES:
        for data in (b"", b"x", b"key: value\n" * 5):
            assert isinstance(change(data, dice), bytes)
