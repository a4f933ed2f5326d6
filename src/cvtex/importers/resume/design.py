"""The layout of YAMLResume as the design of a CV, as far as there is a counterpart."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cvtex.importers.draft import Value
from cvtex.importers.origin import Node

_THEMES = {
    "moderncv-banking": "banking",
    "moderncv-casual": "modern",
    "moderncv-classic": "classic",
    "jake": "compact",
    "calm": "modern",
    "vscode": "modern",
}
"""The theme that is most like each template."""

_LINE_SPACING = {"tight": "0.9", "snug": "0.95", "relaxed": "1.1", "loose": "1.2"}
_SIDES = ("top", "bottom", "left", "right")
_LENGTH = re.compile(r"\d{1,3}(?:\.\d+)?(?:cm|mm|in|pt)")
_SIZES = re.compile(r"(?:8|9|10|11|12)pt")


def design_of(layout: Node) -> Mapping[str, Value]:
    """Take the template, the page and the typography of a layout."""
    page, type_ = layout.get("page"), layout.get("typography")
    layout.get("engine").understood()
    margins = page.get("margins") or layout.get("margins")
    figures = layout.get("advanced").get("fontspec") or type_.get("fontspec", "fontSpec")
    numbered = page.get("showPageNumbers")
    design: dict[str, Value] = {
        "theme": _THEMES.get(_template(layout), ""),
        "paper": _taken(page.get("paperSize"), re.compile("a4|letter")),
        "margins": {side: _taken(margins.get(side), _LENGTH) for side in _SIDES},
        "font_size": _taken(type_.get("fontSize"), _SIZES),
        "line_spacing": _LINE_SPACING.get(type_.get("lineSpacing").peek(), ""),
        "fonts": {"figures": {"OldStyle": "text", "Lining": "lining"}.get(
            figures.get("numbers").peek(), ""
        )},
        "links": {"underline": _flag(type_.get("links").get("underline"))},
        "footer": {"left": "none", "center": "none", "right": "none"}
        if _flag(numbered) == "false"
        else None,
    }  # fmt: skip
    for node in (numbered, figures.get("numbers"), type_.get("lineSpacing")):
        node.understood()
    for node in layout.get("advanced").leaves():
        if node.fate is None:
            node.left("the design of cvtex has its own values for it")
    return design


def _template(layout: Node) -> str:
    """Take the name of the template, which was once the `id` of a mapping."""
    node = layout.get("template")
    named = node.get("id") if node.is_mapping else node
    if named.peek() in _THEMES:
        return named.meaning()
    named.left("cvtex has themes of its own")
    return ""


def _taken(node: Node, form: re.Pattern[str]) -> str:
    """Take a value that a design can have."""
    written = node.peek().replace(" ", "")
    if not form.fullmatch(written):
        return ""
    node.understood()
    return written


def _flag(node: Node) -> str:
    written = node.peek().lower()
    if written in {"true", "false"}:
        node.understood()
        return written
    return ""
