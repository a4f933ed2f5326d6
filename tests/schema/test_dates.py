"""`schema.dates`: a date with a label that looks like a mistake."""

from __future__ import annotations

import pytest

from cvtex.dates import DateText, Moment, format_date
from cvtex.schema.entries import PlainEntry
from cvtex.schema.reading import Context


def _date(value: object, context: Context | None = None) -> DateText:
    date = PlainEntry.model_validate({"title": "x", "date": value}, context=context).date
    assert date is not None
    return date


def test_a_date_may_have_any_label() -> None:
    """The words are printed before it, and it is understood and sorted as without them."""
    date = _date({"label": "Octobar", "date": "2019-05"})

    assert date.text == "Octobar 2019-05"
    assert format_date(date, "month-year") == "Octobar May 2019"
    assert date.moments == (Moment(2019, 5),) * 2
    several = _date({"label": "Hiver", "date": "2019, 2020"})
    assert [part.label for part in several.parts] == ["Hiver", ""]


def test_a_labelled_date_is_kept_if_mistakes_are_warnings() -> None:
    """Then both are printed as written."""
    date = _date({"label": "Hiver", "date": "soon"}, Context(keeps_dates=True))

    assert date == DateText("Hiver soon", ())


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"label": "Hiver", "date": "soon"}, "cannot read `soon`"),
        ({"label": "Hiver"}, "a mapping where a date belongs"),
        ({"label": "Hiver", "date": {"label": "x", "date": 2020}}, "a mapping where"),
        ({"label": ["x"], "date": 2020}, "a list where a text belongs"),
    ],
)
def test_a_labelled_date_has_two_texts(value: object, message: str) -> None:
    """A label alone is no date, and neither of them is a mapping or a list."""
    with pytest.raises(ValueError, match=message):
        _date(value)
