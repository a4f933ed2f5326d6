"""Clean entries of databases and of other programs, and tell what was changed.

`clean` is the whole; `fields` has what is left out, `types` the types, `identifiers` DOIs and
numbers in arXiv, `archives` preprints elsewhere, `dates` months, and `author_lists` names.
"""

from __future__ import annotations

from cvtex.new_entries.cleaning.clean import Change, Cleaned, clean

__all__ = ["Change", "Cleaned", "clean"]
