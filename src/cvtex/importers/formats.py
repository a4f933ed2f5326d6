"""The table of formats that `cvtex import` reads.

To add a format, write a module with an `Importer` and a `Guess`, and add a line to the table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from cvtex.diagnostics import Result
from cvtex.importers.draft import Draft
from cvtex.importers.origin import Origin

Reader = Callable[[Path], Result[Origin]]
"""Reads the file, folder or archive that the user named."""

Importer = Callable[[Origin], Result[Draft]]
"""Turns a file of another program into a draft of a CV.

The value is None only if the file is not of this format at all; the diagnostics are for what needs
the user's attention beside the list of what was not carried over, which is made for all formats.
"""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of another program.

    `title` is its name in messages. `files` says which files to name: `resume.json`. `reader` and
    `importer` are `module:function` in this package, imported when they are used. `looks_like` is
    the function that tells a file of this format by its values, also `module:function`; it takes
    the root `Node` and returns a bool. `suffixes` are those of its files, and `/` is a folder.
    """

    title: str
    files: str
    importer: str
    looks_like: str
    reader: str = "reading:read_document"
    suffixes: tuple[str, ...] = (".json", ".yaml", ".yml", ".toml")

    def function(self, name: str) -> Callable[..., object]:
        """Import a function of this package that is named as `module:function`."""
        module, _, function = name.partition(":")
        found: Callable[..., object] = getattr(import_module(f"cvtex.importers.{module}"), function)
        return found


FORMATS: Mapping[str, Format] = {
    "json-resume": Format(
        "JSON Resume",
        "resume.json",
        "resume.json_resume:import_json_resume",
        "resume.json_resume:looks_like",
    ),
    "yamlresume": Format(
        "YAMLResume",
        "resume.yml",
        "resume.yamlresume:import_yamlresume",
        "resume.yamlresume:looks_like",
    ),
}
"""The formats, by the name that `cvtex import` knows them by, the most certain to tell first."""
