"""`cvtex` and `python -m cvtex`."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

_INTERRUPTED = 130
"""The exit code of a program that Ctrl-C has ended: 128 and the number of the signal."""


def main() -> None:
    """Run cvtex.

    A run is short, and all that it makes lives to its end, imports included: looking for garbage
    only takes time. Ctrl-C ends it without a word of Python, at whatever moment.
    """
    gc.disable()
    try:
        from cvtex.cli import main as run

        run()
        status: object = 0
    except KeyboardInterrupt:
        status = _INTERRUPTED
    except SystemExit as leaving:
        status = leaving.code or 0
    if not isinstance(status, int):
        sys.exit(str(status))
    # All is written and all processes have ended: taking everything down would only take time, and
    # after Ctrl-C what is half imported would complain.
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # whoever was to read it has gone
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    main()
