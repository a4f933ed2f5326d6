"""CVs of other programs, as `cvtex import` makes a `cv.yaml` and a .bib file of them.

`formats` has the table of formats. `origin` is the file that is imported: it knows which of its
values have been taken, so that nothing is lost without a word. A format's module turns an `Origin`
into a `Draft`, and `conversion` makes of it the files that are written and the list of what was not
carried over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvtex.lazy import lazy_names

if TYPE_CHECKING:
    from cvtex.importers.draft import Commented, Draft, Value
    from cvtex.importers.origin import Node, Origin

__all__ = ["Commented", "Draft", "Node", "Origin", "Value"]

__getattr__ = lazy_names(
    __name__, {"draft": ("Commented", "Draft", "Value"), "origin": ("Node", "Origin")}
)
