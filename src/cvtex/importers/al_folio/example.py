"""The entries of the CV that al-folio comes with, which many sites still have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvtex.importers.origin import Node, Tree

EXAMPLE = "Albert Einstein"
"""The name in the CV that al-folio comes with."""

_BIRTH, _LANGUAGES = "14th march 1879", "english, german"
_TEXTS = frozenset({
    "full name", "albert einstein", "date of birth", _BIRTH, "languages",
    "phd", "university of zurich, zurich, switzerland", "1905",
    "federal teaching diploma", "1900",
    "eidgenössische technische hochschule, zurich, switzerland",
    "professor of theoretical physics", "institute for advanced study, princeton university",
    "1933 - 1955", "visiting professor", "1933",
    "california institute of technology, pasadena, california, us",
    "director", "kaiser wilhelm institute for physics, berlin, germany.", "1917-1933",
    "karl-ferdinand university, prague, czechoslovakia", "1911 - 1917",
    "associate professor of theoretical physics", "1909 - 1911",
    "al-folio", "2015-now",
    "a beautiful, simple, clean, and responsive jekyll theme for academics.",
    "1921", "nobel prize in physics", "matteucci medal", "2029", "max planck medal",
    "topic 1.", "topic 2.", "hobbies: hobby 1, hobby 2, etc.",
    "description 1.", "description 2.", "description 3.",
    "sub-description 1.", "sub-description 2.",
})  # fmt: skip
"""All texts of its entries, in small letters and without tags."""

NOBODY = frozenset({"", EXAMPLE, "You R. Name"})
"""Names of nobody whose CV it could be: that of the example, and that of its site."""

_REASON = "it is the example of al-folio"


def without_example(root: Node, owner: str) -> Node:
    """Return the sections of a CV without the entries that al-folio comes with, which are left.

    `owner` is the name that the site says outside the CV. The example itself stays as it is.
    """
    texts = {_plain(leaf) for leaf in root.leaves()}
    if owner in NOBODY and EXAMPLE.casefold() in texts:
        return root
    known = _TEXTS | ({_LANGUAGES} if _BIRTH in texts else set())
    return Tree().node(list(_kept(root, known)), root.path, root.span)


def _kept(root: Node, known: frozenset[str]) -> Iterator[Node]:
    for section in root:
        contents = section.get("contents")
        entries = list(contents)
        own = [entry for entry in entries if not {_plain(leaf) for leaf in entry.leaves()} <= known]
        if not entries or not contents.is_list:
            yield section
            continue
        for entry in entries:
            if entry not in own:
                entry.left(_REASON)
        if not own:
            section.left(_REASON)
            continue
        values = dict(section.items())
        own = list(map(_without_placeholders, own))
        values["contents"] = Tree().node(own, contents.path, contents.span)
        yield Tree().node(values, section.path, section.span)


def _without_placeholders(entry: Node) -> Node:
    """Return an entry without lines such as `Description 1.` in its description, which are left."""
    description = entry.get("description")
    if not description.is_list:
        return entry
    lines = list(description)
    empty = [line for line in lines if all(_PLACEHOLDER.match(_plain(x)) for x in line.leaves())]
    for line in empty:
        line.left(_REASON)
    values = dict(entry.items())
    kept = [line for line in lines if line not in empty]
    values["description"] = Tree().node(kept, description.path, description.span)
    return Tree().node(values, entry.path, entry.span)


_PLACEHOLDER = re.compile(r"(?:sub-)?description \d\.$")


def _plain(leaf: Node) -> str:
    return " ".join(re.sub("<[^<>]*>", "", leaf.peek()).split()).casefold()
