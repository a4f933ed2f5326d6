"""Add entries to a .bib file without a change to any byte that is there.

`bib_file` reads the file, `doubles` finds what it has already, and `plan` says what is to be done:
entries to add, fields to insert into others. `insertion` makes the text, in the style that
`layouts` sees in the file and with the letters that `encodings` knows of it, and `apply` writes it.
"""

from __future__ import annotations

from cvtex.additions.apply import carry_out, write
from cvtex.additions.bib_file import BibFile, open_bib
from cvtex.additions.plan import Added, Plan, Unchanged, Updated, plan_additions

__all__ = [
    "Added",
    "BibFile",
    "Plan",
    "Unchanged",
    "Updated",
    "carry_out",
    "open_bib",
    "plan_additions",
    "write",
]
