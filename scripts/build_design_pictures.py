#!/usr/bin/env python3
"""Draw the pictures of `docs/design.md`: one for each group of keys, its variants side by side.

Needs what the tests need (pdfplumber, and so pypdfium2 and Pillow); writes `docs/design/*.png`.
With names of pictures as arguments it draws only these.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pdfplumber
from PIL import Image, ImageChops, ImageDraw, ImageFont

from cvtex.compiler.stages import to_pdf
from cvtex.typeset.choose import choose_engine
from cvtex.typeset.engine import Engine, EngineName

TARGET = Path(__file__).resolve().parents[1] / "docs/design"
RESOLUTION = 110
COLORS = 64
MARGIN, CAPTION = 14, 26

Design = Mapping[str, Any]

PAGE: Design = {
    "paper": "a5",
    "margins": {"top": "1cm", "bottom": "1cm", "left": "1cm", "right": "1cm"},
    "footer": {"center": "none"},
    "name": {"size": 1},
}

HEAD = """\
name: Ada Lovelace
label: Analyst and author of *programs*
email: ada@example.org
phone: +44 20 7946 0000
location: London
profiles: [{network: GitHub, username: ada, url: "https://github.com/ada"}]
"""
SECTIONS = """\
sections:
  - title: Education
    education: [{date: 1840–1842, degree: Studies, area: Mathematics, institution: A. De Morgan}]
  - title: Languages
    languages: [{language: English, fluency: native}, {language: French, fluency: fluent}]
"""
ENTRIES = """\
sections:
  - title: Experience
    experience:
      - date: 1842–1843
        position: Author
        organization: Scientific Memoirs
        location: London
        highlights: [Described how the engine computes Bernoulli numbers, Explained its limits]
      - {date: 1840–1842, position: Student, organization: University College, location: London}
"""
SKILLS = """\
  - title: Skills
    layout: {style: dots}
    skills: [{name: Algebra, level: 5/5}, {name: Weaving, level: 3/5}, {name: Logic, level: 4/5}]
  - title: Languages
    layout: {style: dots}
    languages: [{language: English, fluency: native}, {language: French, fluency: C1}]
"""
LETTERS = """\
sections:
  - title: Engines of 1843
    text: >-
      The office of *Charles Babbage* at 1 Dorset Street saw the **first** difference engine,
      and its £17,000; Λόγος και ***Анна***, Łódź, Việt.
"""
PUBLICATIONS = """\
bibliography: p.bib
signs_as: Ada Lovelace
sections:
  - title: Publications
    publications: {}
"""
BIB = """\
@article{a, title = {Notes on the Analytical Engine}, author = {Lovelace, Ada and Menabrea, Luigi},
  journal = {Scientific Memoirs}, volume = 3, year = 1843, award = {Medal of the Society}}
@article{b, title = {On the Weaving of Patterns}, author = {Lovelace, Ada},
  journal = {Journal of Looms}, volume = 1, year = 1841}
"""
PROSE = """\
sections:
  - title: Profile
    text: >-
      The engine weaves algebraical patterns just as the loom weaves flowers and leaves. It can do
      whatever we know how to order it to perform, and follows every instruction with perseverance.
"""
LONG = "sections:\n" + "".join(
    f"""\
  - title: {title}
    experience:
"""
    + "".join(
        f"""\
      - date: {year}–{year + 1}
        position: Author
        organization: Scientific Memoirs
        highlights: [Described the engine and its cards, Computed numbers, Corrected proofs, Wrote]
