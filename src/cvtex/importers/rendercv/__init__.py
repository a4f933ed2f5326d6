"""CVs of RenderCV, from its first version to 2.8.

`reading` reads a file with those that lie beside it. `cv` makes the draft: `person` has the header,
`sections` and `entries` the sections, `publications` what goes to a .bib file. `design` carries the
design over, with the looks of themes in `looks`, what each key means in `design_keys` and
`design_rules`, and the names of older versions in `older`; `settings` does the rest.
"""

from __future__ import annotations
