from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvtex.names.grammar import is_lower, split_list, split_parts
from cvtex.names.name import Name
from cvtex.names.parser import parse_names

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "names.jsonl").read_text("utf-8").splitlines()
]
READABLE = [case for case in CASES if case["expected"] is not None]

LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyzéüøßčđıσжλ")
SMALL = st.text(LETTERS, min_size=2, max_size=6).filter(lambda word: word not in {"and", "et"})
CAPITAL = st.builds(lambda first, rest: first + rest, st.sampled_from("ABÉØČŽĐΣЖ"), SMALL).filter(
    lambda word: word != "And"
)


def parts_of(names: tuple[Name, ...]) -> list[dict[str, str]]:
    return [
        {"first": name.given, "von": name.particle, "last": name.family, "jr": name.suffix}
        for name in names
    ]


def only(value: str) -> Name:
    (name,) = parse_names(value).names
    return name


@pytest.mark.parametrize("case", READABLE, ids=lambda case: case["raw"])
def test_parts_are_those_of_bibtex(case: dict[str, object]) -> None:
    """The LaTeX of each part equals the result of BibTeX and programs with the same rules."""
    parts = [split_parts(name) for _, name in split_list(str(case["raw"]))]

    assert case["expected"] == [
        {"first": part.first, "von": part.von, "last": part.last, "jr": part.jr} for part in parts
    ]


@pytest.mark.parametrize("case", READABLE, ids=lambda case: case["raw"])
def test_names_are_the_decoded_parts(case: dict[str, list[dict[str, str]]]) -> None:
    """A name has the decoded text of its parts, without marks and without `others` at the end."""
    result = parse_names(str(case["raw"]))
    found = parts_of(result.names)
    if result.others:
        found.append({"first": "", "von": "", "last": "others", "jr": ""})

    marks = str.maketrans("", "", "^*†")
    assert found == [
        {part: text.translate(marks) for part, text in name.items()}
        for name in case["expected_text"]
    ]
    assert result.problems == ()


@pytest.mark.parametrize(
    "raw", [case["raw"] for case in CASES if case.get("diagnostic")], ids=lambda raw: raw
)
def test_doubtful_lists_are_reported(raw: str) -> None:
    """A list that BibTeX would misread has a problem, with an offset within the value."""
    problems = parse_names(raw).problems

    assert problems
    assert all(0 <= problem.offset < len(raw) for problem in problems)


@pytest.mark.parametrize(
    ("word", "lower"),
    [
        ("von", True),
        ("Von", False),
        ("{von}", False),
        ("{b}B", False),
        ("{B}b", True),
        (r"{\'e}x", True),
        (r"{\'E}x", False),
        (r"{\o}x", True),
        (r"{\O}x", False),
        (r"{\relax von}", True),
        (r"\v{S}tefan", False),
        (r"\'{E}mile", False),
        (r"\bb{b}", True),
        (r"\BB{b}", False),
        ("'t", True),
        ("1b", True),
        ("ʻOkina", False),
        ("飞飞", False),
        ("đorđe", True),
        ("Đorđe", False),
    ],
)
def test_case_of_words(word: str, *, lower: bool) -> None:
    """The first letter outside of braces, or of a special character, is the case of a word."""
    assert lower == is_lower(word)


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ("Jane Doe, Richard Roe, and Ann Poe", ["Jane Doe", "Richard Roe", "Ann Poe"]),
        ("Jane A. Doe, Richard Roe and Ann Poe", ["Jane A. Doe", "Richard Roe", "Ann Poe"]),
        ("Doe, Jane, and Roe, Richard", ["Jane Doe", "Richard Roe"]),
        ("Doe, J., Roe, R., and Poe, E.", ["J. Doe", "R. Roe", "E. Poe"]),
        ("Doe, Jane, Roe, Richard", ["Jane Doe", "Richard Roe"]),
        ("J. Doe, R. Roe", ["J. Doe", "R. Roe"]),
        ("Doe JA, Roe R", ["Doe JA", "Roe R"]),
        ("Doe, Jane; Roe, Richard", ["Jane Doe", "Richard Roe"]),
        (r"Jane Doe \& Richard Roe", ["Jane Doe", "Richard Roe"]),
        ("and Doe, Jane and and Roe, R. and", ["Jane Doe", "R. Roe"]),
        ("Martin Luther King, Jr.", ["Martin Luther King, Jr."]),
        ("King, Martin Luther, Jr.", ["Martin Luther King, Jr."]),
        ("{Doe, Jane and Roe, R.}", ["Doe, Jane and Roe, R."]),
        ("Doe, Jane,", ["Jane Doe"]),
    ],
)
def test_mistakes_are_understood_and_reported(value: str, texts: list[str]) -> None:
    """A list with mistakes gives the names that are meant, and a problem with a hint."""
    result = parse_names(value)

    assert texts == [name.text for name in result.names]
    assert any(problem.hint for problem in result.problems)


