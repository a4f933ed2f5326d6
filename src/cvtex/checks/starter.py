"""Find what a user has left of the invented person whose CV `cvtex new` writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from cvtex.diagnostics import Code, Diagnostic, Note, warning
from cvtex.source import Source
from cvtex.yaml import Data, YamlDocument, parse_yaml

_PERSONAL = frozenset({
    "name", "signs_as", "email", "phone", "location", "url", "text", "institution", "organization",
    "advisors", "thesis", "highlights", "title", "works", "venues", "summary", "course", "now",
})  # fmt: skip
"""The keys of the starter whose values tell of its person, and not of any CV."""

_COMMON = frozenset({"location", "course", "highlights", "now"})
"""Keys whose values another person may have too: they are reported only beside others."""

_IMPERSONAL = frozenset({"design", "skills", "languages", "publications"})
"""Keys below which nothing tells of the person."""

MARKS = (
    "lindqvist", "mara.example", "555", "uppsala", "morphology", "northern lights", "the fjord",
    "ingrid sørensen", "without spelling", "spoken languages", "arctic", "group of four",
    "tundra labs", "polar circle", "its speakers own", "whose corpus", "language rights", "fstkit",
    "finite-state", "phonetics", "korhonen", "jonas dahl", "student at bergen",
)  # fmt: skip
"""Words of which each value of the person has one. To look for them takes much less time than to
parse the starter's text, and few other CVs have any.
"""

BEGUN = "$schema=cv.schema.json"
"""What the first line of a CV has that `cvtex new` has written."""

TELLING = (
    "research_text", "university", "thesis", "second_university", "institute", "best_paper",
    "fellowship", "talk", "conference", "talk_university", "fstkit", "organizer",
    "reviewer",
)  # fmt: skip
"""The fields of the starter whose texts, in any language, are not in the CV of another person."""


def starter_values(document: YamlDocument) -> Iterator[Diagnostic]:
    """Report the values of the starter's person that stand in a CV, with the place of each.

    They are those of the English starter and, if `cvtex new` has begun the CV, of that in its
    language. Contact details have a message each; all other values have one, with notes. As long as
    the CV has her name, it is hers as a whole, and only the name is reported. The starter as
    `cvtex new` writes it is not reported.
    """
    written = [source.text.casefold() for source in document.sources]
    tag = document.get("language")
    language = tag if isinstance(tag, str) else ""
    is_marked = any(mark in text for text in written for mark in MARKS)
    if not is_marked and not _tells(written, language):
        return
    from cvtex.starter import starter_cv

    design = document.get("design")
    theme = design.get("theme") if isinstance(design, dict) else ""
    if document.source.text == starter_cv(language, str(theme or "")):
        return
    person = _person("").joined(_person(language))
    found = [(value, span) for value, span in document.scalars() if person.has(value)]
    name = document.get("name")
    if isinstance(name, str) and _folded(name) == person.name:
        message = f"this is still the CV of {_shown(name)}, whom `cvtex new` has invented"
        hint = "write your name, and replace or remove everything that is hers"
        yield warning(Code.STARTER_VALUE, message, document.locate(("name",)), hints=(hint,))
    elif any(_folded(value) not in person.common for value, _ in found):
        top = {document.locate((key,)) for key in _TOP}
        others = [(value, span) for value, span in found if span not in top]
        for value, span in [*((value, span) for value, span in found if span in top), *others[:1]]:
            rest = others[1:] if span not in top else []
            count = f" and {len(rest)} more values are" if rest else " is"
            message = f"`{_shown(value)}`{count} of the person that `cvtex new` has invented"
            notes = tuple(Note("this too", other) for _, other in rest)
            hint = "write what is true of you instead, or remove it"
            yield warning(Code.STARTER_VALUE, message, span, hints=(hint,), notes=notes)


@cache
def _person(language: str) -> _Person:
    """Return the person as the starter in a language tells of her."""
    from cvtex.starter import starter_cv

    return _Person.of(starter_cv(language))


def _tells(written: Iterable[str], language: str) -> bool:
    """Tell whether folded texts have one of the starter in a language, which is not English.

    Only a CV that `cvtex new` has begun is looked at, since the texts of a language are in a file.
    """
    if not language or language.startswith("en") or not any(BEGUN in text for text in written):
        return False
    from cvtex.starter import starter_texts, with_texts

    if with_texts(language) == "en":
        return False
    texts = starter_texts(language)
    telling = [_folded(texts[field]) for field in TELLING]
    unfolded = [" ".join(text.split()) for text in written]
    return any(value in text for text in unfolded for value in telling)


_TOP = ("email", "phone", "location", "url")
"""The keys whose values have a message each: they would lead readers to another person."""


class _Person(NamedTuple):
    """The values of the starter's person, folded; `contacts` may also be within a longer text."""

    name: str
    phone: str
    contacts: tuple[str, ...]
    values: frozenset[str]
    common: frozenset[str]

    @classmethod
    def of(cls, text: str) -> _Person:
        """Return the person of the starter's text."""
        document = parse_yaml(Source("", text)).value
        data = document.data if document else None
        name, email, phone, url = _contacts(text)
        values = [(key, _folded(value)) for key, value in personal_values(data)]
        return cls(
            _folded(name),
            _digits(phone),
            (_folded(name), _folded(email), _folded(url.partition("://")[2].rstrip("/"))),
            frozenset(value for _, value in values),
            frozenset(value for key, value in values if key in _COMMON),
        )

    def joined(self, other: _Person) -> _Person:
        """Return the person with her values in another language too."""
        return self._replace(values=self.values | other.values, common=self.common | other.common)

    def has(self, value: str) -> bool:
        """Tell whether a value is one of the person's, or contains how to reach her."""
        folded = _folded(value)
        return (
            folded in self.values
            or _digits(value).endswith(self.phone)
            or any(contact in folded for contact in self.contacts)
        )


def _contacts(text: str) -> list[str]:
    """Return the values of `name`, `email`, `phone` and `url` at the top level of the starter."""
    lines = dict(
        line.partition(": ")[::2] for line in text.partition("\nsections:")[0].splitlines()
    )
    return [lines[key].strip() for key in ("name", "email", "phone", "url")]


def personal_values(data: Data, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Yield the values of the starter's data that tell of its person, each with its key."""
    match data:
        case dict():
            for key, value in data.items():
                is_heading = key == "title" and path == ("sections",)
                if key not in _IMPERSONAL and not is_heading:
                    yield from personal_values(value, (*path, key))
        case list():
            for value in data:
                yield from personal_values(value, path)
        case str() if path and path[-1] in _PERSONAL:
            yield path[-1], data


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _shown(text: str) -> str:
    return " ".join(text.split())
