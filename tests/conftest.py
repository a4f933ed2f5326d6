"""What all tests share: cases as folders, an engine made once, and `--update`."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

from cvtex.typeset.choose import choose_engine
from cvtex.typeset.engine import Engine, EngineName
from cvtex.typeset.pdftex import PdfTex

REPOSITORY = Path(__file__).parents[1]

# A run says the same of the same code. `--hypothesis-profile=search` looks for new examples.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the expected files of cases")


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a case's expected file, or write that file under `--update`."""
    update = bool(request.config.getoption("--update"))

    def check(expected: Path, actual: str) -> None:
        if update:
            expected.write_text(actual, encoding="utf-8", newline="\n")
        assert actual == expected.read_text(encoding="utf-8")

    return check


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what cvtex keeps out of the user's cache, for this process and those it starts."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def engine() -> Engine:
    """Return the engine that users of this machine get, but for its formats.

    To make one is worth its time for whoever builds the same CV again; tests set many once.
    """
    chosen = choose_engine(EngineName.AUTO).value
    assert isinstance(chosen, PdfTex)
    return replace(chosen, keeps_formats=False)


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the checkout that the tests lie in."""
    return REPOSITORY
