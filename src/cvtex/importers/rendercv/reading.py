"""Read a CV of RenderCV with the files that it names for its design, locale and settings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from cvtex.diagnostics import Diagnostic, Result
from cvtex.importers.origin import Node, Origin, Tree
from cvtex.importers.reading import read_document
from cvtex.source import Source

_PARTS = {
    "design": ("design",),
    "locale": ("locale", "locale_catalog"),
    "locale_catalog": ("locale", "locale_catalog"),
    "settings": ("settings", "rendercv_settings"),
    "rendercv_settings": ("settings", "rendercv_settings"),
}
"""What `render_command` names a file for, and the keys of the part in that file."""


def read_rendercv(path: Path, data: bytes | None = None) -> Result[Origin]:
    """Read a CV, and the parts of it that other files have. `data` is its content, if it is known.

    A file that cannot be read is a diagnostic, and its part is that of the CV, if it has any.
    """
    read = read_document(path, data)
    if read.value is None:
        return read
    root = read.value.root
    diagnostics: list[Diagnostic] = list(read.diagnostics)
    sources: dict[str, Source] = dict(read.value.sources)
    parts: dict[str, Node] = {}
    repeated = list(read.value.repeated)
    command = root.get("settings", "rendercv_settings").get("render_command")
    for key, names in _PARTS.items():
        named = command.get(key)
        if not named.is_text:
            continue
        part = _part(path.parent, named)
        diagnostics.extend(part.diagnostics)
        if part.value is None:
            continue
        named.understood()
        sources.update(part.value.sources)
        repeated.extend(part.value.repeated)
        node = part.value.root
        if found := node.get(*names):
            parts[names[0]] = found
        elif key == "design" and node.get("theme"):
            parts["design"] = node
    origin = Origin(path, _joined(root, parts), sources, tuple(repeated))
    return Result(origin, tuple(diagnostics))


def _part(folder: Path, named: Node) -> Result[Origin]:
    """Read a file that lies beside the CV or below it."""
    relative = PurePosixPath(named.peek().replace("\\", "/"))
    if relative.is_absolute() or ".." in relative.parts or "\0" in named.peek():
        named.left("it is not in the folder of the CV")
        return Result(None)
    read = read_document(folder / relative)
    if read.value is None:
        named.left("the file cannot be read")
    return read


def _joined(root: Node, parts: Mapping[str, Node]) -> Node:
    """Return a root whose parts are those of other files; what they replace is left."""
    if not parts or not isinstance(root.content, Mapping):
        return root
    content = dict(root.content)
    for key, part in parts.items():
        for name in _PARTS[key]:
            if old := content.pop(name, None):
                # The settings of the CV name the other files.
                if key == "settings":
                    content["earlier settings"] = old
                old.get("render_command").understood()
                for below in old.leaves():
                    if below.fate is None:
                        below.left(f"another file has the {key}")
        content[key] = part
    return Tree().node(content, root.path, root.span)
