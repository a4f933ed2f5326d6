"""The table of formats that `cvtex export` offers.

To add a format, write a module with a function `Document -> str` and add a line to the table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from cvtex.document import Document

Writer = Callable[[Document], str]
"""Returns a document as text in a format; the text ends with a newline, or is empty."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffix of its files, a sentence for the command's help, and its writer.

    `suffix` begins with a dot: `cvtex export <format> --check` compares with the file that has the
    path of the CV with this suffix. `writer` names a `Writer` as `module:function` in this package.
    It is imported when it is used, because a format may need a library of its own.
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
"""The formats, by the name of their command below `cvtex export`."""
