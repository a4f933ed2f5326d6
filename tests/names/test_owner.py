from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvtex.names.folding import skeleton, spellings
from cvtex.names.given_parts import is_particle
from cvtex.names.name import Name
from cvtex.names.owner import Match, Owner, OwnerSearch
from cvtex.names.parser import parse_names
from cvtex.names.readings import _DEGREES, _SUFFIXES, _TITLES

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "own_name.jsonl")
    .read_text("utf-8")
    .splitlines()
]

PLAIN = {"é": "e", "ç": "c", "ž": "z", "ł": "l", "đ": "d", "ö": "o", "ø": "o", "å": "a", "ß": "ss"}
SPELLED_OUT = {**PLAIN, "ö": "oe", "ø": "oe", "å": "aa", "đ": "dj"}
WORD = st.text(st.sampled_from("abdefiklmnorstuvz" + "".join(PLAIN)), min_size=3, max_size=7).map(
    lambda word: word[0].replace("ß", "s").upper() + word[1:]
)


def is_usual(word: str) -> bool:
    """Tell whether a word is neither a particle, title, degree or suffix nor separates names.

    "Ånd" separates names if it is written without its accent.
    """
    return (
        not is_particle(word, name_has_capitals=True)
        and word.lower() not in {*_TITLES, *_DEGREES, *_SUFFIXES}
        and transliterate(word, PLAIN).lower() != "and"
    )


GIVEN = WORD.filter(is_usual)
PARTICLE = st.sampled_from(["", "", "van der", "de la", "von", "da"])


def search(owner: Owner, authors: str) -> OwnerSearch:
    return owner.find(parse_names(authors).names)


def match(signs_as: str, author: str, *, strict: bool = False) -> Match:
    owner = Owner.from_names([signs_as], strict_initials=strict)
    (name,) = parse_names(author).names
    return owner.match(name)


def is_owner(case: dict[str, Any]) -> bool:
    """Tell whether an author of a case is the owner of the CV."""
    owner = Owner.from_names([case["owner"], *case["aliases"]])
    return any(owner.match(name) for name in parse_names(case["author"]).names)


def test_owner_is_distinguished_from_others() -> None:
    """An author matches the owner in exactly the cases of `own_name.jsonl` that say so."""
    assert {case["is_owner"] for case in CASES} == {True, False}
    assert [case for case in CASES if case["is_owner"] != is_owner(case)] == []


@pytest.mark.parametrize(
    ("signs_as", "author"),
    [
        ("Ada B. Crane", "Crane, A.-B."),
        ("Ada B. Crane", "Crane A B"),
        ("Ada B. Crane", "CRANE AB"),
        ("Ada B. Crane", "A.B.Crane"),
        ("Ada B. Crane", "Ada (Addie) Crane"),
        ("Ada B. Crane", "Ada ``Addie'' Crane"),
        ("Ada B. Crane", "Prof. Dr. Ada B. Crane"),
        ("Ada B. Crane", "Ada Crane, Ph.D."),
        ("Ada B. Crane", "Crane, Jr., Ada"),
        ("Ada B. Crane", "{A. B. Crane}"),
        ("Ada B. Crane", "Crane, Ad."),
        ("Ada B. Crane", r"\textbf{\underline{A. Crane}}\textsuperscript{*}"),
        ("family=Crane, given=Ada", "A. Crane"),
        ("A. Crane", "Ada Crane"),
        ("Ada Ben Crane", "Ada Crane"),
        ("daniel y fu", "D. Fu"),
        ("Santiago Ramón y Cajal", "Ramón y Cajal, S."),
        ("Ramón y Cajal", "Ramón y Cajal"),
        ("Jan van der Berg", "Berg, J. van der"),
        ("van der Berg, Jan", "Jan van der Berg"),
        ("Jan van der Berg", "Vanderberg, J."),
        ("José da Silva Santos", "da Silva Santos, J."),
        ("José da Silva Santos", "Santos, J. S."),
        ("Muhammad ibn Musa al-Khwarizmi", "Al-Khwarizmi, Muhammad ibn Musa"),
        ("Jean-Pierre Serre", "Serre, JP"),
        ("Jean-Pierre Serre", "Jean P. Serre"),
        ("Fei-Fei Li", "Fei Fei Li"),
        ("Xiaoming Wang", "X.-M. Wang"),
        ("Xiaoming Wang", "Wang XM"),
        ("J. Robert Oppenheimer", "Oppenheimer, JR"),
        ("J. Robert Oppenheimer", "Oppenheimer JR"),
        ("Michael Peyton Jones", "Peyton Jones, M."),
        ("Michael Peyton Jones", "Jones, Michael Peyton"),
        ("Mac Lane, Saunders", "S. MacLane"),
        ("Martin Luther King, Jr.", "King, Martin Luther, Jr."),
        ("Martin Luther King, Jr.", "KING, MARTIN LUTHER JR"),
        ("Loudon Wainwright III", "Loudon Wainwright, III"),
        ("Nguyen Van An", "N. V. An"),
        ("Nguyen Van An", "An, Nguyen Van"),
        ("Oscar De La Hoya", "De La Hoya, O."),
        ("Yuri Ivanov", "Yu. Ivanov"),
        ("Иван Петрович Сидоров", "СИДОРОВ, И. П."),
        ("Weinan E", "E, W."),
        ("Andrew W. Senior", "A. Senior"),
        ("Plato", "{Plato}"),
        ("Đorđe Žižek", "Djordje Zizek"),
        ("山田太郎", "太郎 山田"),
        ("李飞飞", "李，飞飞"),
        ("Mueller, J.", r"J{\"u}rgen M{\"u}ller"),
    ],
)
def test_spellings_of_the_owner_match(signs_as: str, author: str) -> None:
    """Names match despite initials, the order with a comma, particles, hyphens and scripts."""
    assert match(signs_as, author)


