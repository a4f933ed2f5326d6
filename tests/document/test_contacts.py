"""`document.contacts`: the word, the text and the address of each contact and detail."""

from __future__ import annotations

import pytest

from cvtex.document.contacts import CONTACT_FIELDS, contact_items
from cvtex.document.model import ContactItem
from cvtex.locales import ENGLISH
from cvtex.schema import CV
from cvtex.schema.design.header import ContactField
from cvtex.text.inlines import plain_text


def items(field: str, **given: object) -> tuple[ContactItem, ...]:
    cv = CV.model_validate({"name": "A B", **given})
    return contact_items(cv, field, cv.words, ENGLISH)


def shown(field: str, **given: object) -> list[tuple[str, str, bool]]:
    """Return the label and the text of each contact, and whether it keeps the label."""
    return [(c.label, plain_text(c.text), c.keeps_label) for c in items(field, **given)]


def test_the_fields_are_those_of_a_design() -> None:
    """A contact block and the header can show the same."""
    assert list(CONTACT_FIELDS) == list(ContactField)


@pytest.mark.parametrize("field", CONTACT_FIELDS)
def test_a_cv_without_a_field_has_no_contact(field: str) -> None:
    """Nothing is printed by default, and no personal detail from an empty mapping."""
    assert items(field) == ()
    assert items("personal", personal={}) == ()


def test_own_words_replace_those_of_the_kind() -> None:
    """They are kept where a design prints no words."""
    assert shown("phone", phone=["1 555", {"label": "Mobile", "value": "2 555"}]) == [
        ("Phone", "1 555", False),
        ("Mobile", "2 555", True),
    ]
    assert shown("location", location={"label": "Studio", "value": "*here*"}) == [
        ("Studio", "here", True)
    ]
    assert [c.url for c in items("email", email=["a@b.org", {"value": "c@d.org"}])] == [
        "mailto:a@b.org",
        "mailto:c@d.org",
    ]
    assert [c.url for c in items("url", url=["https://a.org/", "https://b.org/"])] == [
        "https://a.org/",
        "https://b.org/",
    ]


def test_a_profile_whose_username_is_a_code_shows_its_network() -> None:
    """It has no word before it, but the icon of the network."""
    (scholar,) = items("profiles", profiles=[{"network": "scholar", "username": "qc6CJjYAAAAJ"}])

    assert (scholar.label, plain_text(scholar.text)) == ("", "Google Scholar")
    assert scholar.icon == "googlescholar"
    assert scholar.url == "https://scholar.google.com/citations?user=qc6CJjYAAAAJ"


def test_details_have_their_words_and_a_fixed_order() -> None:
    """Several nationalities stand in one line; the owner's own details come last."""
    details = {
        "other": [{"label": "Height", "value": "1.80 m"}], "nationality": ["Swedish", "*Finnish*"],
        "birth_place": "Port Aurora",
    }  # fmt: skip

    assert shown("personal", personal=details, words={"personal": {"birth_place": "Born in"}}) == [
        ("Born in", "Port Aurora", True),
        ("Nationality", "Swedish, Finnish", True),
        ("Height", "1.80 m", True),
    ]


@pytest.mark.parametrize(
    ("date_format", "printed"),
    [
        ("as-written", "1990-05-03"), ("year", "1990-05-03"), ("month-year", "1990-05-03"),
        ("long", "May 3, 1990"), ("short", "1990-05-03"), ("iso", "1990-05-03"),
    ],
)  # fmt: skip
def test_a_date_of_birth_stays_whole(date_format: str, printed: str) -> None:
    """A format of the design that would leave the day out is not used."""
    found = shown(
        "personal", personal={"birth_date": "1990-05-03"}, design={"date_format": date_format}
    )

    assert found == [("Date of birth", printed, True)]
