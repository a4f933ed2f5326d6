"""Make the draft of a `cv.yaml` from a CV or a site of al-folio."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from cvtex.diagnostics import Result
from cvtex.files.paths import is_file
from cvtex.files.read import read_source
from cvtex.importers.al_folio.example import without_example
from cvtex.importers.al_folio.older import Facts, sections_of
from cvtex.importers.al_folio.person import (
    accounts_of,
    base_of,
    is_remark,
    lines_of,
    name_of,
    picture_of,
)
from cvtex.importers.al_folio.reading import (
    ABOUT,
    CONFIG,
    CV,
    PAGE,
    PAPERS,
    RESUME,
    SOCIALS,
    is_example,
)
from cvtex.importers.draft import YOUR_NAME, Commented, Draft, Value
from cvtex.importers.origin import Node, Origin
from cvtex.importers.rendercv.cv import draft_of
from cvtex.importers.rendercv.dates import Dates
from cvtex.importers.rendercv.publications import Library
from cvtex.importers.rendercv.style import Style, filled
from cvtex.importers.resume.json_resume import import_json_resume
from cvtex.importers.section_kinds import kind_of_title
from cvtex.importers.titles import title_of
from cvtex.locales import Locale, locale_of
from cvtex.locales.tags import is_tag

_ORDER = (
    "name", "label", "image", "signs_as", "email", "phone", "location", "url", "profiles",
    "personal", "language", "bibliography", "publication_style", "design", "words",
    "last_updated", "sections",
)  # fmt: skip
_PAPERS = "papers.bib"
_MANY, _TYPES = 15, 3


def import_al_folio(origin: Origin) -> Result[Draft]:
    """Return the draft of a CV in al-folio's own format, or of a site."""
    root = origin.root
    if root.is_list:
        return Result(_older(root, origin, "", ""))
    if not root.get(CV, RESUME):
        return Result(None)
    config = root.get(CONFIG)
    base = base_of(config)
    lang = config.get("lang")
    tag = lang.peek() if is_tag(lang.peek()) and lang.peek() != "en" else ""
    lang.understood()
    root.get(PAGE).understood()
    draft = _cv_of(root, origin, base, tag)
    if draft is None:
        return Result(None)
    return Result(_with_site(draft, root, origin.path, base))


def _cv_of(root: Node, origin: Origin, base: str, tag: str) -> Draft | None:
    """Return the draft of the CV of a site, in any of its three formats."""
    cv = root.get(CV)
    if cv.is_list:
        config = root.get(CONFIG)
        names = [config.get(key).peek() for key in ("first_name", "middle_name", "last_name")]
        return _older(cv, origin, base, tag, " ".join(filter(None, names)))
    if cv.get("cv").is_mapping:
        taken = re.findall(r"@\w+\s*[{(]\s*([^\s,]+)", _papers(origin.path))
        draft = draft_of(cv, replace(origin, root=cv), base=base, taken=taken)
        # A site has a look of its own, which is not one of RenderCV.
        design = draft.cv.get("design")
        kept = design if isinstance(design, Mapping) else {}
        kept = {key: kept[key] for key in ("date_format",) if key in kept}
        return replace(draft, cv={**draft.cv, "design": kept})
    resume = root.get(RESUME)
    return import_json_resume(replace(origin, root=resume)).value if resume else None


def _older(root: Node, origin: Origin, base: str, tag: str, owner: str = "") -> Draft:
    """Return the draft of a CV in al-folio's own format."""
    style = Style(Dates(locale_of(tag)), (), base, origin.sources)
    facts = Facts(owner)
    own = without_example(root, owner)
    sections = list(sections_of(own, style, facts))
    personal = {**facts.personal, **filled(("other", facts.other))}
    values = filled(
        *facts.values.items(), ("profiles", facts.profiles), ("personal", personal),
        ("language", tag), ("sections", sections),
    )  # fmt: skip
    heading: tuple[str, ...] = ()
    if "name" not in values:
        values["name"] = _nobody()
        if own is root and is_example(root):
            heading = ("Some entries may be the example of al-folio, which is the CV of Einstein.",)
    return Draft({key: values[key] for key in _ORDER if key in values}, heading=heading)


def _nobody() -> Value:
    return Commented(YOUR_NAME, "The imported file does not say your name.")


def _with_site(draft: Draft, root: Node, folder: Path, base: str) -> Draft:
    """Return a draft with what the other files of the site say."""
    config, about = root.get(CONFIG), root.get(ABOUT)
    values = dict(draft.cv)
    own = values.get("name")
    if name := name_of(config, own if isinstance(own, str) else ""):
        values["name"] = name
    mails = values.get("email")
    known = [str(x) for x in mails] if isinstance(mails, list) else [str(mails)] if mails else []
    found, profiles = accounts_of(config, root.get(SOCIALS), known)
    values.update({key: found[key] for key in found if key == "email" or not values.get(key)})
    own = values.get("url")
    if isinstance(own, str) and found.get("url") not in {None, own}:
        values["url"] = [own, found["url"]]
    # The site is the homepage of the person.
    if base:
        config.get("url").understood()
        values["url"] = values.get("url") or base
    values["profiles"] = _joined(values.get("profiles"), profiles)
    image, copies = picture_of(about, folder)
    if image and not values.get("image"):
        values["image"] = image
    _first_page(about, values, Style(base=base))
    draft = replace(draft, copies={**draft.copies, **copies})
    locale = locale_of(str(values.get("language") or "en"))
    draft = _with_papers(draft, values, folder, base, locale)
    _sign(values, config.get("scholar"))
    return replace(draft, cv={key: values[key] for key in _ORDER if values.get(key)})


