"""What each key of RenderCV's design means for a design of cvtex.

A rule returns the values to set, by their dotted names, or the reason why there is none. A distance
is carried over by its difference from that of RenderCV's theme, since the look of the theme has
distances of its own with which the page is the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cvtex.importers.rendercv.units import color_of, font_of, in_points, points_of, size_of


@dataclass(frozen=True, slots=True)
class Given:
    """A value of RenderCV's design.

    `extra` are points to add to a distance, for older versions. `default` is the value of the
    theme, and `base` returns the value of the look by its dotted name.
    """

    value: str
    default: str
    extra: float
    base: Callable[[str], str]

    @property
    def is_true(self) -> bool:
        """Whether it is a truth value that is true."""
        return self.value.strip().lower() in {"true", "yes", "on"}


Rule = Callable[[Given], "Mapping[str, str] | str"]

_SIMILAR = "the font does not come with cvtex, and the most similar one is used"
_NO_DURATIONS = "cvtex prints no durations"
_NONE = "there is no such key: it would be a template of your own"


def _paper(given: Given) -> Mapping[str, str] | str:
    name = given.value.lower().removeprefix("us-").removesuffix("paper")
    if name in {"letter", "a4", "a5", "legal", "executive"}:
        return {"paper": name}
    return "the papers are letter, a4, a5, legal and executive"


def _margin(target: str) -> Rule:
    def rule(given: Given) -> Mapping[str, str] | str:
        found = re.fullmatch(r"([0-9]*\.?[0-9]+)\s*(cm|mm|in|pt)", given.value.strip())
        points = points_of(given.value)
        if points is None or not 0 <= points <= 285:
            return "it is not a margin"
        return {target: f"{float(found[1]):g}{found[2]}" if found else in_points(points)}

    return rule


def _color(*targets: str) -> Rule:
    def rule(given: Given) -> Mapping[str, str] | str:
        color = color_of(given.value)
        return dict.fromkeys(targets, color) if color else "it is not a colour"

    return rule


def _shift(*targets: str, factor: float = 1.0) -> Rule:
    """Return a rule for a distance: what differs from RenderCV's theme differs from the look."""

    def rule(given: Given) -> Mapping[str, str] | str:
        points, usual = points_of(given.value), points_of(given.default)
        if points is None or usual is None:
            return "it is not a distance"
        difference = factor * (points + given.extra - usual)
        return {x: in_points((points_of(given.base(x)) or 0.0) + difference) for x in targets}

    return rule


_LEAST_INDENT = 6.0
"""The points that a bullet needs."""


def _indent(given: Given) -> Mapping[str, str] | str:
    found = _shift("entries.indent")(given)
    if isinstance(found, str):
        return found
    return {key: in_points(max(_LEAST_INDENT, points_of(x) or 0.0)) for key, x in found.items()}


def _of_column(rule: Rule) -> Rule:
    """Return a rule for the column of dates, which only a design with dates at the left has."""

    def ruled(given: Given) -> Mapping[str, str] | str:
        if given.base("dates.side") != "left":
            return "dates at the right are as wide as their text, and end at the edge"
        return rule(given)

    return ruled


def _size(target: str) -> Rule:
    def rule(given: Given) -> Mapping[str, str] | str:
        size = size_of(given.value)
        return {target: size} if size else "it is not a size of type"

    return rule


def _body_size(given: Given) -> Mapping[str, str] | str:
    points = points_of(given.value) or 0.0
    size = f"{points:g}pt"
    if size in {"8pt", "9pt", "10pt", "11pt", "12pt"}:
        return {"font_size": size}
    near = min((8, 9, 10, 11, 12), key=lambda x: abs(x - points))
    return {"font_size": f"{near}pt", "": "the sizes are 8pt to 12pt, and the nearest is used"}


def _word(target: str, words: Mapping[str, str]) -> Rule:
    """Return a rule for a value that is one of some words."""

    def rule(given: Given) -> Mapping[str, str] | str:
        word = given.value.strip().lower().replace("_", "-")
        return {target: words[word]} if word in words else _NONE

    return rule


_TRUE = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false"}


def _either(target: str, yes: str, no: str) -> Rule:
    return lambda given: {target: yes if given.is_true else no}


def _font(*targets: str) -> Rule:
    def rule(given: Given) -> Mapping[str, str]:
        font, is_same = font_of(given.value)
        return {**dict.fromkeys(targets, font), **({} if is_same else {"": _SIMILAR})}

    return rule


def _without(reason: str) -> Rule:
    return lambda _: reason


