"""`dates`: which texts are dates and which are not, and how dates are formatted and sorted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cvtex.dates import (
    YEARS,
    DateError,
    DateText,
    Moment,
    Period,
    format_date,
    iso_moment,
    parse_date,
    unbroken,
)
from cvtex.locales import ENGLISH, Locale, Season, locale_of
from cvtex.locales.months import month_number

SEASON = {season.name: season for season in ENGLISH.seasons}
PATTERNS = ("as-written", "year", "month-year", "long", "short", "iso")


def _moment(code: str) -> Moment | None:
    """Return the moment of `2015`, `2015-05`, `2015-05-20` or `2015 Fall`, or None if empty."""
    if not code:
        return None
    year, _, season = code.partition(" ")
    number, *more = (int(part) for part in year.split("-"))
    month, day = (*more, None, None)[:2]
    return Moment(number, month, day, SEASON[season] if season else None)


def _codes(date: DateText) -> list[str]:
    """Write the periods in the notation of the tables: `start`, `start..end`, `start..` if open."""

    def code(moment: Moment | None) -> str:
        if moment is None:
            return ""
        numbers = f"{moment.year}"
        numbers += f"-{moment.month:02}" if moment.month else ""
        numbers += f"-{moment.day:02}" if moment.day else ""
        return numbers + (f" {moment.season.name}" if moment.season else "")

    codes = []
    for part in date.parts:
        ends = list(dict.fromkeys([code(part.start), code(part.end)]))
        span = "..".join(ends) or ".."
        assert part.open == (part.end is None)
        words = (part.label, span, part.remark)
        codes.append(" / ".join(words) if part.label or part.remark else span)
    return codes


DATES = {
    "2018": ["2018"],
    "2018–": ["2018.."],
    "2018-": ["2018.."],
    "2018--": ["2018.."],
    "2018 – present": ["2018.."],
    "2018-now": ["2018.."],
    "2018 to date": ["2018.."],
    "2018 until today": ["2018.."],
    "2014–2018": ["2014..2018"],
    "2018-2020": ["2018..2020"],
    "2018 - 2020": ["2018..2020"],
    "2018 − 2020": ["2018..2020"],
    "2018—2020": ["2018..2020"],
    "2018--2020": ["2018..2020"],
    "2018/2020": ["2018..2020"],
    "2018-20": ["2018..2020"],
    "2010-12": ["2010-12"],
    "2010–12": ["2010..2012"],
    "2010 - 12": ["2010..2012"],
    "1999–02": ["1999..2002"],
    "2019/05": ["2019-05"],
    "2008/09": ["2008..2009"],
    "2008-09": ["2008-09"],
    "Summer 2019": ["2019 Summer"],
    "2019 Fall": ["2019 Fall"],
    "Autumn, 2019": ["2019 Autumn"],
    "WINTER 2019": ["2019 Winter"],
    "Fall–Winter 2019": ["2019 Fall..2019 Winter"],
    "February – Winter 2019": ["2019-02..2019 Winter"],
    "Fall–Spring 2020": ["2019 Fall..2020 Spring"],
    "15 March – March 2019": ["2019-03-15..2019-03"],
    "Summer '19": ["2019 Summer"],
    "Summer 2016, 2017": ["2016 Summer", "2017 Summer"],
    "Summer 2016; 2017": ["2016 Summer", "2017"],
    "2016, Summer 2017": ["2016", "2017 Summer"],
    "May 2016, 2017": ["2016-05", "2017-05"],
    "2016-05, 2017": ["2016-05", "2017"],
    "Fall 2017, Spring 2018": ["2017 Fall", "2018 Spring"],
    "Fall and Spring 2018": ["2018 Fall", "2018 Spring"],
    "Fall 2021, Winter/Spring 2022, Fall 2023": [
        "2021 Fall", "2022 Winter..2022 Spring", "2023 Fall",
    ],
    "Fall 2015, 2016, 2017": ["2015 Fall", "2016 Fall", "2017 Fall"],
    "Fall 2015, 2016 and 2017": ["2015 Fall", "2016 Fall", "2017 Fall"],
    "Fall 2015, 2016–2018": ["2015 Fall", "2016..2018"],
    "May 2024": ["2024-05"],
    "May, 2024": ["2024-05"],
    "May-2024": ["2024-05"],
    "sept. 2024": ["2024-09"],
    "May 20, 2015": ["2015-05-20"],
    "May 20 2015": ["2015-05-20"],
    "May 1st, 2015": ["2015-05-01"],
    "20 May 2015": ["2015-05-20"],
    "20-May-2015": ["2015-05-20"],
    "2015-05-20": ["2015-05-20"],
    "2015/05/20": ["2015-05-20"],
    "20.5.2015": ["2015-05-20"],
    "05.06.2015": ["2015-06-05"],
    "20/05/2015": ["2015-05-20"],
    "05/20/2015": ["2015-05-20"],
    "2020-02-29": ["2020-02-29"],
    "May–July 2020": ["2020-05..2020-07"],
    "May/June 2020": ["2020-05..2020-06"],
    "May, July 2020": ["2020-05", "2020-07"],
    "Dec.-Jan. 2020": ["2019-12..2020-01"],
    "Dec. 2019 – Jan. 2020": ["2019-12..2020-01"],
    "June 2019-July 2020": ["2019-06..2020-07"],
    "May 20–22, 2015": ["2015-05-20..2015-05-22"],
    "20–22 May 2015": ["2015-05-20..2015-05-22"],
    "May 30 – June 2, 2015": ["2015-05-30..2015-06-02"],
    "Dec 30 – Jan 2, 2020": ["2019-12-30..2020-01-02"],
    "2024-05": ["2024-05"],
    "2019-09/2020-06": ["2019-09..2020-06"],
    "2019-09 – 2020-06": ["2019-09..2020-06"],
    "05/2024": ["2024-05"],
    "5/2024 - 7/2024": ["2024-05..2024-07"],
    "present": [".."],
    "Ongoing": [".."],
    "in progress": [".."],
    "since 2019": ["2019.."],
    "from May 2019 to 2020": ["2019-05..2020"],
    "until 2020": ["..2020"],
    "–2020": ["..2020"],
    "expected 2026": ["2026"],
    "2026 (expected)": [" / 2026 / expected"],
    "2022–2026 (expected)": [" / 2022..2026 / expected"],
    "2022 – expected May 2026": ["2022..2026-05"],
    "c. 1990": ["1990"],
    "ca. 1990–1995": ["1990..1995"],
    "late 2019 – mid-2020": ["2019..2020"],
    "early May 2020": ["2020-05"],
    "Q3 2021": ["2021 Q3"],
    "Q1–Q3 2021": ["2021 Q1..2021 Q3"],
    "Q3/2021": ["2021 Q3"],
    "AY 2019/20": ["AY / 2019..2020 / "],
    "AY 2008-09": ["AY / 2008..2009 / "],
    "Academic year 2019-2020": ["Academic year / 2019..2020 / "],
    "academic year 2008-09": ["academic year / 2008..2009 / "],
    "WS 2019/20": ["WS / 2019..2020 / "],
    "ICML 2023, 2024": ["ICML / 2023 / ", "2024"],
    "NeurIPS 2022, ICML 2023–2024": ["NeurIPS / 2022 / ", "ICML / 2023..2024 / "],
    "Class of 2014": ["Class of / 2014 / "],
    "R&D 2014": ["R&D / 2014 / "],
    "University of the Arts 2014": ["University of the Arts / 2014 / "],
    "Fall 2019, ICML 2020": ["2019 Fall", "ICML / 2020 / "],
    "  May   2024 ": ["2024-05"],
    "May\u00a02024": ["2024-05"],
    "1900": ["1900"],
    "2100": ["2100"],
}  # fmt: skip


@pytest.mark.parametrize("text", DATES)
def test_a_date_is_parsed(text: str) -> None:
    """A date in each of the common forms has its periods, and keeps its text."""
    date = parse_date(text)

    assert DATES[text] == _codes(date)
    assert date.text == " ".join(text.split()) == format_date(date, "as-written")


ERRORS = {
    "": ("empty", "write it like"),
    " \n": ("empty", "write it like"),
    "2020-13": ("`2020-13` has no valid month", "01 to 12"),
    "13/2020": ("`13/2020` has no valid month", "01 to 12"),
    "2020-00": ("has no valid month", ""),
    "2020-02-30": ("`2020-02-30` has no valid day", "29 days"),
    "February 29, 2021": ("has no valid day", "28 days"),
    "2020–2018": ("ends (`2018`) before it starts (`2020`)", "earlier date first"),
    "May 2020 – April 2020": ("before it starts", "earlier"),
    "2020-05-20 – 2020-05-19": ("before it starts", "earlier"),
    "1420": ("the year 1420 is not between 1500 and 2100", ""),
    "2101": ("2101", ""),
    "presnt": ("`presnt`", "did you mean `present`?"),
    "2018 – presnt": ("`presnt`", "did you mean `present`?"),
    "2018–ongoin": ("`ongoin`", "did you mean `ongoing`?"),
    "Agust 2022": ("`Agust`", "did you mean `August`?"),
    "Auguts 2022": ("`Auguts`", "did you mean `August`?"),
    "agust 2022": ("`agust`", "did you mean `August`?"),
    "AGUST 2022": ("`AGUST`", "did you mean `August`?"),
    "Octobar 2022": ("`Octobar`", "did you mean `October`?"),
    "Septmber 2022": ("`Septmber`", "did you mean `September`?"),
    "Sommer 2022": ("`Sommer`", "did you mean `Summer`?"),
    "Sumer 2022": ("`Sumer`", "did you mean `Summer`?"),
    "Feburary 2022": ("`Feburary`", "did you mean `February`?"),
    "Mey 2022": ("`Mey`", "did you mean `May`?"),
    "2019 – Jnue 2020": ("`Jnue`", "did you mean `June`?"),
    "icml 2023": ("`icml`", "write it like"),
    "ICML": ("`ICML` has no year", "write it like"),
    "May": ("`May` has no year", "`May 2020`"),
    "Summer": ("`Summer` has no year", "`Summer 2020`"),
    "May 2019 – July": ("`July` has no year", "`July 2020`"),
    "2019-2020-2021": ("more than one end", ""),
    "2019–2020–2021": ("more than one end", ""),
    "05/06/2015": ("two ways", "`2015-05-06` or `2015-06-05`"),
    "2019,": ("`2019,` is cut off", "write it like"),
    ", 2019": ("cannot read `,`", "write it like"),
    "–": ("cut off", "write it like"),
    "2020 ICML": ("cannot read `ICML`", "write it like"),
    "201": ("cannot read", "write it like"),
    "20190": ("cannot read", "write it like"),
    "2019?": ("cannot read `?`", "write it like"),
    "present – 2020": ("cannot read", "write it like"),
    "12": ("`12` has no year", "write it like"),
    "soon": ("`soon`", "write it like"),
    "n.d.": ("`n.d.`", "write it like"),
    "1990s": ("`s`", "write the years: `1990–1999`"),
    "early 2000’s": ("`’`", "write the years: `2000–2009`"),
    "2019 – heute": ("`heute`", "write `present`"),
    "2019 - aujourd'hui": ("`aujourd'hui`", "write `present`"),
    "~2010": ("`~`", "write `c.`"),
    "2018.20": ("`2018.20` has no valid month", "months are 01 to 12"),
}


@pytest.mark.parametrize("text", ERRORS)
def test_an_error_has_a_hint(text: str) -> None:
    """A text without a date, or with two meanings, raises `DateError` with message and hint."""
    with pytest.raises(DateError) as raised:
        parse_date(text)
    message, hint = ERRORS[text]

    assert message in raised.value.message
    assert hint in raised.value.hint
    assert str(raised.value) == raised.value.message


@pytest.mark.parametrize(
    "label",
    ["SEC", "Mario", "Springer", "Winner", "Dan", "Hall", "Member", "APR3", "Meta", "Apple"],
)
def test_a_name_that_resembles_a_month_is_a_label(label: str) -> None:
    """A name is not taken for a misspelled month or season if it is only similar."""
    assert parse_date(f"{label} 2020").parts[0].label == label


@given(
    st.sampled_from([*ENGLISH.months, "Spring", "Summer", "Winter", "Autumn"]),
    st.integers(0, 20),
    st.sampled_from(["drop", "double", "swap"]),
)
def test_a_misspelled_month_is_found(word: str, place: int, mistake: str) -> None:
    """In a name of five letters or more: a letter left out, doubled, or swapped with the next."""
    assume(len(word) >= 5)
    i = place % (len(word) - 1)
    typed = {
        "drop": word[:i] + word[i + 1 :],
        "double": word[:i] + word[i] + word[i:],
        "swap": word[:i] + word[i + 1] + word[i] + word[i + 2 :],
    }[mistake]
    assume(typed != word)
    assume(not month_number(typed))  # `Decembre` is French
    with pytest.raises(DateError) as raised:
        parse_date(f"{typed.capitalize()} 2020")

    assert raised.value.hint == f"did you mean `{word}`?"


FORMATTED = [
    # text, year, month-year, long, short, iso
    ("2018", "2018", "2018", "2018", "2018", "2018"),
    ("2018 - now", "2018–", "2018–", "2018–", "2018–", "2018–"),
    ("2018-2020", "2018–2020", "2018–2020", "2018–2020", "2018–2020", "2018–2020"),
    ("2015-05-20", "2015", "May 2015", "May 20, 2015", "05/2015", "2015-05-20"),
    ("since 5/2015", "2015–", "May 2015–", "May 2015–", "05/2015–", "2015-05–"),
    ("May-Jul 2020", "2020", "May–July 2020", "May–July 2020", "05/2020 – 07/2020",
     "2020-05 – 2020-07"),
    ("5/2019-7/2020", "2019–2020", "May 2019 – July 2020", "May 2019 – July 2020",
     "05/2019 – 07/2020", "2019-05 – 2020-07"),
    ("May 20-22, 2015", "2015", "May 2015", "May 20–22, 2015", "05/2015",
     "2015-05-20 – 2015-05-22"),
    ("30 May - 2 June 2015", "2015", "May–June 2015", "May 30, 2015 – June 2, 2015",
     "05/2015 – 06/2015", "2015-05-30 – 2015-06-02"),
    ("Fall 2017, Spring 2018", "2017, 2018", *["Fall 2017, Spring 2018"] * 4),
    ("Fall 2017, Fall 2018", "2017, 2018", *["Fall 2017, 2018"] * 4),
    ("Fall 2017; 2018", "2017, 2018", *["Fall 2017; 2018"] * 4),
    ("May 2017, 2018", "2017, 2018", *["May 2017, 2018"] * 2, "05/2017, 05/2018",
     "2017-05, 2018-05"),
    ("ICML May 2017, NeurIPS May 2018", "ICML 2017, NeurIPS 2018",
     *["ICML May 2017, NeurIPS May 2018"] * 2, "ICML 05/2017, NeurIPS 05/2018",
     "ICML 2017-05, NeurIPS 2018-05"),
    ("May 2017, c. May 2018", "2017, c. 2018", *["May 2017, c. May 2018"] * 2,
     "05/2017, c. 05/2018", "2017-05, c. 2018-05"),
    ("May 5–20, 2018; 2018", "2018", "May 2018; 2018", "May 5–20, 2018, 2018",
     "05/2018, 2018", "2018-05-05 – 2018-05-20, 2018"),
    ("Winter/Spring 2022", "2022", *["Winter–Spring 2022"] * 4),
    ("Fall 2021, Spring 2021", "2021", *["Fall 2021, Spring 2021"] * 4),
    ("ICML 5/2023, 2024", "ICML 2023, 2024", "ICML May 2023; 2024", "ICML May 2023; 2024",
     "ICML 05/2023, 2024", "ICML 2023-05, 2024"),
    ("c. 1990", *["c. 1990"] * 5),
    ("May 2026 (expected)", "2026 (expected)", *["May 2026 (expected)"] * 2, "05/2026 (expected)",
     "2026-05 (expected)"),
    ("AY 2019/20", *["AY 2019–2020"] * 5),
    ("until 2020", *["–2020"] * 5),
    ("ongoing", *["present"] * 5),
]  # fmt: skip


@pytest.mark.parametrize("row", FORMATTED, ids=lambda row: row[0])
def test_a_date_is_formatted_in_each_pattern(row: tuple[str, ...]) -> None:
    """Years, months, days, seasons, ranges and lists."""
    date = parse_date(row[0])

    assert list(row[1:]) == [format_date(date, pattern) for pattern in PATTERNS[1:]]


def test_the_newest_date_comes_first() -> None:
    """In reverse order of `sort_key`: still lasting, then the latest end, then the latest start."""
    ordered = [
        "2020–", "2018–present", "present", "2016, 2019–", "2019–2020", "2020-06-30", "June 2020",
        "Spring 2020", "2015, May 2020", "2020-05-20", "Winter 2020", "until 2018", "2017",
    ]  # fmt: skip
    dates = [parse_date(text) for text in ordered]
    by_key = sorted(dates, key=lambda date: date.sort_key, reverse=True)

    keys = [date.sort_key for date in by_key]
    assert keys == sorted(keys, reverse=True)
    texts = [date.text for date in by_key]
    before = [
        ("2020–", "2018–present"), ("2018–present", "2019–2020"), ("2019–2020", "2020-06-30"),
        ("2020-06-30", "2020-05-20"), ("2015, May 2020", "2020-05-20"),
        ("2020-05-20", "until 2018"), ("2016, 2019–", "2018–present"), ("until 2018", "2017"),
    ]  # fmt: skip
    assert [pair for pair in before if texts.index(pair[0]) > texts.index(pair[1])] == []


def test_a_date_is_open_if_a_part_still_lasts() -> None:
    """One of several parts is enough."""
    texts = ("2018–", "2010, 2018–", "2018", "until 2018")

    assert [parse_date(text).is_open for text in texts] == [True, True, False, False]


def test_moments_are_ordered() -> None:
    """Moments compare by their first day, then by their last."""
    codes = ["2019", "2020 Q1", "2020", "2020 Winter", "2020 Spring", "2020-05-20", "2020-08"]
    moments = [moment for moment in map(_moment, codes) if moment]

    assert moments == sorted([*moments[3:], *moments[:3]])
    assert Moment(2020, 5) <= Moment(2020, 5) < Moment(2020, 6)


def test_a_locale_has_all_words_of_a_language() -> None:
    """Its months and words are parsed and printed like the English ones."""
    german = Locale(
        tag="de",
        months=(
            "Januar", "Februar", "März", "April", "Mai", "Juni",
            "Juli", "August", "September", "Oktober", "November", "Dezember",
        ),
        abbreviations={"okt": 10},
        seasons=(Season("Sommer", 5, 9),),
        now=("heute",), since=("seit",), until=("bis",), conjunctions=("und",), qualifiers=("ca.",),
        academic_years=(), particles=(), ordinals=(".",), long_day="{day}. {month} {year}",
    )  # fmt: skip

    date = parse_date("Mai 2019 bis Okt. 2020 und seit Sommer 2021", german)
    assert _codes(date) == ["2019-05..2020-10", "2021 Sommer.."]
    assert format_date(date, "month-year", german) == "Mai 2019 – Oktober 2020, Sommer 2021–"
    written = format_date(parse_date("2019-05-20", german), "long", german)
    assert written == "20. Mai 2019"
    assert _codes(parse_date(written, german)) == ["2019-05-20"]
    assert _codes(parse_date("since March 2019", german)) == ["2019-03.."]


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    """Draw a moment of any kind."""
    year = draw(st.integers(YEARS[0], YEARS[-1]))
    match draw(st.sampled_from(["year", "month", "day", "season"])):
        case "year":
            return Moment(year)
        case "month":
            return Moment(year, draw(st.integers(1, 12)))
        case "day":
            return Moment(year, draw(st.integers(1, 12)), draw(st.integers(1, 28)))
    return Moment(year, season=draw(st.sampled_from(ENGLISH.seasons)))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Draw a moment, a range of moments, or a period that still lasts."""
    start, end = draw(moments()), draw(moments())
    match draw(st.sampled_from(["moment", "range", "open"])):
        case "range" if start.first_day <= end.last_day:
            return Period(start, end)
        case "open":
            return Period(start, None, open=True)
    return Period(start, start)


