"""Check whether a program finds what applicant systems look for: name, contacts, headings, dates.

The parser is as simple as theirs: the name is at the top, an e-mail address and a telephone number
look like such, a heading begins a line, and the date of an entry is the nearest one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from cvtex.diagnostics import Code, Diagnostic, Note, warning
from cvtex.inspection.folding import folded, is_from_right, readings_of, words_of
from cvtex.inspection.matching import Match, Matches
from cvtex.inspection.places import sample
from cvtex.inspection.subject import Made, Outcome, Subject, all_of, counted, skipped
from cvtex.inspection.values import Role, Value

_NEAR = 400
"""The most characters from a date to the entry below it."""

_AROUND = 120
"""The most characters from the beginning of an entry to another part of it."""

_TOP = 8
"""The lines among which a name is looked for."""

_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^{|}~-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?\(?\d[\d()\s.\u00a0\u2009\u202f/\u2010-\u2015-]{4,}\d")
_MOST_NOTES = 3

_ROLES = {
    Role.NAME: (
        f"among the first {_TOP} lines",
        "a design with the name at the top of one column is read by all programs",
    ),
    Role.EMAIL: ("in one piece", "keep it on one line, as plain text"),
    Role.PHONE: ("in one piece", "keep it on one line, as plain text"),
    Role.HEADING: (
        "at the beginning of a line",
        "a design with one column, and headings on lines of their own, is read best",
    ),
}
"""What is looked for, where it has to be, and what helps."""


def check_parsing(subject: Subject) -> Outcome:
    """Look in each reading for what a parser of applications wants."""
    made = subject.made
    if made is None:
        return _without_data(subject)
    lost = {id(value) for value in made.lost()}
    unfound: dict[tuple[Value, ...], list[str]] = {}
    astray: dict[tuple[Value, ...], list[str]] = {}
    mixed: dict[str, list[Value]] = {}
    for matches in made.matches:
        name = matches.reading.name
        values = [value for value in _unfound(made, matches) if id(value) not in lost]
        dates = tuple(_astray(made, matches))
        if made.document.has_sidebar:
            across = {id(value) for value in _across(made, matches, (*values, *dates))}
            if across:
                mixed[name] = [value for value in made.expected.values if id(value) in across]
            values = [value for value in values if id(value) not in across]
            dates = tuple(value for value in dates if id(value) not in across)
        for role in _ROLES:
            if ours := tuple(value for value in values if value.role is role):
                unfound.setdefault(ours, []).append(name)
        if dates:
            astray.setdefault(dates, []).append(name)
    problems = [_columns(made, mixed)] if mixed else []
    problems += [_problem(names, values) for values, names in unfound.items()]
    total = sum(value.role is Role.DATE for value in made.expected.values)
    problems += [_dates(names, values, total) for values, names in astray.items()]
    if problems:
        names = dict.fromkeys(chain(mixed, *unfound.values(), *astray.values()))
        return Outcome(f"not all is found by {', '.join(names)}", problems)
    headings = sum(value.role is Role.HEADING for value in made.expected.values)
    counts = f"{counted(headings, Role.HEADING.value)}, {counted(total, Role.DATE.value)}"
    return Outcome(f"name, contacts, {counts} are found")


def _unfound(made: Made, matches: Matches) -> Iterator[Value]:
    """Yield the names, addresses, numbers and headings that a parser does not find."""
    reading = matches.reading
    lines = tuple(map(folded, reading.lines))
    top = "".join(lines[:_TOP])
    emails = {found.casefold() for found in _EMAIL.findall(reading.text)}
    phones = {_digits(found) for found in _PHONE.findall(reading.text)}
    for value in made.expected.values:
        wanted = "".join(value.folded)
        match value.role:
            case Role.NAME:
                is_found = wanted in top or _is_turned(value, top)
            case Role.EMAIL:
                is_found = value.text.casefold() in emails or not _EMAIL.fullmatch(value.text)
            case Role.PHONE:
                number = _PHONE.search(value.text)
                is_found = not number or any(_digits(number[0]) in phone for phone in phones)
            case Role.HEADING:
                # What follows a formula is not beside the first words.
                first = "".join(value.folded[:1])
                is_found = _begins_line(first, lines) or _is_turned(value, matches.text)
            case _:
                continue
        if wanted and not is_found:
            yield value


def _across(made: Made, matches: Matches, unfound: Sequence[Value]) -> Iterator[Value]:
    """Yield the values that a reading loses because it does not follow the columns.

    Of the values out of place, which are `unfound`, these are headings, which have the other column
    beside them, and those that the first reading finds, which has the order of the document. Others
    are torn apart by lines of the other column.
    """
    first = made.matches[0]
    in_first = {id(value) for value in chain(_unfound(made, first), _astray(made, first))}
    for value in unfound:
        if value.role is Role.HEADING or id(value) not in in_first:
            yield value
    for value in made.expected.values:
        parts = value.folded
        if all(part in first.text for part in parts) and any(
            part not in matches.text for part in parts
        ):
            yield value


def _columns(made: Made, mixed: Mapping[str, Sequence[Value]]) -> Diagnostic:
    """Return the one warning for all that programs lose by reading across two columns."""
    values = made.expected.values
    all_mixed = {id(value) for found in mixed.values() for value in found}
    telling = sorted(
        (value for value in values if id(value) in all_mixed),
        key=lambda value: [*_ROLES, Role.LEAD, Role.DATE, Role.TEXT].index(value.role),
    )
    reads = "reads" if len(mixed) == 1 else "read"
    number = f"{len(all_mixed)} of {counted(len(values), 'value')}"
    message = f"{all_of([*mixed])} {reads} across the two columns: {number} out of place"
    place = made.yaml.locate(("design", "theme")) if made.yaml.get("design") else telling[0].span
    notes = tuple(
        Note(f"such as the {value.role.value} `{sample(value.text, 40)}`", value.span)
        for value in telling[:_MOST_NOTES]
    )
    hints = (
        "where a form reads your CV, send it with one column: `theme: classic` is all it takes",
        "for people, and for screen readers, which follow the tags, two columns are as good",
    )
    return warning(Code.TWO_COLUMNS, message, place, hints=hints, notes=notes)


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))


def _is_turned(value: Value, text: str) -> bool:
    """Tell whether a text has all words of a value that is written from right to left."""
    words = [word for part in value.fragments for word in words_of(part)]
    return is_from_right(value.text) and all(
        any(reading in text for reading in readings_of(word)) for word in words
    )


def _begins_line(heading: str, lines: tuple[str, ...]) -> bool:
    """Tell whether a heading begins a line, or is broken into several."""
    for number, line in enumerate(lines):
        if line.startswith(heading):
            return True
        if line and heading.startswith(line):
            joined = "".join(lines[number : number + 4])
            if joined.startswith(heading):
                return True
    return False


def _problem(names: Sequence[str], values: Sequence[Value]) -> Diagnostic:
    role = values[0].role
    what = f"the {role.value} `{sample(values[0].text)}`"
    if len(values) > 1:
        what = f"{len(values)} {role.value}s, such as `{sample(values[0].text)}`,"
    where, hint = _ROLES[role]
    message = f"{all_of(names)} {_do(names)} not read {what} {where}"
    notes = tuple(Note("this one too", value.span) for value in values[1 : _MOST_NOTES + 1])
    return warning(Code.UNPARSED_VALUE, message, values[0].span, hints=(hint,), notes=notes)


def _dates(names: Sequence[str], values: Sequence[Value], total: int) -> Diagnostic:
    share = f"{len(values)} of {counted(total, 'date')}"
    verb = "reads" if len(names) == 1 else "read"
    message = f"{all_of(names)} {verb} {share} away from the entry"
    hint = "a system that is built on it may not tell when an entry was; more space helps"
    notes = tuple(Note("and this one", value.span) for value in values[1 : _MOST_NOTES + 1])
    return warning(Code.UNPARSED_VALUE, message, values[0].span, hints=(hint,), notes=notes)


def _do(names: Sequence[str]) -> str:
    return "does" if len(names) == 1 else "do"


class _Dated(NamedTuple):
    """An entry with a date: where the entry begins in the text, and its date."""

    at: int
    end: int
    date: Value


def _astray(made: Made, matches: Matches) -> Iterator[Value]:
    """Yield the dates that are not beside their entries: another entry begins between the two."""
    entries = [*_dated(made, matches)]
    starts = sorted(entry.at for entry in entries)
    ends = sorted(entry.end for entry in entries)
    for entry in entries:
        after = bisect_right(starts, entry.at)
        before = bisect_left(ends, entry.end)
        left = max(ends[before - 1] if before else 0, entry.at - _NEAR)
        right = starts[after] if after < len(starts) else len(matches.text)
        near = matches.text[left:right]
        # A date that is broken into lines is read in pieces.
        if not all(word in near for word in words_of(entry.date.text)):
            yield entry.date


def _dated(made: Made, matches: Matches) -> Iterator[_Dated]:
    """Yield the entries whose first words are found, each with its date, from the top on.

    One or two letters tell no place.
    """
    values = made.expected.values
    leads: dict[int, list[tuple[Value, Match]]] = {}
    others: dict[int, list[str]] = {}
    dates: dict[int, Value] = {}
    for value, place in zip(values, matches.places, strict=True):
        if value.role is Role.LEAD and place is not None and place.times:
            leads.setdefault(value.item, []).append((value, place))
        if value.role is Role.DATE:
            dates.setdefault(value.item, value)
        else:
            others.setdefault(value.item, []).extend(value.folded)
    last = 0
    for item, date in dates.items():
        if item not in leads:
            continue
        # A position may also be the line below the name, a title also in a text.
        lead, place = max(leads[item], key=lambda found: (found[1].times == 1, len(found[0].text)))
        start = place.start
        if place.times > 1:
            around = (*others[item], *date.folded)
            start = _nearest(matches.text, lead.folded[0], around, last, start)
        last = start + place.end - place.start
        yield _Dated(start, last, date)


def _nearest(text: str, part: str, others: Sequence[str], after: int, default: int) -> int:
    """Return the place of a part, after another one, that has most of the others around it.

    Of two that have as many, that to which they are nearer.
    """
    places = [found.start() for found in re.finditer(re.escape(part), text[after:])]

    def others_around(at: int) -> tuple[int, int]:
        above = text[max(after + at - _AROUND, 0) : after + at]
        below = text[after + at + len(part) : after + at + len(part) + _AROUND]
        apart = [
            min(
                len(above) - above.rindex(other) - len(other) if other in above else _AROUND,
                below.index(other) if other in below else _AROUND,
            )
            for other in others
        ]
        return sum(distance < _AROUND for distance in apart), -sum(apart)

    return after + max(places, key=others_around) if places else default


def _without_data(subject: Subject) -> Outcome:
    """Say what a parser finds in a PDF of which it is not known what it has to have."""
    if not subject.readings:
        return skipped("no extractor could read the text")
    text = subject.readings[0].text
    # Two years are a period.
    phones = {found for found in _PHONE.findall(text) if len(_digits(found)) > 8}
    found = [
        counted(len({*_EMAIL.findall(text)}), Role.EMAIL.value, "e-mail addresses"),
        counted(len(phones), Role.PHONE.value),
    ]
    return Outcome(f"{' and '.join(found)} look like such in {subject.readings[0].name}")
