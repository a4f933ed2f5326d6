#!/usr/bin/env python3
"""Draw the pictures of `docs/languages.md`, one CV in each language, and write its table.

Needs what `build_design_pictures.py` needs; writes `docs/languages/*.png` and, if all are drawn,
what follows the heading of the table in the page. With tags as arguments it draws only these.
"""

from __future__ import annotations

import io
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pdfplumber
from build_design_pictures import cropped, pixels

from cvtex.compiler.stages import to_pdf
from cvtex.dates import DateError, parse_date
from cvtex.hyphenation.words import Words
from cvtex.locales import LOCALES, Locale, locale_of
from cvtex.locales.data_files import DATA
from cvtex.starter import NAMES, starter_texts
from cvtex.starter.languages import UNPRINTED
from cvtex.typeset.choose import choose_engine
from cvtex.typeset.engine import Engine, EngineName

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = DOCS / "languages.md"
HEADING = "## The languages\n"
RESOLUTION = 84
COLORS = 32
SINCE = {"fi": "vuodesta 2020", "hu": "2020 óta", "tr": "2020’den beri"}
"""Half-open ranges in languages in which the word is not before the date."""

DESIGN = {
    "theme": "modern",
    "paper": "a5",
    "margins": {"left": "1.6cm", "right": "1.6cm", "top": "1cm"},
    "footer": {"center": "none"},
    "date_format": "month-year",
}


def main(tags: Sequence[str]) -> int:
    """Draw the pictures of these languages, or of all, and then write the table too."""
    engine = choose_engine(EngineName.AUTO).value
    if engine is None:
        return 1
    (DOCS / "languages").mkdir(exist_ok=True)
    for tag in tags or NAMES:
        draw(engine, tag)
    if not tags:
        head = PAGE.read_text(encoding="utf-8").partition(HEADING)[0]
        PAGE.write_text(head + HEADING + "\n" + "\n".join(generated()) + "\n", encoding="utf-8")
    return 0


def draw(engine: Engine, tag: str) -> None:
    """Typeset the CV in a language, and write what is on its page."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cv.yaml"
        path.write_text(json.dumps(cv(tag), ensure_ascii=False), encoding="utf-8")
        made = to_pdf(path, engine, tex_name="cv.tex")
    assert made.pdf is not None, made.diagnostics  # noqa: S101 - a picture without a page is none
    for problem in made.diagnostics:
        print(f"{tag}: {problem.message}", file=sys.stderr)
    with pdfplumber.open(io.BytesIO(made.pdf)) as document:
        image = cropped(pixels(document.pages[0], RESOLUTION), 0)
    image.quantize(COLORS).save(DOCS / f"languages/{tag}.png", optimize=True)


def cv(tag: str) -> dict[str, object]:
    """Return the CV of the pictures: texts of the starter, dates in numbers and in words."""
    texts = starter_texts(tag)
    studies = {
        "date": "2016-10 – 2021-03",
        "degree": texts["phd"],
        "area": texts["phd_area"],
        "institution": texts["university"],
        "advisors": ["Ingrid Sørensen"],
        "thesis": texts["thesis"],
    }
    work = {
        "date": "2021-05 –",
        "position": texts["position"],
        "organization": texts["institute"],
        "highlights": [texts["corpus_work"], texts["supervision"]],
    }
    practice = {
        "date": texts["a_summer"],
        "position": texts["internship"],
        "organization": "Tundra Labs",
    }
    talk = {
        "date": texts["award_date"],
        "title": f'"{texts["talk"]}"',
        "venues": texts["conference"],
    }
    return {
        "name": "Mara Lindqvist",
        "label": texts["label"],
        "language": tag,
        "email": "mara@example.org",
        "phone": "+46 555 010 203",
        "location": texts["location"],
        "design": DESIGN,
        "checks": {"starter-value": "off"},
        "sections": [
            {"title": texts["research"], "text": texts["research_text"]},
            {"title": texts["education"], "education": [studies]},
            {"title": texts["experience"], "experience": [work, practice]},
            {"title": texts["talks"], "talks": [talk]},
        ],
    }


def generated() -> Iterator[str]:
    """Yield the lines of the page below the heading: tables, and the pictures."""
    yield "| language | tag | dates that are read, for example | quotation marks | division |"
    yield "|---|---|---|---|---|"
    for tag, (own, english) in NAMES.items():
        name = own if own == english else f"{own} ({english})"
        dates = ", ".join(f"`{date}`" for date in date_forms(tag))
        yield f"| [{name}](#{anchor(own)}) | `{tag}` | {dates} | {quotes(tag)} | {divided(tag)} |"
    yield ""
    if regions := sorted(tag for tag in locales() if tag not in NAMES | UNPRINTED):
        names = ", ".join(f"`{tag}`" for tag in regions)
        yield f"These regions have words or forms of their own: {names}."
    yield "Any other region has those of its language: `de-LU` those of `de`."
    yield "`no` and `nn` have those of `nb`."
    yield ""
    yield "cvtex cannot set pages in the scripts of these languages yet; it reads their dates:"
    yield ""
    yield "| language | tag |"
    yield "|---|---|"
    for tag, (own, english) in UNPRINTED.items():
        yield f"| {own} ({english}) | `{tag}` |"
    for tag, (own, english) in NAMES.items():
        yield from ("", f"### {own}", "", f"![A CV in {english}](languages/{tag}.png)")


def locales() -> set[str]:
    """Return the tags of all locales, those of regions included."""
    named = {name or tag for tag, name in LOCALES.items()}
    return named | {path.stem for path in DATA.glob("*.toml")}


def anchor(heading: str) -> str:
    """Return the name by which a page on GitHub links to a heading."""
    return "".join(c for c in heading.lower() if c.isalnum() or c == " ").replace(" ", "-")


def date_forms(tag: str) -> Iterator[str]:
    """Yield dates as they are written in a language; each is read as a date."""
    locale, texts = locale_of(tag), starter_texts(tag)
    month = locale.day_months[4].lower() if locale.months[4].islower() else locale.day_months[4]
    day = locale.long_day.format(day=13, month=month, year=2021)
    until_now = f"{texts['a_month']} – {locale.now[0]}"
    since = [SINCE[tag]] if tag in SINCE else [f"{word} 2020" for word in locale.since[:1]]
    for written in (day, until_now, *since, texts["two_terms"]):
        if is_date(written, locale):
            yield written


def is_date(written: str, locale: Locale) -> bool:
    """Tell whether a text is read as a date as a whole."""
    try:
        return not any(part.label for part in parse_date(written, locale).parts)
    except DateError:
        return False


def quotes(tag: str) -> str:
    """Return how texts in double and in single quotes are printed in a language."""
    typography = locale_of(tag).typography
    left, right, inner_left, inner_right = typography.quotes
    space = typography.space_in_quotes
    return f"{left}{space}…{space}{right} {inner_left}…{inner_right}"


def divided(tag: str) -> str:
    """Return the longest word of the CV, with all places where it may be divided."""
    typography, texts = locale_of(tag).typography, starter_texts(tag)
    shown = " ".join(texts[key] for key in ("research_text", "thesis", "corpus_work", "education"))
    word = max(re.findall(r"[^\W\d_]+", shown), key=len).lower()
    if not typography.hyphenation:
        return "by TeX" if tag == "en" else "none"
    places = Words(typography.hyphenation, typography.hyphen_minimum).positions(word)
    return "-".join(word[a:b] for a, b in pairwise((0, *places, len(word))))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