def _alignment(given: Given) -> Mapping[str, str] | str:
    match given.value.strip().lower().replace("_", "-"):
        case "left" | "left-aligned":
            return {"text.align": "ragged"}
        case "justified":
            return {"text.align": "justified", "text.hyphenation": "true"}
        case "justified-with-no-hyphenation":
            return {"text.align": "justified", "text.hyphenation": "false"}
    return _NONE


def _line_spacing(given: Given) -> Mapping[str, str] | str:
    points, usual = points_of(given.value), points_of(given.default)
    if points is None or usual is None:
        return "it is not a distance"
    # The letters of a line are about two thirds of the size high.
    factor = round((6.6 + points) / (6.6 + usual), 2)
    return {"line_spacing": f"{factor:g}"} if 0.7 <= factor <= 3 else "it is not a line spacing"


_TITLE_LINES = {
    "without-line": ("none", "left"), "with-partial-line": ("beside", "left"),
    "with-parial-line": ("beside", "left"), "with-full-line": ("below", "left"),
    "moderncv": ("bar", "left"), "centered-without-line": ("none", "center"),
    "centered-with-partial-line": ("beside", "center"),
    "centered-with-centered-partial-line": ("beside", "center"),
    "centered-with-full-line": ("below", "center"),
}  # fmt: skip


def _title_line(given: Given) -> Mapping[str, str] | str:
    found = _TITLE_LINES.get(given.value.strip().lower().replace("_", "-"))
    return {"headings.rule": found[0], "headings.align": found[1]} if found else _NONE


def _photo(given: Given) -> Mapping[str, str] | str:
    points = points_of(given.value)
    if points is None or not 0 < points <= 285:
        return "it is not a width"
    width = f"{points / 28.3465:.2g}cm"
    return {"header.photo.width": width, "header.photo.height": f"{points * 1.4 / 28.3465:.2g}cm"}


_BULLETS = {"◦": "∘", "○": "∘", "●": "•", "-": "–", "": "none"}


def _bullet(given: Given) -> Mapping[str, str]:
    return {"entries.bullet": _BULLETS.get(given.value.strip(), given.value.strip())}


def _nested(given: Given) -> Mapping[str, str] | str:
    return {} if given.value.strip() in {"-", "–"} else "a list in a list has dashes"


def _separator(given: Given) -> Mapping[str, str]:
    return {"header.separator": given.value.strip() or "none"}


def footer_text(template: str) -> str:
    """Return a template of a footer in the notation of cvtex: `{name} – {page}/{pages}`."""
    text = template.strip().strip("*_").replace("---", "—").replace("--", "–")
    for name, placeholder in (
        ("TOTAL_PAGES", "{pages}"), ("PAGE_NUMBER", "{page}"), ("CURRENT_DATE", "{date}"),
        ("TODAY", "{date}"), ("NAME", "{name}"), ("LAST_UPDATED", "Last updated in"),
    ):  # fmt: skip
        text = re.sub(rf"\b{name}\b", placeholder, text)
    return " ".join(text.split())


def _footer(given: Given) -> Mapping[str, str] | str:
    text = footer_text(given.value)
    return (
        "cvtex prints no date of the run" if "{date}" in text else {"footer.center": text or "none"}
    )


def _experience(given: Given) -> Mapping[str, str] | str:
    """Read the template of an entry: what comes first, what is bold, and whether there are rows."""
    rows = [row for row in given.value.split("\n") if re.search(r"COMPANY|POSITION", row)]
    first = re.findall(r"(\*\*|\*)?(COMPANY|POSITION)", " ".join(rows))
    if {name for _, name in first} != {"COMPANY", "POSITION"} or "DATE" in given.value:
        return _NONE
    names = {"COMPANY": "organization", "POSITION": "position"}
    bold = [names[name] for marks, name in first if marks == "**"]
    italic = [names[name] for marks, name in first if marks == "*"]
    return {
        "entries.lead": names[first[0][1]],
        "entries.bold": "both" if len(bold) == 2 else "".join(bold) or "none",
        "entries.italic": "both" if len(italic) == 2 else "".join(italic) or "none",
        "entries.second_row": "true" if len(rows) > 1 else "false",
    }


def _accent(given: Given) -> Mapping[str, str] | str:
    """Read the only colour of a design of version 1."""
    roles = ("name", "contacts", "headings", "rules", "links", "headline")
    return _color(*(f"colors.{role}" for role in roles))(given)


_ROLES = {"name": "name", "headline": "headline", "section_titles": "headings"}

