"""The table of checks of a PDF, in the order of the summary.

To add one, write a function from a `Subject` to an `Outcome` in a module of this package, and a
line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cvtex.inspection.checks.archive import check_archive
from cvtex.inspection.checks.contrast import check_contrast
from cvtex.inspection.checks.data import check_data
from cvtex.inspection.checks.fonts import check_fonts
from cvtex.inspection.checks.links import check_links
from cvtex.inspection.checks.parsing import check_parsing
from cvtex.inspection.checks.size import check_size
from cvtex.inspection.checks.tags import check_tags
from cvtex.inspection.checks.vera import check_with_vera
from cvtex.inspection.checks.words import check_words
from cvtex.inspection.subject import Outcome, Subject

CHECKS: Mapping[str, Callable[[Subject], Outcome]] = {
    "size": check_size,
    "data": check_data,
    "words": check_words,
    "parsers": check_parsing,
    "links": check_links,
    "fonts": check_fonts,
    "contrast": check_contrast,
    "tags": check_tags,
    "PDF/A": check_archive,
    "veraPDF": check_with_vera,
}
"""Each check by the name that the summary has for it."""