LABELS = st.sampled_from(["", "ICML ", "NeurIPS ", "Class of "])


@settings(max_examples=200)
@given(st.lists(periods(), min_size=1, max_size=4))
def test_the_long_pattern_keeps_the_moments(parts: list[Period]) -> None:
    """A date that is formatted to the day and parsed again has the same periods."""
    unique = [part for i, part in enumerate(parts) if i == 0 or part != parts[i - 1]]
    written = format_date(DateText("", tuple(unique)), "long")

    assert tuple(unique) == parse_date(written).parts


@settings(max_examples=200)
@given(
    st.lists(st.tuples(periods(), LABELS), min_size=1, max_size=4), st.sampled_from(PATTERNS[1:])
)
def test_every_pattern_is_a_date(parts: list[tuple[Period, str]], pattern: str) -> None:
    """A formatted date can be parsed, and the same pattern formats it to the same text."""
    labelled = tuple(replace(period, label=label.strip()) for period, label in parts)
    written = format_date(DateText("", labelled), pattern)

    assert written == format_date(parse_date(written), pattern)


@settings(max_examples=200)
@given(moments())
def test_the_iso_pattern_keeps_a_moment(moment: Moment) -> None:
    """A single moment is the same after it is formatted and parsed."""
    date = DateText("", (Period(moment, moment),))

    assert date.parts == parse_date(format_date(date, "iso")).parts


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (Moment(2015), "2015"),
        (Moment(2015, 5), "2015-05"),
        (Moment(2015, 5, 2), "2015-05-02"),
        (Moment(2015, season=SEASON["Fall"], qualifier="c."), "2015"),
    ],
)
def test_an_iso_date_is_as_precise_as_the_moment(moment: Moment, written: str) -> None:
    """A month and a day have two digits, and a season is only a year."""
    assert iso_moment(moment) == written


