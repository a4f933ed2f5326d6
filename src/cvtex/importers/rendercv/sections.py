"""The sections of a CV of RenderCV, as those of a `cv.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from cvtex.importers.draft import Commented, Value
from cvtex.importers.origin import Node
from cvtex.importers.rendercv.dates import in_order
from cvtex.importers.rendercv.entries import build, kind_of
from cvtex.importers.rendercv.publications import Library
from cvtex.importers.rendercv.style import Style
from cvtex.importers.section_kinds import kind_of_title

_SMALL_WORDS = frozenset({
    "a", "and", "as", "at", "but", "by", "for", "from", "if", "in", "into", "like", "near", "nor",
    "of", "off", "on", "onto", "or", "over", "so", "than", "that", "to", "upon", "when", "with",
    "yet",
})  # fmt: skip
"""The words that RenderCV does not capitalise in the title of a section."""

_LINES = frozenset({"skills", "languages", "interests"})
_WITHOUT_ENTRIES = frozenset({"text", "bullets", "numbers", "reversed"})


def title_of_key(key: str) -> str:
    """Return the title that RenderCV prints for the key of a section.

    A key with a space is the title, and so is one with a capital, but underscores are spaces, as
    before 2.4; `work_experience` is *Work Experience*.
    """
    if " " in key or ("_" not in key and key != key.lower()):
        return key
    words = key.replace("_", " ").split()
    return " ".join(word if _keeps_case(word) else word.capitalize() for word in words)


def _keeps_case(word: str) -> bool:
    return word in _SMALL_WORDS or word != word.lower()


def sections_of(sections: Node, style: Style, library: Library, *, order: str = "") -> list[Value]:
    """Take the sections, each with the kind of its entries, or with blocks of several kinds.

    `order` is that in which the entries of each are printed (`dates.ORDERS`); else it is that of
    the file.
    """
    found: list[Value] = []
    if sections.is_list:
        for item in sections:
            title = item.get("title", "name")
            entries = item.get("entries", "contents", "items")
            if section := _section(title.peek(), entries, style, library, order):
                title.text()
                found.append(section)
        return found
    for key, entries in sections.items():
        if section := _section(style.rich(title_of_key(key)), entries, style, library, order):
            found.append(section)
    return found


def _section(title: str, entries: Node, style: Style, library: Library, order: str) -> Value:
    said = kind_of_title(title)
    kinds = [(kind_of(entry, said), entry) for entry in in_order(list(entries), order)]
    groups = [
        (kind, [entry for _, entry in group])
        for kind, group in groupby(kinds, key=lambda pair: pair[0])
        if kind
    ]
    blocks = [block for kind, group in groups if (block := _block(kind, group, style, library))]
    if not blocks:
        return None
    names = [name for block in blocks for name in block if name != "layout"]
    layouts = [block["layout"] for block in blocks if "layout" in block]
    if len(blocks) == 1 or (len({*names}) == len(names) and not layouts):
        body: dict[str, Value] = {}
        for block in blocks:
            body.update(block)
        return {"title": title, **body}
    return {"title": title, "blocks": blocks}


def _block(
    kind: str, entries: list[Node], style: Style, library: Library
) -> Mapping[str, Value] | None:
    """Return the block of some entries of one kind."""
    if kind == "publication":
        return {"publications": {"keys": [library.add(entry) for entry in entries]}}
    if kind == "text":
        texts = [text for entry in entries if (text := style.with_list(entry))]
        return {"text": "\n\n".join(texts)} if texts else None
    if kind in _WITHOUT_ENTRIES:
        return _listed(kind, list(_items(entries, style)))
    built = [value for entry in entries if (value := _checked(build(entry, kind, style), kind))]
    if not built:
        return None
    # RenderCV has less space between lines than between entries.
    return {"layout": {"space": "3pt"}, kind: built} if kind in _LINES else {kind: built}


def _items(entries: list[Node], style: Style) -> Iterator[str]:
    for entry in entries:
        item = entry.get("bullet", "number", "reversed_number")
        yield from filter(
            None, [style.with_list(item)] if item else style.texts(entry.get("bullets"))
        )


def _listed(kind: str, items: list[str]) -> Mapping[str, Value] | None:
    if not items:
        return None
    if kind == "numbers":
        return {"layout": {"numbered": "true"}, "list": items}
    if kind == "reversed":
        last = len(items)
        numbered = [rf"{last - i}. {item}" for i, item in enumerate(items)]
        return {"layout": {"bullet": "none"}, "list": numbered}
    return {"list": items}


_REQUIRED = {
    "education": "institution", "experience": "organization", "volunteer": "organization",
    "skills": "name", "languages": "language", "references": "name", "memberships": "organization",
    "projects": "name", "certificates": "name", "courses": "name", "interests": "name",
}  # fmt: skip


def _checked(entry: Mapping[str, Value], kind: str) -> Value:
    """Return an entry that has what its kind requires; a part of it stands in its place."""
    required = _REQUIRED.get(kind, "title")
    if not entry or entry.get(required):
        return entry
    words = entry.get("keywords")
    if words and kind == "skills":
        return {"name": ", ".join(map(str, words)) if isinstance(words, list) else words}
    stand_in = next(
        (key for key in ("degree", "area", "reference", "summary") if entry.get(key)), ""
    )
    if not stand_in:
        return Commented({**entry, required: "…"}, f"The imported entry has no {required}.")
    rest = {key: value for key, value in entry.items() if key != stand_in}
    return {**rest, required: entry[stand_in]}
