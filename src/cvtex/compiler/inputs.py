"""What goes into a CV: the files that it is made of, and what a run is asked for beside them.

Files are read here as they come up, or taken from memory; nothing outside of the project is.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic, Result, error
from cvtex.diagnostics.levels import Levels
from cvtex.files.images import LARGEST, Image, name_for_tex, problem_of, without_metadata
from cvtex.files.project import outside_of
from cvtex.files.read import decode, read_data, read_source
from cvtex.source import Source
from cvtex.yaml.document import YamlDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a run is asked for, apart from its files.

    `levels` say how seriously each kind of problem is taken, over what the CV says of it; `today`
    is what dates are measured against, if they are to be; `epoch` (seconds since 1970) dates the
    PDF; `contents` are bytes to be read, by path, in place of what is in the files. `root` is the
    folder that a CV may read files of: by default that of the repository it lies in, or its own;
    and for a CV that is itself in `contents`, none.
    """

    levels: Levels = field(default_factory=dict)
    contents: Mapping[str, bytes] = field(default_factory=dict)
    root: Path | None = None
    today: date | None = None
    epoch: int | None = None

    @property
    def this_year(self) -> int | None:
        """The year of today."""
        return self.today.year if self.today else None

    def has_no_files(self, cv: Path) -> bool:
        """Tell whether a CV may read what is in `contents` only: nobody knows whose it is."""
        return self.root is None and self.given(cv) is not None

    def given(self, path: Path) -> bytes | None:
        """Return what was given for a file, by whatever spelling of its path."""
        if not self.contents:
            return None
        spellings = {os.path.normpath(name): data for name, data in self.contents.items()}
        return spellings.get(os.path.normpath(path))


NO_OPTIONS = Options()


def load(path: Path, options: Options, *, what: str) -> Result[Source]:
    """Load a text; `what` names it in messages."""
    given = options.given(path)
    return read_source(path, what=what) if given is None else decode(str(path), given)


def files_of(yaml: YamlDocument, cv: Path) -> tuple[Path, ...]:
    """Return a CV and the files that it names, whether they are there or not."""
    named = [*_bibliographies(yaml).values(), yaml.get("image")]
    return (cv, *(cv.parent / name for name in named if name and isinstance(name, str)))


def _bibliographies(yaml: YamlDocument) -> Mapping[tuple[str | int, ...], str]:
    """Return the names of a CV's .bib files, by their paths; the schema minds all that is none."""
    match yaml.get("bibliography"):
        case str(name) if name:
            return {("bibliography",): name}
        case list(names):
            named = enumerate(names)
            return {("bibliography", n): one for n, one in named if one and isinstance(one, str)}
    return {}


def bibliographies(yaml: YamlDocument, cv: Path, options: Options) -> Result[tuple[Source, ...]]:
    """Load the .bib files that a CV names, even when the rest of it is not valid."""
    files: list[Source] = []
    said: list[Diagnostic] = []
    for key, name in _bibliographies(yaml).items():
        file = cv.parent / name
        outside = _outside(file, cv, options)
        read = outside or load(file, options, what="the bibliography")
        place = yaml.locate(key)
        said.extend(one if one.span else replace(one, span=place) for one in read.diagnostics)
        if read.value is not None:
            files.append(read.value)
    return Result(tuple(files), tuple(said))


def image(name: str, yaml: YamlDocument, cv: Path, options: Options) -> Result[Image]:
    """Load the picture that a CV names, if it is one that TeX may be given."""
    file, place = cv.parent / name, yaml.locate(("image",))
    given = options.given(file)
    read: Result[bytes] = _outside(file, cv, options) or (
        read_data(file, what="the picture", largest=LARGEST) if given is None else Result(given)
    )
    if read.value is None:
        return Result(None, tuple(replace(one, span=place) for one in read.diagnostics))
    problem = problem_of(name, read.value, place)
    if problem is not None:
        return Result(None, (problem,))
    data = without_metadata(read.value)
    return Result(Image(str(file), name_for_tex(name), data, sha256(read.value).hexdigest()))


def template(path: Path, cv: Path, options: Options) -> Result[Source]:
    """Load one of the CV's own templates; there may be none, of which nothing is said."""
    is_there = options.given(path) is not None
    if not is_there and (options.has_no_files(cv) or not os.path.isfile(path)):  # noqa: PTH113
        return Result(None)  # also of a folder that may not be looked into, where Path raises
    return _outside(path, cv, options) or load(path, options, what="the template")


def _outside(file: Path, cv: Path, options: Options) -> Result[Any] | None:
    """Refuse a file outside of the project, unless it was given."""
    if options.given(file) is not None:
        return None
    if options.has_no_files(cv):
        hint = "give it beside the CV, in `contents`, or a `root` to read files of"
        message = f"`{file}` was not given"
        return Result(None, (error(Code.FILE_NOT_FOUND, message, hints=(hint,)),))
    outside = outside_of(options.root, cv, file)
    return Result(None, (outside,)) if outside else None
