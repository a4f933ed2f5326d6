"""Check whether each extractor reads the words of the CV whole."""

from __future__ import annotations

from collections.abc import Iterator

from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.inspection.matching import whole_words
from cvtex.inspection.subject import Made, Outcome, Subject, all_of, listed

LEAST = 0.98
"""The share of words that an extractor has to read whole."""

_LONGEST_WORD = 45
"""The letters of a word beyond which several words are probably one."""

_MOST_LONG = 0.02
"""The share of words of a text that may be so long: addresses, mostly."""


def check_words(subject: Subject) -> Outcome:
    """Count the words of the data in each reading; without data, look for words run together."""
    readings = [reading for reading in subject.readings if reading.text.strip()]
    if not readings:
        message = "no extractor finds any text in the PDF"
        hint = "its pages are probably pictures; text has to be text to be read by programs"
        return Outcome("no text", (warning(Code.BROKEN_WORDS, message, hints=(hint,)),))
    problems = [*_failures(subject)]
    if subject.made is None:
        for reading in readings:
            words = reading.text.split()
            long = [word for word in words if _letters(word) > _LONGEST_WORD and "/" not in word]
            if len(long) > max(_MOST_LONG * len(words), 3):
                message = f"{reading.name} reads words without spaces between them"
                problems.append(warning(Code.BROKEN_WORDS, f"{message}: {listed(long, 1)}"))
        read = ", ".join(f"{reading.name} {len(reading.words[0]):,}" for reading in readings)
        return Outcome(f"words read: {read}", problems)
    shares, broken = _shares(subject.made)
    for absent, names in broken.items():
        share = min(shares[name] for name in names)
        reads = "reads" if len(names) == 1 else "read"
        message = f"{all_of(names)} {reads} only {share * 100:.1f} % of the words whole"
        message += f", not {listed(sorted({*absent}, key=len, reverse=True))}"
        hint = "systems that are built on it will not find these words in a search"
        problems.append(warning(Code.BROKEN_WORDS, message, hints=(hint,)))
    line = ", ".join(f"{name} {share * 100:.1f} %" for name, share in shares.items())
    missing = f"; not installed: {', '.join(subject.missing)}" if subject.missing else ""
    return Outcome(f"whole in {line}{missing}", problems)


def _letters(word: str) -> int:
    """Return the number of letters and digits, without the dots of a table of contents."""
    return sum(map(str.isalnum, word)) if len(word) > _LONGEST_WORD else len(word)


def _shares(made: Made) -> tuple[dict[str, float], dict[tuple[str, ...], list[str]]]:
    """Return the share of words that each extractor reads whole, and who does not read which.

    Words that none of them reads are not in the text at all, which is the matter of `checks.data`.
    """
    gone = {id(value) for value in made.lost()}
    values = [value for value in made.expected.values if id(value) not in gone]
    counts = {matches.reading.name: whole_words(matches, values) for matches in made.matches}
    common = set.intersection(*(set(lost) for _, lost in counts.values()))
    shares: dict[str, float] = {}
    broken: dict[tuple[str, ...], list[str]] = {}
    for name, (total, lost) in counts.items():
        own = tuple(word for word in lost if word not in common)
        shares[name] = 1 - len(own) / total if total else 1.0
        if shares[name] < LEAST:
            broken.setdefault(own, []).append(name)
    return shares, broken


def _failures(subject: Subject) -> Iterator[Diagnostic]:
    for reading in subject.failed:
        message = f"{reading.name} cannot read the text: {reading.problem}"
        yield warning(Code.BROKEN_WORDS, message)
