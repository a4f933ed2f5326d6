"""The files that a CV may touch: those of its project on disk, or those given in memory.

A CV may come from a stranger: a bibliography that it names could be any file of the machine, and
its first lines would show in messages. So every stage reads through a `ProjectFiles`, which
refuses what lies outside the project and remembers what was asked for.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cvtex.diagnostics import Code, Result, error
from cvtex.files.listing import NAMES, digest_of_entries, entries_of, is_for_tex
from cvtex.files.paths import real_path
from cvtex.files.read import LARGEST, decode, is_open_stream, read_data
from cvtex.source import Source, Span

_NOTHING: Mapping[str, bytes] = MappingProxyType({})


def is_bibliography(path: Path) -> bool:
    """Tell whether a path names a bibliography (`.bib`); any other file is read as a CV."""
    return path.suffix.lower() == ".bib"


def project_folder(cv: Path) -> Path:
    """Return the root of the git repository that contains a CV, or the CV's own folder."""
    folder = real_path(cv.parent)  # where the user has it, even if `cv` is a link
    # Not `Path.exists`, which raises for a folder that may not be searched.
    holders = (f for f in (folder, *folder.parents) if os.path.exists(f / ".git"))  # noqa: PTH110
    return next(holders, folder)


class ProjectFiles:
    """The files that one build may read, and a record of those that it asked for.

    `contents` are files in memory, by path; they replace files on disk. `root` is the only folder
    that files are read from; by default that is the project folder of the CV. If the CV itself is
    in `contents`, files on disk are read only below `root`: such a CV has no project folder.
    """

    def __init__(
        self, cv: Path, *, contents: Mapping[str, bytes] = _NOTHING, root: Path | None = None
    ) -> None:
        """Make the files of a CV; nothing is read yet."""
        self.cv = cv
        self._contents = {os.path.normpath(name): data for name, data in contents.items()}
        self._root = root
        self._is_in_memory = root is None and self._given(cv) is not None
        self._digests: dict[Path, str] = {}

    @property
    def asked_for(self) -> tuple[Path, ...]:
        """Every file that was asked for, whether it exists or not, in the order of the requests."""
        return tuple(self._digests)

    @property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of each file asked for, in hexadecimal, by path.

        It is empty for a file that does not exist or was not read.
        """
        return {str(path): digest for path, digest in self._digests.items()}

    @property
    def own_templates(self) -> Path:
        """The folder of the CV's own templates, which replace those of a theme."""
        return self.cv.parent / "latex_templates"

    def named(self, name: str, place: Span) -> Path:
        """Return the path of a file that the CV names, relative to the file that names it.

        `place` is where the name is: in the CV, or in a part of it. A file without a path counts
        as the CV.
        """
        return Path(place.path or self.cv).parent / name

    def expect(self, path: Path) -> None:
        """Record that a build depends on a file, even if it stops before it reads the file."""
        self._digests.setdefault(path, "")

    def read_cv(self) -> Result[Source]:
        """Read the CV itself. The user names it, so it may lie anywhere.

        If it is a link that leads out of the project, its target must have the same name: whoever
        made the link could choose any file of the user, whose lines would be shown in messages.
        """
        if is_open_stream(self.cv) or real_path(self.cv).name == self.cv.name:
            refused = None
        else:
            refused = self._refusal(self.cv)
        return refused or self._decoded(self.cv, self._data(self.cv, what="the CV"))

    def read_text(self, path: Path, *, what: str) -> Result[Source]:
        """Read a text file of the project; `what` names it in messages ("the bibliography")."""
        self.expect(path)
        refused = self._refusal(path)
        return refused or self._decoded(path, self._data(path, what=what))

    def read_bytes(
        self, path: Path, *, what: str, largest: int, within: Path | None = None
    ) -> Result[bytes]:
        """Read a binary file of the project, if it has at most `largest` bytes.

        With `within`, the file has to lie in that folder instead, which the user has chosen.
        """
        self.expect(path)
        refused = refusal_outside(path, within) if within else self._refusal(path)
        return refused or self._data(path, what=what, largest=largest)

    def find_installed(self, path: Path, folder: Path, *, what: str) -> Result[Source]:
        """Read a text file of a theme that the user has installed in `folder`, as `find_text` does.

        It need not lie in the project, but no link may lead out of the folder.
        """
        self.expect(path)
        if _is_absent(path):
            return Result(None)
        refused = refusal_outside(path, folder)
        return refused or self._decoded(path, self._data(path, what=what))

    def find_text(self, path: Path, *, what: str) -> Result[Source]:
        """Read a text file that need not exist: then the value is None, without a diagnostic."""
        self.expect(path)
        if self._given(path) is None and (self._is_in_memory or _is_absent(path)):
            return Result(None)
        return self.read_text(path, what=what)

    def entries(self, folder: Path, *, on_disk: bool = False) -> tuple[str, ...]:
        """Return what a folder has for TeX (`listing.entries_of`); nothing if there is no folder.

        Files in memory are among it, and for a CV in memory only these, unless `on_disk` says that
        the user has chosen the folder. What was asked for is then a path that ends in
        `listing.NAMES`.
        """
        found: set[str] = set()
        if on_disk or not self._is_in_memory:
            with suppress(OSError, ValueError):
                found.update(entries_of(folder))
        given = Path(os.path.normpath(folder))
        for path in map(Path, self._contents):
            if path.is_relative_to(given) and path != given:
                first, *rest = path.relative_to(given).parts
                if rest or is_for_tex(first):
                    found.add(f"{first}/" if rest else first)
        entries = tuple(sorted(found))
        self._digests[folder / NAMES] = digest_of_entries(entries) if _is_folder(folder) else ""
        return entries

    def _given(self, path: Path) -> bytes | None:
        """Return the bytes given in memory for a path, however it is spelled."""
        return self._contents.get(os.path.normpath(path)) if self._contents else None

    def _data(self, path: Path, *, what: str, largest: int = LARGEST) -> Result[bytes]:
        given = self._given(path)
        read = Result(given) if given is not None else read_data(path, what=what, largest=largest)
        if read.value is not None:
            self._digests[path] = hashlib.sha256(read.value).hexdigest()
        return read

    def _decoded(self, path: Path, read: Result[bytes]) -> Result[Source]:
        self.expect(path)
        if read.value is None:
            return Result(None, read.diagnostics)
        return decode(str(path), read.value, digest=self._digests[path])

    def _refusal(self, path: Path) -> Result[Any] | None:
        """Refuse a file that, with links followed, is outside the project and not in memory."""
        if self._given(path) is not None:
            return None
        if self._is_in_memory:
            hint = "pass it with the CV, in `contents`, or pass a `root` to read files from"
            return _refused(Code.FILE_NOT_FOUND, f"`{path}` was not passed in `contents`", hint)
        allowed = real_path(self._root) if self._root is not None else project_folder(self.cv)
        target = real_path(path)
        if not target.is_absolute() and not allowed.is_absolute():
            message = f"`{path}` cannot be found: the current folder does not exist any more"
            return _refused(Code.FILE_NOT_FOUND, message, "change to another folder")
        if target.is_relative_to(allowed):
            # The settings of a git repository may hold a password of the server.
            if ".git" not in target.relative_to(allowed).parts:
                return None
            message = f"`{path}` lies in git's own folder"
            return _refused(Code.FILE_UNREADABLE, message, "keep it elsewhere in the project")
        message = f"`{path}` lies outside of the CV's folder `{allowed}`"
        hint = f"copy it there, or allow its folder: `--root {target.parent}`"
        return _refused(Code.FILE_UNREADABLE, message, hint)


def refusal_outside(path: Path, folder: Path) -> Result[Any] | None:
    """Refuse a file that, with links followed, is not in a folder, which may be a link itself."""
    if real_path(path).is_relative_to(real_path(folder)):
        return None
    message = f"`{path}` is a link that leads out of its theme"
    return _refused(Code.FILE_UNREADABLE, message, f"copy what it leads to into `{folder}`")


def _refused(code: Code, message: str, hint: str) -> Result[Any]:
    return Result(None, (error(code, message, hints=(hint,)),))


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - `Path` raises where it may not look


def _is_absent(path: Path) -> bool:
    """Tell whether there is nothing at a path, so far as can be seen."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):  # such as a folder that may not be searched
        return False
    return False