PIECES = st.sampled_from(
    [
        "2018", "2020", "20", "5", "05", "May", "Aug.", "Fall", "Q3", "März", "mars", "present",
        "since", "until", "and", "c.", "ICML", "icml", "of", "AY", "-", "–", "--", "/", ",", ";",
        " ", " ", "(", ")", "'", ".", "st",
    ]
)  # fmt: skip


def _parsed(text: str) -> DateText | DateError:
    try:
        return parse_date(text)
    except DateError as problem:
        return problem


@settings(max_examples=300)
@given(st.text(max_size=40) | st.lists(PIECES, max_size=10).map("".join))
def test_any_text_is_a_date_or_an_error(text: str) -> None:
    """A text is a date that can be formatted and sorted, or raises `DateError` with a message."""
    date = _parsed(text)
    if isinstance(date, DateError):
        assert date.message
        return

    assert date.parts
    assert all(format_date(date, pattern) for pattern in PATTERNS)
    assert date.sort_key <= ((YEARS.stop, 1, 1), (YEARS.stop, 1, 1))
    for part in date.parts:
        assert not (part.start and part.end) or part.start.first_day <= part.end.last_day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019.05", "May 2019"),
        ("2019.05 – 2020.06", "May 2019 – June 2020"),
        ("2019.5–present", "May 2019–"),
        ("before 2010", "before 2010"),
        ("before May 2010", "before May 2010"),
    ],
)
def test_forms_of_other_countries_and_remarks_are_dates(text: str, expected: str) -> None:
    """A month after a dot, and a date that is only a limit."""
    assert format_date(parse_date(text), "month-year") == expected


