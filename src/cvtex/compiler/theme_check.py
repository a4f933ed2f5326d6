"""Try a theme: typeset a CV with everything, one with contacts in a section, one with styles."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from cvtex.compiler.compilation import Compilation
from cvtex.compiler.options import Options
from cvtex.compiler.stages import to_pdf
from cvtex.diagnostics import Code, Diagnostic, Level, warning
from cvtex.diagnostics.suggestions import closest
from cvtex.files import project_folder, resources
from cvtex.source import Source, Span
from cvtex.starter import starter_bibliography, starter_cv
from cvtex.themes import Theme
from cvtex.themes.folders import BASE, DEFAULT, HOOKS, Place
from cvtex.typeset import Engine
from cvtex.yaml import parse_yaml

NAME = "theme-check"
"""The stem of the names of the files that the example consists of, which are in memory only."""

_KINDS = """\
  - title: Certificates
    certificates:
      - {date: 2015, name: Registered Nurse, issuer: Board of Nursing, number: 47, expires: 2031}
      - {name: Driving licence}
  - title: Memberships
    memberships: [{date: 2018–, organization: Society of Maps, position: Treasurer}]
  - title: Volunteering
    volunteer: [{date: 2019–, organization: Mountain Rescue, position: Dog handler}]
  - title: Grants
    grants:
      - {date: 2023, title: Fog, funder: Council, programme: Starting Grants, number: 7, role: lead,
         amount: EUR 5000, co_applicants: [Mara Lindqvist, Jonas Dahl], state: awarded}
  - title: Patents
    patents: [{title: Atlas, office: EPO, number: 7, inventors: Mara Lindqvist, status: granted}]
  - title: Reviewing
    reviewing: [{role: Reviewer, venues: {Maps: 2019–2021, Tides: 2022}}]
  - title: Supervision
    supervision: [{name: Tom Trace, degree: PhD, role: supervisor, thesis: Grey, outcome: passed}]
  - title: Courses
    courses: [{name: Good Practice, provider: Academy, hours: 40, credits: 3, score: passed}]
  - title: Tests
    tests: [{date: 2014, name: Test of Norse, score: 112, of: 120, parts: [Reading 29]}]
  - title: Exhibitions
    exhibitions: [{title: White, venue: Gallery, location: Oslo, format: solo, curator: R. Ridge}]
  - title: Performances
    performances: [{title: The Sea, role: baritone, organization: Opera, venue: Great Hall}]
  - title: Press
    press: [{title: She Draws, outlet: Times, author: Lena Line, url: "https://t.example.org/"}]
  - title: Other Interests
    interests: [{name: Choirs, keywords: [bass, early music]}, {name: Rowing}]
  - title: References
    references: [{name: Ron Rhumb, position: Head, email: ron@example.org, reference: My chief}]
  - title: More References
    references: on request
"""
"""Sections of the kinds that the starter does not have."""

_MORE = f"""
  - title: Interests
    list: [Looms, Arctic light, "Maps, old and new"]
  - title: none
    layout: {{numbered: true}}
    list: [A section without a heading, with numbers]
  - title: Elsewhere
    blocks:
      - title: At one employer
        experience:
          - organization: Fjord Archive
            date: 2010–2013
            positions:
              - {{date: 2012–2013, position: Archivist, highlights: [Sorted the letters]}}
              - {{date: 2010–2012, position: Assistant}}
          - And several summers at sea
      - text: Letters of reference on request.
{_KINDS}image: {NAME}.png
last_updated: {{date: 2024, note: A note}}
"""

_CONTACTS = """\
name: {prefix: Dr., given: Mara, family: Lindqvist, credentials: [PhD, MA], pronouns: she/her}
design: {theme: THEME}
email: [mara.lindqvist@example.org, {label: Office, value: office@example.org}]
phone: +46 555 010 203
profiles: [{network: Google Scholar, username: qc6CJjYAAAAJ}]
personal: {nationality: Swedish}
sections:
  - title: Contact
    contact: [email, phone, profiles, personal]
