"""The dates of other programs, as a person would write them in a `cv.yaml`."""

from __future__ import annotations

from contextlib import suppress

from cvtex.dates import DateError, DateText, format_date, parse_date
from cvtex.importers.draft import Value
from cvtex.locales import ENGLISH, Locale


def date_of(written: str, locale: Locale = ENGLISH) -> Value:
    """Return a date for a `cv.yaml`: `2024-05` as `May 2024`, in the language of the CV.

    A year, a month or a day in ISO 8601 is written with the words of the locale; every other date
    that cvtex can read stays in its words, and any other text is marked as one.
    """
    text = " ".join(written.split())
    if not text:
        return ""
    read = _read(text, locale)
    if read is None:
        return {"text": text}
    return format_date(read, "long", locale) if _is_iso(read) else text


def period_of(start: str, end: str, locale: Locale = ENGLISH, *, is_open: bool = True) -> Value:
    """Return a period for a `cv.yaml`: `2016-08` and `2021-05` as `August 2016 – May 2021`.

    `is_open` says what a missing end means: that the period still lasts. If one of the ends cannot
    be read, the whole is marked as a text.
    """
    first, last = " ".join(start.split()), " ".join(end.split())
    if not first:
        return date_of(last, locale)
    if first == last or (not last and not is_open):
        return date_of(first, locale)
    ends = [date_of(first, locale), date_of(last, locale) if last else locale.now[0]]
    if all(isinstance(side, str) for side in ends):
        are_years = all(str(side).isdecimal() for side in ends)
        text = "–".join(map(str, ends)) if are_years else " – ".join(map(str, ends))
        if _read(text, locale) is not None:
            return text
    return {"text": f"{first} – {last or locale.now[0]}"}


def _read(text: str, locale: Locale) -> DateText | None:
    with suppress(DateError):
        return parse_date(text, locale)
    return None


def _is_iso(date: DateText) -> bool:
    """Tell whether a date is a single moment in ISO 8601, to a month or a day."""
    return len(date.moments) == 2 and date.text == format_date(date, "iso") and "-" in date.text
