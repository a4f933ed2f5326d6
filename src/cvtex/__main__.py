"""`python -m cvtex`."""

from __future__ import annotations

from cvtex.cli import main

if __name__ == "__main__":
    main()