@pytest.mark.parametrize(
    "value",
    [
        "van der Berg, Jan Willem and Jane Doe",
        "King, Jr., Martin Luther and Doe, Jane",
        "{García Márquez}, Gabriel José",
        "{{LIGO Scientific and Virgo Collaborations}}",
        r"Simon \& Schuster",
        "family=Felice, given=Giovanni, prefix=de",
        r"Fu$^{1,*}$, Daniel\textsuperscript{2}",
        "Doe, Jane and others",
        "R{\\'e}, C. and Erd\\H{o}s, P.",
        "Doe, Jane AND Roe, Richard",
    ],
)
def test_good_lists_have_no_problems(value: str) -> None:
    """A list that BibTeX or biblatex reads as it is meant has no problems."""
    assert parse_names(value).problems == ()


@pytest.mark.parametrize("value", ["{{Doe, J. and Roe, R.}}", "{J. Doe and R. Roe}"])
def test_braced_list_stays_one_name(value: str) -> None:
    """A list of persons in braces is one name, as in BibTeX, but is reported."""
    result = parse_names(value)

    assert only(value).literal
    assert "braces" in result.problems[0].message


@pytest.mark.parametrize(
    "end",
    ["and others", "and et al.", "et al.", ", et~al.", "and Others", r"and \emph{et al.}"],
)
def test_incomplete_lists(end: str) -> None:
    """A list that ends with "others" or "et al." is incomplete, and these are not names."""
    result = parse_names(f"Doe, Jane {end}")

    assert result.others
    assert [name.text for name in result.names] == ["Jane Doe"]
    assert bool(result.problems) == (end != "and others")


def test_others_alone_is_a_name() -> None:
    """Without an `and` before it, `others` is a name, as in BibTeX."""
    result = parse_names("others")

    assert only("others").family == "others"
    assert not result.others


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("family=Felice, given=Giovanni, prefix=de", Name("Felice", "Giovanni", "de")),
        ("given=Jean, prefix=d', family=Alembert, useprefix=true", Name("Alembert", "Jean", "d'")),
        ('family="Doe, X", given={J. R.}, suffix=Jr', Name("Doe, X", "J. R.", suffix="Jr")),
        ("family=Fu, given=Daniel, given-i=D", Name("Fu", "Daniel")),
        ("given=Plato", Name("Plato")),
    ],
)
def test_extended_format(value: str, expected: Name) -> None:
    """Names in biblatex's format `key=value` are parsed to the same names."""
    assert expected == only(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("King, Jr., Martin Luther", "Martin Luther King, Jr."),
        ("van Beethoven, Ludwig", "Ludwig van Beethoven"),
        ("prefix=d', family=Alembert, given=Jean", "Jean d'Alembert"),
        ("{OpenAI}", "OpenAI"),
    ],
)
def test_text_is_in_printed_order(value: str, text: str) -> None:
    """The text of a name is in the order of BibTeX's plain style."""
    assert text == only(value).text


@pytest.mark.parametrize(
    ("latex", "marks"),
    [
        ("*", ("*",)),
        ("**", ("**",)),
        ("†‡", ("†", "‡")),
        ("¹²", ("1", "2")),
        ("¹,²", ("1", "2")),
        ("$^*$", ("*",)),
        (r"$^{1,\dagger}$", ("1", "†")),
        ("$^1$,$^2$", ("1", "2")),
        (r"\textsuperscript{1,*}", ("1", "*")),
        (r"\textsuperscript{\textdagger{}}", ("†",)),
        (r"\textsuperscript{a,b}", ("a", "b")),
        (r"\dag", ("†",)),
        (r"\textdagger{}", ("†",)),
        (r"\S", ("§",)),
        (r"\footnotemark[1]", ("1",)),
        (r"\footnotemark", ()),
        (r"\thanks{Equal contribution and lead}", ()),
        (" (*)", ("*",)),
        ("^*", ("*",)),
        ("&dagger;", ("†",)),
        ("<sup>1</sup>", ("1",)),
        (r"$^*$\orcidlink{0000-0001}", ("*",)),
    ],
)
def test_marks_are_removed_and_returned(latex: str, marks: tuple[str, ...]) -> None:
    """Marks at any place are removed from the name and returned in order."""
    places = ("Jane Doe{}", "Doe{}, Jane", "Doe, Jane{}", r"\textbf{{Doe{}}}, Jane")
    found = {place: only(place.format(latex)) for place in places}

    assert found == dict.fromkeys(places, Name("Doe", "Jane", marks=marks))


