"""Resolve entries of kinds without a template: what is first, what follows, which lines are below.

`schema.kinds.placing` is the table of what stands where; here it meets the words, the dates and
the persons of a CV, so that a template has nothing to decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from cvtex.dates import DateText
from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.document.model import Record, RecordLine
from cvtex.locales.phrases import around
from cvtex.schema import CV, Entry, Words
from cvtex.schema.kinds.placing import Part, People, Placing
from cvtex.source import Span
from cvtex.text import CodeSpan, Inlines, Link, RichText, Style, Styled, Text, plain_text, text

if TYPE_CHECKING:
    from cvtex.document.people import KnownPeople, Listed


class Records:
    """Resolves the entries of one CV in one language.

    `words` are those of the language, and `date` returns a date as the CV prints it there. What is
    doubtful about persons is appended to `diagnostics`.
    """

    def __init__(
        self,
        cv: CV,
        words: Words,
        date: Callable[[DateText], str],
        diagnostics: list[Diagnostic],
    ) -> None:
        self._cv = cv
        self._words = words
        self._date = date
        self._diagnostics = diagnostics
        self._people: KnownPeople | None = None

    def record(self, entry: Entry, placing: Placing, place: Callable[[str], Span]) -> Record:
        """Return an entry with its fields in their places.

        `place` returns the place of a field of the entry in the file.
        """
        location = self._inlines(getattr(entry, placing.location, None))
        lines = tuple(self._lines(entry, placing, place))
        if not placing.title:
            return Record(
                position=_rich(getattr(entry, "position", None)),
                organization=_rich(getattr(entry, "organization", None)),
                location=location,
                lines=lines,
            )
        rest = self._joined(entry, placing.rest)
        if rest:
            rest = (Text(self._joint(placing.rest[0])), *rest)
        if location:
            rest = (*rest, Text(", "), *location)
        if remark := self._joined(entry, placing.remark):
            rest = (*rest, Text(" ("), *remark, Text(")"))
        title = self._inlines(getattr(entry, placing.title))
        return Record(title, rest, lines=lines)

    def _lines(
        self, entry: Entry, placing: Placing, place: Callable[[str], Span]
    ) -> Iterator[RecordLine]:
        for line in placing.lines:
            match line:
                case People(field, word, word_with_owner, needs_owner, own_label):
                    if names := getattr(entry, field):
                        listed = self._listed(names)
                        if needs_owner:
                            self._expect_owner(listed, field, place)
                        has_owner = listed.search.index is not None
                        label = self._word((has_owner and word_with_owner) or word) or own_label
                        before = f"{label}{self._words.colon}" if label else ""
                        yield RecordLine(text(before), listed.authors, listed.closing)
                case _:
                    if words := self._joined(entry, line):
                        yield RecordLine(words)

    def _joined(self, entry: Entry, parts: Sequence[Part]) -> Inlines:
        """Return the parts that an entry has on one line, each but the first after its joint."""
        line: Inlines = ()
        for part in parts:
            if words := self._part(getattr(entry, part.field), part):
                line = (*line, Text(self._joint(part)), *words) if line else words
        return line

    def _part(self, value: object, part: Part) -> Inlines:
        """Return a field with the words around it, or nothing if the entry does not have it."""
        inlines = self._inlines(value)
        if part.link is not None and isinstance(value, str):
            shown = CodeSpan(value) if part.link else Text(value)
            inlines = (Link(f"{part.link}{value}", (shown,)),)
        if not inlines:
            return ()
        if part.is_title:
            inlines = (Styled(Style.EMPHASIS, inlines),)
        words = self._words
        if label := part.own_label or (part.label and getattr(words, part.label)):
            inlines = (Text(f"{label}{words.colon}"), *inlines)
        if word := self._word(part.before):
            # An abbreviation stays on the line of what follows.
            inlines = _between(around(word, space="\u00a0" if word.endswith(".") else " "), inlines)
        if word := self._word(part.after):
            form = self._words.locale.numbers.form(word, plain_text(inlines))
            inlines = _between(around(form, after=True), inlines)
        return inlines

    def _joint(self, part: Part) -> str:
        return self._words.colon if part.joint == ": " else part.joint

    def _inlines(self, value: object) -> Inlines:
        match value:
            case RichText(inlines):
                return inlines
            case DateText():
                return text(self._date(value))
            case StrEnum():
                return text(self._word(value))
            case str():
                return text(value)
            case tuple():
                joined: Inlines = ()
                for item in value:
                    inlines = self._inlines(item)
                    joined = (*joined, Text(", "), *inlines) if joined else inlines
                return joined
        return ()

    def _word(self, key: str) -> str:
        # Not through `str`, which would make a word with several forms one of a single form.
        word: str = getattr(self._words.entries, key) if key else ""
        return word

    def _listed(self, people: Sequence[str]) -> Listed:
        if self._people is None:
            from cvtex.document.people import KnownPeople

            self._people = KnownPeople(self._cv, self._words)
        return self._people.listed(people)

    def _expect_owner(self, listed: Listed, field: str, place: Callable[[str], Span]) -> None:
        """Report a list of persons without the owner."""
        if listed.search.index is not None or listed.closing:
            return
        message = f"none of the `{field}` is the owner of the CV"
        hint = "if one of them is you, add the name as it is written here to `signs_as`"
        if listed.search.nearest is not None:
            near = listed.authors[listed.search.nearest].text
            message += f"; `{near}` is similar"
            hint = f"if that is you, add `{near}` to `signs_as`"
        found = warning(Code.OWNER_NOT_FOUND, message, place(field), hints=(hint,))
        self._diagnostics.append(found)


def _between(around: tuple[str, str], inlines: Inlines) -> Inlines:
    """Return rich text with what stands before and after it."""
    before, after = around
    return (*text(before), *inlines, *text(after))


def _rich(value: object) -> Inlines:
    return value.inlines if isinstance(value, RichText) else ()
