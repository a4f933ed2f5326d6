"""Suggest the key or the choice that is meant by an unknown one.

The suggestion has a similar spelling, or it is the name in cvtex for a name in another tool.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cvtex.diagnostics.suggestions import ALMOST_SAME, FAR, clearly_closest, closest
from cvtex.schema import CV, Section
from cvtex.schema.paths import annotation_at, keys_of, without_none
from cvtex.yaml import Data

# The names in JSON Resume, RenderCV and YAMLResume, and other common names.
_SYNONYMS = {
    "work": "experience", "employment": "experience", "jobs": "experience",
    "positions": "experience", "mentorship": "people", "references": "people",
    "students": "people", "service": "entries", "volunteer": "entries", "activities": "entries",
    "certificates": "awards", "honors": "awards", "grants": "awards", "software": "projects",
    "artifacts": "projects", "presentations": "talks", "interests": "list", "bullets": "list",
    "items": "list", "prose": "text", "paragraph": "text", "startdate": "date",
    "enddate": "date", "dates": "date", "year": "date", "when": "date", "period": "date",
    "company": "organization", "employer": "organization", "role": "position",
    "jobtitle": "position", "studytype": "degree", "school": "institution",
    "university": "institution", "gpa": "score", "description": "summary", "note": "summary",
    "details": "highlights", "website": "url", "homepage": "url",
    "link": "url", "mail": "email", "headline": "label", "bib": "bibliography",
    "socialnetworks": "profiles", "aliases": "signs_as", "venue": "venues",
    "tags": "keywords", "types": "type", "major": "area", "field": "area", "subject": "area",
    "supervisor": "advisors", "supervisors": "advisors", "advisor": "advisors",
    "place": "location", "city": "location", "telephone": "phone", "tel": "phone",
    "technologies": "keywords", "stack": "keywords", "issuer": "awarder", "by": "awarder",
    "publisher": "awarder", "theme": "design", "settings": "checks", "rules": "checks",
}  # fmt: skip


def suggest_key(path: tuple[int | str, ...]) -> str | None:
    """Return the known key that is meant by an unknown key at a path, or None.

    It has a similar spelling, contains the unknown key as a word, or is a synonym.
    """
    name = str(path[-1])
    known = keys_of(annotation_at(path[:-1]))
    if len(path) == 1 and _hint_to_move(name):
        return None
    close = closest(name, known, at_least=ALMOST_SAME)
    longer = [key for key in known if name.lower() in key.split("_")]
    if not close and len(longer) == 1:
        return longer[0]  # `joiner` means `author_joiner`
    close = close or closest(name, known)
    if close:
        return close
    synonym = _synonym(name, known)
    return synonym if synonym in known else None


def _synonym(name: str, known: Sequence[str]) -> str | None:
    """Return the key of cvtex for a name in other tools, with `_`, `-`, capitals or spaces."""
    folded = re.sub(r"[\W_]+", "", name.casefold())
    candidates = [word for word, meant in _SYNONYMS.items() if meant in known]
    word = folded if folded in candidates else closest(folded, candidates, at_least=ALMOST_SAME)
    return _SYNONYMS[word] if word else None


_ENDS_OF_DATES = frozenset({"startdate", "enddate", "start", "end"})


def certain_key(path: tuple[int | str, ...]) -> str | None:
    """Return the known key that is meant by an unknown key, if only one is possible; else None."""
    meant = suggest_key(path)
    name = str(path[-1])
    if meant is None or re.sub(r"\W|_", "", name.lower()) in _ENDS_OF_DATES:
        return None
    known = keys_of(annotation_at(path[:-1]))
    is_clear = meant == clearly_closest(name, known) or meant == _synonym(name, known)
    return meant if is_clear else None


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

    `expected` is pydantic's list of the choices.
    """
    return clearly_closest(value, _CHOICE.findall(expected)) if isinstance(value, str) else None


_CHOICE = re.compile(r"'([^']*)'")
"""Matches a choice in pydantic's list of the choices."""


def hints_for_choice(value: Data, expected: str) -> tuple[str, ...]:
    """Return the hints for a wrong choice: a similar one, if there is one, and all choices."""
    known = _CHOICE.findall(expected)
    close = closest(value, known, at_least=FAR) if isinstance(value, str) else None
    guess = (f"did you mean `{close}`?",) if close else ()
    return (*guess, "it is one of " + ", ".join(f"`{choice}`" for choice in known))