@pytest.mark.parametrize(
    "value",
    [
        r"\textbf{Jane Doe}",
        r"\textbf{Doe, Jane}",
        r"\textbf{Doe}, \textbf{Jane}",
        r"\underline{\textbf{Jane Doe}}",
        r"{\bf Jane Doe}",
        r"{\textbf{Jane Doe}}",
        r"{\bf Doe}, {\bf Jane}",
        r"\mkbibbold{Doe}, Jane",
        r"\myname{Doe}, Jane",
        r"\myname{Jane}{Doe}",
        r"\student{Jane} Doe",
        r"\textcolor{red}{Jane Doe}",
        r"\href{https://x.org/a_b}{Jane Doe}",
        r"\noopsort{Aaa}{Doe}, Jane",
        "**Jane Doe**",
        "**Doe**, Jane",
        "*Jane Doe*",
        "__Jane Doe__",
        "<b>Jane Doe</b>",
        "Jane~Doe",
        "Jane\u00a0Doe",
        "Jane\u200b Doe",
        "Jane\n\tDoe",
        "Ｄｏｅ，Ｊａｎｅ",
        "Jane Doe 0002",
    ],
)
def test_emphasis_and_layout_are_removed(value: str) -> None:
    """Emphasis, wrapping commands and additional spaces do not change the name."""
    name = only(value)
    plain = unicodedata.normalize("NFKC", f"{name.given}|{name.family}")

    assert plain == "Jane|Doe"
    assert name.marks == ()
    assert not name.literal


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"M\textsuperscript{c}Donald, R.", "R. McDonald"),
        (r"{The {ATLAS} Collaboration}$^*$", "The ATLAS Collaboration"),
        (r"{AT\&T Labs}", "AT&T Labs"),
        ("{Team #1}", "Team #1"),
        (r"O{\textquoteright}Brien, C.", "C. O’Brien"),
        (r"{\O}ystein {\AA}s", "Øystein Ås"),
        (r"D.\,Y. Fu", "D. Y. Fu"),
    ],
)
def test_text_is_not_mistaken_for_marks(value: str, text: str) -> None:
    """Superscript letters within words, and symbols in an organisation's braces, are kept."""
    assert text == only(value).text


@pytest.mark.parametrize("value", ["", " \n", "and", ",", "{}", "$^*$", "{} and {}", r"\thanks{x}"])
def test_values_without_a_name(value: str) -> None:
    """A value without a name gives no names, and a problem unless it is empty."""
    result = parse_names(value)

    assert result.names == ()
    assert bool(result.problems) == bool(value.strip())


@pytest.mark.parametrize("value", ["A {B and C", "A} and B"])
def test_unbalanced_braces_are_reported(value: str) -> None:
    """A value with unbalanced braces gives names and a problem."""
    result = parse_names(value)

    assert result.names
    assert "braces" in result.problems[0].message


LATEX_PIECES = st.sampled_from(
    [
        *("{", "}", "\\", "$", "^", ",", " and ", "~", "*", "and", "=", '"', "&", ";", "(", ")"),
        *("\\textbf{", "\\'", "{\\v ", "\\thanks{", "family=", "\\textsuperscript{", "<sup>", "#"),
        *("Doe", "von", " ", "J.", "Jr.", "et al.", "others", "\\dag", "[1]", "%", "\u0301", "飞"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(LATEX_PIECES, max_size=25).map("".join)))
def test_any_text_can_be_parsed(value: str) -> None:
    """Any text gives names whose text is in NFC, and problems with offsets within the value."""
    result = parse_names(value)

    for name in result.names:
        assert name.family
        assert name.text == unicodedata.normalize("NFC", name.text)
    assert all(0 <= problem.offset <= len(value) for problem in result.problems)


@pytest.mark.parametrize(
    ("before", "after"), [("{", ""), ("{", "}"), ("\\textbf{", ""), ("a, ", ""), ("\\'", "")]
)
def test_twice_the_text_takes_twice_the_steps(
    before: str, after: str, count_steps: Callable[[Callable[[], object]], int]
) -> None:
    """For deep nesting and long repetitions, the number of steps grows linearly."""

    def steps(count: int) -> int:
        return count_steps(lambda: parse_names(before * count + after * count))

    steps(1)  # fills the caches
    assert steps(1000) <= 2.3 * steps(500)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(CAPITAL, min_size=1, max_size=3),
    st.lists(SMALL, max_size=2),
    st.lists(CAPITAL, min_size=1, max_size=2),
)
def test_both_orders_give_the_same_name(first: list[str], von: list[str], last: list[str]) -> None:
    """The forms "First von Last" and "von Last, First" give the same name for any letters."""
    # Without a particle BibTeX takes only the last word for the family name.
    family = last if von else last[-1:]
    given_name, particle = " ".join(first), " ".join(von)
    without_comma = only(" ".join((*first, *von, *family)))
    with_comma = only("{}, {}".format(" ".join((*von, *family)), given_name))

    texts = (" ".join(family), given_name, particle)
    composed = [unicodedata.normalize("NFC", text) for text in texts]
    expected = Name(composed[0], composed[1], composed[2])
    assert expected == without_comma == with_comma


