"""CVs and whole sites of al-folio, the theme of Jekyll for academics.

`reading` reads a file or the files of a site that say something of the person. `site` makes the
draft: `person` has the names and accounts of the site, `older` the sections of `_data/cv.yml` in its
own format, and `library` its bibliography. The newer format is that of RenderCV, and
`assets/json/resume.json` that of JSON Resume.
"""

from __future__ import annotations
