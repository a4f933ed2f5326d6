"""Values are found in what was read, also where something divides them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.inspection.extractors.registry import Reading
from cvtex.inspection.folding import folded
from cvtex.inspection.matching import match, out_of_order, whole_words
from cvtex.inspection.values import Expected, Value
from cvtex.source import Span

PLACE = Span("cv.yaml", 1)


def value(*fragments: str) -> Value:
    """Return a value with these fragments."""
    return Value(fragments, PLACE, "S", "main", 1)


def times(wanted: Value, *pages: str, running: tuple[str, ...] = ()) -> int | None:
    """Return how often a value is found; None if it is not."""
    found = match(Expected((wanted,), (), running), Reading("x", pages)).places[0]
    return None if found is None else found.times


@pytest.mark.parametrize(
    "text",
    [
        "Led a group of four engineers",
        "LED A GROUP OF\nFOUR ENGI-\nNEERS",
        "Led a group of 2019–2021\nfour engineers",
        "Led a group 17 of four engineers",
    ],
)
def test_a_value_is_found_where_it_is_set_differently(text: str) -> None:
    """Capitals, lines, a hyphen, and a date beside the first line do not matter."""
    assert times(value("Led a group of four engineers"), f"Before {text} after") == 1


@pytest.mark.parametrize("text", ["Led a group of five engineers", "Led a", "", "engineers four"])
def test_a_value_with_another_word_is_not_found(text: str) -> None:
    """Each word has to be there, in its order."""
    assert times(value("Led a group of four engineers"), text) is None


def test_a_divided_value_is_where_its_words_are_closest() -> None:
    """Another value may begin with the same words."""
    text = "A student at Lund. A student 2019 of Mercy and more. A student 2020 at Mercy Hospital"
    found = match(
        Expected((value("A student at Mercy Hospital"),), ()), Reading("x", (text,))
    ).places[0]

    assert found is not None
    assert found.start == folded(text).rindex("astudent")


@pytest.mark.parametrize("divided", [0, 1])
def test_equal_values_of_which_one_is_divided_are_all_there(divided: int) -> None:
    """The place of one does not end the part of the text in which another is looked for."""
    names = ("Basic Life Support", "Advanced Life Support")
    values = [
        Value((text,), PLACE, "S", "main", item)
        for item, name in enumerate(names)
        for text in (name, "Heart Association (valid until May 2027)")
    ]
    whole = "Heart Association (valid until May 2027) 2016"
    parts = "Heart Association (valid 2016\nuntil May 2027)"
    lines = [f"{name}, {parts if i == divided else whole}" for i, name in enumerate(names)]

    reading = Reading("x", ("\n".join(lines),))

    assert None not in match(Expected(tuple(values), (), ()), reading).places


def test_a_value_is_found_over_the_end_of_a_page() -> None:
    """The running text there does not belong to it."""
    pages = "line\nline\nline\nline\nLed a group of\nJane Doe 1/2", "four engineers\nJane Doe 2/2"

    assert times(
        value("Led a group of four engineers"), *pages, running=("Jane Doe {page}/{pages}",)
    )


def test_a_running_text_does_not_hide_the_name() -> None:
    """The first lines of the first page are the name, which the foot repeats."""
    assert (
        times(value("Jane Doe"), "Jane Doe\nText\nJane Doe 1", running=("Jane Doe", "{page}")) == 2
    )


def test_fragments_may_have_a_formula_between_them() -> None:
    """But not half of the document."""
    assert times(value("a bound of", "for all trees"), "A bound of O(n2) for all trees") == 1
    assert (
        times(value("a bound of", "for all trees"), f"A bound of {'x' * 400} for all trees") is None
    )


def test_a_letter_is_found_as_a_word_only() -> None:
    """Each text has an r somewhere."""
    assert times(value("R"), "Programming: Rust") is None
    assert times(value("R"), "Programming: R, Rust") is not None
    assert times(value("A B"), "Absent: B") is None
    assert times(value("A B"), "A\nB") is not None


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        ("Taught תלמוד בבלי to beginners", True),
        ("Taught בבלי  תלמוד to beginners", True),
        ("Taught ילבב דומלת to beginners", True),
        ("Taught ילבב to beginners", False),
        ("ילבב דומלת Taught to", False),
    ],
)
def test_words_from_right_to_left_are_found_in_any_order(text: str, is_there: bool) -> None:  # noqa: FBT001 - a case
    """Some programs turn the letters of a line, some only its words, and some neither."""
    wanted = value("Taught תלמוד בבלי to beginners")
    matches = match(Expected((wanted,), ()), Reading("x", (text,)))

    assert (matches.places[0] is not None) == is_there
    assert (not whole_words(matches, [wanted])[1]) == is_there


def test_repetitions_are_counted() -> None:
    """A value that is drawn twice is there twice."""
    assert times(value("Winter swimming"), "Winter swimming\nWinter swimming") == 2
    assert times(value("Experience 2"), "Experience\n2019 Clerk\nExperience 2") == 1


def test_each_word_has_to_be_there_as_often_as_in_the_values() -> None:
    """Words that run together are lost."""
    wanted = (value("two words two"),)
    found = match(Expected(wanted, ()), Reading("x", ("twowords two",)))

    assert whole_words(found, wanted) == (3, ["two", "words"])


@pytest.mark.parametrize(
    ("places", "moved"),
    [
        ([], []),
        ([(1, 10), (2, 20), (3, 30)], []),
        ([(1, 30), (2, 10), (3, 20)], [0]),
        ([(1, 20), (1, 10), (2, 30)], []),
        ([(1, 10), (2, 5), (3, 30)], [0]),
    ],
)
def test_as_few_as_possible_are_out_of_order(
    places: list[tuple[int, int]], moved: list[int]
) -> None:
    """Equal ranks have no order among themselves."""
    assert out_of_order(places) == moved


@given(st.lists(st.tuples(st.integers(0, 5), st.integers()), unique_by=lambda place: place[1]))
def test_without_those_that_are_out_of_order_the_rest_is_in_order(
    places: list[tuple[int, int]],
) -> None:
    """What is reported is enough to explain the disorder."""
    moved = {*out_of_order(places)}
    rest = sorted(place for i, place in enumerate(places) if i not in moved)

    assert [at for _, at in rest] == sorted(at for _, at in rest)
