"""Check whether each value of the CV is in the text of the PDF, once and in its order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.inspection.folding import folded
from cvtex.inspection.matching import TELLING, Matches, out_of_order
from cvtex.inspection.places import sample
from cvtex.inspection.subject import Made, Outcome, Subject, counted, several, skipped
from cvtex.inspection.values import Role, Value

_LONG = 15
"""The characters of a value that is not twice in a text by chance."""


def check_data(subject: Subject) -> Outcome:
    """Compare the text with the data that the PDF was made from."""
    made = subject.made
    if made is None:
        return skipped("no CV to compare it with")
    if not made.matches:
        return skipped("no extractor could read the text")
    lost = made.lost()
    total = len(made.expected.values)
    if made.is_stale and lost:
        message = f"`{subject.name}` is older than the CV, and {_lost_in(lost, total)}"
        hints = ("make it again with `cvtex pdf`, and check it then",)
        return Outcome(_lost_in(lost, total), (warning(Code.STALE_PDF, message, hints=hints),))
    problems = [*_missing(lost, total), *_doubled(made), *_unordered(made)]
    if not problems:
        values = counted(total, "value")
        return Outcome(f"{values}, all in the text, in order, once")
    kinds = (
        (Code.MISSING_TEXT, f"{len(lost)} missing{_by_section(lost, made)}"),
        (Code.DOUBLED_TEXT, "some doubled"),
        (Code.TEXT_ORDER, "some out of order"),
    )
    found = {problem.code for problem in problems}
    line = ", ".join(text for code, text in kinds if code in found)
    return Outcome(f"{counted(total, 'value')}: {line}", problems)


def _lost_in(lost: Sequence[Value], total: int) -> str:
    return f"{len(lost)} of {counted(total, 'value')} of it are not in its text"


def _by_section(lost: Sequence[Value], made: Made) -> str:
    """Return how many values of each section are in the text, where one is missing."""
    parts = []
    for section in dict.fromkeys(value.section for value in lost):
        total = sum(value.section == section for value in made.expected.values)
        gone = sum(value.section == section for value in lost)
        parts.append(f"{sample(section, 30)}: {total - gone} of {total}")
    return f" ({'; '.join(parts)})" if parts else ""


def _missing(lost: Sequence[Value], total: int) -> Iterable[Diagnostic]:
    hint = "a template may leave it out, or it is drawn in a way that programs cannot read"
    if len(lost) > total / 2:
        hint = "if the PDF was made from another CV, name that one (`--cv FILE`); if not, look "
        hint += "whether its text is drawn as a picture"
    found = []
    for value in lost:
        message = f"`{sample(value.text)}` is not in the text of the PDF"
        found.append(warning(Code.MISSING_TEXT, message, value.span, hints=(hint,)))
    share = f"{len(lost)} of {counted(total, 'value')}"
    return several(found, f"{share} of the CV are not in the text of the PDF")


def _doubled(made: Made) -> Iterable[Diagnostic]:
    """Return warnings for the long values that are more often in the text than in the data.

    A text is drawn as often as the first reading has it; others take shadows for one text.
    """
    expected = "\n".join("\n".join(value.folded) for value in made.expected.values)
    running = "\n".join(map(folded, made.expected.running))
    hint = "programs read it as often: look for text that is drawn again, such as a shadow"
    found: dict[str, Diagnostic] = {}
    for value, place in zip(made.expected.values, made.matches[0].places, strict=True):
        text = "".join(value.folded)
        if place is None or len(value.folded) != 1 or len(text) < _LONG or text in running:
            continue
        if place.times > 1 and place.times > expected.count(text) and text not in found:
            if _is_joined(text, made):
                continue
            times = {2: "twice"}.get(place.times, f"{place.times} times")
            message = f"`{sample(value.text)}` is {times} in the text of the PDF"
            found[text] = warning(Code.DOUBLED_TEXT, message, value.span, hints=(hint,))
    together = f"{len(found)} values of the CV are more often in the text of the PDF"
    return several(tuple(found.values()), together)


_SIGNS = re.compile(r"[\W_]+")


def _is_joined(text: str, made: Made) -> bool:
    """Tell whether a text may also be the end of one value and the beginning of another.

    Templates put values beside each other, with a comma between them, such as a position and its
    organization.
    """
    letters = _SIGNS.sub("", text)
    values = {_SIGNS.sub("", "".join(value.folded)) for value in made.expected.values}
    values |= {_SIGNS.sub("", folded(word)) for word in _labels(made)}
    return any(
        any(value.endswith(letters[:i]) for value in values)
        and any(value.startswith(letters[i:]) for value in values)
        for i in range(1, len(letters))
    )


def _labels(made: Made) -> Iterator[str]:
    """Yield the words that templates print before values."""
    words = made.document.words
    yield from (word for word in dict(words).values() if isinstance(word, str))


def _unordered(made: Made) -> Iterable[Diagnostic]:
    """Return warnings for the entries that are drawn out of order."""
    hint = "the order in which a template draws is the order in which programs read"
    found: list[Diagnostic] = []
    for column in ("main", "sidebar"):
        anchors = [*_anchors(made, made.matches[0], column)]
        moved = [anchors[i] for i in out_of_order([(value.item, at) for value, at in anchors])]
        for _, group in groupby(moved, key=lambda anchor: anchor[0].item):
            value = next(group)[0]
            message = f"`{sample(value.text)}` is out of order in the text of the PDF"
            found.append(warning(Code.TEXT_ORDER, message, value.span, hints=(hint,)))
    together = f"{len(found)} entries and headings are out of order in the text of the PDF"
    return several(found, together)


def _anchors(made: Made, matches: Matches, column: str) -> Iterator[tuple[Value, int]]:
    """Yield the values of a column that are in the text once, each with its place there."""
    expected = "\n".join("\n".join(value.folded) for value in made.expected.values)
    for value, place in zip(made.expected.values, matches.places, strict=True):
        if value.column != column or value.role is Role.DATE or place is None or place.times != 1:
            continue
        parts = value.folded
        if parts and len(parts[0]) >= TELLING and expected.count(parts[0]) == 1:
            yield value, place.start
