"""What a build can be asked for, apart from its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cvtex.diagnostics import Levels
from cvtex.files import ProjectFiles
from cvtex.numbers import LAST_SECOND


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of a build; all of them may be left out.

    `levels` says how seriously each kind of problem is taken, and overrides the CV's `checks`.
    `today` is the day that dates are compared with; without it they are not compared. `epoch`
    (seconds since 1970, up to the year 9999) is the date that the PDF carries. `contents` are files
    in memory, by path, and `root` is the only folder to read files from (see `ProjectFiles` for
    both). Without `raw_latex` the CV may contain no LaTeX that is executed: no raw LaTeX in its
    texts, and no templates of its own. A service that compiles CVs of strangers should set it to
    False. `theme` is the folder of a theme that the CV has in place of the one that it names.
    """

    levels: Levels = field(default_factory=dict)
    contents: Mapping[str, bytes] = field(default_factory=dict)
    root: Path | None = None
    today: date | None = None
    epoch: int | None = None
    raw_latex: bool = True
    theme: Path | None = None

    def __post_init__(self) -> None:
        """Raise `ValueError` for an `epoch` that is before 1970 or after the year 9999."""
        if self.epoch is not None and not 0 <= self.epoch <= LAST_SECOND:
            message = f"`epoch` has to be a number of seconds from 0 to {LAST_SECOND}"
            raise ValueError(message)

    @property
    def this_year(self) -> int | None:
        """The year of `today`."""
        return self.today.year if self.today else None

    def files_of(self, cv: Path) -> ProjectFiles:
        """Return the files that a build of a CV may read."""
        return ProjectFiles(cv, contents=self.contents, root=self.root)


NO_OPTIONS = Options()