@settings(max_examples=60, deadline=None)
@given(st.lists(st.builds("{} {}".format, CAPITAL, CAPITAL), min_size=1, max_size=6))
def test_lists_keep_their_order(texts: list[str]) -> None:
    """Names joined by `and`, in any case and with any spaces, are returned in order."""
    result = parse_names("\n  AnD\t".join(texts))

    assert [unicodedata.normalize("NFC", text) for text in texts] == [n.text for n in result.names]
    assert result.problems == ()


def test_backslash_after_and_is_kept() -> None:
    """An accent directly after `and` belongs to the next name."""
    names = parse_names(r"A. Foo and \'Emile Zola and \v{S}eve\v{c}, P.").names

    assert [name.text for name in names] == ["A. Foo", "Émile Zola", "P. Ševeč"]


def test_name_keeps_its_source() -> None:
    """The source text of a name is kept, and is ignored when names are compared."""
    assert only(r"R\'{e}, C.").raw == r"R\'{e}, C."
    assert only(r"R\'{e}, C.") == only("C. Ré")


def test_twice_the_names_take_twice_the_steps(
    count_steps: Callable[[Callable[[], object]], int],
) -> None:
    """The number of steps grows linearly with the names, and is small for plain names."""

    def steps(form: str, words: Sequence[str]) -> int:
        values = [form.format(word) for word in words]
        return count_steps(lambda: [parse_names(value) for value in values])

    words = ["".join(letters) for letters in product("ABC", "aeiou", "lmn", "aeiou", "rst")]
    steps("Ada K. {}", words[:10])  # fills the caches
    base = steps("Ann K. {}", words[:200])

    assert steps("Ann K. {}", words[200:600]) <= 2.3 * base
    # Capitalised ASCII words are parsed without BibTeX's grammar.
    assert 3 * base < steps("Ann K. {}é", words[:200])


@pytest.mark.parametrize("piece", ["and ", " and", "A. ", "de ", "Smith, ", "*", "{"])
def test_long_lists_are_parsed_quickly(piece: str) -> None:
    """No regular expression backtracks exponentially on a list without a match."""
    parse_names(piece * 3_000)


@pytest.mark.parametrize(
    ("value", "family", "marks"),
    [
        ("Poe<sup>1</sup>", "Poe", ("1",)),
        ("Poe<sup>1</sup> <sub>2</sub>", "Poe", ("1", "2")),
        ("Poe<sup>1", "Poe1", ()),
        ("Poe<sup>\n<sup>1</sup>", "Poe", ("1",)),
        ("Poe</sup>", "Poe", ()),
    ],
)
def test_script_tags_are_marks_if_they_end(value: str, family: str, marks: tuple[str, ...]) -> None:
    """A tag without an end in its line is removed, and its text is kept."""
    (name,) = parse_names(value).names

    assert (name.family, name.marks) == (family, marks)


@pytest.mark.parametrize("tag", ["<sup>", "<sup", "<sub a", "</sup>"])
def test_open_script_tags_are_read_in_one_pass(tag: str) -> None:
    """A search for the end of each tag would take minutes."""
    assert len(parse_names("Poe" + tag * 100_000).names) == 1


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"K$\acute{o}$sa, M$\acute{a}$ria", "Mária Kósa"),
        (r"$\acute{A}$. K$\acute o$sa", "Á. Kósa"),
        (r"Y{\ensuremath{\i}}lmaz, Ay{\c s}e", "Ayşe Yılmaz"),
        (r"S$\o$rensen, L.", "L. Sørensen"),
        (r"$\check{C}$ern$\acute{y}$, Petr", "Petr Černý"),
    ],
)
def test_letters_in_formulas_belong_to_the_name(value: str, text: str) -> None:
    """They are not marks, as the letters of `Jane Doe$^{a}$` are."""
    assert (only(value).text, only(value).marks) == (text, ())


