"""The CV that `cvtex new` writes: of an invented person or of a named one, in many languages.

`data/cv.yaml`, `data/publications.bib` and `data/named.yaml` are templates with fields such as
`{{education}}`; `data/texts/<tag>.toml` has the text of each field in one language. A file with
`base = "de"` has only what differs from another: `de-CH.toml`.
"""

from __future__ import annotations

from cvtex.starter.languages import NAMES, REGIONS, find_language, with_texts
from cvtex.starter.written import starter_bibliography, starter_cv, starter_texts

__all__ = [
    "NAMES",
    "REGIONS",
    "find_language",
    "starter_bibliography",
    "starter_cv",
    "starter_texts",
    "with_texts",
]