"""


def check_theme(theme: str | Path, options: Options, engine: Engine) -> tuple[Compilation, ...]:
    """Typeset the examples with a theme: a name, as CVs in the current folder find it, or a folder.

    Returns how each of them went, the fullest first; after one that failed, none follows.
    """
    name = theme if isinstance(theme, str) else DEFAULT  # which `Options.theme` overrides
    folder = theme if isinstance(theme, Path) else None
    beside = folder.parent if folder else Path()
    root = beside if folder else project_folder(beside / NAME)
    levels = {Code.STARTER_VALUE: Level.OFF, **options.levels}
    made: list[Compilation] = []
    for number, text in enumerate((_full, _contacts, _styled)):
        stem = f"{NAME}-{number + 1}" if number else NAME
        found = made[0].theme if made else None
        files = {f"{stem}.yaml": text(name, found).encode(), **_FILES}
        contents = {str(beside / file): data for file, data in files.items()}
        own = replace(options, levels=levels, contents=contents, root=root, theme=folder)
        made.append(to_pdf(beside / f"{stem}.yaml", engine, own, tex_name=f"{stem}.tex"))
        if made[-1].failed:
            break
    if not made[-1].failed:
        made[-1] = made[-1].followed_by(_unused(made))
    return tuple(made)


_USELESS = {
    ".otf", ".ttf", ".woff", ".woff2", ".svg", ".eps", ".gif", ".webp", ".tif", ".tiff", ".bmp",
}  # fmt: skip
"""The kinds of fonts and pictures that pdfTeX cannot use."""


def _unused(made: Sequence[Compilation]) -> Iterator[Diagnostic]:
    """Yield the files of a theme, not of its bases, that none of its CVs has used."""
    theme = made[0].theme
    parts = theme.parts if theme else ()
    own = next((part for part in parts if part.theme and part.path.is_dir()), None)
    if own is None or own.place is Place.CVTEX:
        return
    asked = {path for compilation in made for path in compilation.files}
    known = (*HOOKS, *sorted(path.name for path in (resources.templates() / BASE).glob("*.tex")))
    for path in sorted(own.path.rglob("*")):
        name, place = path.relative_to(own.path).as_posix(), Span(str(path), 1)
        # `list.tags.tex` is a template for `list.tex` that only some sections ask for.
        kind = f"{name.partition('.')[0]}.tex"
        if path.suffix == ".tex" and path not in asked and kind not in known:
            close = closest(name, known)
            hint = f"did you mean `{close}`?" if close else "include it in a template, or remove it"
            message = f"no template includes `{name}`"
            yield warning(Code.UNUSED_FILE, message, place, hints=(hint,))
        elif path.suffix.lower() in _USELESS:
            hint = "convert a font to Type 1, and a picture to PDF, PNG or JPEG"
            message = f"TeX cannot use `{name}`"
            yield warning(Code.UNUSED_FILE, message, place, hints=(hint,))


def _contacts(name: str, theme: Theme | None) -> str:  # noqa: ARG001 - as all examples
    """Return a CV whose contacts are in a section."""
    return _CONTACTS.replace("THEME", name)


def _styled(name: str, theme: Theme | None) -> str:
    """Return a CV with a sidebar, and a section in each style that the theme or its bases have."""
    full = parse_yaml(Source(NAME, _full(name, theme))).value
    written: Any = full.data if full else {}
    blocks: dict[str, Any] = {}
    for section in written["sections"]:
        blocks |= section
    files = [path.name.split(".") for f in (theme.folders if theme else ()) for path in f.glob("*")]
    # `record` prints all kinds without a template, of which one is enough.
    pairs = {("grants" if f[0] == "record" else f[0], f[1]) for f in files if len(f) == 3}
    styles = sorted((kind, style) for kind, style in pairs if kind in blocks)
    sections = [
        {"title": f"{kind} {style}", "layout": {"style": style}, kind: blocks[kind]}
        for kind, style in styles
    ]
    sidebar = {"position": "left", "kinds": ["skills", "languages"]}
    cv = {
        "name": "Mara Lindqvist",
        "email": "mara.lindqvist@example.org",
        "image": f"{NAME}.png",
        "bibliography": f"{NAME}.bib",
        "signs_as": ["Mara Lindqvist"],
        "design": {"theme": name, "sidebar": sidebar},
        "sections": sections,
    }
    return json.dumps(cv, ensure_ascii=False, default=str)  # JSON is YAML


def _full(theme: str, _: Theme | None) -> str:
    """Return the starter's CV with a theme, a picture and what else it does not have."""
    text = starter_cv().replace("publications.bib", f"{NAME}.bib", 1)
    return f"{text}{_MORE}design: {{theme: {theme}}}\n"


def _picture(width: int, height: int) -> bytes:
    """Return a PNG that gets darker from top to bottom, in shades of grey (W3C PNG, section 11)."""
    rows = b"".join(bytes([0, *[220 - row] * width]) for row in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


_FILES = {
    f"{NAME}.bib": starter_bibliography().encode(),
    f"{NAME}.png": _picture(90, 120),
}
