"""`cvtex` and `python -m cvtex`."""

from __future__ import annotations

import sys

# `python -m` looks for modules in the current folder first, which may be a stranger's. What came
# before this line, such as `typing`, was looked for there too: the program `cvtex` does not do so.
if __name__ == "__main__" and not sys.flags.safe_path:
    del sys.path[0]

import gc
import os
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from cvtex.cli.limits import RunawayError, limit_this_process
from cvtex.cli.signals import TerminatedError, raise_on_signals, status_of

_BUG = 3


def main() -> None:
    """Run cvtex.

    A run is short and its values live to its end, so collecting garbage would only take time.
    Ctrl-C or SIGTERM ends it without a traceback at any moment, and a bug ends it with a report
    that can be pasted into an issue.
    """
    gc.disable()
    # A stream that the user has closed is one that nobody reads.
    nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the end of the run
    sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.errors == "strict":
            # The name of a file may not be valid text, and old terminals have few letters.
            stream.reconfigure(errors="backslashreplace")
    # Pydantic would look through all installed packages for plugins of its own.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    status: object
    try:
        raise_on_signals()
        limit_this_process()
        status = _run(sys.argv[1:])
    except (KeyboardInterrupt, TerminatedError) as ending:
        status = status_of(ending)
    except BrokenPipeError:  # the reader has closed the pipe
        status = 1
    except OSError as problem:  # a failure of the system that no stage has handled
        status = status_of(problem) or _report_system(problem)
    except (MemoryError, RunawayError):
        status = _report_runaway()
    except SystemExit as leaving:
        status = leaving.code or 0
    except Exception as problem:  # noqa: BLE001 - the one boundary: nothing may reach the user raw
        status = status_of(problem) or _report_bug()
    if not isinstance(status, int):
        sys.exit(str(status))
    # Everything is written and all processes have ended: an orderly exit would only take time, and
    # after Ctrl-C half-imported modules would print errors.
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # the reader is gone
            stream.flush()
    os._exit(status)


def _run(arguments: Sequence[str]) -> int:
    """Run a command; `pdf` and `validate` of one file skip the parser of options.

    They are what people run after each edit, and importing the parser doubles the start-up time.
    """
    match arguments:
        case ["pdf" | "validate" as command, *rest] if len(rest) < 2 and not _are_options(rest):
            from cvtex.cli import commands
            from cvtex.cli.arguments import OptionError
            from cvtex.cli.default_cv import default_cv

            with suppress(OptionError):  # the full command line reports it
                file = Path(*rest) if rest else default_cv()
                if command == "validate":
                    return commands.validate([file])
                from cvtex.cli.pdf import pdf

                return pdf(file)
    from cvtex.cli.app import app

    app()
    return 0


def _are_options(arguments: Sequence[str]) -> bool:
    return any(argument.startswith("-") or not argument for argument in arguments)


def _report_system(problem: OSError) -> int:
    from cvtex.cli.terminal import say

    named = f"`{problem.filename}`: " if problem.filename else ""
    with suppress(OSError):  # standard error itself may be what failed
        say("error: {}{}", named, problem.strerror or problem, error=True)
    return 1


def _report_runaway() -> int:
    from cvtex.cli.terminal import say

    say(
        "error: the CV, or a file that it names, takes more time or memory than any CV needs\n"
        "   = help: look for something that repeats without an end, or remove the largest file",
        error=True,
    )
    return 1


def _report_bug() -> int:
    import traceback

    from cvtex.cli.terminal import say
    from cvtex.report.visible import visible_lines
    from cvtex.version import __version__

    report = visible_lines(traceback.format_exc())
    version = ".".join(map(str, sys.version_info[:3]))
    say(
        "error: this is a bug in cvtex, not in your CV. Please report it with these lines:\n\n"
        f"cvtex {__version__}, Python {version}, {sys.platform}\n{report}",
        error=True,
    )
    return _BUG


if __name__ == "__main__":
    main()
