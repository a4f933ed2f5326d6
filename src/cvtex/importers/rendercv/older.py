"""The names that older versions of RenderCV have for the keys of 2.8, and other meanings of values.

Versions 2.0 to 2.3 set their pages with Typst too, version 1 with LaTeX.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cvtex.importers.origin import Node

RENAMED: Mapping[str, str] = {
    # 2.0 to 2.3
    "page.show_page_numbering": "page.show_footer",
    "page.show_last_updated_date": "page.show_top_note",
    "colors.text": "colors.body",
    "colors.last_updated_date_and_page_numbering": "colors.footer",
    "text.font_family": "typography.font_family",
    "text.font_size": "typography.font_size.body",
    "text.leading": "typography.line_spacing",
    "text.alignment": "typography.alignment",
    "text.date_and_location_column_alignment": "typography.date_and_location_column_alignment",
    "links.use_external_link_icon": "links.show_external_link_icon",
    "header.name_font_family": "typography.font_family.name",
    "header.name_font_size": "typography.font_size.name",
    "header.name_bold": "typography.bold.name",
    "header.small_caps_for_name": "typography.small_caps.name",
    "header.connections_font_family": "typography.font_family.connections",
    "header.vertical_space_between_name_and_connections": "header.space_below_name",
    "header.vertical_space_between_connections_and_first_section":
        "header.space_below_connections",
    "header.horizontal_space_between_connections": "header.connections.space_between_connections",
    "header.separator_between_connections": "header.connections.separator",
    "header.use_icons_for_connections": "header.connections.show_icons",
    "header.use_urls_as_placeholders_for_connections":
        "header.connections.display_urls_instead_of_usernames",
    "header.make_connections_links": "header.connections.hyperlink",
    "section_titles.font_family": "typography.font_family.section_titles",
    "section_titles.font_size": "typography.font_size.section_titles",
    "section_titles.bold": "typography.bold.section_titles",
    "section_titles.small_caps": "typography.small_caps.section_titles",
    "section_titles.line_type": "section_titles.type",
    "section_titles.vertical_space_above": "section_titles.space_above",
    "section_titles.vertical_space_below": "section_titles.space_below",
    "entries.left_and_right_margin": "entries.side_space",
    "entries.horizontal_space_between_columns": "entries.space_between_columns",
    "entries.vertical_space_between_entries": "sections.space_between_regular_entries",
    "entries.allow_page_break_in_sections": "sections.allow_page_break",
    "entries.allow_page_break_in_entries": "entries.allow_page_break",
    "entries.show_time_spans_in": "sections.show_time_spans_in",
    "highlights.bullet": "entries.highlights.bullet",
    "highlights.nested_bullet": "entries.highlights.nested_bullet",
    "highlights.top_margin": "entries.highlights.space_above",
    "highlights.left_margin": "entries.highlights.space_left",
    "highlights.vertical_space_between_highlights": "entries.highlights.space_between_items",
    "highlights.horizontal_space_between_bullet_and_highlight":
        "entries.highlights.space_between_bullet_and_text",
    "highlights.summary_left_margin": "entries.summary.space_left",
    "entry_types.one_line_entry.template": "templates.one_line_entry.main_column",
    "entry_types.education_entry.main_column_first_row_template":
        "templates.education_entry.main_column",
    "entry_types.education_entry.degree_column_template":
        "templates.education_entry.degree_column",
    "entry_types.education_entry.degree_column_width": "entries.degree_width",
    "entry_types.education_entry.date_and_location_column_template":
        "templates.education_entry.date_and_location_column",
    "entry_types.normal_entry.main_column_first_row_template": "templates.normal_entry.main_column",
    "entry_types.normal_entry.date_and_location_column_template":
        "templates.normal_entry.date_and_location_column",
    "entry_types.experience_entry.main_column_first_row_template":
        "templates.experience_entry.main_column",
    "entry_types.experience_entry.date_and_location_column_template":
        "templates.experience_entry.date_and_location_column",
    "entry_types.publication_entry.main_column_first_row_template":
        "templates.publication_entry.main_column",
    "entry_types.publication_entry.date_and_location_column_template":
        "templates.publication_entry.date_and_location_column",
    **{
        f"entry_types.{kind}_entry.first_row_template": f"templates.{kind}_entry.main_column"
        for kind in ("education", "normal", "experience", "publication")
    },
    # 1.0 to 1.18
    "font": "typography.font_family",
    "font_size": "typography.font_size.body",
    "page_size": "page.size",
    "color": "color",
    "text_alignment": "typography.alignment",
    "header_font_size": "typography.font_size.name",
    "disable_page_numbering": "not.page.show_footer",
    "disable_page_numbers": "not.page.show_footer",
    "last_updated_date_style": "templates.top_note",
    "disable_last_updated_date": "not.page.show_top_note",
    "show_last_updated_date": "page.show_top_note",
    "disable_external_link_icons": "not.links.show_external_link_icon",
    "page_numbering_style": "templates.footer",
    "seperator_between_connections": "header.connections.separator",
    "separator_between_connections": "header.connections.separator",
    "use_icons_for_connections": "header.connections.show_icons",
    "show_timespan_in": "sections.show_time_spans_in",
    "margins.page.top": "page.top_margin",
    "margins.page.bottom": "page.bottom_margin",
    "margins.page.left": "page.left_margin",
    "margins.page.right": "page.right_margin",
    "margins.section_title.top": "section_titles.space_above",
    "margins.section_title.bottom": "section_titles.space_below",
    "margins.entry_area.left_and_right": "entries.side_space",
    "margins.entry_area.vertical_between": "sections.space_between_regular_entries",
    "margins.entry_area.date_and_location_width": "entries.date_and_location_width",
    "margins.entry_area.education_degree_width": "entries.degree_width",
    "margins.highlights_area.top": "entries.highlights.space_above",
    "margins.highlights_area.left": "entries.highlights.space_left",
    "margins.highlights_area.vertical_between_bullet_points":
        "entries.highlights.space_between_items",
    "margins.header.vertical_between_name_and_connections": "header.space_below_name",
    "margins.header.bottom": "header.space_below_connections",
    "margins.header.horizontal_between_connections": "header.connections.space_between_connections",
    "margins.header.horizontal_between_connections_and_links":
        "header.connections.space_between_connections",
}  # fmt: skip
"""The key of 2.8 by that of an older version; after `not.`, the value has the opposite meaning."""

_LINE = 6.0
"""The space between two lines in points, which is 0.6 em."""

SHIFTED: Mapping[str, float] = {
    # Typst had the whole distance here, and adds to that of lines since 2.4.
    "highlights.top_margin": -_LINE,
    "highlights.vertical_space_between_highlights": -_LINE,
    "highlights.left_margin": -7.0,
    # LaTeX added to the distance of lines, and to the depth of large letters.
    "margins.entry_area.vertical_between": _LINE,
    "margins.section_title.top": _LINE,
    "margins.section_title.bottom": 3.0,
    "margins.header.vertical_between_name_and_connections": 11.0,
    "margins.header.bottom": 11.0,
    "margins.highlights_area.left": -7.0,
    "margins.highlights_area.top": -2.5,
    "margins.highlights_area.vertical_between_bullet_points": -2.5,
}
"""The points by which a distance of an older version is greater in 2.8, for the same page."""

_OLD_KEYS = frozenset({"text", "highlights", "entry_types", "margins", "font_size", "page_size"})

_WITHOUT_ROWS = frozenset(
    f"entry_types.{kind}.{key}"
    for kind in ("education_entry", "normal_entry", "experience_entry", "publication_entry")
    for key in (
        "second_row_template",
        "main_column_second_row_template",
        "main_column_second_row_without_journal_template",
        "main_column_second_row_without_url_template",
    )
)


def is_older(design: Node) -> bool:
    """Tell whether a design has keys that only versions before 2.4 have."""
    return any(key in _OLD_KEYS for key, _ in design.items())


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting by its name in 2.8, with its value, and the points to add if it is a distance."""

    key: str
    value: str
    node: Node
    extra: float = 0.0


