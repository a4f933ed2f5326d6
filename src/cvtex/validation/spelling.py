"""Suggest the key or the choice that is meant by an unknown one.

The suggestion has a similar spelling, or it is the name in cvtex for a name in another tool.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cvtex.diagnostics.suggestions import (
    ALMOST_SAME,
    FAR,
    clearly_closest,
    closest,
    is_typo,
    similarity,
)
from cvtex.schema import CV, Section
from cvtex.schema.paths import annotation_at, keys_of, without_none
from cvtex.yaml import Data

# The names in RenderCV, JSON Resume, YAMLResume, LinkedIn, Europass and the templates of Awesome-CV
# and moderncv, and other common names. They are in lower case, without `_`, `-` and spaces.
_SAME = {
    "work": "experience", "workexperience": "experience", "employment": "experience",
    "jobs": "experience", "positions": "experience", "referees": "people", "references": "people",
    "students": "people", "honors": "awards", "prizes": "awards", "grants": "awards",
    "software": "projects", "presentations": "talks", "invitedtalks": "talks", "bullets": "list",
    "items": "list", "prose": "text", "paragraph": "text", "paragraphs": "text", "dates": "date",
    "year": "date", "when": "date", "period": "date", "company": "organization",
    "organisation": "organization", "employer": "organization", "role": "position",
    "jobtitle": "position", "studytype": "degree", "school": "institution",
    "university": "institution", "gpa": "score", "grade": "score", "coursework": "courses",
    "description": "summary", "website": "url", "homepage": "url", "link": "url", "mail": "email",
    "emailaddress": "email", "headline": "label", "bib": "bibliography",
    "bibliographies": "bibliography", "socialnetworks": "profiles", "aliases": "signs_as",
    "venue": "venues", "tags": "keywords", "types": "type", "major": "area", "fieldofstudy": "area",
    "studyarea": "area", "supervisor": "advisors", "supervisors": "advisors", "advisor": "advisors",
    "place": "location", "telephone": "phone", "tel": "phone", "mobile": "phone",
    "phonenumber": "phone", "technologies": "keywords", "techstack": "keywords",
    "stack": "keywords", "issuer": "awarder", "photo": "image", "picture": "image",
    "avatar": "image",
}  # fmt: skip
"""Names that mean a key of cvtex, so that a fix may rename them."""

_RELATED = {
    "mentorship": "people", "service": "entries", "volunteer": "entries", "activities": "entries",
    "certificates": "awards", "certifications": "awards", "artifacts": "projects",
    "interests": "list", "profile": "text", "about": "text", "objective": "text",
    "summary": "text", "startdate": "date", "enddate": "date", "note": "summary",
    "details": "highlights", "bullet": "list", "field": "area", "subject": "area",
    "city": "location", "address": "location", "theme": "design", "rules": "checks",
    "by": "awarder", "publisher": "awarder", "issued": "date", "releasedate": "date",
}  # fmt: skip
"""Names with a meaning near to that of a key: a person has to decide."""

_UNRELATED = frozenset({
    "settings", "rendercvsettings", "locale", "meta", "metadata", "number", "reversednumber",
    "reference", "roles", "entity", "layouts",
})  # fmt: skip
"""Names in other tools for which cvtex has nothing, though they are spelled like one of its keys.
"""

_SAME_IN = {
    "sections": {"heading": "title", "subsections": "blocks", "parts": "blocks"},
    "experience": {"roles": "positions"},
    "awards": {"name": "title", "award": "title", "organization": "awarder"},
    "talks": {"name": "title", "event": "venues", "conference": "venues"},
    "projects": {"title": "name"},
    "teaching": {
        "title": "course", "name": "course", "school": "institution", "organization": "institution",
    },
    "people": {"affiliation": "organization", "institution": "organization"},
    "entries": {
        "name": "title", "journal": "venue", "booktitle": "venue", "author": "authors",
        "editor": "editors", "entrytype": "type",
    },
    "skills": {"label": "name", "category": "name", "title": "name", "proficiency": "level"},
    "languages": {"name": "language", "level": "fluency", "proficiency": "fluency"},
    "profiles": {"platform": "network", "handle": "username", "user": "username"},
}  # fmt: skip
"""As `_SAME`, by the list whose entries have the key; these come first."""

_RELATED_IN = {
    "education": {"name": "institution", "organization": "institution", "title": "degree"},
    "experience": {"name": "organization", "title": "position", "institution": "organization"},
    "positions": {"title": "position", "name": "position"},
    "talks": {"organization": "venues"},
    "people": {"title": "position"},
    "skills": {"details": "keywords", "items": "keywords", "skills": "keywords"},
    "profiles": {"name": "network", "id": "username"},
}
"""As `_RELATED`, by the list whose entries have the key."""


def suggest_key(path: tuple[int | str, ...]) -> str | None:
    """Return the known key that is meant by an unknown key at a path, or None.

    It is what another tool calls by this name, has a similar spelling, or contains the unknown key
    as a word.
    """
    name = str(path[-1])
    known = keys_of(annotation_at(path[:-1]))
    if len(path) == 1 and _hint_to_move(name):
        return None
    if (synonym := _synonyms(path[:-1]).get(_folded(name))) in known:
        return synonym
    if _folded(name) in _UNRELATED:
        return None
    close = closest(name, known, at_least=ALMOST_SAME)
    longer = [key for key in known if name.lower() in key.split("_")]
    if not close and len(longer) == 1:
        return longer[0]  # `joiner` means `author_joiner`
    return close or closest(name, known) or _misspelled_synonym(name, known)


def _synonyms(path: tuple[int | str, ...]) -> Mapping[str, str]:
    """Return the keys of cvtex by their names in other tools, for the mapping at a path."""
    kind = str(path[-2]) if len(path) > 1 and isinstance(path[-1], int) else ""
    return {**_RELATED, **_SAME, **_RELATED_IN.get(kind, {}), **_SAME_IN.get(kind, {})}


def _synonym(name: str, known: Sequence[str]) -> str | None:
    """Return the known key that is meant by a name in other tools or a misspelling of it."""
    synonym = _synonyms(()).get(_folded(name))
    return synonym if synonym in known else _misspelled_synonym(name, known)


def _misspelled_synonym(name: str, known: Sequence[str]) -> str | None:
    candidates = [word for word, meant in _synonyms(()).items() if meant in known]
    word = closest(_folded(name), candidates, at_least=ALMOST_SAME)
    return _synonyms(())[word] if word else None


def _folded(name: str) -> str:
    """Return a key in lower case without `_`, `-` and spaces."""
    return re.sub(r"[\W_]+", "", name.casefold())


class CertainKey(NamedTuple):
    """The key that is meant by another, without a doubt.

    `is_typo` tells whether it is misspelled, and not a name of another tool.
    """

    name: str
    is_typo: bool


def certain_key(path: tuple[int | str, ...]) -> CertainKey | None:
    """Return the key that is meant by an unknown key, if no other is possible; else None.

    It has the same meaning in another tool, or the unknown key is a misspelling of it. A name that
    another tool uses in another meaning is not taken for a misspelling.
    """
    meant = suggest_key(path)
    name, parent = _folded(str(path[-1])), path[:-1]
    if meant is None:
        return None
    kind = str(parent[-2]) if len(parent) > 1 and isinstance(parent[-1], int) else ""
    related = _RELATED_IN.get(kind, {})
    same = _SAME_IN.get(kind, {}) | {
        word: key for word, key in _SAME.items() if word not in related
    }
    if meant == same.get(name):
        return CertainKey(meant, is_typo=False)
    if name in related or name in _RELATED or meant != _clearly_meant(name, parent):
        return None
    written = _folded(meant)
    is_certain = is_typo(name, written) or similarity(name, written) >= _CERTAIN
    return CertainKey(meant, is_typo=True) if is_certain else None


def _clearly_meant(name: str, parent: tuple[int | str, ...]) -> str | None:
    folded = {_folded(key): key for key in keys_of(annotation_at(parent))}
    return folded.get(clearly_closest(name, folded) or "")


_CERTAIN = 0.9
"""The lowest similarity of a key with several typos to the key that it certainly means."""


def hints_for_key(path: tuple[int | str, ...]) -> tuple[str, ...]:
    """Return the hint for an unknown key: the suggested key, or all keys of the mapping."""
    meant = suggest_key(path)
    known = keys_of(annotation_at(path[:-1]))
    if len(path) == 1 and (place := _hint_to_move(str(path[0]))):
        return (place,)
    if meant is None:
        return (f"the keys here are {', '.join(f'`{key}`' for key in known)}",)
    is_similar = closest(str(path[-1]), (meant,)) or str(path[-1]).lower() in meant.split("_")
    return (f"did you mean `{meant}`?" if is_similar else f"cvtex calls it `{meant}`",)


def _hint_to_move(name: str) -> str:
    """Return the hint for a top-level key that belongs in another mapping, or an empty text."""
    if name not in Section.KINDS and _synonym(name, keys_of(CV)) is None:
        name = _synonym(name, Section.KINDS) or name
    if name in Section.KINDS:
        return f"it belongs in a section: `- title: …` and `{name}: …` below `sections:`"
    for key, field in CV.model_fields.items():
        if name in keys_of(without_none(field.annotation)) and key not in {"words", "last_updated"}:
            return f"it belongs under `{key}`: `{key}: {{{name}: …}}`"
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
