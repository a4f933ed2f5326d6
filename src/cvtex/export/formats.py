"""The table of formats that `cvtex export` offers.

To add a format, write a module with a `Writer` and add a line to the table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from cvtex.diagnostics import Result
from cvtex.document import Document

Writer = Callable[[Document], Result[str]]
"""Returns a document as text in a format, which ends with a newline or is empty.

The diagnostics say what the document has and the format has no place for.
"""


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

    def write(self, document: Document) -> Result[str]:
        """Return a document as text in this format, and what has no place in it."""
        module, _, function = self.writer.partition(":")
        write: Writer = getattr(import_module(f"cvtex.export.{module}"), function)
        return write(document)


FORMATS: Mapping[str, Format] = {
    "json": Format(
        ".json",
        "Export the CV with everything resolved, as JSON for other programs.",
        "cvtex_json:write_json",
    ),
    "json-resume": Format(
        ".resume.json",
        "Export the CV in the format of JSON Resume 1.3.1; what has no place in it is reported.",
        "json_resume:to_json_resume",
    ),
}
"""The formats, by the name of their command below `cvtex export`."""