@pytest.mark.parametrize(
    ("signs_as", "author"),
    [
        ("Ada B. Crane", "Crane Ada"),
        ("Ada B. Crane", "Crane, B. A."),
        ("Ada B. Crane", "Crane, AQ"),
        ("Ada B. Crane", "ADD CRANE"),
        ("Ada B. Crane", "Ada van Crane"),
        ("Ada B. Crane", "Crane"),
        ("Ada B. Crane", "{The Ada Crane Team}"),
        ("Ada B. Crane", "{Crane, Ada and Poe, Ann}"),
        ("Ada Crane", "CRANE ADD"),
        ("van der Berg, Jan", "Jan Berg"),
        ("Jan van der Berg", "van den Berg, Jan"),
        ("José Carlos da Silva", "Silva, José"),
        ("José Silva", "José da Silva"),
        ("Oscar De La Hoya", "Hoya, O."),
        ("Jean-Pierre Serre", "J. L. Serre"),
        ("Jean-Pierre Serre", "Jean Serre"),
        ("Jean-Pierre Serre", "Pierre Serre"),
        ("Fei-Fei Li", "Fei Li"),
        ("Fei-Fei Li", "Li, Fei-Yu"),
        ("Min-Su Kim", "M. J. Kim"),
        ("Frank Oppenheimer", "Oppenheimer, JR"),
        ("J. Robert Oppenheimer", "Robert Oppenheimer"),
        ("Mac Lane, Saunders", "Lane, Saunders Mac"),
        ("Martin Luther King, Jr.", "Martin Luther King III"),
        ("Martin Luther King Junior", "Martin Luther King Senior"),
        ("Jürgen Mueller", "Jürgen Muller"),
        ("Jürgen Müller", "J.-L. Müller"),
        ("Muhammad al-Khwarizmi", "Khwarizmi, M."),
        ("がくた", "かくた"),
        ("李飞飞", "李飞"),
    ],
)
def test_others_are_not_the_owner(signs_as: str, author: str) -> None:
    """Contradictions, missing particles, family names alone and organisations do not match."""
    assert match(signs_as, author) is Match.NO


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Ada B. Crane", Match.EXACT),
        ("CRANE, ADA B.", Match.EXACT),
        ("Ada Crane", Match.COMPATIBLE),
        ("Ada Beth Crane", Match.COMPATIBLE),
        ("Ada B. Crane, III", Match.COMPATIBLE),
        ("A. B. Crane", Match.INITIALS),
        ("A. Crane", Match.INITIALS),
        ("Eve Crane", Match.NO),
    ],
)
def test_matches_are_ordered(author: str, expected: Match) -> None:
    """A full name matches better than a name with missing parts, and that better than initials."""
    assert expected is match("Ada B. Crane", author)


@pytest.mark.parametrize(
    ("signs_as", "author", "expected"),
    [
        ("Ada B. Crane", "A. Crane", Match.NO),
        ("Ada B. Crane", "A. B. Crane", Match.NO),
        ("Ada B. Crane", "Ada Crane", Match.COMPATIBLE),
        ("A. Crane", "A. Crane", Match.EXACT),
    ],
)
def test_strict_initials(signs_as: str, author: str, expected: Match) -> None:
    """With `strict_initials`, initials do not match unless the owner signs with them."""
    assert expected is match(signs_as, author, strict=True)


