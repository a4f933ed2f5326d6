"""Check a change, in two minutes at most: `python scripts/check.py`.

Runs the formatter, the linter, the type checker and the quick tests, each whether or not the one
before it passed, and prints what failed and how to fix it. Exits with 1 if anything failed, and
with 2 if this Python lacks the tools. Changes no file. `.ci/run` is the long form.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SET_UP = "python -m pip install --editable '.[test,lint]'"


@dataclass(frozen=True)
class Step:
    """A module that is run with arguments, and what to do if it fails."""

    name: str
    arguments: tuple[str, ...]
    fix: str

    @property
    def command(self) -> tuple[str, ...]:
        """The command, with the Python that runs this script."""
        return (sys.executable, "-m", *self.arguments)


STEPS = (
    Step("format", ("ruff", "format", "--check", "--quiet"), "run: ruff format"),
    Step("lint", ("ruff", "check", "--quiet"), "run: ruff check --fix, and read what remains"),
    Step("types", ("mypy", "--no-error-summary"), "see the errors above"),
    Step("tests", ("pytest", "-q", "-m", "quick"), "run one of them: pytest -n 0 -k NAME"),
)


def main() -> int:
    """Run all steps and print a line for each; return the exit code."""
    missing = [step.arguments[0] for step in STEPS if not _is_installed(step.arguments[0])]
    if missing:
        print(f"{sys.executable} lacks {', '.join(missing)}; install with: {SET_UP}")
        return 2
    failed = [step for step in STEPS if not _passes(step)]
    print()
    for step in failed:
        print(f"{step.name} failed; {step.fix}")
    print(f"{len(STEPS) - len(failed)} of {len(STEPS)} steps passed")
    return 1 if failed else 0


def _is_installed(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _passes(step: Step) -> bool:
    """Run a step, with its output on the terminal, and print whether it passed."""
    print(f"== {step.name}: {' '.join(step.arguments)}", flush=True)
    begun = time.monotonic()
    code = subprocess.run(step.command, cwd=ROOT, check=False).returncode
    verdict = "passed" if code == 0 else f"FAILED (exit code {code})"
    print(f"== {step.name}: {verdict}, {time.monotonic() - begun:.0f} s", flush=True)
    return code == 0


if __name__ == "__main__":
    sys.exit(main())
