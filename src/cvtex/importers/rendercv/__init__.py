"""CVs of RenderCV, from its first version to 2.8.

`reading` reads a file with those that lie beside it. `cv` makes the draft: `person` has the header,
`sections` and `entries` the sections, `publications` what goes to a .bib file. `design` carries the
design over, with the rules of `design_keys`, the names of older versions in `older`, and the looks
of the themes in `looks`; `settings` does the rest.
"""

from __future__ import annotations
