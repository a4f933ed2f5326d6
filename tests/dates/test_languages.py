"""`dates` in all languages: what people write is read, whole, and printed in their language."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvtex.dates import DateError, DateText, Moment, Period, format_date, parse_date
from cvtex.locales.data_files import DATA
from cvtex.locales.registry import locale_of


def _table() -> dict[str, list[list[str]]]:
    """Return the rows of `languages.txt` by language tag."""
    rows: dict[str, list[list[str]]] = {}
    for line in Path(__file__).with_name("languages.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            rows[line.strip("[]")] = []
        elif line and not line.startswith("#"):
            [*rows.values()][-1].append(line.split(" | "))
    return rows


TABLE = _table()


def _moment(moment: Moment | None) -> str:
    if moment is None:
        return ""
    numbers = [moment.month, moment.day]
    text = "-".join([str(moment.year), *(f"{number:02}" for number in numbers if number)])
    return f"{text} {moment.season.name}" if moment.season else text


def _part(part: Period) -> str:
    ends = dict.fromkeys([_moment(part.start), _moment(part.end)])
    qualifier = part.start.qualifier if part.start else ""
    texts = {"L": part.label, "N": part.note, "R": part.remark, "Q": qualifier}
    words = ",".join(f"{key}:{text}" for key, text in texts.items() if text)
    return ("..".join(ends) or "..") + (f"{{{words}}}" if words else "")


def _read(text: str, tag: str) -> DateText | str:
    try:
        return parse_date(text, locale_of(tag))
    except DateError as problem:
        return problem.message


@pytest.mark.parametrize("tag", TABLE)
def test_dates_are_read_and_printed_in_each_language(tag: str) -> None:
    """Each text of the table has its parts, and is printed in two patterns."""
    locale = locale_of(tag)
    wrong: list[tuple[str, ...]] = []
    for text, parts, *printed in TABLE[tag]:
        date = _read(text, tag)
        if isinstance(date, str):
            wrong.append((text, date))
            continue
        found = [format_date(date, pattern, locale) for pattern in ("long", "month-year")]
        if [parts, *printed] != ["; ".join(map(_part, date.parts)), *found]:
            wrong.append((text, "; ".join(map(_part, date.parts)), *found))

    assert wrong == []
    assert len(TABLE[tag]) > 10


def test_each_language_has_dates_in_the_table() -> None:
    """All but English, which has tables of its own, and regions, which differ from a language."""
    files = {path.stem: path.read_text("utf-8") for path in DATA.glob("*.toml")}

    assert TABLE.keys() == {tag for tag, text in files.items() if "\nbase = " not in text}


@pytest.mark.parametrize("tag", TABLE)
def test_what_is_printed_is_read(tag: str) -> None:
    """In each pattern, to the same text, and in the patterns of days to the same parts."""
    locale = locale_of(tag)
    wrong: list[tuple[object, ...]] = []
    for text, *_ in TABLE[tag]:
        date = parse_date(text, locale)
        for pattern in ("year", "month-year", "long", "short", "iso"):
            written = format_date(date, pattern, locale)
            again = _read(written, tag)
            if isinstance(again, str) or format_date(again, pattern, locale) != written:
                wrong.append((pattern, written, again))
            elif pattern == "long" and again.parts != date.parts:
                wrong.append((pattern, written, again.parts))

    assert wrong == []


SIGNS = [" ", " ", " ", "–", "-", "/", ",", ".", "2019", "2020", "20", "5", "(x)", "年", "5月", "'"]


@settings(max_examples=150)
@given(st.sampled_from([*TABLE]), st.data())
def test_any_words_of_a_language_are_a_date_or_an_error(tag: str, data: st.DataObject) -> None:
    """A date can be printed and sorted, and an error has a message."""
    locale = locale_of(tag)
    words = [*locale.now, *locale.since, *locale.until, *locale.remarks, *locale.suffixes]
    words += [*locale.months, *locale.since_after, *locale.until_after, *locale.academic_years]
    words += [form for season in locale.seasons for form in season.spelled]
    text = "".join(data.draw(st.lists(st.sampled_from([*words, *SIGNS]), max_size=8)))
    date = _read(text, tag)
    if isinstance(date, str):
        assert date
        return
    assert date.sort_key
    assert all(format_date(date, pattern, locale) for pattern in ("long", "short", "iso", "year"))


MISTAKES = [
    ("de", "Januaar 2020", "did you mean `Januar`?"),
    ("de", "Septmber 2020", "did you mean `September`?"),
    ("de", "2020 – huete", "did you mean `heute`?"),
    ("ru", "янвря 2020", "did you mean `января`?"),
    ("hu", "május", "write the year: `2020. május`"),
    ("de", "von 2018", "write `seit 2018`, or add an end"),
    ("de", "nie", "write it like `2018`, `Mai 2024`, `20. Mai 2015`, `2018–2020` or `Sommer 2019`"),
    ("fr", "jamais", "`mai 2024`, `20 mai 2015`, `2018–2020` or `été 2019`"),
    ("hu", "soha", "`2024. május`, `2015. május 20.`, `2018–2020` or `2019. nyár`"),
    ("ja", "いつか", "`2024年5月`, `2015年5月20日`"),
    ("en", "Mai 2020 – heute", "`heute` is German: write `present`"),
    ("en", "Seit Mai 2020", "`Seit` is German: write the date in English"),
    ("en", "Printemps 2020", "a CV in that language has `language: fr`"),
    ("en", "с 2022 г.", "`с` is Russian"),
    ("en", "2018–至今", "`至今` is Chinese: write `present`"),
    ("en", "maj 2020 – do chwili obecnej", "Polish"),
    ("de", "2019 – aujourd’hui", "is French: write `heute`"),
    ("fr", "desde 2019", "is Spanish or Portuguese: write the date in French or English"),
    ("de", "90er Jahre", "write the years: `1990–1999`"),
    ("fr", "années 1990", "write the years: `1990–1999`"),
    ("es", "años 90", "write the years: `1990–1999`"),
    ("sv", "1990-talet", "write the years: `1990–1999`"),
    ("ru", "1990-е", "write the years: `1990–1999`"),
    ("tr", "1990'lar", "write the years: `1990–1999`"),
    ("id", "1990-an", "write the years: `1990–1999`"),
    ("ja", "1990年代", "write the years: `1990–1999`"),
    ("qaa", "soha", "write it like `2018`, `May 2024`"),
    ("en", "05/06/2020", "`2020-05-06` or `2020-06-05`"),
    ("hu", "05/06/2020", "`2020-05-06` or `2020-06-05`"),
    ("fa", "مهر 2020", "write it like"),
    ("fa", "۳۱ اسفند ۱۴۰۰", "30 days"),
    ("de", "30. Februar 2020", "29 days"),
    ("cs", "červen 2020 – květen 2020", "the earlier date first"),
]


@pytest.mark.parametrize(("tag", "text", "hint"), MISTAKES)
def test_a_mistake_has_a_hint_for_the_language(tag: str, text: str, hint: str) -> None:
    """Examples are dates of the CV's language; a word of another one is named with its language."""
    with pytest.raises(DateError) as raised:
        parse_date(text, locale_of(tag))

    assert hint in raised.value.hint


