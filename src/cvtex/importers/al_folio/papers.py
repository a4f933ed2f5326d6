"""The bibliography of a site, `_bibliography/papers.bib`, beside the publications of its CV.

Many sites have a publication in both. The bibliography has its authors, so that the entry in the CV
gives way to it: before the CV is imported, a title stands for the entry, and in the draft, the
citation key stands for that title.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cvtex.bibliography import Reference, read_bibliography
from cvtex.files.paths import is_file
from cvtex.files.read import read_source
from cvtex.importers.al_folio.reading import PAPERS
from cvtex.importers.draft import Commented, Draft, Value
from cvtex.importers.html import rich_text_of_html
from cvtex.importers.origin import Node, Tree
from cvtex.importers.rendercv.sections import title_of_key
from cvtex.importers.section_kinds import kind_of_title
from cvtex.importers.titles import title_of
from cvtex.locales import Locale
from cvtex.text import plain_text
from cvtex.text.folding import fold_title
from cvtex.text.markdown import parse_markdown
from cvtex.yaml.commented import parts

_COPY = "papers.bib"
_MANY, _TYPES = 15, 3
"""From how many entries on, of how many types, the list of all of them is divided by type."""

_LONG_TITLE = 20
"""The fewest letters of a title that is looked for within a longer text."""


@dataclass(frozen=True, slots=True)
class Papers:
    """The bibliography of a site; without entries if there is none, or if it cannot be read.

    `file` is its path, and `entries` are the types of its entries with their citation keys. `keys`
    has those keys by the folded titles, and `titles` the titles themselves. `is_example` says that
    all works are those of Einstein, which al-folio comes with.
    """

    file: Path
    entries: Sequence[tuple[str, str]] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    is_example: bool = False

    def title_in(self, text: str) -> str:
        """Return the folded title of the entry that a text names; empty if it names none."""
        folded = fold_title(_plain(text))
        if folded in self.keys:
            return folded
        within = (title for title in self.keys if len(title) >= _LONG_TITLE and title in folded)
        return max(within, key=len, default="")


def papers_of(folder: Path) -> Papers:
    """Read the bibliography of the site in a folder; what is wrong with it is told by `pdf`."""
    file = folder / PAPERS
    read = read_source(file, what="the bibliography") if is_file(file) else None
    entries = read_bibliography(read.value).value if read and read.value else None
    if not entries:
        return Papers(file)
    references = [Reference(entry) for entry in entries]
    titled = [reference for reference in references if reference.folded_title]
    return Papers(
        file,
        [(entry.type, entry.key) for entry in entries],
        {reference.folded_title: reference.key for reference in reversed(titled)},
        {reference.folded_title: reference.text("title") for reference in titled},
        all("Einstein" in entry.get("author") + entry.get("editor") for entry in entries),
    )


def without_repeated(cv: Node, papers: Papers) -> Node:
    """Return a CV in which the publications of the bibliography are only titles.

    `cv` is in any format of al-folio; all else that its entries say is left.
    """
    if papers.is_example or not papers.keys:
        return cv
    tree = Tree()
    if cv.is_list:
        return tree.node([_older(section, papers) for section in cv], cv.path, cv.span)
    sections = cv.get("cv").get("sections")
    if sections.is_mapping:
        below = {
            key: _entries(node, papers, is_list=_is_list(title_of_key(key)))
            for key, node in sections.items()
        }
        inner = {**dict(cv.get("cv").items()), "sections": tree.node(below, sections.path)}
        return tree.node({**dict(cv.items()), "cv": tree.node(inner)}, cv.path, cv.span)
    if own := cv.get("publications"):
        changed = _entries(own, papers, is_list=True)
        return tree.node({**dict(cv.items()), "publications": changed}, cv.path, cv.span)
    return cv


def _older(section: Node, papers: Papers) -> Node:
    """Return a section of al-folio's own format."""
    if not _is_list(section.get("title").peek()):
        return section
    contents = _entries(section.get("contents"), papers, is_list=True)
    return Tree().node({**dict(section.items()), "contents": contents}, section.path, section.span)


def _entries(entries: Node, papers: Papers, *, is_list: bool) -> Node:
    if not entries.is_list:
        return entries
    found = [_entry(x, papers) if is_list or _is_publication(x) else x for x in entries]
    return Tree().node(found, entries.path, entries.span)


def _is_list(title: str) -> bool:
    return kind_of_title(title) == "publications"


def _is_publication(entry: Node) -> bool:
    return bool(entry.get("authors") and entry.get("title"))


def _entry(entry: Node, papers: Papers) -> Node:
    """Return an entry, or its title if the bibliography has it; the rest of it is left."""
    title = entry if entry.is_text else entry.get("title", "name")
    folded = papers.title_in(title.peek())
    if not folded:
        return entry
    entry.left(f"`{_COPY}` has this publication, as `{papers.keys[folded]}`")
    if fold_title(_plain(title.peek())) == folded:
        title.understood()
    stub = Tree().node(papers.titles[folded])
    return stub if entry.is_text else Tree().node({"title": stub}, entry.path, entry.span)