def _first_page(about: Node, values: dict[str, Value], style: Style) -> None:
    """Take the line below the name and the address of the first page, if the CV has none."""
    for key, node, example in (
        ("label", about.get("subtitle"), "Affiliations"),
        ("location", about.get("address", "more_info"), "your office number"),
    ):
        if example in node.peek():
            node.left("it is the example of al-folio")
        elif values.get(key):
            node.left(f"the CV has a {key}")
        elif lines := lines_of(style.text(node)):
            mails = str(values.get("email"))
            lines = [line for line in lines if line not in mails or "@" not in line]
            if key == "location" and is_remark(lines):
                node.left("it is a remark below the picture, not an address")
            else:
                values[key] = ", ".join(lines)


def _joined(own: Value, more: list[Value]) -> list[Value]:
    """Return the accounts of the CV, and those of the site that it does not have."""
    profiles = list(own) if isinstance(own, list) else []
    known = {_network(profile) for profile in profiles}
    return [*profiles, *(profile for profile in more if _network(profile) not in known)]


def _network(profile: Value) -> str:
    """Return the network of an account, which has had two names if it is X."""
    name = str(profile.get("network")) if isinstance(profile, Mapping) else ""
    return "X" if name == "Twitter" else name


def _with_papers(
    draft: Draft, values: dict[str, Value], folder: Path, base: str, locale: Locale
) -> Draft:
    """Copy the bibliography of a site, with a section for it if the CV has none."""
    text = _papers(folder)
    types = re.findall(r"^[ \t]*@(\w+)\s*[{(]", text, re.MULTILINE)
    types = [
        name.lower() for name in types if name.lower() not in {"string", "comment", "preamble"}
    ]
    if not types:
        return draft
    if _is_example(text, str(values.get("name", ""))):
        sentence = f"`{PAPERS}` has the examples that al-folio comes with, and was not copied."
        return replace(draft, heading=(*draft.heading, sentence))
    own = ["publications.bib"] if draft.entries else []
    values["bibliography"] = [*own, _PAPERS] if own else _PAPERS
    style = values.get("publication_style")
    kept = dict(style) if isinstance(style, Mapping) else {}
    values["publication_style"] = {
        **kept,
        **({"links_base": f"{base}/assets/pdf/"} if base else {}),
    }
    sections = values.get("sections")
    sections = list(sections) if isinstance(sections, list) else []
    if not any(_has_list(section) for section in sections):
        grouped = len(types) > _MANY and len(set(types)) >= _TYPES
        block: Value = {"group_by": "type"} if grouped else {"sort_by": "date"}
        sections.append({"title": title_of("publications", locale), "publications": block})
    values["sections"] = sections
    return replace(draft, copies={**draft.copies, _PAPERS: folder / PAPERS})


def _papers(folder: Path) -> str:
    """Return the text of the bibliography of a site, or an empty text."""
    file = folder / PAPERS
    read = read_source(file, what="the bibliography") if is_file(file) else Result(None)
    return read.value.text if read.value else ""


def _has_list(section: Value) -> bool:
    if not isinstance(section, Mapping):
        return False
    return "publications" in section or kind_of_title(str(section.get("title"))) == "publications"


def _is_example(text: str, name: str) -> bool:
    """Tell whether a bibliography has only works of Einstein, of somebody who is not he."""
    entries = re.split(
        r"^[ \t]*@(?!string|comment|preamble)\w+", text, flags=re.MULTILINE | re.IGNORECASE
    )[1:]
    return "Einstein" not in name and all("Einstein" in entry for entry in entries)


def _sign(values: dict[str, Value], scholar: Node) -> None:
    """Add the names that the site emphasises among authors, if they are not the name of the CV."""
    families, givens = scholar.get("last_name").peek(), scholar.get("first_name").peek()
    last = [node.peek() for node in scholar.get("last_name")] or [families]
    first = [node.peek() for node in scholar.get("first_name")] or [givens]
    names = _listed(last), _listed(first)
    scholar.understood()
    name = values.get("name")
    if not isinstance(name, str) or not all(names) or "Einstein" in names[0]:
        return
    library = Library(Style(), name)
    for whole in (f"{given} {family}" for family in names[0] for given in names[1]):
        if not library.owner_is(whole):
            library.signs_as.append(whole)
    if library.signs_as and not values.get("signs_as"):
        values["signs_as"] = [name, *library.signs_as[:4]]


def _listed(texts: list[str]) -> list[str]:
    """Return names, of which YAML may have several in one text: `[Albert, A.]`."""
    return [
        part.strip(" []'\"") for text in texts for part in text.split(",") if part.strip(" []'\"")
    ]
