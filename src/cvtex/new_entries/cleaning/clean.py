"""Clean an entry of a database or of another program: a person would have written it so."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.new_entries.cleaning.archives import with_archive
from cvtex.new_entries.cleaning.author_lists import with_and, with_name_case
from cvtex.new_entries.cleaning.dates import with_bibtex_date
from cvtex.new_entries.cleaning.fields import (
    named_by_biblatex,
    named_by_bibtex,
    safe_values,
    without_superfluous,
)
from cvtex.new_entries.cleaning.identifiers import with_identifiers
from cvtex.new_entries.cleaning.types import clean_type
from cvtex.new_entries.entry import NewEntry
from cvtex.new_entries.writing import in_order

_PEOPLE = ("author", "editor", "translator", "editora", "editorb", "editorc")


class Change(NamedTuple):
    """A value that cleaning changed: the field, and its LaTeX before and after; empty if none."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned entry, what was changed, and what its user has to look at."""

    entry: NewEntry
    changes: tuple[Change, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def clean(entry: NewEntry, keeps: Collection[str] = ()) -> Cleaned:
    """Return an entry with the names of BibTeX, one form for each value, and nothing superfluous.

    `keeps` are the names of fields that stay though they are in `fields.DROPPED`. The order of the
    fields is that in which they are written.
    """
    given = named_by_biblatex(entry.fields)
    unsafe: list[str] = []
    fields = safe_values(given, unsafe)
    # Before superfluous fields are left out: the keywords have the subject class of arXiv.
    fields = with_identifiers(fields)
    fields = without_superfluous(fields, keeps)
    for name in _PEOPLE:
        if name in fields:
            fields[name] = with_name_case(with_and(fields[name]))
    if "title" in fields:
        fields["title"] = _without_full_stop(fields["title"])
    if "pages" in fields:
        fields["pages"] = clean_pages(fields["pages"])
    if _NEEDLESS_NOTE.match(fields.get("note", "")):
        del fields["note"]
    if found := _ISBN.search(fields.get("isbn", "")):
        fields["isbn"] = found[0].strip()
    fields = with_bibtex_date(fields)
    kind = clean_type(entry.type, fields)
    fields = with_archive(kind, fields)
    fields = in_order(named_by_bibtex(kind, fields))
    cleaned = replace(entry, type=kind, fields=fields)
    return Cleaned(
        cleaned,
        tuple(_changes(named_by_bibtex(kind, given), fields)),
        tuple(_diagnostics(cleaned, [name for name in unsafe if name in given])),
    )


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    names = dict.fromkeys((*before, *after))
    return [
        Change(name, before.get(name, ""), after.get(name, ""))
        for name in names
        if before.get(name, "") != after.get(name, "")
        # A date in three fields is the same date.
        and not (name in _PARTS_OF_DATE and "date" in before and "year" in after)
    ]


_PARTS_OF_DATE = frozenset({"date", "year", "month", "day"})

# What Zotero's translators and databases write of where they have an entry from.
_NEEDLESS_NOTE = re.compile(
    r"(?i)\\?_eprint:\s*\S+$|Publisher: [^:]{1,60}$|Number: \d+$|Export Date: |Cited By ?:? ?\d"
    r"|Accession Number: |\w+ AN \d|(?:Times|Total Times) Cited: |Backup Publisher: |"
    r"From Duplicate \d|Unique ID: "
)
# The first of several, each with 10 or 13 digits.
_ISBN = re.compile(r"(?<!\d)(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?!\d)")

_PAGES = re.compile(r"\s*([\w.:]+?)\s*[-‐‑‒–—−]+\s*([\w.:]+?)\s*")


def clean_pages(latex: str) -> str:
    """Return pages with `--` for the dash between two of them; anything else stays."""
    parts = latex.split(",")
    ranges = [_PAGES.fullmatch(part) for part in parts]
    if not any(ranges):
        return latex
    return ", ".join(
        f"{found[1]}--{found[2]}" if found else part.strip()
        for part, found in zip(parts, ranges, strict=True)
    )


_FULL_STOP = re.compile(r"(?<=[a-z)]{4})\.$")


def _without_full_stop(title: str) -> str:
    """Return a title without the full stop that PubMed puts after it; abbreviations keep theirs."""
    return _FULL_STOP.sub("", title)


_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST_LETTERS = 12
"""A title in capitals with fewer letters is taken for an acronym."""


def _diagnostics(entry: NewEntry, unsafe: Collection[str]) -> list[Diagnostic]:
    where = f" of `{entry.origin}`" if entry.origin else ""
    problems: list[Diagnostic] = []
    for name in unsafe:
        message = f"`{name}`{where} has a command that cvtex does not pass on to TeX"
        hint = "its text is kept; look at it in the new entry"
        problems.append(warning(Code.UNKNOWN_COMMAND, message, hints=(hint,)))
    if not entry.get("title"):
        message = f"the entry{where} has no title"
        doi = entry.get("doi")
        hint = f"a database may have it: `doi:{doi}`" if doi else "write it into the new entry"
        problems.append(warning(Code.MISSING_FIELD, message, hints=(hint,)))
    for name in ("title", "booktitle", "journal"):
        value = entry.get(name)
        words = _LETTERS.findall(value)
        if value.isupper() and len(words) > 1 and sum(map(len, words)) >= _FEWEST_LETTERS:
            message = f"the {name}{where} is in capital letters only"
            hint = "write it as it should be printed; which words keep their capitals only you know"
            problems.append(warning(Code.ALL_CAPITALS, message, hints=(hint,)))
    return problems
