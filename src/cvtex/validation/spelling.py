"""What a key or a word was meant to be that the schema does not know.

It is spelt nearly like one that is known, or it is what another tool calls the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cvtex.diagnostics.suggestions import ALMOST_SAME, FAR, clearly_closest, closest
from cvtex.schema import CV, Section
from cvtex.schema.paths import annotation_at, keys_of, without_none
from cvtex.yaml import Data

# What other tools call things: JSON Resume, RenderCV, YAMLResume and habit.
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


def meant_by(path: tuple[int | str, ...]) -> str | None:
    """Return the known key that an unknown one stands for: nearly the same, or a synonym."""
    name = str(path[-1])
    known = keys_of(annotation_at(path[:-1]))
    if len(path) == 1 and _place_elsewhere(name):
        return None
    close = closest(name, known, at_least=ALMOST_SAME)
    longer = [key for key in known if name.lower() in key.split("_")]
    if not close and len(longer) == 1:
        return longer[0]  # `joiner` is `author_joiner`
    close = close or closest(name, known)
    if close:
        return close
    synonym = _synonym(name, known)
    return synonym if synonym in known else None


def _synonym(name: str, known: Sequence[str]) -> str | None:
    """Return what cvtex calls what is called so elsewhere, however its words are joined."""
    folded = re.sub(r"[\W_]+", "", name.casefold())
    fitting = [word for word, meant in _SYNONYMS.items() if meant in known]
    word = folded if folded in fitting else closest(folded, fitting, at_least=ALMOST_SAME)
    return _SYNONYMS[word] if word else None


_ENDS_OF_DATES = frozenset({"startdate", "enddate", "start", "end"})


def certainly_meant(path: tuple[int | str, ...]) -> str | None:
    """Return the key that an unknown one can only stand for, so that it may be put in its place."""
    meant = meant_by(path)
    name = str(path[-1])
    if meant is None or re.sub(r"\W|_", "", name.lower()) in _ENDS_OF_DATES:
        return None
    known = keys_of(annotation_at(path[:-1]))
    is_clear = meant == clearly_closest(name, known) or meant == _synonym(name, known)
    return meant if is_clear else None


def hints_for(path: tuple[int | str, ...]) -> tuple[str, ...]:
    """Say what an unknown key may have been, or which keys there are."""
    meant = meant_by(path)
    known = keys_of(annotation_at(path[:-1]))
    if len(path) == 1 and (place := _place_elsewhere(str(path[0]))):
        return (place,)
    if meant is None:
        return (f"the keys here are {', '.join(f'`{key}`' for key in known)}",)
    is_slip = closest(str(path[-1]), (meant,)) or str(path[-1]).lower() in meant.split("_")
    return (f"did you mean `{meant}`?" if is_slip else f"cvtex calls it `{meant}`",)


def _place_elsewhere(name: str) -> str:
    """Say where a key belongs that stands at the top of the file, if it is known elsewhere."""
    if name not in Section.KINDS and _synonym(name, keys_of(CV)) is None:
        name = _synonym(name, Section.KINDS) or name
    if name in Section.KINDS:
        return f"it belongs in a section: `- title: …` and `{name}: …` below `sections:`"
    for key, field in CV.model_fields.items():
        if name in keys_of(without_none(field.annotation)) and key not in {"words", "last_updated"}:
            return f"it belongs under `{key}`: `{key}: {{{name}: …}}`"
    return ""


def certain_choice(value: Data, expected: str) -> str | None:
    """Return the one of the choices that a value can only stand for."""
    return clearly_closest(value, _CHOICE.findall(expected)) if isinstance(value, str) else None


_CHOICE = re.compile(r"'([^']*)'")
"""A choice in pydantic's list of what it expects."""


def choices(value: Data, expected: str) -> tuple[str, ...]:
    """Say which choices there are, and which of them a value may have been."""
    known = _CHOICE.findall(expected)
    close = closest(value, known, at_least=FAR) if isinstance(value, str) else None
    guess = (f"did you mean `{close}`?",) if close else ()
    return (*guess, "it is one of " + ", ".join(f"`{choice}`" for choice in known))