def _plain(text: str) -> str:
    return plain_text(parse_markdown(rich_text_of_html(text, plain=str)).inlines)


def with_papers(
    draft: Draft, values: dict[str, Value], papers: Papers, base: str, locale: Locale
) -> Draft:
    """Copy the bibliography of a site, and list it: by keys where the CV has its titles.

    A CV without a list of publications gets a section for all of them. `values` are the keys of the
    CV, which are changed, and `base` is the address of the site, if it is known.
    """
    if not papers.entries:
        return draft
    if papers.is_example and "Einstein" not in str(values.get("name", "")):
        sentence = f"`{PAPERS}` has the examples that al-folio comes with, and was not copied."
        return replace(draft, heading=(*draft.heading, sentence))
    own = ["publications.bib"] if draft.entries else []
    values["bibliography"] = [*own, _COPY] if own else _COPY
    style = values.get("publication_style")
    kept = dict(style) if isinstance(style, Mapping) else {}
    links = {"links_base": f"{base}/assets/pdf/"} if base else {}
    values["publication_style"] = {**kept, **links}
    sections = values.get("sections")
    sections = list(sections) if isinstance(sections, list) else []
    if any(map(_has_list, sections)):
        values["sections"] = list(_listed(sections, papers))
    else:
        types = {written for written, _ in papers.entries}
        grouped = len(papers.entries) > _MANY and len(types) >= _TYPES
        block: Value = {"group_by": "type"} if grouped else {"sort_by": "date"}
        title = title_of("publications", locale)
        values["sections"] = [*sections, {"title": title, "publications": block}]
    return replace(draft, copies={**draft.copies, _COPY: papers.file})


def _has_list(section: Value) -> bool:
    if not isinstance(section, Mapping):
        return False
    return "publications" in section or _is_list(str(section.get("title")))


def _listed(sections: Sequence[Value], papers: Papers) -> Iterator[Value]:
    """Yield sections in which keys stand for titles, with a comment on what is not listed."""
    changed = [_with_keys(section, papers) for section in sections]
    listed = {key for _, keys in changed for key in keys}
    missing = sum(key not in listed for _, key in papers.entries)
    last = max(i for i, section in enumerate(sections) if _has_list(section))
    for number, (section, _) in enumerate(changed):
        if number == last and missing:
            more = f"{missing} more publication{'s' * (missing > 1)}"
            comment = f"`{_COPY}` has {more}: `publications: {{}}` lists all."
            yield Commented(section, comment)
        else:
            yield section


def _with_keys(section: Value, papers: Papers) -> tuple[Value, list[str]]:
    """Return a section in which keys stand for titles, and the keys."""
    if not isinstance(section, Mapping):
        return section, []
    head = {key: section[key] for key in ("title", "layout") if key in section}
    body = [{key: value} for key, value in section.items() if key not in {*head, "blocks"}]
    blocks = section.get("blocks")
    found: list[str] = []
    changed: list[Mapping[str, Value]] = []
    for block in [*body, *(blocks if isinstance(blocks, list) else ())]:
        if isinstance(block, Mapping):
            for kind, value in block.items():
                keys, rest = _divided(kind, value, papers)
                found += keys
                changed += [{"publications": {"keys": keys}}] if keys else []
                changed += [{kind: rest}] if rest else []
    if not found:
        return section, []
    kinds = [kind for block in changed for kind in block]
    if len(kinds) == len(set(kinds)):
        return {**head, **{kind: x for block in changed for kind, x in block.items()}}, found
    return {**head, "blocks": changed}, found


def _divided(kind: str, value: Value, papers: Papers) -> tuple[list[str], Value]:
    """Return the keys of the titles in a block, and the block without them."""
    content, comment = parts(value)
    entries = content.get("entries") if isinstance(content, Mapping) else content
    if kind not in {"publications", "entries", "list"} or not isinstance(entries, list):
        return [], value
    keys = [_key_of(entry, papers) for entry in entries]
    rest: Value = [entry for entry, key in zip(entries, keys, strict=True) if not key]
    if isinstance(content, Mapping):
        rest = {**content, "entries": rest} if rest else None
    return [*filter(None, keys)], Commented(rest, comment) if comment and rest else rest


def _key_of(entry: Value, papers: Papers) -> str:
    """Return the citation key of an entry that is only a title; empty for any other."""
    title = entry.get("title") if isinstance(entry, Mapping) else entry
    if isinstance(entry, Mapping) and not {*entry} <= {"title", "type"}:
        return ""
    return papers.keys.get(fold_title(_plain(title)), "") if isinstance(title, str) else ""
