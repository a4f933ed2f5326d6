"""Suggest the key or the choice that is meant by an unknown one.

The suggestion has a similar spelling, or it is the name in cvtex for a name in another tool.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pydantic import BaseModel

from cvtex.diagnostics.suggestions import (
    ALMOST_SAME,
    FAR,
    clearly_closest,
    closest,
    is_typo,
    similarity,
)
from cvtex.schema import CV, Section
from cvtex.schema.paths import keys_at, keys_of, without_none
from cvtex.validation.synonyms import RELATED, RELATED_IN, SAME, SAME_IN, UNRELATED
from cvtex.yaml import INCLUDE, Data


def suggest_key(path: tuple[int | str, ...], root: type[BaseModel] = CV) -> str | None:
    """Return the known key that is meant by an unknown key at a path, or None.

    It is what another tool calls by this name, has a similar spelling, or contains the unknown key
    as a word. `root` is the model of the whole CV, here and below.
    """
    name = str(path[-1])
    known = keys_at(path[:-1], root)
    if len(path) == 1 and _hint_to_move(name):
        return None
    if (synonym := _synonyms(path[:-1]).get(_folded(name))) in known:
        return synonym
    if _folded(name) in UNRELATED:
        return None
    close = closest(name, known, at_least=ALMOST_SAME)
    longer = [key for key in known if name.lower() in key.split("_")]
    if not close and len(longer) == 1:
        return longer[0]  # `joiner` means `author_joiner`
    return close or closest(name, known) or _misspelled_synonym(name, known, path[:-1])


def _synonyms(path: tuple[int | str, ...]) -> Mapping[str, str]:
    """Return the keys of cvtex by their names in other tools, for the mapping at a path."""
    kind = _kind(path)
    return {**RELATED, **SAME, **RELATED_IN.get(kind, {}), **SAME_IN.get(kind, {})}


def _kind(path: tuple[int | str, ...]) -> str:
    """Return the key that has a mapping, or the list of it."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _synonym(name: str, known: Sequence[str]) -> str | None:
    """Return the known key that is meant by a name in other tools or a misspelling of it."""
    synonym = _synonyms(()).get(_folded(name))
    return synonym if synonym in known else _misspelled_synonym(name, known)


def _misspelled_synonym(
    name: str, known: Sequence[str], path: tuple[int | str, ...] = ()
) -> str | None:
    synonyms = _synonyms(path)
    candidates = [word for word, meant in synonyms.items() if meant in known]
    word = closest(_folded(name), candidates, at_least=ALMOST_SAME)
    return synonyms[word] if word else None


def _folded(name: str) -> str:
    """Return a key in lower case without `_`, `-` and spaces."""
    return re.sub(r"[\W_]+", "", name.casefold())


class CertainKey(NamedTuple):
    """The key that is meant by another, without a doubt.

    `is_typo` tells whether it is misspelled, and not a name of another tool.
    """

    name: str
    is_typo: bool


def certain_key(path: tuple[int | str, ...], root: type[BaseModel] = CV) -> CertainKey | None:
    """Return the key that is meant by an unknown key, if no other is possible; else None.

    It has the same meaning in another tool, or the unknown key is a misspelling of it. A name that
    another tool uses in another meaning is not taken for a misspelling.
    """
    meant = suggest_key(path, root)
    name, parent = _folded(str(path[-1])), path[:-1]
    if meant is None:
        return None
    kind = _kind(parent)
    related = RELATED_IN.get(kind, {})
    same = SAME_IN.get(kind, {}) | {word: key for word, key in SAME.items() if word not in related}
    if meant == same.get(name):
        return CertainKey(meant, is_typo=False)
    if name in related or name in RELATED or meant != _clearly_meant(name, parent, root):
        return None
    written = _folded(meant)
    is_certain = is_typo(name, written) or similarity(name, written) >= _CERTAIN
    return CertainKey(meant, is_typo=True) if is_certain else None


def _clearly_meant(name: str, parent: tuple[int | str, ...], root: type[BaseModel]) -> str | None:
    folded = {_folded(key): key for key in keys_at(parent, root)}
    return folded.get(clearly_closest(name, folded) or "")


_CERTAIN = 0.9
"""The lowest similarity of a key with several typos to the key that it certainly means."""


def hints_for_key(path: tuple[int | str, ...], root: type[BaseModel] = CV) -> tuple[str, ...]:
    """Return the hint for an unknown key: the suggested key, or all keys of the mapping."""
    meant = suggest_key(path, root)
    known = keys_at(path[:-1], root)
    if len(path) == 1 and (place := _hint_to_move(str(path[0]))):
        return (place,)
    if meant is None and _means_include(str(path[-1])):
        return ("a part in another file is named by `include: part.yaml`",)
    if meant is None and path[:-1] == ("personal",):
        word = str(path[-1]).replace("_", " ").capitalize()
        return (f"write it as `other: [{{label: {word}, value: …}}]`",)
    if meant is None:
        return (f"the keys here are {', '.join(f'`{key}`' for key in known)}",)
    is_similar = closest(str(path[-1]), (meant,)) or str(path[-1]).lower() in meant.split("_")
    return (f"did you mean `{meant}`?" if is_similar else f"cvtex calls it `{meant}`",)


_NOT_MEANT = frozenset({"words", "last_updated"})
"""Mappings whose keys nobody would look for at the top level."""


def _means_include(name: str) -> bool:
    is_similar = closest(name, (INCLUDE,), at_least=ALMOST_SAME) is not None
    return is_similar or name.lower() in {"import", "imports", "extends", "$ref"}


def _hint_to_move(name: str) -> str:
    """Return the hint for a top-level key that belongs in another mapping, or an empty text."""
    if name not in Section.KINDS and _synonym(name, keys_of(CV)) is None:
        name = _synonym(name, Section.KINDS) or name
    if name in Section.KINDS:
        return f"it belongs in a section: `- title: …` and `{name}: …` below `sections:`"
    for key, field in CV.model_fields.items():
        if (
            name in keys_of(without_none(field.annotation))
            and key not in _NOT_MEANT
            and name != "other"
        ):
            return f"it belongs under `{key}`: `{key}: {{{name}: …}}`"
    for key in ("name", "personal"):
        if meant := SAME_IN[key].get(_folded(name)):
            return f"it belongs under `{key}`: `{key}: {{{meant}: …}}`"
    from cvtex.schema.person.networks import network_called

    if network := network_called(name):
        example = f"- {{network: {network.name}, username: …}}"
        return f"it belongs under `profiles`: `{example}`"
    return ""


def certain_choice(value: Data, expected: str) -> str | None:
    """Return the choice that is meant by a value, if only one is possible; else None.

    `expected` is pydantic's list of the choices. The value is a misspelling of the choice: a word
    that is only similar may mean the opposite.
    """
    if not isinstance(value, str):
        return None
    meant = clearly_closest(value, _CHOICE.findall(expected))
    if meant is None:
        return None
    written, right = _folded(value), _folded(meant)
    is_certain = is_typo(written, right) or similarity(written, right) >= _CERTAIN
    return meant if is_certain else None


_CHOICE = re.compile(r"'([^']*)'")
"""Matches a choice in pydantic's list of the choices."""


def hints_for_choice(value: Data, expected: str) -> tuple[str, ...]:
    """Return the hints for a wrong choice: a similar one, if there is one, and all choices."""
    known = _CHOICE.findall(expected)
    close = closest(value, known, at_least=FAR) if isinstance(value, str) else None
    guess = (f"did you mean `{close}`?",) if close else ()
    return (*guess, "it is one of " + ", ".join(f"`{choice}`" for choice in known))
