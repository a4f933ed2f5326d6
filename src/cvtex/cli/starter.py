"""`cvtex new`: a starter CV of an invented person, to be written over.

The schema goes with it, so that an editor finds it offline: the first line of the starter names it.
"""

from __future__ import annotations

from pathlib import Path

from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Result, error
from cvtex.files import resources
from cvtex.files.write import write_file
from cvtex.schema.json_schema import cv_schema_text

SCHEMA = "cv.schema.json"
"""The file that the first line of the starter's `cv.yaml` names."""


def new_cv(folder: Path) -> Result[tuple[Path, ...]]:
    """Put the starter's files into a folder, which is made if need be; overwrite nothing."""
    files = {path.name: path.read_bytes() for path in sorted(resources.starter().iterdir())}
    files[SCHEMA] = cv_schema_text().encode()
    targets = tuple(folder / name for name in files)
    existing = [target for target in targets if target.exists()]
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
        message = f"`{folder}` cannot be made: {problem.strerror or problem}"
        return Result(None, (error(Code.FILE_UNWRITABLE, message),))
    written = (
        write_file(target, data) for target, data in zip(targets, files.values(), strict=True)
    )
    problems = tuple(failure for failure in written if failure is not None)
    return Result(None if problems else targets, problems)
