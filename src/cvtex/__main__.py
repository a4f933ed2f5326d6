"""`cvtex` and `python -m cvtex`."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from cvtex.cli.limits import RunawayError, bound_this_process

_BUG = 3
_INTERRUPTED = 130
"""The exit code of a program that Ctrl-C has ended: 128 and the number of the signal."""


def main() -> None:
    """Run cvtex.

    A run is short, and all that it makes lives to its end, imports included: looking for garbage
    only takes time. Ctrl-C ends it without a word of Python, at whatever moment; a bug in it ends
    in a report that can be pasted into an issue.
    """
    gc.disable()
    # Whoever has closed these does not want to read them.
    nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the end of the run
    sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.errors == "strict":
            # The name of a file may have bytes that are no text, and old terminals few letters.
            stream.reconfigure(errors="backslashreplace")
    # Pydantic would look through all installed packages for plugins of its own.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    status: object
    try:
        bound_this_process()
        status = _run(sys.argv[1:])
    except KeyboardInterrupt:
        status = _INTERRUPTED
    except BrokenPipeError:  # whoever was to read it has gone
        status = 1
    except OSError as problem:  # the outer world, at a place where nobody has asked it to be good
        status = _report_world(problem)
    except (MemoryError, RunawayError):
        status = _report_runaway()
    except SystemExit as leaving:
        status = leaving.code or 0
    except Exception:  # noqa: BLE001 - the one boundary: nothing may reach the user raw
        status = _report_bug()
    if not isinstance(status, int):
        sys.exit(str(status))
    # All is written and all processes have ended: taking everything down would only take time, and
    # after Ctrl-C what is half imported would complain.
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # as above
            stream.flush()
    os._exit(status)


def _run(arguments: Sequence[str]) -> int:
    """Run a command; one that is asked for nothing but a file needs no reading of options.

    That is what people run after each edit, and to read options takes as long as to begin.
    """
    match arguments:
        case ["pdf" | "validate" as command, *rest] if len(rest) < 2 and not _are_options(rest):
            from cvtex.cli import commands
            from cvtex.cli.arguments import OptionError

            file = Path(*rest) if rest else commands.CV
            with suppress(OptionError):  # which is reported below
                if command == "validate":
                    return commands.validate([file])
                from cvtex.cli import pdf as building

                return building.pdf(file)
    from cvtex.cli.app import app

    app()
    return 0


def _are_options(arguments: Sequence[str]) -> bool:
    return any(argument.startswith("-") or not argument for argument in arguments)


def _report_world(problem: OSError) -> int:
    from cvtex.cli.terminal import say

    named = f"`{problem.filename}`: " if problem.filename else ""
    with suppress(OSError):  # it may be this very stream
        say(f"error: {named}{problem.strerror or problem}", error=True)
    return 1


def _report_runaway() -> int:
    from cvtex.cli.terminal import say

    say(
        "error: the CV, or a file that it names, takes more time or memory than any does\n"
        "   = help: look for what is repeated without an end, or take the largest file away",
        error=True,
    )
    return 1


def _report_bug() -> int:
    import traceback

    from cvtex.cli.terminal import say
    from cvtex.version import __version__

    report = traceback.format_exc()
    version = ".".join(map(str, sys.version_info[:3]))
    say(
        "error: this is a bug in cvtex, not in your CV. Please report it with these lines:\n\n"
        f"cvtex {__version__}, Python {version}, {sys.platform}\n{report}",
        error=True,
    )
    return _BUG


if __name__ == "__main__":
    main()
