"""Make the draft of a `cv.yaml` from a CV of RenderCV."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from cvtex.diagnostics import Result
from cvtex.importers.dates import date_of
from cvtex.importers.draft import YOUR_NAME, Commented, Draft, Value
from cvtex.importers.origin import Node, Origin
from cvtex.importers.rendercv.dates import ORDERS, Dates
from cvtex.importers.rendercv.design import Design, design_of
from cvtex.importers.rendercv.person import contacts, order_of, picture
from cvtex.importers.rendercv.publications import Library
from cvtex.importers.rendercv.sections import sections_of
from cvtex.importers.rendercv.settings import Language, language_of, settings_of
from cvtex.importers.rendercv.style import Style, filled
from cvtex.importers.titles import title_of
from cvtex.locales.tags import has_us_letter

_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
_ORDER = (
    "theme", "paper", "margins", "font_size", "line_spacing", "date_format", "fonts", "colors",
    "name", "headline", "headings", "header", "dates", "entries", "text", "links", "pages",
    "footer", "publications",
)  # fmt: skip
"""The keys of a design in the order in which they are written."""

_GUESS = "The imported file does not say its language: this is that of its texts."
_BIBLIOGRAPHY = "publications.bib"


def looks_like_rendercv(root: Node) -> bool:
    """Tell whether a file is a CV of RenderCV, by its keys."""
    cv = root.get("cv")
    known = {"sections", "social_networks", "name", "location", "headline", "website"}
    return cv.is_mapping and any(key in known for key, _ in cv.items())


def import_rendercv(origin: Origin) -> Result[Draft]:
    """Return the draft of a CV, or nothing if the file has no `cv`."""
    root = origin.root
    if not root.get("cv").is_mapping:
        return Result(None)
    return Result(draft_of(root, origin))


def draft_of(root: Node, origin: Origin, *, base: str = "", taken: Collection[str] = ()) -> Draft:
    """Return the draft of a CV in RenderCV's format.

    `base` is where its relative links begin, and `taken` has citation keys of other entries.
    """
    cv = root.get("cv")
    design = design_of(root.get("design"))
    language = language_of(root.get("locale", "locale_catalog"), cv)
    settings = settings_of(root.get("settings", "rendercv_settings"), has_date=design.has_date)
    name = " ".join(cv.get("name").text().split())
    dates = _design_dates(root, design, language)
    style = Style(dates, _bold(settings.bold, cv, name), base, origin.sources)
    library = Library(style, name, {*taken})
    image, copies = picture(cv.get("photo", "image"), origin.path.parent)
    header = contacts(cv, style, shows_addresses=design.shows_addresses)
    label = style.text(cv.get("headline", "label"))
    sections = [
        *_summary(cv, style),
        *sections_of(cv.get("sections"), style, library, order=_order_of(root)),
    ]
    _finish_header(design, cv, header, has_picture=bool(image))
    _finish_page(design, language, has_list=bool(library.entries))
    values: Value = {key: design.values[key] for key in _ORDER if design.values.get(key)}
    updated = date_of(settings.date, dates.locale) if settings.date else None
    word = language.last_updated if updated else ""
    return Draft(
        filled(
            ("name", name or Commented(YOUR_NAME, "RenderCV's file has no name.")),
            ("label", label),
            ("image", image),
            ("signs_as", library.signs_as and _with_name(library.signs_as, name)),
            *header.items(),
            ("language", Commented(language.tag, _GUESS) if language.is_guessed else language.tag),
            ("bibliography", _BIBLIOGRAPHY if library.entries else None),
            ("publication_style", {"numbering": "none"} if library.entries else None),
            ("design", Commented(values, design.comment) if design.comment else values),
            ("words", {**language.words, **filled(("last_updated", word))}),
            ("last_updated", {"date": updated} if updated else None),
            ("sections", sections),
        ),
        library.entries,
        copies,
    )


def _with_name(names: list[str], name: str) -> Value:
    """Return the names of an author; that at the top is one of them."""
    return [name, *names] if name else names


def _summary(cv: Node, style: Style) -> list[Value]:
    """Take the summary above the sections, which al-folio has."""
    text = style.text(cv.get("summary"))
    return [{"title": title_of("summary", style.dates.locale), "text": text}] if text else []


def _order_of(root: Node) -> str:
    """Take the order in which the entries of each section are printed (`dates.ORDERS`)."""
    settings = root.get("settings", "rendercv_settings")
    order = root.get("cv").get("sort_entries") or settings.get("sort_entries")
    if order.peek() in {*ORDERS, "none"}:
        return order.meaning()
    order.left(f"the orders are {' and '.join(ORDERS)}: entries are as in the file")
    return ""


def _design_dates(root: Node, design: Design, language: Language) -> Dates:
    """Return how dates are written, and set the format of those that have a day.

    RenderCV prints dates by a template, which mostly has no day; `date_format` does the same.
    """
    template = language.single_date or design.single_date
    dates = language.dates
    has_days = any(_DAY.fullmatch(leaf.peek()) for leaf in root.get("cv").get("sections").leaves())
    pattern = ""
    if "MONTH" not in template:
        pattern = "year"
    elif re.fullmatch(r"YEAR-MONTH_IN_TWO_DIGITS(?:-DAY_IN_TWO_DIGITS)?", template):
        pattern = "iso"
    elif re.search(r"\bMONTH(?:_IN_TWO_DIGITS)?\b", template) and "DAY" not in template:
        pattern = "short"
    elif has_days and "DAY" not in template:
        pattern = "month-year"
    if pattern:
        design.values["date_format"] = pattern
    if pattern or "MONTH_ABBREVIATION" not in template:
        return Dates(dates.locale, (), dates.present)
    return dates


def _finish_header(
    design: Design, cv: Node, header: Mapping[str, Value], *, has_picture: bool
) -> None:
    """Set the contacts in the order of the file, and the place of the picture."""
    order = [*order_of(cv), *(["personal"] if "personal" in header else [])]
    order = [key for key in dict.fromkeys([*order, *header]) if key in header]
    place = design.values.setdefault("header", {})
    if order:
        place["order"] = order
    else:
        place.pop("order", None)
    photo = place.pop("photo", {})
    if has_picture:
        place["photo"] = {"side": "left", "width": "3.5cm", "height": "4.9cm", **photo}


def _finish_page(design: Design, language: Language, *, has_list: bool) -> None:
    """Set the look of the publications, and the footer that older versions have elsewhere."""
    values: dict[str, Any] = design.values
    # RenderCV prints on Letter in all languages.
    if "paper" not in values and not has_us_letter(language.tag or "en"):
        values["paper"] = "letter"
    if has_list:
        space = values.get("entries", {}).get("space", "5pt")
        values["publications"] = {"order": ["title", "authors", "venue"], "space": space}
    if language.footer and values.get("footer", {}).get("center") != "none":
        values["footer"] = {"center": language.footer}


def _bold(nodes: tuple[Node, ...], cv: Node, name: str) -> tuple[str, ...]:
    """Return the words that are bold wherever they stand, of which some are in the CV.

    The owner's name is bold among authors without being named here.
    """
    texts = [leaf.peek() for leaf in cv.leaves()]
    words: list[str] = []
    for node in nodes:
        word = node.peek()
        if word and word.casefold() == name.casefold():
            node.understood()
        elif any(word in text for text in texts):
            node.understood()
            words.append(word)
        else:
            node.left("the CV does not have the word")
    return tuple(words)