@pytest.mark.parametrize("pattern", ["as-written", "year", "month-year", "long", "short", "iso"])
def test_a_text_in_the_place_of_a_date_is_printed_as_it_is(pattern: str) -> None:
    """It has no periods, and no pattern changes it; it is sorted before all dates."""
    text = DateText("Forthcoming", ())

    assert format_date(text, pattern) == "Forthcoming"
    assert text.sort_key < parse_date("1500").sort_key
    assert (text.moments, text.is_open, text.latest_year) == ((), False, 0)


@pytest.mark.parametrize(
    ("tag", "date"),
    [
        ("de", "3.~Oktober 2019 – 15.~Januar 2020"),
        ("fr", "1er~mai 2020 – 3~juin 2020"),
        ("hu", "2019. október~3. – 2020. január~15."),
        ("ru", "май 2021~г. – июнь 2022~г."),
        ("de", "WS 2020/21, 2016–2019"),
        ("cs", "3.–15. února 2017"),
        ("en", "3 May 2020"),
    ],
)
def test_the_number_of_a_day_stays_with_its_month(tag: str, date: str) -> None:
    """A narrow column breaks a range at its dash, and no year stands without its sign."""
    assert unbroken(date.replace("~", " "), locale_of(tag)) == date.replace("~", "\u00a0")
