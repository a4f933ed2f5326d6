"""Numbers and years in other scripts and calendars, as numbers of the Gregorian calendar.

Years of Japanese eras and of the Republic of China are counted from the calendars' first years.
Years of the Buddhist and of the Persian calendar are recognised in the dates of a locale that has
such a calendar (`gregorian`), since they differ only in size.
"""

from __future__ import annotations

import re
import unicodedata

# Patterns are texts: `re` compiles them when a date has such signs, which few have.
# The Gregorian year before the first year of each era.
_ERAS = {
    "令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911,
    "民国": 1911,
}  # fmt: skip
_ERA_YEAR = rf"({'|'.join(_ERAS)})\s?([0-9]{{1,3}}|元)\s?年"
_CHINESE = "〇一二三四五六七八九"
_CHINESE_YEAR = rf"[〇零○{_CHINESE}]{{4}}(?=\s?年)"
_CHINESE_NUMBER = "([一二三]?十)?([一二三四五六七八九])?(?=[月日號号])"
_BIDI_MARKS = dict.fromkeys(
    map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
)
_SIGNS = str.maketrans({"、": ",", "،": ",", "؛": ";"})


def with_european_numbers(text: str) -> str:
    """Return a text with European digits and signs, and years of eras as Gregorian years.

    Digits may be of any script, also full-width; `二〇二〇年五月` has numbers too.
    """
    text = text.translate(_BIDI_MARKS).translate(_SIGNS)
    text = "".join(map(_european, text))
    if "月" in text or "年" in text:
        text = re.sub(_CHINESE_YEAR, _digits, text)
        text = re.sub(_CHINESE_NUMBER, _number, text)
        text = re.sub(_ERA_YEAR, _year_of_era, text)
    return text


def _european(character: str) -> str:
    if "\uff01" <= character <= "\uff5e":
        return chr(ord(character) - 0xFEE0)
    if character > "\x7f" and character.isdecimal():
        return str(unicodedata.decimal(character))
    return character


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN_MONTH = (
    rf"(?<![\w.])(?:([0-9]{{1,2}})\. ?)?({'|'.join(reversed(_ROMAN))})\. ?([0-9]{{4}})(?![0-9])"
)


def with_months_as_numbers(text: str) -> str:
    """Return a text with European numbers for Roman ones of months: in `12. V. 2020`, `V.2020`."""
    return re.sub(_ROMAN_MONTH, _with_month, text)


def _with_month(found: re.Match[str]) -> str:
    day, month, year = found.groups()
    return f"{day + '.' if day else ''}{_ROMAN.index(month) + 1}.{year}"


def _digits(found: re.Match[str]) -> str:
    return "".join(str(max(_CHINESE.find(digit), 0)) for digit in found[0])


def _number(found: re.Match[str]) -> str:
    tens, ones = found[1] or "", found[2] or ""
    if not (tens or ones):
        return ""
    ten = 0 if not tens else 10 * (_CHINESE.find(tens[0]) if len(tens) > 1 else 1)
    return str(ten + (_CHINESE.find(ones) if ones else 0))


def _year_of_era(found: re.Match[str]) -> str:
    year = 1 if found[2] == "元" else int(found[2])
    return f"{_ERAS[found[1]] + year}年"


BUDDHIST_YEARS = range(2443, 2644)
"""Years that are Buddhist ones in a Thai date: 1900 to 2100."""

PERSIAN_YEARS = range(1200, 1500)
"""Years that are of the Solar Hijri calendar in a Persian date: 1821 to 2121."""

PERSIAN_MONTH = 100
"""What is added to the number of a month of the Solar Hijri calendar that is written as a word."""


def gregorian(calendar: str, year: int, month: int, day: int) -> tuple[int, int, int] | None:
    """Return year, month and day of the Gregorian calendar, or None if they already are of it.

    A part that is not written is 0. A Persian year is that in which it begins, and a month too;
    a day may be the one before in some years, since the new year is the day of the equinox.
    """
    if calendar == "buddhist" and year in BUDDHIST_YEARS:
        return year - 543, month, day
    if calendar != "persian" or year not in PERSIAN_YEARS:
        return None
    month %= PERSIAN_MONTH
    if not month:
        return year + 621, 0, 0
    if not day:
        after = (month + 1) // 12
        return year + 621 + after, (month + 1) % 12 + 1, 0
    from datetime import date, timedelta

    days = 31 * (month - 1) - max(month - 7, 0) + day - 1
    found = date(year + 621, 3, 21) + timedelta(days)
    return found.year, found.month, found.day
