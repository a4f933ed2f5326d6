"""cvtex compiles a CV: a typed `cv.yaml` and a BibTeX file, through LaTeX, to `cv.pdf`."""

from __future__ import annotations

from importlib.metadata import version

__version__ = version("cvtex")

__all__ = ["__version__"]
