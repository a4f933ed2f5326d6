"""`cvtex new`: write a starter CV of an invented person, which the user then replaces.

The JSON Schema is written with it, so that an editor finds it offline.
"""

from __future__ import annotations

import os
from pathlib import Path

from cvtex.diagnostics import Code, Result, error
from cvtex.files import resources
from cvtex.files.write import write_file
from cvtex.schema.json_schema import cv_schema_text

SCHEMA = "cv.schema.json"
"""The name of the schema file, as the first line of the starter's `cv.yaml` has it."""


def new_cv(folder: Path) -> Result[tuple[Path, ...]]:
    """Write the starter's files to a folder, creating it if need be; overwrite no file.

    Returns the paths that were written, or an error for each file that exists already.
    """
    files = {path.name: path.read_bytes() for path in sorted(resources.starter().iterdir())}
    files[SCHEMA] = cv_schema_text().encode()
    targets = tuple(folder / name for name in files)
    # A link counts, wherever it leads.
    existing = [target for target in targets if os.path.lexists(target)]
    if existing:
        return Result(
            None,
            tuple(
                error(
                    Code.FILE_UNWRITABLE,
                    f"`{target}` exists already",
                    hints=("name another folder: `cvtex new DIR`",),
                )
                for target in existing
            ),
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        message = f"`{folder}` cannot be created: {problem.strerror or problem}"
        return Result(None, (error(Code.FILE_UNWRITABLE, message),))
    written = (
        write_file(target, data) for target, data in zip(targets, files.values(), strict=True)
    )
    problems = tuple(failure for failure in written if failure is not None)
    return Result(None if problems else targets, problems)
