"""CVs in the format of JSON Resume, from its first version to 1.3.1 (jsonresume.org/schema)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from cvtex.diagnostics import Result
from cvtex.importers.draft import Commented, Draft, Value
from cvtex.importers.markdown import rich_text
from cvtex.importers.origin import Node, Origin
from cvtex.importers.parts.contacts import take_picture
from cvtex.importers.parts.language import language_of
from cvtex.importers.parts.periods import has_day
from cvtex.importers.parts.texts import Texts, plain, unwrapped
from cvtex.importers.resume.further import further_section, known_kind
from cvtex.importers.resume.person import person_of
from cvtex.importers.resume.sections import KINDS, section_of
from cvtex.importers.titles import title_of
from cvtex.locales import LOCALES, locale_of
from cvtex.locales.tags import tag_of

_DAYS = ("startDate", "endDate", ".date")
"""What the paths of dates end with; those of publications are printed as they are in any design."""

_MARKDOWN = re.compile(r"\[[^\[\]\n]+\]\(https?://[^\s()]+\)|(?<!\*)\*\*[^\s*][^*\n]*\*\*(?!\*)")
"""Links and strong words, by which the texts of a file are Markdown, as many themes read them."""


def _is_markdown(text: str) -> bool:
    return _MARKDOWN.search(text) is not None


_LANGUAGE_KEYS = ("language", "lang", "locale")


def looks_like(root: Node) -> bool:
    """Tell whether a file is in this format."""
    is_of_another = root.get("content", "cv", "layouts", "sections")
    return not is_of_another and root.get("basics").is_mapping


def import_json_resume(origin: Origin) -> Result[Draft]:
    """Return the draft of a CV; a file that is said to be one may also have only sections."""
    root = origin.root
    basics = root.get("basics", "bio")
    if not (basics.is_mapping or any(root.get(key).is_list for key in KINDS)):
        return Result(None)
    tag = _language(root)
    guessed = "" if tag else _guessed(root)
    tag = tag or guessed
    is_markdown = any(map(_is_markdown, (leaf.peek() for leaf in root.leaves())))
    prose_in = rich_text if is_markdown else _plain_in(origin)
    texts = Texts(locale_of(tag), prose_in, is_marked=_is_markdown)
    name, copies = take_picture(basics.get("image", "picture", "photo"), origin.path)
    has_days = any(has_day(node) for node in root.leaves() if node.path.endswith(_DAYS))
    cv: dict[str, Value] = {
        **person_of(basics, name, texts),
        "signs_as": [texts.label(node) for node in root.get("meta").get("signs_as")],
        "language": Commented(tag, _GUESS) if guessed else tag,
        # Before version 1, dates had to have a day, and the themes show none.
        "design": {"date_format": "month-year"} if has_days else None,
    }
    cv["sections"] = list(_sections(root, basics, texts))
    _leave(root)
    return Result(Draft(cv, copies=copies))


def _plain_in(origin: Origin) -> Callable[[str], str]:
    """Return the function for long texts without markup: a block of YAML has lines for the eye."""
    is_json = all(source.text.lstrip().startswith("{") for source in origin.sources.values())
    return plain if is_json else lambda source: plain(unwrapped(source))


_SUMMARY = ("summary", "about", "aboutMe", "bio", "objective")
"""The key of what a person says of themselves, and those that people write in its place."""


def _sections(root: Node, basics: Node, texts: Texts) -> Iterator[Mapping[str, Value]]:
    """Yield the sections in the order of the file."""
    if summary := texts.prose(basics.get(*_SUMMARY)):
        yield {"title": title_of("summary", texts.locale), "text": summary}
    for key, node in root.items():
        if key in {"basics", "bio", "meta", "$schema", *_LANGUAGE_KEYS}:
            continue
        kind = known_kind(key)
        section = section_of(kind, node, texts) if kind else further_section(key, node, texts)
        if section:
            yield section


def _language(root: Node) -> str:
    """Take the language of the CV as a tag; the format has none, but people name it."""
    for place in (root.get("meta"), root.get("basics"), root):
        node = place.get(*_LANGUAGE_KEYS)
        if node.is_text and (tag := tag_of(node.peek())):
            node.understood()
            return tag
    return ""


_GUESS = "The imported file does not say its language: this is that of its texts."


def _guessed(root: Node) -> str:
    """Return the language of the texts, if it is not English, with the country of the person."""
    # References, names of courses and works are often in another language than the CV.
    own = root.get("basics"), root.get("work")
    language = _language_below(root) or _language_below(*own)
    if language in {"", "en"}:
        return ""
    country = root.get("basics").get("location").get("countryCode").peek().upper()
    regional = f"{language}-{country}"
    return regional if regional in LOCALES else language


def _language_below(*nodes: Node) -> str:
    leaves = (leaf.peek() for node in nodes for leaf in node.leaves())
    # Names and single words say little, but some scripts have no spaces.
    return language_of(text for text in leaves if " " in text or text > "\u0e00")


_ABOUT_THE_FILE = {
    "canonical": "it is the address of the imported file",
    "version": "it is the version of the format",
    "lastModified": "it is the date of the imported file",
    "theme": "cvtex has themes of its own",
}


def _leave(root: Node) -> None:
    """Say why the data about the file, and what only a theme uses, are not carried over."""
    root.get("$schema").left("it is the schema of the format")
    for key, reason in _ABOUT_THE_FILE.items():
        root.get("meta").get(key).left(reason)
    for leaf in root.leaves():
        if leaf.fate is None and re.search(r"\.(?:icon|logo|emoji)$", leaf.path):
            leaf.left("it is a picture for a theme")
