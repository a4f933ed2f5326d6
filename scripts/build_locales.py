#!/usr/bin/env python3
"""Write what CLDR knows into `src/cvtex/locales/data`: the table `cldr` of each file.

It also writes three modules that have the words of all languages, so that a date in another
language than the CV's is recognised without reading its file.
Needs Babel from PyPI, which has the data. All else in these files is written by hand, and stays.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path

from babel import Locale, __version__
from babel.dates import DateTimePattern

from cvtex.locales.locale import Locale as CvLocale
from cvtex.locales.months import bare, folded, spellings
from cvtex.locales.registry import all_locales

LOCALES = Path(__file__).resolve().parents[1] / "src/cvtex/locales"
DATA = LOCALES / "data"
_START = "[cldr]"


_NUMBERED = ("zh", "zh-Hant", "ja", "ko")
"""Languages whose months are numbers in a date, with a sign after them."""

_IN_TEXTS = ("vi",)
"""Languages whose months have a capital where they stand alone, but not beside a year."""

_UNMISTAKABLE = frozenset({
    "abr", "avr", "dez", "dic", "ene", "feber", "fev", "fevr", "fév", "févr", "janv", "juil", "mrt",
    "mrz", "okt", "ott",
})  # fmt: skip
"""Short forms of Latin letters that are no words or acronyms of other languages."""

_MONTHS = """\
\"\"\"The names of the months in all languages, by `scripts/build_locales.py`.\"\"\"

from __future__ import annotations

NAMES = (
{names})
\"\"\"The names of January to December, in the form of `months.folded`, divided by spaces.\"\"\"

SHORT_NAMES = (
{short})
\"\"\"Short forms that have other meanings in a text.\"\"\"
"""

_PRESENT_WORDS = """\
\"\"\"Phrases for the present in all languages but English, by `scripts/build_locales.py`.\"\"\"

from __future__ import annotations

PRESENT = {{
{present}}}
\"\"\"The phrases by language tag, in the form of `months.bare`, each between bars.\"\"\"

LANGUAGES = {{
{names}}}
\"\"\"The English name of each language.\"\"\"
"""

_DATE_WORDS = """\
\"\"\"Words of dates in all languages but English, by `scripts/build_locales.py`.\"\"\"

from __future__ import annotations

WORDS = {{
{words}}}
\"\"\"Phrases for the start and the end of a period, and seasons, by language tag.

