"""Write the date of an entry as BibTeX or as biblatex has it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cvtex.bibliography.values import MONTHS, english_month
from cvtex.latex import plain_latex
from cvtex.locales import ENGLISH
from cvtex.numbers import whole_number

_ISO = re.compile(
    r"(?P<year>[12]\d{3})(?:[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2})(?:T[\d:.Z+-]*)?)?)?"
)
_DAY_AND_MONTH = re.compile(
    r"(?P<month>[^\W\d]+\.?)[ ~](?P<day>\d{1,2})|(?P<day2>\d{1,2})\.?[ ~](?P<month2>[^\W\d]+\.?)"
)
_MACROS = tuple(MONTHS)
_LAST_DAY = 31


def month_macro(written: str) -> str:
    """Return BibTeX's macro of a month that is written in any way, or an empty text."""
    text = plain_latex(written).strip(" .")
    number = whole_number(text, len(_MACROS))
    if number:
        return _MACROS[number - 1]
    name = english_month(text)
    return name[:3].lower() if name in ENGLISH.months else ""


def with_bibtex_date(fields: Mapping[str, str]) -> dict[str, str]:
    """Return fields with `year`, `month` as a macro and `day`; other dates stay in `date`.

    A day without a month, and a month that does not exist, are kept as they are written.
    """
    dated = dict(fields)
    found = _ISO.fullmatch(plain_latex(dated.get("date", "")).strip())
    if found and _is_date(found):
        del dated["date"]
        dated["year"] = found["year"]
        for name, largest in (("month", len(_MACROS)), ("day", _LAST_DAY)):
            number = whole_number(found[name], largest)
            if number:
                dated[name] = str(number)
    if beside := _DAY_AND_MONTH.fullmatch(dated.get("month", "")):
        month, day = beside["month"] or beside["month2"], beside["day"] or beside["day2"]
        if month_macro(month) and whole_number(day, _LAST_DAY):
            dated |= {"month": month, "day": dated.get("day", day)}
    if "month" in dated:
        dated["month"] = month_macro(dated["month"]) or dated["month"]
    if day := whole_number(dated.get("day", ""), _LAST_DAY):
        dated["day"] = str(day)
    return dated


def _is_date(found: re.Match[str]) -> bool:
    month, day = found["month"], found["day"]
    is_month = month is None or 1 <= int(month) <= len(_MACROS)
    return is_month and (day is None or 1 <= int(day) <= _LAST_DAY)


def with_biblatex_date(fields: Mapping[str, str]) -> dict[str, str]:
    """Return fields with `date` in place of `year`, `month` and `day`, if these are one date."""
    dated = dict(fields)
    year, month = dated.get("year", ""), dated.get("month", "")
    if "date" in dated or not re.fullmatch(r"[12]\d{3}", year):
        return dated
    date = year
    if month:
        if month not in MONTHS:
            return dated
        date = f"{year}-{_MACROS.index(month) + 1:02}"
        if day := whole_number(dated.get("day", ""), _LAST_DAY):
            date = f"{date}-{day:02}"
            del dated["day"]
        del dated["month"]
    del dated["year"]
    return {"date": date, **dated}