@pytest.mark.parametrize(
    ("value", "parts", "is_reported"),
    [
        ("Davis, John C Jr", ("Davis", "John C", "Jr"), True),
        ("Davis, John C. Sr.", ("Davis", "John C.", "Sr."), True),
        ("Davis, John 3rd", ("Davis", "John", "3rd"), True),
        ("Davis, J III", ("Davis", "J", "III"), True),
        ("John C. Davis Jr", ("Davis", "John C.", "Jr"), False),
        ("Martin Luther King III", ("King", "Martin Luther", "III"), False),
        ("Davis, Jr, John", ("Davis", "John", "Jr"), False),
        ("Jr, Bob", ("Jr", "Bob", ""), False),
        ("Davis, V", ("Davis", "V", ""), False),
        ("Doe J II", ("II", "Doe J", ""), False),
    ],
)
def test_a_suffix_may_be_the_last_word(
    value: str,
    parts: tuple[str, str, str],
    is_reported: bool,  # noqa: FBT001 - a case
) -> None:
    """PubMed writes it so; what BibTeX would print in the wrong place is reported."""
    name = only(value)

    assert (name.family, name.given, name.suffix) == parts
    assert bool(parse_names(value).problems) is is_reported


@pytest.mark.parametrize(
    ("value", "family"),
    [
        ("Conan O' Brien", "O'Brien"),
        ("O' Brien, Conan", "O'Brien"),
        ("Mary O’ Neill", "O’Neill"),
        ("Mary O‘Neill", "O’Neill"),
        ("Mary O{\\textquoteright} Neill", "O’Neill"),
        ("Maria D' Angelo", "D'Angelo"),
        ("Maria Dell' Aria", "Dell'Aria"),
        ("Bob O. Brien", "Brien"),
    ],
)
def test_an_apostrophe_joins_the_words_of_a_family_name(value: str, family: str) -> None:
    """Programs write a space after it, or another character."""
    assert only(value).family == family


@pytest.mark.parametrize(
    ("value", "text", "family"),
    [
        ("李, 明", "李明", "李"),
        ("李 明", "李明", "李"),
        ("李明", "李明", "李明"),
        ("小明 李", "李小明", "李"),
        ("欧阳, 修", "欧阳修", "欧阳"),
        ("山田, 太郎", "山田太郎", "山田"),
        ("山田 明", "山田明", "山田"),
        ("高橋, みなみ", "高橋みなみ", "高橋"),
        ("青山 テルマ", "青山テルマ", "青山"),
        ("김, 철수", "김철수", "김"),
        ("철수 김", "김철수", "김"),
        ("Li, 明", "明 Li", "Li"),
    ],
)
def test_names_in_cjk_scripts_have_the_family_name_first(
    value: str, text: str, family: str
) -> None:
    """They have no space, in either order of the source; a name in two scripts has one."""
    assert (only(value).text, only(value).family) == (text, family)


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ("Gren, G.and Lak, I.", ["G. Gren", "I. Lak"]),
        ("{A Team}and Lak, I.", ["A Team", "I. Lak"]),
        ("Jane Doe / Ann Poe/Bob Roe", ["Jane Doe", "Ann Poe", "Bob Roe"]),
        ("Doe, J. / Poe, A. & Roe, B.", ["J. Doe", "A. Poe", "B. Roe"]),
        ("A. Poe, {The X Group}, B. Doe", ["A. Poe", "The X Group", "B. Doe"]),
        ("A. Poe, {LIGO Team}, B. Doe and C. Roe", ["A. Poe", "LIGO Team", "B. Doe", "C. Roe"]),
        ("Doe, Jane, {X Team}, Roe, Rick", ["Jane Doe", "X Team", "Rick Roe"]),
        ("{van der Berg}, J., Doe, A., Roe, B.", ["J. van der Berg", "A. Doe", "B. Roe"]),
        ("李明、王芳", ["李明", "王芳"]),
        ("李明, 王芳, 张伟", ["李明", "王芳", "张伟"]),
    ],
)
def test_lists_without_and_keep_their_order(value: str, texts: list[str]) -> None:
    """Whatever joins the names, each is one, in its place, and what is assumed is reported."""
    parsed = parse_names(value)

    assert [name.text for name in parsed.names] == texts
    assert parsed.problems


@pytest.mark.parametrize("value", ["AC/DC", "Anderson, Jand", "{Simon / Schuster}", "Brand, J."])
def test_a_separator_within_a_word_is_part_of_the_name(value: str) -> None:
    """A stroke between single words, and `and` at the end of a word, separate nothing."""
    assert len(parse_names(value).names) == 1
    assert parse_names(value).problems == ()
