"""The formats that a `Document` can be exported to: one table, which `cvtex export` offers.

A new format is a module with a function `Document -> str`, and a line in the table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from cvtex.document import Document

Writer = Callable[[Document], str]
"""Writes a document in a format; the text ends with a newline."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffix of its files, a sentence for the help, and where its writer is.

    `writer` is the name of a function, as `module:function` in this package. It is imported when
    it is used, since a format may need a library of its own.
    """

    suffix: str
    summary: str
    writer: str

    def write(self, document: Document) -> str:
        """Return a document as text in this format."""
        module, _, function = self.writer.partition(":")
        write: Writer = getattr(import_module(f"cvtex.export.{module}"), function)
        return write(document)


FORMATS: Mapping[str, Format] = {
    "json": Format(
        ".json",
        "Export the CV with everything resolved, as JSON for other programs.",
        "cvtex_json:to_json",
    ),
}
"""The formats by the name that `cvtex export` knows them by."""
