"""The table of formats that `cvtex import` reads.

To add a format, write a module with an `Importer` and a `Guess`, and add a line to the table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from cvtex.diagnostics import Result
    from cvtex.importers.draft import Draft
    from cvtex.importers.origin import Origin


class Reader(Protocol):
    """Reads the file, folder or archive that the user named."""

    def __call__(self, path: Path, data: bytes | None = None) -> Result[Origin]:
        """Read a file; `data` is its content, if it is in memory, as that of standard input."""


Importer: TypeAlias = "Callable[[Origin], Result[Draft]]"
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
    "rendercv": Format(
        "RenderCV",
        "Mara_Lindqvist_CV.yaml",
        "rendercv.cv:import_rendercv",
        "rendercv.cv:looks_like_rendercv",
        "rendercv.reading:read_rendercv",
    ),
    "al-folio": Format(
        "al-folio",
        "the folder of the site, or _data/cv.yml",
        "al_folio.site:import_al_folio",
        "al_folio.reading:looks_like_al_folio",
        "al_folio.reading:read_site",
        (".yml", ".yaml", "/"),
    ),
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
    "linkedin": Format(
        "LinkedIn",
        "the archive of your data, or its folder",
        "linkedin.importer:import_linkedin",
        "linkedin.importer:looks_like",
        "linkedin.reading:read_archive",
        (".zip", ".csv", "/"),
    ),
    "europass": Format(
        "Europass",
        "the PDF of the editor, or the XML in it",
        "europass.importer:import_europass",
        "europass.importer:looks_like",
        "europass.reading:read_europass",
        (".pdf", ".xml", ".json"),
    ),
}
"""The formats, by the name that `cvtex import` knows them by, the most certain to tell first."""
