"""`cvtex new`: a starter CV of an invented person, to be written over."""

from __future__ import annotations

from pathlib import Path

from cvtex import resources
from cvtex.diagnostic import Code, Result, error
from cvtex.output import write_file


def new_cv(folder: Path) -> Result[tuple[Path, ...]]:
    """Put the starter's files into a folder, which is made if need be; overwrite nothing."""
    starter = sorted(path for path in resources.starter().iterdir() if path.is_file())
    targets = tuple(folder / path.name for path in starter)
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
        write_file(target, source.read_bytes())
        for source, target in zip(starter, targets, strict=True)
    )
    problems = tuple(failure for failure in written if failure is not None)
    return Result(None if problems else targets, problems)
