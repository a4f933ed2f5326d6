"""The LaTeX and the log of a PDF that failed, kept for the user until a build succeeds.

Each file ends with a line of cvtex: a file of the same name without it belongs to the user, and is
neither overwritten nor deleted. The line is the last, so that the lines before it keep the numbers
that messages name.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from cvtex.diagnostics import Code, Diagnostic, error
from cvtex.files.paths import beside
from cvtex.files.read import open_regular
from cvtex.files.write import STANDARD_OUTPUT, remove_file, write_file

_MARK = b"% Written by cvtex, since TeX failed; the next build overwrites or deletes this file.\n"


def failed_files(cv: Path, target: Path | None) -> tuple[Path, Path]:
    """Return where the LaTeX and the log are kept: beside the PDF if it has a path, or the CV."""
    base = cv if target is None or target == STANDARD_OUTPUT else target
    return beside(base, ".failed.tex"), beside(base, ".failed.log")


def keep(texts: Mapping[Path, str]) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Write the LaTeX and the log of a failed PDF; return their paths, or what went wrong.

    A text that is empty is not written, and its file from an earlier build is removed.
    """
    remove(path for path, text in texts.items() if not text)
    texts = {path: text for path, text in texts.items() if text}
    failures = tuple(_refusal(path) for path in texts if not _is_replaceable(path))
    if not failures:
        written = [write_file(path, _marked(text)) for path, text in texts.items()]
        failures = tuple(failure for failure in written if failure is not None)
    return (() if failures else tuple(texts)), failures


def remove(paths: Iterable[Path]) -> None:
    """Remove the files that an earlier build kept, if they can be removed."""
    for path in paths:
        if _is_own(path):
            remove_file(path)


def _marked(text: str) -> bytes:
    return text.encode() + (b"" if text.endswith("\n") else b"\n") + _MARK


def _is_replaceable(path: Path) -> bool:
    """Tell whether a path is free, or has a file of an earlier build, or writing to it fails."""
    try:
        kind = stat.S_IFMT(path.lstat().st_mode)
    except (OSError, ValueError):
        return True
    return kind not in {stat.S_IFREG, stat.S_IFLNK} or _is_own(path)


def _is_own(path: Path) -> bool:
    """Tell whether a path is a file, not a link, that ends with the line of cvtex."""
    with suppress(OSError, ValueError):
        if not path.is_symlink():
            with open_regular(path) as file:
                file.seek(max(file.seek(0, os.SEEK_END) - len(_MARK), 0))
                return file.read() == _MARK
    return False


def _refusal(path: Path) -> Diagnostic:
    message = f"`{path}` was not written by cvtex, and is not overwritten"
    hint = "the LaTeX of a PDF that fails is kept there: rename your file"
    return error(Code.FILE_UNWRITABLE, message, hints=(hint,))
