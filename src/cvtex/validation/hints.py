"""Say how to write the mapping or the list that belongs at a place."""

from __future__ import annotations

from typing import TypeAlias, get_args

from pydantic import BaseModel

from cvtex.schema import CV, Section, Selection, WrittenPublication
from cvtex.schema.paths import annotation_at, keys_of, without_none
from cvtex.validation.spelling import suggest_key
from cvtex.yaml import YamlDocument

Path: TypeAlias = tuple[int | str, ...]


_CONTACTS = frozenset({"email", "phone", "location", "url"})
"""The keys at the top level that may have a list, each item with a label."""


def hints_for_further(document: YamlDocument, path: Path) -> tuple[str, ...]:
    """Return the hint for a second contact under a key of its own, such as `mobile`; else none."""
    meant = suggest_key(path)
    if len(path) > 1 or meant not in _CONTACTS or document.get(meant) is None:
        return ()
    word = str(path[-1]).replace("_", " ").capitalize()
    return (f"write both in a list: `{meant}: [{{label: {word}, value: …}}, …]`",)


def missing_hint(path: Path, root: type[CV]) -> str:
    """Return the hint on how to add the key at a path."""
    hint = f"add `{path[-1]}: …`"
    holder = annotation_at(path[:-1], root)
    if isinstance(holder, type) and issubclass(holder, Section):
        hint += ", or `title: none` for a section without a heading"
    if holder is WrittenPublication and path[-1] == "type":
        hint += ", such as `article`, `inproceedings` (of a conference) or `book`"
    return hint


def mapping_hint(document: YamlDocument, path: Path, root: type[CV]) -> str:
    """Return the hint on how to write the mapping at a path."""
    annotation = annotation_at(path, root)
    if annotation is Selection and path[-1] == "publications":
        return (
            "publications come from a BibTeX file, which Zotero, Google Scholar, ORCID and DBLP"
            " export: write `bibliography: publications.bib` at the top level of the file, and"
            " `publications: {}` here to list all of them; or write them here, as items of"
            " `publications: {entries: [{type: article, title: …}]}`"
        )
    keys = ", ".join(f"`{key}`" for key in keys_of(annotation))
    if not keys:
        return "write it as lines of `key: value`"
    return f"its keys are {keys}{_hint_for_text(document, path, root)}"


def _hint_for_text(document: YamlDocument, path: Path, root: type[CV]) -> str:
    """Return the end of a hint for a text in the place of an entry with one required key."""
    annotation, value = annotation_at(path, root), document.at(path)
    if not isinstance(value, str) or not isinstance(path[-1], int) or len(value) > _LONGEST_TEXT:
        return ""
    fields = getattr(annotation, "model_fields", {}).items()
    required = [name for name, field in fields if field.is_required()]
    return f"; the text alone is `{required[0]}: {value}`" if len(required) == 1 else ""


_LONGEST_TEXT = 60
"""The longest text that a hint repeats."""


def list_hint(document: YamlDocument, path: Path, root: type[CV]) -> str:
    """Return the hint on how to write the list at a path, by the type of its items."""
    item = without_none(next(iter(get_args(annotation_at(path, root))), None))
    if path == ("sections",) and isinstance(value := document.at(path), dict):
        title = next(iter(value), "Experience")
        return f"begin each section with a dash and its title: `- title: {title}`"
    if isinstance(item, type) and issubclass(item, BaseModel):
        fields = item.model_fields.items()
        keys = [name for name, field in fields if field.is_required()] or list(keys_of(item))
        return f"begin each entry with a dash: `- {keys[0]}: …`"
    return "begin each item with `- `, or write `[first, second]`"
