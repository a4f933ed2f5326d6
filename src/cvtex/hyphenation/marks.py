"""Characters that tell in a text where its words divide."""

from __future__ import annotations

SOFT_HYPHEN = "\u00ad"
BETWEEN = "\x1e"
"""As a soft hyphen, between two letters of one font, which may have a kern between them."""
WHOLE = "\x1d"
"""Before a word that does not divide although TeX may know it."""
