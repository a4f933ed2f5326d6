"""An entry of a .bib file: its fields, its type, its date and its relations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cvtex.dates import DateError, DateText, parse_date
from cvtex.diagnostic import Span
from cvtex.latex_text import plain_latex

_TYPE_NAMES = {
    "conference": "inproceedings", "electronic": "online", "www": "online", "webpage": "online",
    "phdthesis": "thesis", "mastersthesis": "thesis", "techreport": "report",
    "preprint": "unpublished",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class BibField:
    """A field's value in LaTeX, and where the field stands."""

    latex: str
    span: Span


@dataclass(frozen=True, slots=True)
class BibEntry:
    """An entry: its type in biblatex's vocabulary and as written, its fields by biblatex name."""

    key: str
    type: str
    written_type: str
    fields: Mapping[str, BibField]
    span: Span

    def get(self, name: str) -> str:
        """Return a field's LaTeX, or nothing if the entry does not have it."""
        field = self.fields.get(name)
        return field.latex if field is not None else ""


def canonical_type(name: str) -> str:
    """Return biblatex's name of an entry type."""
    return _TYPE_NAMES.get(name.lower(), name.lower())


def entry_date(entry: BibEntry) -> DateText | None:
    """Return when an entry appeared: biblatex's `date`, or `year`, `month` and `day`.

    A month that cannot be read is left out; without a year there is no date.
    """
    for written in _written_dates(entry):
        try:
            return parse_date(written)
        except DateError:
            continue
    return None


def _written_dates(entry: BibEntry) -> Iterable[str]:
    """Yield what may be the entry's date, the most exact first."""
    if date := plain_latex(entry.get("date")):
        yield date
    year = plain_latex(entry.get("year"))
    # `month` may hold a day too: `jan # "~15"`, `"15~" # jan`.
    month = plain_latex(entry.get("month")).replace("\u00a0", " ")
    day = plain_latex(entry.get("day"))
    if not year:
        return
    if month.isdigit():
        yield f"{year}-{int(month):02}-{int(day):02}" if day.isdigit() else ""
        yield f"{year}-{int(month):02}"
    elif month:
        yield f"{month} {day}, {year}" if day else ""
        yield f"{month}, {year}"
        yield f"{month} {year}"
    yield year


def month_is_lost(entry: BibEntry) -> bool:
    """Tell whether an entry has a month that is not in its date."""
    date = entry_date(entry)
    if not entry.get("month") or entry.get("date") or date is None:
        return False
    return all(
        m.month is None and m.season is None for p in date.parts for m in (p.start, p.end) if m
    )


def related_keys(entry: BibEntry) -> tuple[str, ...]:
    """Return the keys of the entries that an entry shows as versions of itself (`related`)."""
    return tuple(key.strip() for key in entry.get("related").split(",") if key.strip())
