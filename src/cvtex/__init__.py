"""cvtex compiles a CV: a typed `cv.yaml` and a BibTeX file, through LaTeX, to `cv.pdf`."""

from __future__ import annotations

__all__ = ["__version__"]


def __getattr__(name: str) -> str:
    """Look up `__version__` when it is asked for: that takes a tenth of the time of a check."""
    if name == "__version__":
        from importlib.metadata import version

        return version("cvtex")
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
