"""Recognise the state of a publication, such as "in press", wherever an entry says it.

biblatex has the field `pubstate` (manual, section 4.9.2.11). Many people write the state in the
place of the year, or in a note, and with a date: "forthcoming July 2026".
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from cvtex.dates import DateError, parse_date
from cvtex.text.folding import fold_letters

STATES = {
    "inpreparation": "in_preparation", "inprep": "in_preparation", "draft": "in_preparation",
    "inprogress": "in_preparation", "workinprogress": "in_preparation",
    "manuscriptinpreparation": "in_preparation", "invorbereitung": "in_preparation",
    "enpréparation": "in_preparation", "enpreparación": "in_preparation",
    "submitted": "submitted", "manuscriptsubmitted": "submitted", "eingereicht": "submitted",
    "submittedforpublication": "submitted", "soumis": "submitted", "enviado": "submitted",
    "underreview": "under_review", "inreview": "under_review", "inbegutachtung": "under_review",
    "enrévision": "under_review", "enrevisión": "under_review",
    "underrevision": "under_revision", "inrevision": "under_revision",
    "reviseandresubmit": "under_revision", "reviseresubmit": "under_revision",
    "accepted": "accepted", "acceptedforpublication": "accepted", "angenommen": "accepted",
    "accepté": "accepted", "aceptado": "accepted", "accettato": "accepted",
    "forthcoming": "forthcoming", "toappear": "forthcoming", "upcoming": "forthcoming",
    "appearing": "forthcoming", "willappear": "forthcoming", "tobepublished": "forthcoming",
    "comingsoon": "forthcoming", "erscheint": "forthcoming", "imerscheinen": "forthcoming",
    "àparaître": "forthcoming", "deprochaineparution": "forthcoming",
    "depróximaaparición": "forthcoming", "inuscita": "forthcoming",
    "inpress": "in_press", "imdruck": "in_press", "souspresse": "in_press", "enprensa": "in_press",
    "instampa": "in_press", "noprelo": "in_press",
}  # fmt: skip
"""From the folded text of a state to its name in `StatusWords`: biblatex's states and others."""

_LINKING = frozenset({"in", "on", "for", "expected"})
_LONGEST = 80
"""The most characters of a text that is nothing but a state and a date."""


class State(NamedTuple):
    """The state of a publication: `published`, a name in `StatusWords`, or a text.

    `when` is the date that is written with it, and `field` the field that says it.
    """

    name: str = "published"
    when: str = ""
    field: str = ""


PUBLISHED = State()


def state_in(text: str, field: str) -> State | None:
    """Return the state that a text consists of, with or without a date, or None."""
    if len(text) > _LONGEST:
        return None
    words = text.replace("(", " ").replace(")", " ").replace(",", " ").split()
    if name := STATES.get(fold_letters(text)):
        numbers = " ".join(word for word in words if any(map(str.isdigit, word)))
        return State(name, numbers if _is_date(numbers) else "", field)
    for state, when in _divisions(words):
        if (name := STATES.get(fold_letters(" ".join(state)))) and _is_date(" ".join(when)):
            return State(name, " ".join(when), field)
    return None


def begins_with_state(text: str, field: str) -> State | None:
    """Return the state that a text begins with, as in "To appear in the Journal of X", or None."""
    letters = fold_letters(text[:_LONGEST])
    found = (name for known, name in STATES.items() if letters.startswith(known))
    name = next(found, None)
    return State(name, "", field) if name else None


def _divisions(words: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the words of a state and those of a date, in either order."""
    for index in range(1, len(words)):
        before, after = words[:index], words[index:]
        yield before, after[1:] if after[0].lower() in _LINKING else after
        yield after, before


def _is_date(text: str) -> bool:
    with suppress(DateError):
        return bool(text and parse_date(text))
    return False
