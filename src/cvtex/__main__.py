"""`cvtex` and `python -m cvtex`."""

from __future__ import annotations

import gc


def main() -> None:
    """Run cvtex.

    A run is short, and all that it makes lives to its end, imports included: looking for garbage
    only takes time.
    """
    gc.disable()
    from cvtex.cli import main as run

    run()


if __name__ == "__main__":
    main()
