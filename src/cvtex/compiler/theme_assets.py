"""The files of a theme that TeX needs: styles, fonts and pictures, which travel with the job."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from cvtex.compiler.options import Options
from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.files import ProjectFiles
from cvtex.files.images import LARGEST, problem_of, without_metadata
from cvtex.files.listing import entries_of
from cvtex.source import Source, Span
from cvtex.themes import Theme
from cvtex.themes.folders import Folder, Place
from cvtex.typeset.engine import Asset

_MOST, _LARGEST_SUM = 200, 32 << 20
"""How many files a theme may have with those that it is based on, and how many bytes."""

_DEEPEST = 2
"""How many folders deep the files may be."""

_NAME = re.compile(r"[\w+@()-][\w .+@()-]*", re.ASCII)
"""The names that TeX finds; others are left alone."""

_BY_NAME_ALONE = (".sty", ".cls", ".clo", ".fd", ".tfm", ".vf", ".pfb", ".enc", ".map")
"""What LaTeX asks for without a folder, so that it may be in any folder of the theme."""

_CHECKED = (".png", ".jpg", ".jpeg")


def assets_of(theme: Theme, files: ProjectFiles, options: Options) -> Result[Mapping[str, Asset]]:
    """Return the files by the names by which TeX finds them; of two, the one of the nearest theme.

    Each is a regular file that no link leads to from another folder. A file that cannot be read, a
    damaged picture, and too many or too large files are errors.
    """
    found: dict[str, Asset] = {}
    diagnostics: list[Diagnostic] = []
    for part in theme.parts:
        if part.place is Place.CV and not options.theme and not options.raw_latex:
            continue
        for name, path in _names(part, files, options):
            if name in found:
                continue
            if len(found) == _MOST or _size(found) > _LARGEST_SUM:
                return Result(None, (_too_much(theme, part),))
            read = _read(path, part, files, options)
            diagnostics += read.diagnostics
            found[name] = Asset(str(path), read.value or b"")
    return Result(None if diagnostics else found, tuple(diagnostics))


def _size(assets: Mapping[str, Asset]) -> int:
    return sum(len(asset.data) for asset in assets.values())


def sources_of(assets: Mapping[str, Asset], diagnostics: Iterable[Diagnostic]) -> dict[str, Source]:
    """Return the texts among the files that the spans of diagnostics name, by their paths."""
    named = {span.path for diagnostic in diagnostics for span in diagnostic.spans}
    return {
        asset.path: Source(asset.path, asset.data.decode(errors="replace"))
        for asset in assets.values()
        if asset.path in named
    }


def _names(
    part: Folder, files: ProjectFiles, options: Options, inner: str = "", depth: int = 0
) -> Iterator[tuple[str, Path]]:
    """Yield the files of a folder and of those in it, by the name for TeX.

    The folder beside the CV that is not of one theme has themes as its folders.
    """
    is_chosen = part.place is not Place.CV or options.theme is not None
    folder = part.path / inner
    is_shipped = part.place is Place.CVTEX  # which is known to be the same
    entries = entries_of(folder) if is_shipped else files.entries(folder, on_disk=is_chosen)
    for entry in entries:
        name = entry.removesuffix("/")
        if not _NAME.fullmatch(name):
            continue
        if entry.endswith("/"):
            if part.theme and depth < _DEEPEST:
                yield from _names(part, files, options, f"{inner}{entry}", depth + 1)
        else:
            is_alone = name.lower().endswith(_BY_NAME_ALONE)
            yield name if is_alone else f"{inner}{name}", part.path / inner / name


def _read(path: Path, part: Folder, files: ProjectFiles, options: Options) -> Result[bytes]:
    is_chosen = part.place is not Place.CV or options.theme is not None
    within = part.path if is_chosen else None
    read = files.read_bytes(path, what="the file", largest=LARGEST, within=within)
    if read.value is None or not path.name.lower().endswith(_CHECKED):
        return read
    problem = problem_of(path.name, read.value, Span(str(path), 1), what="")
    return Result(None, (problem,)) if problem else Result(without_metadata(read.value))


def _too_much(theme: Theme, part: Folder) -> Diagnostic:
    message = (
        f"the theme `{theme.name}` has more than {_MOST} files or {_LARGEST_SUM >> 20} MB for TeX"
    )
    hint = f"keep only what it needs in `{part.path}`"
    return error(Code.FILE_UNREADABLE, message, hints=(hint,))
