"""Read a CV of al-folio: a file, or the folder of a site."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from cvtex.diagnostics import Code, Diagnostic, Result, Severity, error, warning
from cvtex.files.paths import is_file, is_folder
from cvtex.files.read import read_source
from cvtex.importers.origin import Node, Origin, Tree
from cvtex.importers.reading import read_document
from cvtex.source import Source
from cvtex.yaml import parse

CV, RESUME, CONFIG = "_data/cv.yml", "assets/json/resume.json", "_config.yml"
SOCIALS, ABOUT, PAGE = "_data/socials.yml", "_pages/about.md", "_pages/cv.md"
PAPERS = "_bibliography/papers.bib"

_PERSONAL = re.compile(
    r"first_name|middle_name|last_name|email|lang|url|baseurl|scholar|"
    r"\w+_(?:username|userid|user_id|id|profile|url|number)"
)
"""The keys of `_config.yml` that are about the person; all others are settings of the site."""

_SITE = frozenset({
    "repo_id", "category_id", "google_analytics_id", "umami_id", "rss_url", "adsense_id",
    "github_repo_url", "site_id", "measurement_id",
})  # fmt: skip


def looks_like_al_folio(root: Node) -> bool:
    """Tell whether a file is `_data/cv.yml` in al-folio's own format, or a folder a site of it."""
    if isinstance(root.content, Mapping):
        return bool(root.get(CV, RESUME)) and CONFIG in root.content
    sections = list(root) if root.is_list else []
    return bool(sections) and all(
        section.get("title").is_text and section.get("type").is_text for section in sections
    )


def read_site(path: Path, data: bytes | None = None) -> Result[Origin]:
    """Read a file, or the files of a site, also if its `_data/cv.yml` is named, which then counts.

    `data` is the content of a file, if it is known.

    The root of a site has its files by their paths in the site. Of the settings and the pages, it
    has what says something of the person.
    """
    site = path.parents[1] if path.parts[-2:] == ("_data", "cv.yml") else path
    # The name of the person is in another file of the site.
    if data is None and site != path and is_file(site / CONFIG):
        return _read_folder(site, said="rendercv")
    if data is not None or not is_folder(path):
        return read_document(path, data)
    return _read_folder(path)


def _read_folder(path: Path, *, said: str = "") -> Result[Origin]:
    """Read the files of a site; `said` is the format of its CV (`cv_format`), if it is known."""
    content: dict[str, Node] = {}
    sources: dict[str, Source] = {}
    diagnostics: list[Diagnostic] = []
    repeated: list[Node] = []
    loads_resume = False
    for name in (CV, RESUME, CONFIG, SOCIALS, ABOUT, PAGE):
        file = path / name
        if not is_file(file):
            continue
        read = _front_matter(file) if name.endswith(".md") else read_document(file)
        # Whatever is wrong with one of the files, the others are read.
        eased = [replace(found, severity=Severity.WARNING) for found in read.diagnostics]
        if read.value is None:
            eased = [replace(x, message=f"`{name}` is not read: {x.message}") for x in eased]
        diagnostics.extend(eased)
        if read.value is None:
            continue
        content[name] = _of_the_person(name, read.value.root)
        loads_resume |= name == CONFIG and _loads_resume(read.value.root)
        sources.update(read.value.sources)
        if name in {CV, RESUME}:
            repeated.extend(read.value.repeated)
    if not (content.get(CV) or content.get(RESUME)):
        message = f"`{path}` has neither `{CV}` nor `{RESUME}`"
        hint = "name the folder of the site, in which `_config.yml` is"
        return Result(None, (*diagnostics, error(Code.FILE_NOT_FOUND, message, hints=(hint,))))
    diagnostics.extend(_choose(content, path, said, loads_resume=loads_resume))
    origin = Origin(path, Tree().node(content), sources, tuple(repeated))
    return Result(origin, tuple(diagnostics))


def _front_matter(file: Path) -> Result[Origin]:
    """Read the YAML at the beginning of a page, between two lines of hyphens."""
    read = read_source(file, what="the page")
    if read.value is None:
        return Result(None, read.diagnostics)
    found = re.match(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", read.value.text, re.DOTALL)
    # A blank line in the place of the hyphens keeps the numbers of the lines.
    source = Source(read.value.path, f"\n{found[1]}" if found else "")
    parsed = parse(source)
    if parsed.value is None:
        return Result(None)
    root = Tree().of_document(parsed.value)
    return Result(Origin(file, root, {read.value.path: read.value}))


def _of_the_person(name: str, root: Node) -> Node:
    if name == CONFIG:
        return _with(root, lambda key: bool(_PERSONAL.fullmatch(key)) and key not in _SITE)
    if name == ABOUT:
        profile = root.get("profile")
        kept = {"subtitle": root.get("subtitle")}
        kept |= {key: profile.get(key) for key in ("image", "address", "more_info")}
        return Tree().node({key: node for key, node in kept.items() if node}, "", root.span)
    return _with(root, lambda key: key == "cv_format") if name == PAGE else root


def _with(root: Node, keeps: object) -> Node:
    """Return a mapping with some of its keys."""
    if not isinstance(root.content, Mapping) or not callable(keeps):
        return Tree().node({}, "", root.span)
    kept = {key: node for key, node in root.content.items() if keeps(key)}
    return Tree().node(kept, root.path, root.span)


def _loads_resume(config: Node) -> bool:
    """Tell whether the site loads the CV in JSON, which its page then shows instead of the other.

    So it was until the page got a key for it (`cv_format`).
    """
    return any(item.get("json").peek() == RESUME for item in config.get("jekyll_get_json"))


def _choose(
    content: dict[str, Node], path: Path, said: str, *, loads_resume: bool
) -> Iterator[Diagnostic]:
    """Keep one of two CVs: the one that the page shows, and not the example of al-folio.

    The other is told, unless it is the example.
    """
    if not (content.get(CV) and content.get(RESUME)):
        return
    said = said or content.get(PAGE, Tree().node({})).get("cv_format").peek()
    if said in {"jsonresume", "rendercv"}:
        shows_resume = said == "jsonresume"
    else:
        is_own = not is_example(content[RESUME])
        shows_resume = is_own and (loads_resume or is_example(content[CV]))
    kept, dropped = (RESUME, CV) if shows_resume else (CV, RESUME)
    other = content.pop(dropped)
    if not is_example(other):
        message = f"`{dropped}` was not read: the CV of the site is `{kept}`"
        hint = (
            f"name the file to import it instead: `cvtex import {shlex.quote(str(path / dropped))}`"
        )
        yield warning(Code.NOT_IMPORTED, message, other.span, hints=(hint,))


def is_example(node: Node) -> bool:
    """Tell whether a CV is the one that al-folio comes with, of Albert Einstein.

    A work of his, which may be left in the CV of another person, says nothing; a position does.
    """
    name = node.get("basics", "cv").get("name").peek()
    texts = {leaf.peek() for leaf in node.leaves()}
    return "Einstein" in name or bool(texts & {"Albert Einstein", _POSITION})


_POSITION = "Institute for Advanced Study, Princeton University"
