"""The design of a CV of RenderCV, so that it looks as before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cvtex.importers.origin import Node
from cvtex.importers.rendercv.design_keys import RULES
from cvtex.importers.rendercv.design_rules import Given
from cvtex.importers.rendercv.looks import CLASSIC, defaults_of, is_theme, look_of
from cvtex.importers.rendercv.older import Setting, is_older, settings_of
from cvtex.importers.rendercv.units import points_of, same

_MODERN = {
    "name.space_below": "8pt", "headline.space_above": "2pt", "headings.space_above": "12pt",
    "headings.space_below": "4pt", "header.separator_space": "0.4em", "entries.space": "5pt",
    "entries.left": "0pt", "entries.right": "0pt", "entries.indent": "10pt",
    "entries.highlight_space": "0pt", "headings.rule_thickness": "0.4pt", "dates.width": "85.36pt",
}  # fmt: skip
"""The distances of the theme *modern*, which looks leave as they are."""

_OLDER_MARGIN = "2cm"
"""All margins of the themes before 2.4."""


@dataclass(frozen=True, slots=True)
class Design:
    """The design of a CV in cvtex.

    `values` are the keys of `design`. `single_date` is RenderCV's template of a date,
    `shows_addresses` whether accounts are printed as addresses, and `has_date` whether RenderCV
    prints the date of the last change. `comment` says what needs a look, if anything does.
    """

    values: dict[str, Any]
    single_date: str = "MONTH_ABBREVIATION YEAR"
    shows_addresses: bool = False
    has_date: bool = True
    comment: str = ""


def design_of(design: Node) -> Design:
    """Take a design."""
    name = design.get("theme")
    theme = name.peek().lower() if name.is_text else CLASSIC
    comment = ""
    if is_theme(theme):
        name.understood()
    elif name:
        name.left("it is a theme of your own: the look is that of RenderCV's `classic`")
        comment = f"RenderCV's theme `{theme}` is not known here: the look is that of `classic`."
    defaults, look = defaults_of(theme), look_of(theme)
    older = is_older(design)
    if older and is_theme(theme):
        look["margins"] = dict.fromkeys(("top", "bottom", "left", "right"), _OLDER_MARGIN)
    page = _Page(look, look_of(theme))
    seen: dict[str, str] = {}
    for setting in settings_of(design):
        seen[setting.key] = setting.value
        page.take(setting, _default(defaults, setting.key), older=older)
    return Design(
        page.look,
        seen.get("templates.single_date") or defaults["templates.single_date"],
        shows_addresses=_is_true(
            seen, defaults, "header.connections.display_urls_instead_of_usernames"
        ),
        has_date=_is_true(seen, defaults, "page.show_top_note"),
        comment=comment,
    )


@dataclass(slots=True)
class _Page:
    """The look as it becomes that of the CV; `base` is that of the theme."""

    look: dict[str, Any]
    base: Mapping[str, Any]

    def take(self, setting: Setting, default: str | None, *, older: bool) -> None:
        """Carry a setting over, or say why it is not."""
        key, value, node = setting.key, setting.value, setting.node
        is_usual = default is not None and _is_equal(setting, default)
        # Links had icons in most themes before 2.4.
        if is_usual or (older and key == "links.show_external_link_icon"):
            node.understood()
            # The look of an older version has other margins than that of its theme, and no look
            # has durations, which some themes print.
            if not (older and key.endswith("_margin")) and key not in _NEVER_IN_A_LOOK:
                return
        rule = RULES.get(key)
        if rule is None:
            if default is not None:
                node.left("there is no such key: it would be a template of your own")
            return
        found = rule(Given(value, default or "", setting.extra, self._at))
        if isinstance(found, str):
            node.left(found)
            return
        for target, new in found.items():
            if target:
                self._set(target, new)
        if reason := found.get(""):
            node.left(reason)
        else:
            node.understood()

    def _at(self, target: str) -> str:
        return str(_below(self.base, target) or _MODERN.get(target, "0pt"))

    def _set(self, target: str, value: str) -> None:
        *parts, last = target.split(".")
        place = self.look
        for part in parts:
            place = place.setdefault(part, {})
        place[last] = value


_NEVER_IN_A_LOOK = frozenset({"sections.show_time_spans_in"})


def _below(values: Mapping[str, Any], path: str) -> object:
    found: object = values
    for part in path.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def _default(defaults: Mapping[str, str], key: str) -> str | None:
    if key == "typography.font_family":
        return defaults["typography.font_family.body"]
    return defaults.get(key)


def _is_equal(setting: Setting, default: str) -> bool:
    """Tell whether a value is that of the theme, with points that are added to a distance."""
    key, value = setting.key, setting.value
    if setting.extra:
        points, usual = points_of(value), points_of(default)
        return (
            None not in {points, usual} and abs((points or 0) + setting.extra - (usual or 0)) <= 1
        )
    if key.startswith("templates."):
        return _template(value) == _template(default)
    if key == "section_titles.type":
        return value.strip().replace("-", "_") == default
    return same(value, default)


_REST = frozenset({"SUMMARY", "HIGHLIGHTS", "AUTHORS", "URL", "JOURNAL", "URL (JOURNAL)", ""})


def _template(text: str) -> str:
    """Return a template without what all entries have, in one notation."""
    rows = [row.strip() for row in text.split("\n")]
    plain = "\n".join(row for row in rows if row not in _REST)
    plain = re.sub(r"\*DEGREE\* \*in\* \*AREA\*", "*DEGREE in AREA*", plain)
    return re.sub(r"\s+", " ", plain.replace("DEGREE in AREA", "DEGREE_WITH_AREA"))


def _is_true(seen: Mapping[str, str], defaults: Mapping[str, str], key: str) -> bool:
    return (seen.get(key) or defaults[key]).lower() in {"true", "yes", "on"}