RULES: Mapping[str, Rule] = {
    "page.size": _paper,
    **{
        f"page.{side}_margin": _margin(f"margins.{side}")
        for side in ("top", "bottom", "left", "right")
    },
    "page.show_footer": _either("footer.center", "{name} – {page}/{pages}", "none"),
    "page.show_top_note": lambda _: {},
    "show_only_years": lambda given: {"date_format": "year"} if given.is_true else {},
    "color": _accent,
    "colors.body": _color("colors.body"),
    "colors.name": _color("colors.name"),
    "colors.headline": _color("colors.headline"),
    "colors.connections": _color("colors.contacts"),
    "colors.section_titles": _color("colors.headings", "colors.rules"),
    "colors.links": _color("colors.links"),
    "colors.footer": _color("colors.footer"),
    "colors.top_note": _without("the date of the last change has the colour of the text"),
    "typography.line_spacing": _line_spacing,
    "typography.alignment": _alignment,
    "typography.date_and_location_column_alignment": _of_column(
        _word("dates.align", {x: x for x in ("left", "center", "right")})
    ),
    "typography.font_family": _font("fonts.body", "fonts.name", "fonts.headings", "fonts.mono"),
    "typography.font_family.body": _font("fonts.body", "fonts.mono"),
    "typography.font_family.connections": _font("fonts.contacts"),
    "typography.font_size.body": _body_size,
    "typography.font_size.connections": _size("header.contact_size"),
    **{f"typography.font_family.{old}": _font(f"fonts.{new}") for old, new in _ROLES.items()},
    **{f"typography.font_size.{old}": _size(f"{new}.size") for old, new in _ROLES.items()},
    **{
        f"typography.small_caps.{old}": _either(f"{new}.case", "small-caps", "as-written")
        for old, new in _ROLES.items()
    },
    **{
        f"typography.bold.{old}": _either(f"{new}.weight", "bold", "regular")
        for old, new in _ROLES.items()
    },
    "typography.small_caps.connections": _without("addresses in small capitals are hard to read"),
    "typography.bold.connections": _without("contacts have the weight of the text"),
    "links.underline": _word("links.underline", _TRUE),
    "links.show_external_link_icon": _without("links have a colour and no icon"),
    "header.alignment": _word("header.align", {x: x for x in ("left", "center", "right")}),
    "header.photo_width": _photo,
    "header.photo_position": _word("header.photo.side", {"left": "left", "right": "right"}),
    "header.photo_space_left": _without("the picture is at the margin"),
    "header.photo_space_right": _without("the picture is at the margin"),
    "header.space_below_name": _shift("name.space_below"),
    "header.space_below_headline": _shift("headline.space_above"),
    "header.space_below_connections": _without("it is the distance above the first heading"),
    "header.connections.phone_number_format": _without("a number is printed as it is written"),
    "header.connections.hyperlink": _without("contacts are links, which print as text"),
    "header.connections.show_icons": _either("header.labels", "icons", "none"),
    "header.connections.display_urls_instead_of_usernames": lambda _: {},
    "header.connections.separator": _separator,
    "header.connections.space_between_connections": _shift("header.separator_space", factor=0.5),
    "section_titles.type": _title_line,
    "section_titles.line_thickness": _shift("headings.rule_thickness"),
    "section_titles.space_above": _shift("headings.space_above"),
    "section_titles.space_below": _shift("headings.space_below"),
    "sections.allow_page_break": _without("`layout: {keep_together: true}` of a section does it"),
    "sections.space_between_regular_entries": _shift("entries.space"),
    "sections.space_between_text_based_entries": _without(
        "`layout: {space: …}` of a section has it"
    ),
    "sections.show_time_spans_in": _without(_NO_DURATIONS),
    "entries.date_and_location_width": _of_column(_shift("dates.width")),
    "entries.side_space": _shift("entries.left", "entries.right"),
    "entries.space_between_columns": _without("the space grows with the size of the text"),
    "entries.allow_page_break": _either("pages.breaks", "anywhere", "between-entries"),
    "entries.short_second_row": _without("the second row is as wide as the first"),
    "entries.degree_width": _without("the degree stands in the first line"),
    "entries.summary.space_above": _without("a summary is a line of the entry"),
    "entries.summary.space_left": _without("a summary is a line of the entry"),
    "entries.highlights.bullet": _bullet,
    "entries.highlights.nested_bullet": _nested,
    "entries.highlights.space_left": _indent,
    "entries.highlights.space_between_bullet_and_text": _indent,
    "entries.highlights.space_above": lambda _: {},
    "entries.highlights.space_between_items": _shift("entries.highlight_space"),
    "templates.footer": _footer,
    "templates.top_note": _without("`last_updated` has the date, and its word is in `words`"),
    "templates.single_date": lambda _: {},
    "templates.date_range": _without("periods have a dash"),
    "templates.time_span": _without(_NO_DURATIONS),
    "templates.experience_entry.main_column": _experience,
}
"""The rules by the dotted names of RenderCV's keys. A key without one is reported as it is.

The values may have an empty name besides, for what is not carried over of them.
"""
