"""A process that runs commands of cvtex for the tests, each in a process forked from it.

To import cvtex takes several times as long as most commands do. This process imports all of it
once; a command is then a fork that has its own arguments, environment, folder and outputs, and goes
through `cvtex.__main__.main` to its exit code. What the interpreter does before it imports cvtex is
not seen here: tests of that start a process of their own.

Each line of standard input is a request, a JSON object with `arguments`, `environment`, `folder`,
`out` and `err` (the files that the outputs go to). The answer is a line with the exit code.
"""

from __future__ import annotations

import gc
import json
import os
import pkgutil
import signal
import sys
from importlib import import_module
from typing import Any

import cvtex
from cvtex.__main__ import main

_LATE = ("bibtexparser", "jinja2", "rich.console", "rich.markup", "rich.panel", "typer.rich_utils")
"""What cvtex imports only when it is used."""

_SECONDS = 120
"""After these a command is ended with SIGALRM, so that a test that hangs fails."""


def _import_everything() -> None:
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for module in pkgutil.walk_packages(cvtex.__path__, "cvtex."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for name in _LATE:
        import_module(name)
    gc.collect()
    gc.freeze()  # so that a fork does not copy these pages


def _become(request: dict[str, Any]) -> None:
    """Make this process what a shell would have started for a request."""
    for number, path in ((1, request["out"]), (2, request["err"])):
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    sys.argv = ["cvtex", *request["arguments"]]
    signal.alarm(_SECONDS)


def _serve() -> None:
    requests, answers = os.fdopen(os.dup(0), encoding="ascii"), os.fdopen(os.dup(1), "w")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    for line in requests:
        if (child := os.fork()) == 0:
            _become(json.loads(line))
            main()
            return
        _, status = os.waitpid(child, 0)
        answers.write(f"{os.waitstatus_to_exitcode(status)}\n")
        answers.flush()


if __name__ == "__main__":
    _import_everything()
    _serve()
