"""CVs and whole sites of al-folio, the theme of Jekyll for academics.

`reading` reads a file, or the files of a site that say something of the person. `site` makes the
draft: `person` has the name and the accounts of the site, `papers` its bibliography, and `older`
the sections of a CV in its own format, `_data/cv.yml`, with the person in `facts`. The newer format
is that of RenderCV, and `assets/json/resume.json` is that of JSON Resume. `example` has the CV that
al-folio comes with.
"""

from __future__ import annotations
