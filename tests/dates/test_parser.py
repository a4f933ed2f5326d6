"""`dates.parser`: months in other languages than the CV's, and labels that look like them."""

from __future__ import annotations

import unicodedata

import pytest

from cvtex.dates import DateError, Moment, Period, format_date, parse_date

FOREIGN = {
    "März 2020": "March 2020",
    "Marz 2020": "March 2020",
    "Maerz 2020": "March 2020",
    "MÄRZ 2020": "March 2020",
    "märz 2020": "March 2020",
    "Mai 2020": "May 2020",
    "2020 Mai": "May 2020",
    "20 Mai 2020": "May 2020",
    "Mars 2020": "March 2020",
    "mars 2019–juin 2020": "March 2019 – June 2020",
    "mars–juin 2020": "March–June 2020",
    "März 2015 – Jan. 2016": "March 2015 – January 2016",
    "Oktober/November 2019": "October–November 2019",
    "juillet 2019, août 2020": "July 2019, August 2020",
    "août, septembre et 2020": None,
    "fev. 2023": "February 2023",
    "Févr. 2023": "February 2023",
    "fév 2023": "February 2023",
    "Okt. 2019": "October 2019",
    "junio 2018 – presente": None,
    "junio 2018 – present": "June 2018–",
    "since mayo 2018": "May 2018–",
    "Mayo 2018": "May 2018",
    "ICML Mai 2023": "ICML May 2023",
    "ICML mars 2023": "ICML March 2023",
    "Dezember 2019 (expected)": "December 2019 (expected)",
    "1-Sept.-'20": "September 2020",
    "2nd-Sept-2019 – 20-Mai-20": "September 2019 – May 2020",
    "May2019 – Sept.2020": "May 2019 – September 2020",
    "2nd – Sept 2019": None,
    "12.V.2020": "May 2020",
    "between May 2018 and Juni 2020": "May 2018 – June 2020",
    "after 2010": "after 2010",
    "AY 2019/20, März 2021": "AY 2019–2020, March 2021",
}


@pytest.mark.parametrize("text", FOREIGN)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_month_is_parsed_in_any_language(text: str, form: str) -> None:
    """With and without its accents, in both Unicode forms; it is printed as written."""
    text = unicodedata.normalize(form, text)  # type: ignore[arg-type] # a table of forms
    expected = FOREIGN[unicodedata.normalize("NFC", text)]
    if expected is None:
        with pytest.raises(DateError):
            parse_date(text)
        return
    date = parse_date(text)

    assert format_date(date, "month-year") == expected
    assert format_date(date, "as-written") == text


@pytest.mark.parametrize(
    "label",
    [
        "Mai Conference", "NASA Mars", "Mars Conference", "Mayo Clinic", "Clinic Mayo",
        "Oktober Workshop", "San Marco", "Marsh", "Mario", "Out", "MARS3", "R&D",
    ],
)  # fmt: skip
def test_a_label_may_have_the_name_of_a_month(label: str) -> None:
    """A capitalised name beside other words is a label, and so is a word similar to a month."""
    (part,) = parse_date(f"{label} 2019").parts

    assert part == Period(Moment(2019), Moment(2019), label=label)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Mai", "`Mai` has no year"),
        ("32 Mai 2020", "`32 Mai 2020` has no valid day"),
        ("31 novembre 2020", "`31 novembre 2020` has no valid day"),
        ("Juni 2020 – Mai 2020", "the date ends (`Mai 2020`) before it starts (`Juni 2020`)"),
        ("mai conference 2019", "cannot read `mai` in the date `mai conference 2019`"),
        ("Novmber 2020", "`Novmber` is not a word of a date"),
    ],
)
def test_mistakes_with_foreign_months_are_errors(text: str, message: str) -> None:
    """A month in any language is checked like an English one; a misspelled one is not a label."""
    with pytest.raises(DateError) as raised:
        parse_date(text)

    assert raised.value.message == message