@pytest.mark.parametrize("tag", ["de", "fr", "es", "nl", "sv", "fi", "ru", "vi", "th", "ar", "he"])
def test_the_day_is_first_in_most_languages(tag: str) -> None:
    """A day in numbers has one meaning there."""
    (part,) = parse_date("05/06/2020", locale_of(tag)).parts

    assert part.start == Moment(2020, 6, 5)


@pytest.mark.parametrize(
    "text", ["２０２０", "٢٠٢٠", "۲۰۲۰", "२०२०", "๒๐๒๐", "二〇二〇年", "令和2年"]
)
def test_digits_of_all_scripts_are_read_in_any_language(text: str) -> None:
    """Also full-width, in Chinese, and with the name of an era."""
    assert [parse_date(text, locale_of(tag)).parts for tag in ("en", "de", "ja")] == [
        (Period(Moment(2020), Moment(2020)),)
    ] * 3


def test_a_date_of_another_calendar_is_printed_as_written() -> None:
    """It is sorted among the others; its year is one of the Gregorian calendar only for that."""
    thai, persian = locale_of("th"), locale_of("fa")

    assert format_date(parse_date("พ.ค. 2563", thai), "year", thai) == "พ.ค. 2563"
    assert format_date(parse_date("พ.ค. 2020", thai), "year", thai) == "2020"
    texts = ["2022", "۱۴۰۰/۱۱", "۱۴۰۰/۱۰", "۱۴۰۰/۰۷/۱۵", "مهر ۱۴۰۰", "۱۳۹۹"]
    dates = [parse_date(text, persian) for text in texts]
    assert dates == sorted(dates, key=lambda date: date.sort_key, reverse=True)
    assert format_date(dates[4], "iso", persian) == "مهر ۱۴۰۰"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Host 2020", "Host"), ("Estate 2020", "Estate"), ("ICML 2020", "ICML"),
        ("SEIT 2020", "SEIT"), ("Primavera Sound 2020", "Primavera Sound"),
    ],
)  # fmt: skip
def test_a_name_may_be_a_word_of_dates_elsewhere(text: str, label: str) -> None:
    """English words, acronyms and parts of longer names are labels."""
    assert parse_date(text).parts[0].label == label


@pytest.mark.parametrize("text", ["Seit Mai 2020", "Desde 2020", "Hiver 2020", "od maja 2020"])
def test_a_word_of_another_language_is_no_label(text: str) -> None:
    """Otherwise only a half of the date would be read."""
    with pytest.raises(DateError):
        parse_date(text)
