"""The language and the settings of a CV of RenderCV."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cvtex.importers.draft import Value
from cvtex.importers.origin import Node
from cvtex.importers.parts.language import language_of as language_of_texts
from cvtex.importers.rendercv.dates import ENGLISH_MONTHS, Dates, readable
from cvtex.importers.rendercv.design_rules import footer_text
from cvtex.locales import ENGLISH, Locale, find_locale
from cvtex.locales.language_names import meant_tag
from cvtex.locales.registry import all_locales
from cvtex.locales.tags import is_tag

_DURATIONS = frozenset({"month", "months", "year", "years"})
_MOST_ALIKE = 10
"""How many months of a language have to have the same name for it to be the language of a CV."""


@dataclass(frozen=True, slots=True)
class Language:
    """The language of a CV: its tag, which is empty for English, its locale and its dates.

    `is_guessed` says that the language is that of the texts. `words` are for the `words` of the CV.
     `footer` and `single_date` are templates that older
    versions have here, and `last_updated` is the word before the date of the last change.
    """

    tag: str
    dates: Dates
    words: Mapping[str, Value]
    footer: str = ""
    single_date: str = ""
    last_updated: str = ""
    is_guessed: bool = False

    @property
    def locale(self) -> Locale:
        """The words of its dates."""
        return self.dates.locale


def language_of(node: Node, cv: Node) -> Language:
    """Take the locale of a CV, which RenderCV before 2.1 called its catalog.

    Without a language there, it is that of the texts: many leave it at English.
    """
    name = node.get("language")
    names = node.get("month_names", "full_names_of_months")
    short = node.get("month_abbreviations", "abbreviations_for_months")
    tag = _tag(name)
    if not tag:
        tag = _tag_by_months([month.peek() for month in names])
        if name and not tag:
            name.left("cvtex does not know the language; `language` takes a tag such as `de`")
    guessed = ""
    if not tag and not name and not names:
        guessed = language_of_texts(leaf.peek() for leaf in cv.leaves() if " " in leaf.peek())
        tag = guessed
    locale = find_locale(tag or "en") or ENGLISH
    for month in (*names, *short):
        month.understood()
    months = tuple(month.peek() for month in short)
    is_english = locale is ENGLISH
    present = node.get("present")
    dates = Dates(locale, readable(months or ENGLISH_MONTHS if is_english else months, locale))
    if present and present.peek() != locale.now[0]:
        if isinstance(dates.period("2020", present.peek()), str):
            dates = Dates(locale, dates.months, present.meaning())
        else:
            present.left(f"the word of the language is “{locale.now[0]}”")
    present.understood() if present.fate is None else None
    templates = dict(_templates(node))
    last = re.sub(
        r"\b(?:TODAY|CURRENT_DATE|LAST_UPDATED)\b", "", templates.get("last_updated_date", "")
    )
    last = " ".join(last.split())
    return Language(
        "" if is_english and tag in {"", "en"} else tag,
        dates,
        _words(node.get("phrases"), locale),
        footer_text(templates.get("page_numbering", "")),
        templates.get("date", ""),
        "" if last in {"Last updated in", "Last updated"} else last,
        is_guessed=guessed not in {"", "en"},
    )


def _templates(node: Node) -> Iterator[tuple[str, str]]:
    """Yield the templates of older versions by what they are for; take what else is there."""
    for key, below in node.items():
        if key in _DURATIONS:
            # They are for durations, of which the design says whether there are any.
            below.understood()
        elif re.fullmatch(r"(?:page_numbering|date|last_updated_date)_(?:template|style)", key):
            yield key.rpartition("_")[0], below.meaning()
        elif key == "last_updated":
            yield "last_updated_date", below.meaning()
        elif key in _USUAL and below.peek() not in _USUAL[key][0]:
            below.left(_USUAL[key][1])
        elif key in _USUAL:
            below.understood()


_USUAL = {
    "to": (frozenset("–—-"), "periods have a dash"),
    "phone_number_format": (frozenset({"national"}), "a number is printed as it is written"),
}
"""Settings of older versions with the values that cvtex agrees to, and why others are left."""


def _tag(name: Node) -> str:
    """Return the tag of a language by its name, as 2.4 has it, or by a code."""
    written = name.peek().replace("_", " ").strip()
    words = re.sub(r"^mandarin ", "", written.lower())
    tag = meant_tag(words) or (name.peek() if is_tag(name.peek()) and len(written) <= 10 else "")
    if tag and find_locale(tag):
        name.understood()
        return tag
    return ""


def _tag_by_months(names: list[str]) -> str:
    """Return the tag of the language that has the months, or an empty text."""
    months = [name.casefold() for name in names]
    if len(months) != 12:
        return ""
    for locale in (ENGLISH, *all_locales()):
        alike = sum(a == b.casefold() for a, b in zip(months, locale.months, strict=True))
        if alike >= _MOST_ALIKE:
            return locale.tag
    return ""


def _words(phrases: Node, locale: Locale) -> Mapping[str, Value]:
    """Take the phrase between a degree and its field."""
    phrase = phrases.get("degree_with_area")
    found = re.fullmatch(r"DEGREE\s+(\S+)\s+AREA", phrase.peek())
    usual = locale.words.get("field_of_study", "in" if locale is ENGLISH else "")
    if found and found[1] == usual:
        phrase.understood()
    elif found:
        phrase.understood()
        return {"field_of_study": found[1]}
    elif {"DEGREE", "AREA"} <= {*re.findall(r"[A-Z]+", phrase.peek())}:
        phrase.understood()
        return {
            "field_of_study": phrase.peek().replace("DEGREE", "{degree}").replace("AREA", "{area}")
        }
    return {}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the settings of a CV say about it.

    `date` is the date of the last change as it is written, and `bold` are the nodes of words that
    are bold wherever they stand.
    """

    date: str
    bold: tuple[Node, ...]


def settings_of(node: Node, *, has_date: bool) -> Settings:
    """Take the settings; `has_date` says whether RenderCV prints the date of the last change."""
    date = node.get("current_date", "date")
    written = date.peek()
    is_date = bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written))
    if is_date and not has_date:
        date.left("the design does not print it")
    else:
        date.understood() if is_date or written == "today" else date.left("it is not a date")
    title = node.get("pdf_title")
    if title.peek() == "NAME - CV":
        title.understood()
    else:
        title.left("the title of the PDF has the name and `words.document`")
    for key, command in node.get("render_command").items():
        value = command.peek()
        if (
            value in {"true", "false"}
            or "NAME_IN_SNAKE_CASE" in value
            or value == "rendercv_output"
        ):
            command.understood()
        elif key not in {"design", "locale", "settings", "rendercv_settings", "locale_catalog"}:
            command.left("it says where RenderCV writes its files")
    return Settings(written if is_date and has_date else "", tuple(node.get("bold_keywords")))
