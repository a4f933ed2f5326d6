"""Rich text, dates and addresses as formats for other programs have them."""

from __future__ import annotations

from urllib.parse import quote

from cvtex.dates import DateText, iso_moment
from cvtex.text import Inline, Inlines, LineBreak, plain_text


def lines_of(inlines: Inlines) -> str:
    """Return the characters of a text, with its lines."""
    parts: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            parts.append([])
        else:
            parts[-1].append(inline)
    return "\n".join(plain_text(tuple(part)).strip() for part in parts).strip()


def iso_period(date: DateText | None) -> tuple[str, str]:
    """Return the earliest and the latest moment of a date; an end that is open is empty."""
    if date is None:
        return "", ""
    starts = [part.start for part in date.parts if part.start]
    ends = [part.end for part in date.parts if part.end]
    is_open = any(part.open or part.end is None for part in date.parts)
    first = min(starts, key=lambda moment: moment.first_day, default=None)
    last = max(ends, key=lambda moment: moment.last_day, default=None)
    return (
        iso_moment(first) if first else "",
        iso_moment(last) if last and not is_open else "",
    )


def uri_of(url: str | None) -> str:
    """Return an address in the characters that a URI has (RFC 3986)."""
    return quote(url or "", safe="!#$%&'()*+,/:;=?@[]~")
