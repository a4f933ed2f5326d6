"""Files: reading, writing, the project of a CV, the cache, and what is shipped with cvtex.

Stages read through the `ProjectFiles` of a CV. Results are written with `write.deliver`, and values
that save time in the next run are kept in the `cache`.
"""

from __future__ import annotations

from cvtex.files.project import ProjectFiles, is_bibliography, project_folder

__all__ = ["ProjectFiles", "is_bibliography", "project_folder"]
