"""What each key of RenderCV's design means for a design of cvtex: the table of rules."""

from __future__ import annotations

from collections.abc import Mapping

from cvtex.importers.rendercv.design_rules import (
    NO_DURATIONS,
    TRUE,
    Rule,
    accent_rule,
    alignment_rule,
    body_size_rule,
    bullet_rule,
    color_rule,
    durations_rule,
    either_rule,
    experience_rule,
    font_rule,
    footer_rule,
    indent_rule,
    line_spacing_rule,
    margin_rule,
    nested_rule,
    of_column_rule,
    paper_rule,
    photo_rule,
    separator_rule,
    shift_rule,
    size_rule,
    title_line_rule,
    without_rule,
    word_rule,
)

_ROLES = {"name": "name", "headline": "headline", "section_titles": "headings"}

RULES: Mapping[str, Rule] = {
    "page.size": paper_rule,
    **{
        f"page.{side}_margin": margin_rule(f"margins.{side}")
        for side in ("top", "bottom", "left", "right")
    },
    "page.show_footer": either_rule("footer.center", "{name} – {page}/{pages}", "none"),
    "page.show_top_note": lambda _: {},
    "show_only_years": lambda given: {"date_format": "year"} if given.is_true else {},
    "color": accent_rule,
    "colors.body": color_rule("colors.body"),
    "colors.name": color_rule("colors.name"),
    "colors.headline": color_rule("colors.headline"),
    "colors.connections": color_rule("colors.contacts"),
    "colors.section_titles": color_rule("colors.headings", "colors.rules"),
    "colors.links": color_rule("colors.links"),
    "colors.footer": color_rule("colors.footer"),
    "colors.top_note": without_rule("the date of the last change has the colour of the text"),
    "typography.line_spacing": line_spacing_rule,
    "typography.alignment": alignment_rule,
    "typography.date_and_location_column_alignment": of_column_rule(
        word_rule("dates.align", {x: x for x in ("left", "center", "right")})
    ),
    "typography.font_family": font_rule("fonts.body", "fonts.name", "fonts.headings", "fonts.mono"),
    "typography.font_family.body": font_rule("fonts.body", "fonts.mono"),
    "typography.font_family.connections": font_rule("fonts.contacts"),
    "typography.font_size.body": body_size_rule,
    "typography.font_size.connections": size_rule("header.contact_size"),
    **{f"typography.font_family.{old}": font_rule(f"fonts.{new}") for old, new in _ROLES.items()},
    **{f"typography.font_size.{old}": size_rule(f"{new}.size") for old, new in _ROLES.items()},
    **{
        f"typography.small_caps.{old}": either_rule(f"{new}.case", "small-caps", "as-written")
        for old, new in _ROLES.items()
    },
    **{
        f"typography.bold.{old}": either_rule(f"{new}.weight", "bold", "regular")
        for old, new in _ROLES.items()
    },
    "typography.small_caps.connections": without_rule(
        "addresses in small capitals are hard to read"
    ),
    "typography.bold.connections": without_rule("contacts have the weight of the text"),
    "links.underline": word_rule("links.underline", TRUE),
    "links.show_external_link_icon": without_rule("links have a colour and no icon"),
    "header.alignment": word_rule("header.align", {x: x for x in ("left", "center", "right")}),
    "header.photo_width": photo_rule,
    "header.photo_position": word_rule("header.photo.side", {"left": "left", "right": "right"}),
    "header.photo_space_left": without_rule("the picture is at the margin"),
    "header.photo_space_right": without_rule("the picture is at the margin"),
    "header.space_below_name": shift_rule("name.space_below"),
    "header.space_below_headline": shift_rule("headline.space_above"),
    "header.space_below_connections": without_rule("it is the distance above the first heading"),
    "header.connections.phone_number_format": without_rule("a number is printed as it is written"),
    "header.connections.hyperlink": without_rule("contacts are links, which print as text"),
    "header.connections.show_icons": either_rule("header.labels", "icons", "none"),
    "header.connections.display_urls_instead_of_usernames": lambda _: {},
    "header.connections.separator": separator_rule,
    "header.connections.space_between_connections": shift_rule(
        "header.separator_space", factor=0.5
    ),
    "section_titles.type": title_line_rule,
    "section_titles.line_thickness": shift_rule("headings.rule_thickness"),
    "section_titles.space_above": shift_rule("headings.space_above"),
    "section_titles.space_below": shift_rule("headings.space_below"),
    "sections.allow_page_break": without_rule(
        "`layout: {keep_together: true}` of a section does it"
    ),
    "sections.space_between_regular_entries": shift_rule("entries.space"),
    "sections.space_between_text_based_entries": without_rule(
        "`layout: {space: …}` of a section has it"
    ),
    "sections.show_time_spans_in": durations_rule,
    "entries.date_and_location_width": of_column_rule(shift_rule("dates.width")),
    "entries.side_space": shift_rule("entries.left", "entries.right"),
    "entries.space_between_columns": without_rule("the space grows with the size of the text"),
    "entries.allow_page_break": either_rule("pages.breaks", "anywhere", "between-entries"),
    "entries.short_second_row": without_rule("the second row is as wide as the first"),
    "entries.degree_width": without_rule("the degree stands in the first line"),
    "entries.summary.space_above": without_rule("a summary is a line of the entry"),
    "entries.summary.space_left": without_rule("a summary is a line of the entry"),
    "entries.highlights.bullet": bullet_rule,
    "entries.highlights.nested_bullet": nested_rule,
    "entries.highlights.space_left": indent_rule,
    "entries.highlights.space_between_bullet_and_text": indent_rule,
    "entries.highlights.space_above": lambda _: {},
    "entries.highlights.space_between_items": shift_rule("entries.highlight_space"),
    "templates.footer": footer_rule,
    "templates.top_note": without_rule("`last_updated` has the date, and its word is in `words`"),
    "templates.single_date": lambda _: {},
    "templates.date_range": without_rule("periods have a dash"),
    "templates.time_span": without_rule(NO_DURATIONS),
    "templates.experience_entry.main_column": experience_rule,
}
"""The rules by the dotted names of RenderCV's keys. A key without one is reported as it is.

The values may have an empty name besides, for what is not carried over of them.
"""
