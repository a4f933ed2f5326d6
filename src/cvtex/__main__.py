"""`cvtex` and `python -m cvtex`."""

from __future__ import annotations

import gc
import os
import sys

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
    except (KeyboardInterrupt, SystemExit) as leaving:
        if isinstance(leaving, SystemExit) and leaving.code != _INTERRUPTED:
            raise
        # Python would end itself by the signal; and what is half imported could only complain.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