def test_best_match_is_the_owner() -> None:
    """Among several matches the best is the owner, and all are returned as ambiguous."""
    owner = Owner.from_names(["Ada B. Crane"])

    assert search(owner, "Poe, E. and Crane, A. and Crane, Ada B.") == OwnerSearch(2, (1, 2))
    assert search(owner, "Crane, A. and Crane, A. B. and Poe, E.") == OwnerSearch(0, (0, 1))
    assert search(owner, "Poe, E. and Crane, A.") == OwnerSearch(1)


@pytest.mark.parametrize(
    ("authors", "nearest"),
    [
        ("Poe, E. and Carne, Ada B.", 1),
        ("Poe, E. and Ada B. Crame", 1),
        ("Poe, E. and Crane Ada", 1),
        ("Poe, E. and Addie Crane", 1),
        ("Poe, E. and Ada Q. Crane", 1),
        ("Poe, E. and A. B. Craine", 1),
        ("Poe, E. and {Doe, J. and Ada B. Crane}", 1),
        ("Poe, E. and Zed Crane", None),
        ("Poe, E. and Ann Doe", None),
        ("{Crane Team}", None),
        ("", None),
    ],
)
def test_nearest_author(authors: str, nearest: int | None) -> None:
    """Without a match, an author whose name may be a misspelling of the owner's is nearest."""
    assert search(Owner.from_names(["Ada B. Crane"]), authors) == OwnerSearch(nearest=nearest)


def test_each_name_of_the_owner_matches() -> None:
    """The owner is found by each of the names that they sign with."""
    owner = Owner.from_names(["Maria Doe", "Maria Roe", "Doe Maria", "多惠"])

    for author in ("Doe, M.", "M. Roe", "Doe Maria", "{多惠}"):
        assert search(owner, author).index == 0
    assert search(owner, "M. Poe").index is None


def test_without_names_no_author_matches() -> None:
    """An owner without names matches no author."""
    assert search(Owner.from_names([]), "Doe, Jane") == OwnerSearch()


def test_names_without_a_source_match() -> None:
    """A name that was not parsed from LaTeX is compared by its parts."""
    owner = Owner.from_names(["Jan van der Berg"])

    assert owner.match(Name("Berg", "Jan", "van der")) is Match.EXACT
    assert owner.match(Name("Berg", "Jan")) is Match.NO


def transliterate(text: str, letters: dict[str, str]) -> str:
    """Replace letters by their transliterations, and capitals by capitalised transliterations."""
    capitals = {letter.upper(): plain.capitalize() for letter, plain in letters.items()}
    table = {**letters, **{c: p for c, p in capitals.items() if len(c) == 1}}
    return "".join(table.get(letter, letter) for letter in text)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(GIVEN, min_size=1, max_size=3),
    PARTICLE,
    GIVEN,
    st.sampled_from([{}, PLAIN, SPELLED_OUT]),
    st.booleans(),
    st.integers(1, 3),
    st.booleans(),
    st.sampled_from(["{given} {family}", "{family}, {given}", "{{{family}}}, {given}"]),
    st.sampled_from(["", "*", "$^{1}$", r"\dag", "²"]),
)
def test_owner_is_found_in_own_spellings(  # noqa: PLR0913, PLR0917 - one argument for each variation
    first: list[str],
    particle: str,
    last: str,
    letters: dict[str, str],
    in_capitals: bool,  # noqa: FBT001 - generated
    kept: int,
    abbreviate: bool,  # noqa: FBT001 - generated
    form: str,
    mark: str,
) -> None:
    """Accents, capitals, initials, missing middle names, order and marks do not prevent a match."""
    family = f"{particle} {last}".strip()
    owner = Owner.from_names([" ".join((*first, family))])
    words = [f"{word[0]}." if abbreviate else word for word in first[:kept]]
    written = form.format(
        given=transliterate(" ".join(words), letters), family=transliterate(family, letters)
    )
    author = (written.upper() if in_capitals else written) + mark

    assert search(owner, author).index == 0


@settings(max_examples=120, deadline=None)
@given(st.lists(GIVEN, min_size=1, max_size=2), GIVEN, GIVEN, st.booleans())
def test_other_family_names_never_match(
    first: list[str],
    last: str,
    other: str,
    comma: bool,  # noqa: FBT001 - generated
) -> None:
    """An author with another family name does not match, even if the given names are equal."""
    given_names = " ".join(first)
    if spellings(last) & spellings(other):
        return
    author = f"{other}, {given_names}" if comma else f"{given_names} {other}"

    assert match(f"{last}, {given_names}", author) is Match.NO


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_skeleton_of_a_part_is_in_the_skeleton_of_the_whole(
    before: str, part: str, after: str
) -> None:
    """A comparison of skeletons never excludes a name that has an equal spelling."""
    for spelling in spellings(part):
        assert skeleton(spelling) == skeleton(part)
    assert skeleton(part) in skeleton(f"{before} {part} {after}")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_texts_can_be_compared(signs_as: str, authors: str) -> None:
    """Any texts can be compared, and an owner with the name of an author matches exactly."""
    search(Owner.from_names([signs_as]), authors)
    for name in parse_names(authors).names:
        # Parentheses and quotes hold nicknames, which are not compared.
        is_plain = not name.literal and not set('()"“”„') & set(name.text)
        if is_plain and any(map(str.isalpha, name.family)):
            assert Owner([name]).match(name) is Match.EXACT


