"""Read a CV of RenderCV with the files that it names for its design, locale and settings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cvtex.diagnostics import Diagnostic, Result
from cvtex.files.read import read_source
from cvtex.importers.origin import Node, Origin, Tree
from cvtex.source import Source
from cvtex.yaml.any_syntax import parse

_PARTS = {
    "design": ("design",),
    "locale": ("locale", "locale_catalog"),
    "locale_catalog": ("locale", "locale_catalog"),
    "settings": ("settings", "rendercv_settings"),
    "rendercv_settings": ("settings", "rendercv_settings"),
}
"""What `render_command` names a file for, and the keys of the part in that file."""


def read_rendercv(path: Path) -> Result[Origin]:
    """Read a CV, and the parts of it that other files have.

    A file that cannot be read is a diagnostic, and its part is that of the CV, if it has any.
    """
    tree = Tree()
    read = _read(path, tree, "the file")
    if read.value is None:
        return Result(None, read.diagnostics)
    root, source = read.value
    diagnostics: list[Diagnostic] = list(read.diagnostics)
    sources = {source.path: source}
    parts: dict[str, Node] = {}
    command = root.get("settings", "rendercv_settings").get("render_command")
    for key, names in _PARTS.items():
        named = command.get(key)
        if not named.is_text or "\0" in named.peek():
            continue
        part = _read(path.parent / named.peek(), tree, f"the {key} of the CV")
        diagnostics.extend(part.diagnostics)
        if part.value is None:
            named.left("the file cannot be read")
            continue
        named.understood()
        node, other = part.value
        sources[other.path] = other
        if found := node.get(*names):
            parts[names[0]] = found
        elif key == "design" and node.get("theme"):
            parts["design"] = node
    return Result(Origin(path, _joined(root, parts, tree), sources), tuple(diagnostics))


def _read(path: Path, tree: Tree, what: str) -> Result[tuple[Node, Source]]:
    read = read_source(path, what=what)
    if read.value is None:
        return Result(None, read.diagnostics)
    parsed = parse(read.value)
    if parsed.value is None:
        return Result(None, read.diagnostics + parsed.diagnostics)
    return Result((tree.of_document(parsed.value), read.value), read.diagnostics)


def _joined(root: Node, parts: Mapping[str, Node], tree: Tree) -> Node:
    """Return a root whose parts are those of other files; what they replace is left."""
    if not parts or not isinstance(root.content, Mapping):
        return root
    content = dict(root.content)
    for key, part in parts.items():
        for name in _PARTS[key]:
            if old := content.pop(name, None):
                if key != "settings":
                    old.left(f"another file has the {key}")
                else:
                    content["earlier settings"] = old
        content[key] = part
    return tree.node(content, root.path, root.span)
