"""CVs in the format of YAMLResume, from 0.1 to 0.16 (yamlresume.dev), in YAML or JSON.

The sections are those of JSON Resume, with summaries in Markdown. What the format has in English
only, such as degrees, is written in the language of the CV, as YAMLResume prints it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from cvtex.diagnostics import Result
from cvtex.importers.draft import Draft, Value
from cvtex.importers.markdown import rich_text
from cvtex.importers.origin import Node, Origin
from cvtex.importers.parts.contacts import take_picture
from cvtex.importers.parts.periods import has_day
from cvtex.importers.parts.texts import Texts
from cvtex.importers.resume.design import design_of
from cvtex.importers.resume.further import further_section, known_kind
from cvtex.importers.resume.person import person_of
from cvtex.importers.resume.sections import KINDS, section_of
from cvtex.importers.titles import title_of
from cvtex.locales import ENGLISH, Locale, locale_of
from cvtex.locales.codes import country_code, country_name, language_name
from cvtex.locales.language_names import meant_tag
from cvtex.locales.tags import tag_of

_ORDER = (
    "basics", "education", "work", "languages", "skills", "awards", "certificates", "publications",
    "references", "projects", "interests", "volunteer",
)  # fmt: skip
"""The order of sections on the pages of YAMLResume."""

_DATA = Path(__file__).parents[1] / "data" / "yamlresume.toml"


def looks_like(root: Node) -> bool:
    """Tell whether a file is in this format."""
    content = root.get("content")
    return content.is_mapping and any(content.get(key) for key in ("basics", *KINDS))


def import_yamlresume(origin: Origin) -> Result[Draft]:
    """Return the draft of a CV."""
    root = origin.root
    content = root.get("content")
    if not content.is_mapping:
        return Result(None)
    layout = _layout(root)
    tag = _language(root, layout)
    locale = locale_of(tag)
    words = partial(_word, locale)
    texts = Texts(locale, rich_text, words_for=words, has_lists_apart=True)
    basics = content.get("basics")
    name, copies = take_picture(basics.get("image", "photo"), origin.path)
    has_days = any(has_day(node) for node in content.leaves() if _DATE.search(node.path))
    places = (content.get("location") or None, content.get("profiles") or None)
    cv: dict[str, Value] = {
        **person_of(basics, name, texts, *places),
        "language": tag,
        "design": {
            **design_of(layout),
            # YAMLResume leaves out the days.
            "date_format": "month-year" if has_days else "",
        },
    }
    cv["sections"] = list(_sections(content, layout, texts))
    for other in root.get("layouts"):
        if other is not layout:
            other.left("it is the layout of another page")
    return Result(Draft(cv, copies=copies))


_DATE = re.compile(r"(?:startDate|endDate|\.date)$")


def _layout(root: Node) -> Node:
    """Return the layout of the printed page: that of LaTeX, if there is one."""
    layouts = list(root.get("layouts", "layout"))
    printed = (node for node in layouts if node.get("engine").peek() in {"latex", ""})
    return next(printed, layouts[0] if layouts else root.get("layout"))


def _language(root: Node, layout: Node) -> str:
    """Take the language of the CV as a tag; empty for English, which is that of a CV without."""
    for place in (root.get("locale"), layout.get("locale")):
        node = place.get("language")
        if node.is_text and (tag := tag_of(node.peek())):
            node.understood()
            return "" if tag == "en" else tag
    return ""


def _sections(content: Node, layout: Node, texts: Texts) -> Iterator[Mapping[str, Value]]:
    """Yield the sections in the order of the page, with their titles."""
    customized = layout.get("sections")
    wanted = [node.meaning() for node in customized.get("order")]
    known = [*dict.fromkeys([*wanted, *_ORDER])]
    keys = [key for key, _ in content.items() if key not in {*known, "location", "profiles"}]
    for key in (*known, *keys):
        node = content.get(key)
        alias = texts.line(customized.get("aliases").get(key)) if node else ""
        if key == "basics":
            if summary := texts.prose(node.get("summary")):
                yield {"title": alias or title_of("summary", texts.locale), "text": summary}
        elif node:
            kind = known_kind(key)
            section = (
                section_of(kind, node, texts, alias) if kind else further_section(key, node, texts)
            )
            if section:
                yield section
    for alias_node in customized.get("aliases").leaves():
        if alias_node.fate is None:
            alias_node.left("it is the title of a section without entries")


def _word(locale: Locale, kind: str, written: str) -> str:
    """Return a word that the format has in English in the language of a locale; else nothing."""
    if locale.tag.partition("-")[0] == "en":
        return ""
    match kind:
        case "country":
            return country_name(country_code(written, ENGLISH), locale)
        case "language":
            return language_name(meant_tag(written), locale)
    names = _names()
    tags = (locale.tag, locale.tag.partition("-")[0])
    words = next((names[tag] for tag in tags if tag in names), {})
    return words.get(kind, {}).get(written, "")


@cache
def _names() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))