They are in the form of `months.bare`, each between bars.
\"\"\"
"""


def main() -> int:
    """Write the table at the end of each file, then the modules."""
    for path in sorted(DATA.glob("*.toml")):
        before = path.read_text(encoding="utf-8").partition(_START)[0]
        path.write_text(before + table(path.stem), encoding="utf-8")
    locales = [locale for locale in all_locales() if not _is_region(locale.tag)]
    (LOCALES / "month_names.py").write_text(month_names(locales), encoding="utf-8")
    for name, text in zip(("present_words", "date_words"), date_words(locales), strict=True):
        (LOCALES / f"{name}.py").write_text(text, encoding="utf-8")
    return 0


def _is_region(tag: str) -> bool:
    """Tell whether a locale only differs from that of its language."""
    path = DATA / f"{tag}.toml"
    if not path.exists():
        return tag != "en"
    return re.search("(?m)^base = ", path.read_text(encoding="utf-8")) is not None


def table(tag: str) -> str:
    """Return the table of a language tag: its months, and how a day and a month are written."""
    locale = Locale.parse(tag, sep="-")
    months = locale.months
    wide = "abbreviated" if tag in _NUMBERED else "wide"
    alone = "format" if tag in _IN_TEXTS else "stand-alone"
    lines = [
        f"{_START} # by scripts/build_locales.py, from Babel {__version__}",
        f"months = {_list(_bare(months[alone][wide], tag))}",
        f"months_in_days = {_list(months['format'][wide].values())}",
        f"short_months = {_list(_bare(months['format']['abbreviated'], tag))}",
        f"other_short_months = {_list(_bare(months['stand-alone']['abbreviated'], tag))}",
        f"day = {_quoted(_pattern(locale.date_formats['long'].pattern))}",
        f"month = {_quoted(_pattern(locale.datetime_skeletons['yMMMM'].pattern))}",
        f"short_month = {_quoted(_numbers(locale.datetime_skeletons))}",
    ]
    return "\n".join(lines) + "\n"


def _bare(names: dict[int, str], tag: str) -> list[str]:
    """Return the names of the months, January first; Catalan has an article in some forms."""
    words = [names[number] for number in range(1, 13)]
    return [re.sub("^(?:de |d[’'])", "", word) for word in words] if tag == "ca" else words


def _pattern(cldr: str) -> str:
    """Return a pattern of CLDR with the fields `{day}`, `{month}` and `{year}`."""
    cldr = re.sub("M[月월]", "M", cldr).replace(" G", "")
    fields = {"d": "{day}", "M": "{month}", "L": "{month}", "y": "{year}"}
    words = re.split(r"('(?:[^']*)')", cldr)
    return "".join(
        word.strip("'")
        if word.startswith("'")
        else re.sub(r"d+|M+|L+|y+", lambda found: fields[found[0][0]], word)
        for word in words
    )


def _numbers(skeletons: Mapping[str, DateTimePattern]) -> str:
    """Return the pattern of a month as a number with the fields `{month}` and `{year}`.

    The month has two digits, so that the dates in a column are equally wide.
    """
    cldr = (skeletons.get("yMM") or skeletons["yM"]).pattern
    short = re.sub("M+|L+", "{month:02}", cldr.replace("'", "").replace("\u200f", ""))
    return re.sub("\\W(?:г|р)\\.", "", re.sub("y+", "{year}", short))


def month_names(locales: Iterable[CvLocale]) -> str:
    """Return the module that has the names of the months in all languages, by month.

    A word for different months in two languages is left out, and so is a name of several words.
    `NAMES` has what no other word is mistaken for; short forms of Latin letters may be others.
    """
    named: dict[str, set[int]] = {}
    short: dict[str, set[int]] = {}
    for locale in locales:
        names = [*enumerate(locale.months, 1), *enumerate(locale.day_months, 1)]
        others = [(number, word) for word, number in locale.abbreviations.items()]
        for number, word in [*names, *others]:
            if " " in word or number > 12 or any(map(str.isdecimal, word)):
                continue
            key = folded(word)
            is_name = (number, word) in names or len(key) > 5 or not key[0] < "\u0250"
            for spelling in spellings(key):
                (named if is_name or key in _UNMISTAKABLE else short).setdefault(
                    spelling, set()
                ).add(number)
    for word in short.keys() & named.keys():
        named[word] |= short.pop(word)
    rows = [_rows(named, range(1, 13)), _rows(short, range(1, 13))]
    return _MONTHS.format(names=rows[0], short=rows[1])


def _rows(words: dict[str, set[int]], numbers: Iterable[int]) -> str:
    texts = [
        " ".join(sorted(word for word in words if words[word] == {number})) for number in numbers
    ]
    return "".join(_wrapped(text, " ") + ",\n" for text in texts)


def date_words(locales: Iterable[CvLocale]) -> tuple[str, str]:
    """Return the modules that have the phrases for the present and others, by language."""
    present, words, names = "", "", ""
    for locale in locales:
        name = Locale.parse(locale.tag, sep="-").get_display_name("en")
        names += f"    {_quoted(locale.tag)}: {_quoted(re.sub('[()]', '', name or ''))},\n"
        if locale.tag == "en":
            continue
        now = {*locale.now}
        phrases = {*locale.since, *locale.until, *locale.since_after, *locale.until_after}
        seasons = [season for season in locale.seasons if not season.name.isupper()]
        phrases |= {form for season in seasons for form in season.spelled}
        english = {season.name.casefold() for season in next(iter(all_locales())).seasons}
        present += f"    {_quoted(locale.tag)}: {_phrases(now)},\n"
        words += f"    {_quoted(locale.tag)}: {_phrases(phrases, without=english)},\n"
    return _PRESENT_WORDS.format(present=present, names=names), _DATE_WORDS.format(words=words)


def _phrases(phrases: Iterable[str], without: Iterable[str] = ()) -> str:
    """Return phrases without accents as a text in which each is between bars."""
    found = sorted({bare(folded(phrase)) for phrase in phrases} - {*without})
    named = [word for word in found if not word[0].isdecimal() and (word[1:] or word > "z")]
    return _wrapped("|" + "|".join(named) + "|", "|")


def _wrapped(text: str, separator: str) -> str:
    """Return a text as literals of Python in lines of at most 100 characters."""
    blank = "\u2003"
    spaced = (
        text if separator == " " else text.replace(" ", blank).replace(separator, f"{separator} ")
    )
    width = 84 if not re.search("[\u0900-\uffff]", text) else 40
    lines = textwrap.wrap(spaced, width, break_long_words=False, break_on_hyphens=False) or [""]
    if separator == " ":
        whole = [*(f"{line} " for line in lines[:-1]), lines[-1]]
    else:
        whole = [line.replace(" ", "").replace(blank, " ") for line in lines]
    return "(\n        " + "\n        ".join(map(_quoted, whole)) + "\n    )"


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, words))}]"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    sys.exit(main())