"""
        for year in years
    )
    for title, years in (("Writing", range(1840, 1844)), ("Reading", range(1832, 1837)))
)

PICTURES: Mapping[str, tuple[str, Sequence[tuple[str, Design]]]] = {
    "headings": (
        SECTIONS,
        [
            ("rule: none", {"headings": {"rule": "none"}}),
            ("rule: below", {"headings": {"rule": "below"}}),
            ("rule: above", {"headings": {"rule": "above"}}),
            ("rule: beside", {"headings": {"rule": "beside"}}),
            ("rule: bar", {"headings": {"rule": "bar"}}),
            (
                "position: margin, width: 2cm, rule: above",
                {"headings": {"position": "margin", "width": "2cm", "rule": "above"},
                 "dates": {"side": "right"}},
            ),
            (
                "rule: below, align: center, case: upper, size: 1.1",
                {"headings": {"rule": "below", "align": "center", "case": "upper", "size": 1.1}},
            ),
        ],
    ),
    "name": (
        "",
        [
            ("size: 1.728, rule: true", {"name": {"size": 1.728}}),
            (
                "size: 2.6, weight: regular, rule: false",
                {"name": {"size": 2.6, "weight": "regular", "rule": False}},
            ),
            ("size: 2, case: upper", {"name": {"size": 2, "case": "upper"}}),
            (
                "size: 2.4, case: small-caps; header: align: center",
                {"name": {"size": 2.4, "case": "small-caps", "rule": False, "weight": "regular"},
                 "header": {"align": "center"}, "fonts": {"name": "libertine"}},
            ),
        ],
    ),
    "header": (
        "",
        [
            ("contacts: lines, labels: words", {"name": {"size": 1.728}}),
            (
                "contacts: inline, labels: icons, align: center",
                {"name": {"size": 2, "rule": False},
                 "header": {"contacts": "inline", "labels": "icons", "align": "center"}},
            ),
            (
                "contacts: inline, labels: none, separator: ·",
                {"name": {"size": 1.728},
                 "header": {"contacts": "inline", "labels": "none", "separator": "·"}},
            ),
            (
                "contacts: lines, labels: icons",
                {"name": {"size": 1.728}, "header": {"labels": "icons"}},
            ),
        ],
    ),
    "dates": (
        ENTRIES,
        [
            ("side: left", {}),
            (
                "side: left, width: 2.2cm, align: right",
                {"dates": {"width": "2.2cm", "align": "right"}},
            ),
            ("side: right", {"dates": {"side": "right"}}),
            (
                "side: right; colors: dates: gray",
                {"dates": {"side": "right"}, "colors": {"dates": "#767676"}},
            ),
        ],
    ),
    "entries": (
        ENTRIES,
        [
            ("lead: position, bold: organization", {}),
            (
                "lead: organization, bold: both",
                {"entries": {"lead": "organization", "bold": "both"}},
            ),
            (
                "second_row: true; dates: side: right",
                {
                    "entries": {"second_row": True, "lead": "organization"},
                    "dates": {"side": "right"},
                },
            ),
            (
                "space: 10pt, bullet: -, indent: 16pt",
                {"entries": {"space": "10pt", "bullet": "-", "indent": "16pt"}},
            ),
        ],
    ),
    "publications": (
        PUBLICATIONS,
        [
            ("layout: lines, order: [title, venue, authors]", {}),
            (
                "order: [authors, title, venue], title: plain",
                {"publications": {"order": ["authors", "title", "venue"], "title": "plain"}},
            ),
            (
                "layout: run-in, order: [authors, title, venue], size: 1",
                {
                    "publications": {
                        "layout": "run-in",
                        "order": ["authors", "title", "venue"],
                        "size": 1,
                        "title": "plain",
                    }
                },
            ),
            (
                "venue: small-caps, award: italic, space: 2pt",
                {"publications": {"venue": "small-caps", "award": "italic", "space": "2pt"}},
            ),
        ],
    ),
    "text": (
        PROSE,
        [
            ("align: justified", {}),
            ("align: ragged", {"text": {"align": "ragged"}}),
        ],
    ),
    "fonts": (
        LETTERS,
        [
            *(
                (f"body: {font}", {"fonts": {"body": font, "headings": font}})
                for font in (
                    "libertine", "charter", "eb-garamond", "latin-modern", "inconsolata",
                )
            ),
            (
                "body: eb-garamond, figures: text",
                {"fonts": {"body": "eb-garamond", "headings": "eb-garamond", "figures": "text"}},
            ),
        ],
    ),
    "sans-serif": (
        LETTERS,
        [
            (f"body: {font}", {"fonts": {"body": font, "headings": font}})
            for font in (
                "biolinum", "source-sans", "fira-sans", "lato", "roboto", "latin-modern-sans",
            )
        ],
    ),
    "pages": (
        LONG,
        [
            ("breaks: between-entries", {}),
            ("breaks: anywhere", {"pages": {"breaks": "anywhere"}}),
        ],
    ),
    "photo": (
        "",
        [
            ("photo: side: right", {"name": {"size": 1.728}}),
            (
                "photo: side: left, shape: circle, width: 2.6cm",
                {"name": {"size": 1.728},
                 "header": {"photo": {"side": "left", "shape": "circle", "width": "2.6cm"}}},
            ),
        ],
    ),
    "colors": (
        ENTRIES,
        [
            ("theme: modern", {"theme": "modern", "footer": {}}),
            (
                "theme: modern; headings: maroon, rules: gray, dates: '#555'",
                {"theme": "modern", "footer": {},
                 "colors": {"headings": "maroon", "rules": "gray", "dates": "#555"}},
            ),
        ],
    ),
    "sidebar": (
        ENTRIES + SKILLS,
        [
            (
                "position: left, background: '#E9EEF3'",
                {"sidebar": {"position": "left", "width": "3.2cm", "background": "#E9EEF3"}},
            ),
            (
                "position: right, background: navy, text: white",
                {"sidebar": {"position": "right", "width": "3.2cm", "background": "navy",
                             "text": "white", "headings": "white"}},
            ),
        ],
    ),
    "footer": (
        ENTRIES,
        [
            ("footer: center: '{page}'", {"footer": {"center": "{page}"}}),
            (
                "top: right; footer: left, right",
                {"top": {"right": "{name}"},
                 "footer": {"left": "{name}", "center": "none", "right": "{page} / {pages}"}},
            ),
        ],
    ),
}  # fmt: skip
"""The sections of the CV of each picture, and for each variant its caption and its design."""

WITH_PHOTO = {"photo", "sidebar"}
WHOLE = {"name", "header", "photo", "footer", "sidebar"}
"""The pictures that show the top of the page; all others show what is below it."""


def main(names: Sequence[str]) -> int:
    """Draw the pictures of these names, or all of them."""
    engine = choose_engine(EngineName.AUTO).value
    if engine is None:
        return 1
    TARGET.mkdir(exist_ok=True)
    for name in names or PICTURES:
        sections, variants = PICTURES[name]
        drawn = [(caption, variant(engine, name, sections, design)) for caption, design in variants]
        side_by_side(drawn).quantize(COLORS).save(TARGET / f"{name}.png", optimize=True)
    return 0


def variant(engine: Engine, name: str, sections: str, design: Design) -> Image.Image:
    """Typeset a CV with a design, and return what is to be seen of it."""
    merged: dict[str, Any] = dict(PAGE)
    if name == "sidebar":
        merged |= {
            "dates": {"side": "right"},
            "name": {"size": 1.728, "rule": False},
            "header": {"labels": "icons"},
            "entries": {"left": "0pt"},
        }
    for key, value in design.items():
        merged[key] = {**merged.get(key, {}), **value} if isinstance(value, dict) else value
    head = HEAD if name in WHOLE else "name: Ada\n"
    if name in WITH_PHOTO:
        head += "image: photo.png\n"
    if name == "footer":
        merged.update(margins=PAGE["margins"] | {"top": "1.4cm", "bottom": "2cm"}, paper="a5")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cv.yaml"
        text = f"{head}design: {json.dumps(merged)}\n{sections}"
        path.write_text(text, encoding="utf-8")
        (Path(folder) / "p.bib").write_text(BIB, encoding="utf-8")
        if name in WITH_PHOTO:
            portrait().save(Path(folder) / "photo.png")
        made = to_pdf(path, engine, tex_name="cv.tex")
    assert made.pdf is not None, made.diagnostics  # noqa: S101 - a picture without a page is none
    for problem in made.diagnostics:
        print(f"{name}: {problem.message}", file=sys.stderr)
    with pdfplumber.open(io.BytesIO(made.pdf)) as document:
        if name == "pages":
            return together([pixels(page, RESOLUTION // 2) for page in document.pages])
        image = pixels(document.pages[0], RESOLUTION)
        if name in {"footer", "sidebar"}:
            return together([pixels(document.pages[0], RESOLUTION // 2)])
        top = 0 if name in WHOLE else below_the_name(document.pages[0])
        return cropped(image, top)


def portrait() -> Image.Image:
    """Draw a picture of somebody: a head and shoulders."""
    image = Image.new("RGB", (600, 600), "#c9d6e3")
    draw = ImageDraw.Draw(image)
    draw.ellipse((80, 400, 520, 900), fill="#4a5f7a")
    draw.ellipse((190, 120, 410, 400), fill="#e3c4a8")
    draw.pieslice((180, 90, 420, 370), 180, 360, fill="#4d3b30")
    return image


def below_the_name(page: pdfplumber.page.Page) -> int:
    """Return the height in pixels at which the name and its rule end."""
    rule = max((line["bottom"] for line in page.rects + page.lines if line["top"] < 60), default=50)
    return int((rule + 3) * RESOLUTION / 72)


def pixels(page: pdfplumber.page.Page, resolution: int) -> Image.Image:
    """Return a page as an image."""
    drawn = page.to_image(resolution=2 * resolution, antialias=True).original.convert("RGB")
    image: Image.Image = drawn.resize(
        (drawn.width // 2, drawn.height // 2), Image.Resampling.LANCZOS
    )
    return image


def cropped(image: Image.Image, top: int) -> Image.Image:
    """Return the full width of an image, from `top` to where its ink ends."""
    below = image.crop((0, top, image.width, image.height))
    white = Image.new("RGB", below.size, "white")
    ink = ImageChops.difference(below, white).getbbox() or (0, 0, 0, 40)
    return below.crop((0, max(0, ink[1] - 8), below.width, ink[3] + 8))


def together(pages: Sequence[Image.Image]) -> Image.Image:
    """Return pages beside each other, with a frame around each."""
    width = sum(page.width + MARGIN for page in pages) + MARGIN
    image = Image.new("RGB", (width, pages[0].height + 2 * MARGIN), "white")
    left = MARGIN
    for page in pages:
        image.paste(page, (left, MARGIN))
        box = (left, MARGIN, left + page.width, MARGIN + page.height)
        ImageDraw.Draw(image).rectangle(box, outline="#999999")
        left += page.width + MARGIN
    return image


def side_by_side(variants: Sequence[tuple[str, Image.Image]]) -> Image.Image:
    """Return images in two columns, each with its caption above it."""
    width = max(image.width for _, image in variants)
    rows = [variants[start : start + 2] for start in range(0, len(variants), 2)]
    heights = [max(image.height for _, image in row) + CAPTION for row in rows]
    whole = Image.new("RGB", (2 * width + MARGIN, sum(heights) + MARGIN * (len(rows) - 1)), "white")
    draw, font = ImageDraw.Draw(whole), ImageFont.load_default(13)
    top = 0
    for row, height in zip(rows, heights, strict=True):
        for column, (caption, image) in enumerate(row):
            left = column * (width + MARGIN)
            draw.rectangle((left, top, left + width - 1, top + CAPTION - 4), fill="#e8ecf2")
            draw.text((left + 8, top + 3), caption, fill="#333333", font=font)
            whole.paste(image, (left, top + CAPTION))
        top += height + MARGIN
    return whole


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