def test_other_family_names_take_few_steps(
    count_steps: Callable[[Callable[[], object]], int],
) -> None:
    """Only authors who may share the family name are compared in full."""

    def steps(family: str, numbers: range) -> int:
        owner = Owner.from_names(["Ada B. Crane", "Crane, Addie"])
        names = [Name(family.format(n), f"Giv{n:x} K.") for n in numbers]
        return count_steps(lambda: [owner.match(name) for name in names])

    steps("Crane", range(10))  # fills the caches
    others = steps("Fam{:x}", range(300))

    assert 5 * others < steps("Crane", range(300))
    assert steps("Fam{:x}", range(300, 900)) <= 2.3 * others


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Fox, Ben", Match.EXACT),
        ("Benjamin A. Fox", Match.EXACT),
        ("B. Fox", Match.INITIALS),
        ("Ben C. Fox", Match.NO),
        ("Ben Foxx", Match.NO),
    ],
)
def test_exact_names_match_only_exactly(author: str, expected: Match) -> None:
    """A name in `exact_names` matches the same full name, and no abbreviation or variant of it."""
    owner = Owner.from_names(["Benjamin A. Fox"], exact_names=["Ben Fox"])

    assert owner.match(parse_names(author).names[0]) is expected


@pytest.mark.parametrize(
    ("author", "expected"),
    [("El Sayed, Omar", True), ("O. El Sayed", True), ("Sayed, O.", False), ("Sayed, Omar", False)],
)
def test_capitalised_particle_belongs_to_the_family_name(author: str, *, expected: bool) -> None:
    """A name without the particle does not match, as with a lower-case particle."""
    owner = Owner.from_names(["Omar El Sayed"])

    assert bool(owner.match(parse_names(author).names[0])) is expected


def test_equal_initials_are_compared_once_each(
    count_steps: Callable[[Callable[[], object]], int],
) -> None:
    """Twelve equal initials agree with twelve others in very many ways."""

    def steps(count: int) -> int:
        name = Name("Crane", "A. " * count)
        owner = Owner.from_names([f"{'A. ' * count}Crane"])
        assert owner.match(name) is Match.EXACT
        return count_steps(lambda: owner.match(name))

    steps(1)  # fills the caches
    assert steps(12) <= 2**3 * 1.5 * steps(6)


@pytest.mark.parametrize("form", ["a.", "a-", "A.", "A-", "a'"])
def test_a_word_may_have_any_number_of_parts(form: str) -> None:
    """Dots and hyphens divide a word; a name of very many parts is no other name."""
    name = form * 2000 + "a Crane"
    owner = Owner.from_names([name])

    assert [owner.match(found) for found in parse_names("Ada Crane").names] == [Match.NO]
    assert len([owner.match(found) for found in parse_names(name).names]) == 1


@pytest.mark.parametrize(
    ("names", "author", "is_owner"),
    [
        (("Daniel Y. Fu", "Dan Fu"), "Dan Q. Fu", False),
        (("Daniel Y. Fu", "Dan Fu"), "Fu DQ", False),
        (("Daniel Y. Fu", "Dan Fu"), "Dan Y. Fu", True),
        (("Daniel Y. Fu", "Dan Fu"), "Dan Fu", True),
        (("Dan Fu", "Daniel Fu"), "Dan Q. Fu", True),
        (("Wei Zhang", "Kevin W. Zhang"), "Wei Kevin Zhang", True),
        (("Wei Zhang", "Kevin W. Zhang"), "Wei Q. Zhang", False),
        (("Jane Doe", "Jane M. Roe"), "Jane Q. Doe", True),
        (("Conan O'Brien",), "O’ Brien, Conan", True),
        (("John C. Davis Jr",), "Davis, John C Jr", True),
        (("John C. Davis Jr",), "Davis, John C 3rd", False),
        (("李明",), "李, 明", True),
        (("Ming Li", "李 明"), "李明", True),
    ],
)
def test_all_forms_of_the_name_are_read_together(
    names: tuple[str, ...],
    author: str,
    is_owner: bool,  # noqa: FBT001 - a case
) -> None:
    """A further name of an author must be in one form, if any form with the family has some."""
    (name,) = parse_names(author).names

    assert bool(Owner.from_names(names).match(name)) is is_owner
