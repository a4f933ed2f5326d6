"""`new_entries.people`: names are written so that they are read as they were."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cvtex.names.parser import parse_names
from cvtex.new_entries.people import Person, indexed_person, names_field


@pytest.mark.parametrize(
    ("people", "field"),
    [
        (["Mara Lindqvist", "Roe, Elle"], "Mara Lindqvist and Roe, Elle"),
        ([Person("Berg", "Jan", "van der")], "van der Berg, Jan"),
        ([Person("Alembert", "Jean", "d'")], "d'Alembert, Jean"),
        ([Person("King", "Martin Luther", suffix="Jr.")], "King, Jr., Martin Luther"),
        ([Person(literal="Barnes and Noble")], "{Barnes and Noble}"),
        (["The Northern Lights Collaboration"], "{The Northern Lights Collaboration}"),
        ([Person("World Health Organization")], "{World Health Organization}"),
        ([Person("Teller")], "Teller"),
        (["Mara Lindqvist", "et al."], "Mara Lindqvist and others"),
        ([Person("Roe", "E."), Person(literal="others")], "Roe, E. and others"),
        (["", Person(), " , "], ""),
        ([Person("Ortiz Vega", "A. L.")], "Ortiz Vega, A. L."),
        ([Person("Ortiz Vega", "Ana Lucía")], "{Ortiz Vega}, Ana Lucía"),
        (
            [Person("Ortiz Vega", "Ana Lucía", "de"), Person("Roe", "Elle"), "Mara Lindqvist"],
            "de Ortiz Vega, Ana Lucía and Roe, Elle and Mara Lindqvist",
        ),
        (
            [Person("Ortiz Vega", "Ana Lucía"), "Mara Lindqvist", "others"],
            "{Ortiz Vega}, Ana Lucía and Mara Lindqvist and others",
        ),
    ],
)
def test_names(people: list[Person | str], field: str) -> None:
    """A name keeps its parts, and an organisation is in braces."""
    assert names_field(people) == field


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Lindqvist M", Person("Lindqvist", "M")),
        ("King, Martin Luther, Jr.", Person("King", "Martin Luther", suffix="Jr.")),
        ("{Northern Lights}", Person(literal="Northern Lights")),
        ("Mara Lindqvist", "Mara Lindqvist"),
    ],
)
def test_names_of_databases(name: str, person: Person | str) -> None:
    """The family name is first; braces keep a name together, as in BibTeX."""
    assert indexed_person(name) == person


WORD = st.text(st.sampled_from("abcÅéLMN'-"), min_size=1, max_size=6).map(
    lambda word: "M" + word.strip("'-")
)
PART = st.lists(st.one_of(WORD, st.sampled_from(["and", "M,x", "R&D", "{M}", "Jr."])), max_size=3)


@given(st.lists(st.tuples(PART, PART), min_size=1, max_size=4))
@example([(["ML", "ML"], ["Ma", "ML"])])
def test_names_are_not_divided(people: list[tuple[list[str], list[str]]]) -> None:
    """No part of a name becomes a person of its own, whatever is in it."""
    given_people = [Person(" ".join(family), " ".join(given)) for family, given in people]
    expected = [person for person in given_people if person.family or person.given]
    read = parse_names(names_field(given_people))
    assert len(read.names) == len(expected)
    assert all(
        (name.family, name.given) == (person.family, person.given)
        for name, person in zip(read.names, expected, strict=True)
        if person.family.isalpha() and person.given.isalpha()
    )