def settings_of(design: Node) -> Iterator[Setting]:
    """Yield the settings of a design in the terms of 2.8.

    The second rows of entries in 2.0 to 2.3 are understood if they are as they were delivered.
    """
    for path, node in _flat(design, ""):
        if path in _WITHOUT_ROWS and set(node.peek().split()) <= _DELIVERED:
            node.understood()
        elif path != "theme":
            key, value = RENAMED.get(path, path), _text_of(node)
            if key.startswith("not."):
                key = key.removeprefix("not.")
                value = "false" if value.lower() in {"true", "yes"} else "true"
            yield Setting(key, value, node, SHIFTED.get(path, 0.0))


def _text_of(node: Node) -> str:
    if node.is_list:
        return ", ".join(item.peek() for item in node)
    # A separator or a bullet may be a space.
    return node.content if isinstance(node.content, str) else ""


_DELIVERED = frozenset({"SUMMARY", "HIGHLIGHTS", "AUTHORS", "URL", "(JOURNAL)", "JOURNAL"})


def _flat(node: Node, path: str) -> Iterator[tuple[str, Node]]:
    if not isinstance(node.content, Mapping):
        yield path, node
        return
    # An empty text counts here, such as that of a separator.
    for key, below in node.content.items():
        if below.content is not None:
            yield from _flat(below, f"{path}.{key}".strip("."))
