"""`validation.validate`: the message, the place and the hints of each mistake."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path as File

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.dates import DateText
from cvtex.diagnostics.codes import Code, Level
from cvtex.diagnostics.diagnostic import Diagnostic, Result, Severity, has_errors
from cvtex.diagnostics.levels import Levels
from cvtex.schema.cv import CV
from cvtex.schema.design.section_layout import Layout
from cvtex.schema.entries import Award
from cvtex.schema.section import Section
from cvtex.source import Source
from cvtex.validation.validate import validate
from cvtex.yaml.document import Data, YamlDocument
from cvtex.yaml.loader import parse_yaml

CV_YAML = (File(__file__).parents[2] / "cv.yaml").read_text(encoding="utf-8")

TOP = "name: A\n"
SECTION = "name: A\nsections:\n  - title: T\n    text: x\n    "
STYLE = "name: A\npublication_style:\n  "
EXCEPTION = "name: A\npublication_style:\n  entries:\n    k1: "

BEGIN = "a CV begins with `name: …` and `sections:`; `cvtex new` makes one to start from"
SECTION_HINT = "begin each section with a dash and its title: `- title: "
LIST = "begin each item with `- `, or write `[first, second]`"
QUOTED = "write one text, in quotes"
DATES = "write it like `2018`, `May 2024`, `May 20, 2015`, `2018–2020` or `Summer 2019`"
KINDS = "add one of " + ", ".join(f"`{kind}`" for kind in Section.KINDS)
AS_IT_IS = "to print it as it is, write the date as `{{text: {}}}`"
NEEDED = "write what belongs there: `{}` is required"
MATH = r"write `\$` to print a dollar sign, and raw LaTeX as `` `\command`{=latex} ``"


def document(text: str) -> YamlDocument:
    """Parse a text that is valid YAML."""
    result = parse_yaml(Source("cv.yaml", text))
    assert result.value is not None
    assert result.diagnostics == ()
    return result.value


def messages(text: str) -> list[tuple[str, int, int]]:
    """Return the messages for a text, with line and column."""
    return [(problem.message, *place(problem)) for problem in problems(text)]


def problems(text: str) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of a text that is not a CV."""
    result = validate(document(text))
    assert result.value is None
    return result.diagnostics


def only_problem(text: str) -> Diagnostic:
    """Return the only diagnostic of a text."""
    (problem,) = problems(text)
    return problem


def place(problem: Diagnostic) -> tuple[int, int]:
    assert problem.span is not None
    return problem.span.line, problem.span.column


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        ("# nothing yet\n", "the file is empty"),
        ("just words\n", "the file is not a mapping of keys"),
        ("- name: A\n", "the file is not a mapping of keys"),
    ],
)
def test_a_file_has_to_be_a_mapping(text: str, message: str) -> None:
    """Any other file has one message, and a hint how a CV begins."""
    problem = only_problem(text)

    assert (problem.code, problem.message) == (Code.INVALID_VALUE, message)
    assert (place(problem), problem.hints) == ((1, 1), (BEGIN,))


@pytest.mark.parametrize(
    ("text", "message", "line", "column", "hint"),
    [
        (TOP + "emial: x\n", "`emial`", 2, 1, "did you mean `email`?"),
        (TOP + "Label: x\n", "`Label`", 2, 1, "did you mean `label`?"),
        (TOP + "homepage: x\n", "`homepage`", 2, 1, "cvtex calls it `url`"),
        (
            TOP + "profiles:\n  - {network: N, url: 'https://a.b', colour: red}\n",
            "`colour` in `profiles[0]`", 3, 38,
            "the keys here are `network`, `username`, `url`",
        ),
        (
            TOP + "last_updated:\n  date: 2020\n  notes: x\n",
            "`notes` in `last_updated`", 4, 3, "did you mean `note`?",
        ),
        (TOP + "design: {papre: a4}\n", "`papre` in `design`", 2, 10, "did you mean `paper`?"),
        (TOP + "words: {thesi: x}\n", "`thesi` in `words`", 2, 9, "did you mean `thesis`?"),
        (
            TOP + "words:\n  status: {submit: x}\n",
            "`submit` in `words.status`", 3, 12, "did you mean `submitted`?",
        ),
        (SECTION + "talk: x\n", "`talk` in `sections[0]`", 5, 5, "did you mean `talks`?"),
        (SECTION + "work: x\n", "`work` in `sections[0]`", 5, 5, "cvtex calls it `experience`"),
        (SECTION + "list_: x\n", "`list_` in `sections[0]`", 5, 5, "did you mean `list`?"),
        (
            SECTION + "layout: {margin: 3cm}\n", "`margin` in `sections[0].layout`", 5, 14,
            f"the keys here are {', '.join(f'`{key}`' for key in Layout.model_fields)}",
        ),
        (
            SECTION + "talks:\n      - {title: a}\n      - {title: b, venue: c}\n",
            "`venue` in `sections[0].talks[1]`", 7, 20, "did you mean `venues`?",
        ),
        (
            SECTION + "experience:\n      - organization: a\n        role: b\n",
            "`role` in `sections[0].experience[0]`", 7, 9, "cvtex calls it `position`",
        ),
        (
            SECTION + "publications: {any_of: [{}, {none_of: [{keyword: x}]}]}\n",
            "`keyword` in `sections[0].publications.any_of[1].none_of[0]`", 5, 45,
            "did you mean `keywords`?",
        ),
        (
            STYLE + "author_join: and\n", "`author_join` in `publication_style`", 3, 3,
            "did you mean `author_joiner`?",
        ),
        (
            EXCEPTION + "{venue: inline}\n", "`venue` in `publication_style.entries.k1`", 4, 10,
            "did you mean `venues`?",
        ),
    ],
)  # fmt: skip
def test_an_unknown_key_has_a_suggestion(
    text: str, message: str, line: int, column: int, hint: str
) -> None:
    """The place is the key; the hint is a similar key, a synonym, or all keys of the mapping."""
    problem = only_problem(text)

    assert (problem.code, problem.message) == (Code.UNKNOWN_FIELD, f"unknown key {message}")
    assert (place(problem), problem.hints) == ((line, column), (hint,))


@pytest.mark.parametrize(
    ("keys", "hint"),
    [
        ("mobile: 1\n", "cvtex calls it `phone`"),
        ("phone: 1\nmobile: 2\n", "write both in a list: `phone: [{label: Mobile, value: …}, …]`"),
        (
            "url: https://a.org\nhomepage: https://b.org\n",
            "write both in a list: `url: [{label: Homepage, value: …}, …]`",
        ),
        ("github: mara\n", "it belongs under `profiles`: `- {network: GitHub, username: …}`"),
        ("date_of_birth: 1990\n", "it belongs under `personal`: `personal: {birth_date: …}`"),
        ("last_name: B\n", "it belongs under `name`: `name: {family: …}`"),
    ],
)
def test_keys_of_a_person_have_their_places(keys: str, hint: str) -> None:
    """A second contact goes into a list, an account to the profiles, a detail to its mapping."""
    problem = only_problem(TOP + keys)

    assert (problem.code, problem.hints) == (Code.UNKNOWN_FIELD, (hint,))


@pytest.mark.parametrize(
    ("text", "message", "line", "column", "hint"),
    [
        ("label: x\n", "`name` is missing", 1, 1, "add `name: …`"),
        ("label: x\nname:\n", "`name` is missing", 2, 1, "add `name: …`"),
        (
            TOP + "profiles:\n  - username: n\n", "`network` is missing in `profiles[0]`", 3, 5,
            "add `network: …`",
        ),
        (
            TOP + "last_updated:\n  note: x\n", "`date` is missing in `last_updated`", 2, 1,
            "add `date: …`",
        ),
        (
            TOP + "sections:\n  - text: x\n", "`title` is missing in `sections[0]`", 3, 5,
            "add `title: …`, or `title: none` for a section without a heading",
        ),
        (
            SECTION + "people:\n      - name: a\n      - position: b\n",
            "`name` is missing in `sections[0].people[1]`", 7, 9, "add `name: …`",
        ),
        (
            STYLE + "highlight:\n    - style: bold\n",
            "`names` is missing in `publication_style.highlight[0]`", 4, 7, "add `names: …`",
        ),
    ],
)  # fmt: skip
def test_a_missing_key_is_reported_where_it_belongs(
    text: str, message: str, line: int, column: int, hint: str
) -> None:
    """The place is the mapping without the key, or the key without a value."""
    problem = only_problem(text)

    assert (problem.code, problem.message) == (Code.MISSING_FIELD, message)
    assert (place(problem), problem.hints) == ((line, column), (hint,))


def test_a_misspelled_key_is_not_also_missing() -> None:
    """One mistake has one message, whether the key has a similar spelling or is a synonym."""
    people, education = "people: [{nmae: a}]\n    ", "education: [{school: b}]\n"

    assert messages(SECTION + people + education) == [
        ("unknown key `school` in `sections[0].education[0]`", 6, 18),
        ("unknown key `nmae` in `sections[0].people[0]`", 5, 15),
    ]


def test_an_unknown_key_does_not_hide_a_missing_key() -> None:
    """Both are reported if they are not similar."""
    assert messages(SECTION + "people: [{shoe: a}]\n") == [
        ("`name` is missing in `sections[0].people[0]`", 5, 14),
        ("unknown key `shoe` in `sections[0].people[0]`", 5, 15),
    ]


@pytest.mark.parametrize(
    "section", ["title: T", "title: T\n    talks:", "title: T\n    list: []", "title: T\n    text:"]
)
def test_a_section_has_to_print_something(section: str) -> None:
    """A section without blocks, or with empty blocks only, is reported at its beginning."""
    problem = only_problem(f"name: A\nsections:\n  - {section}\n  - {{title: U, text: u}}\n")

    assert problem.code is Code.EMPTY_SECTION
    assert problem.message == "the section has nothing to print"
    assert (place(problem), problem.hints) == ((3, 5), (KINDS,))


def test_a_section_may_have_several_blocks() -> None:
    """An empty block is left out if another is not empty."""
    result = validate(document(SECTION + "talks: []\n    list: [y]\n    skills:\n"))

    assert result.diagnostics == ()
    assert result.value is not None
    assert result.value.sections[0].kinds == ("text", "list")


@pytest.mark.parametrize(
    ("text", "name", "line", "column"),
    [
        (TOP + "profiles: x\n", "profiles", 2, 11),
        (TOP + "signs_as: {a: b}\n", "signs_as", 2, 11),
        (TOP + "bibliography: {a: b}\n", "bibliography", 2, 15),
        (TOP + "sections: x\n", "sections", 2, 11),
        (TOP + "sections: {title: T, text: x}\n", "sections", 2, 11),
        (SECTION + "publications: {any_of: {type: a}}\n", "any_of", 5, 28),
        (SECTION + "publications: {type: {a: b}}\n", "type", 5, 26),
        (STYLE + "highlight: {names: N}\n", "highlight", 3, 14),
        *(
            (SECTION + f"{kind}:\n      title: x\n", kind, 6, 7)
            for kind in Section.KINDS
            if kind not in {"text", "publications"}
        ),
    ],
)
def test_a_value_has_to_be_a_list(text: str, name: str, line: int, column: int) -> None:
    """A mapping is not accepted, nor a text where the items are not texts."""
    problem = only_problem(text)

    assert (problem.code, problem.message) == (
        Code.INVALID_VALUE, f"`{name}` has to be a list",
    )  # fmt: skip
    assert place(problem) == (line, column)
    (hint,) = problem.hints
    assert hint == LIST or hint.startswith(("begin each entry with a dash: `- ", SECTION_HINT))


def test_the_hint_for_a_list_shows_its_first_key() -> None:
    """For sections in the form of RenderCV, the hint shows the form of cvtex."""
    assert only_problem(SECTION + "talks:\n      title: x\n").hints == (
        "begin each entry with a dash: `- title: …`",
    )
    assert only_problem(TOP + "sections:\n  Work: [x]\n").hints == (
        "begin each section with a dash and its title: `- title: Work`",
    )


@pytest.mark.parametrize("wrapper", ["cv", "basics"])
def test_a_cv_in_a_wrapper_is_one_mistake(wrapper: str) -> None:
    """RenderCV has all keys below `cv`, and JSON Resume has some below `basics`."""
    problem = only_problem(f"{wrapper}:\n  name: A B\n")

    assert problem.message == f"unknown key `{wrapper}` around the CV"
    assert problem.hints == ("move its keys to the top level of the file",)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (TOP + "work: []\n", "`experience: …` below `sections:`"),
        (SECTION + "projects: [{name: x, desciption: y}]\n", "cvtex calls it `summary`"),
        (SECTION + "talks: [{title: x, Start Date: y}]\n", "cvtex calls it `date`"),
        (SECTION + "education: [{institution: x, major: y}]\n", "cvtex calls it `area`"),
    ],
)
def test_the_keys_of_other_tools_are_known(text: str, hint: str) -> None:
    """With any separator of words, and also if they are misspelled."""
    assert hint in only_problem(text).hints[0]


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("start_date: 2018, end_date: 2020", "unknown keys `start_date` and `end_date`"),
        ("endDate: present, startDate: 2018", "unknown keys `startDate` and `endDate`"),
        ("from: 2018, to: now", "unknown keys `from` and `to`"),
        ("until: 2020, from: 2018", "unknown keys `from` and `until`"),
    ],
)
def test_the_two_ends_of_a_date_are_one_mistake(keys: str, message: str) -> None:
    """They are one key in cvtex, which the hint shows."""
    problem = only_problem(SECTION + f"talks: [{{title: x, {keys}}}]\n")

    assert problem.message == f"{message} in `sections[0].talks[0]`"
    assert problem.hints[0].startswith("cvtex has one key for both: `date: 20")


def test_a_publication_without_a_type_is_told_some() -> None:
    """They are names of BibTeX, which not everybody knows."""
    problem = only_problem(SECTION + "publications: {entries: [{title: x}]}\n")

    assert problem.hints[0].startswith("add `type: …`, such as `article`")


PUBLICATIONS = "publications come from a BibTeX file, which Zotero, Google Scholar, ORCID and DBLP"
LAYOUT = "its keys are `keep_together`, `date_width`, `text_width`"


@pytest.mark.parametrize(
    ("text", "what", "line", "column", "hint"),
    [
        (TOP + "profiles: [x]\n", "this item", 2, 12, "its keys are `network`, `username`, `url`"),
        (TOP + "last_updated: 2020\n", "`last_updated`", 2, 15, "its keys are `date`, `note`"),
        (TOP + "design: a4\n", "`design`", 2, 9, "its keys are `theme`, "),
        (TOP + "words: [x]\n", "`words`", 2, 8, "its keys are `document`, "),
        (TOP + "words:\n  links: x\n", "`links`", 3, 10, "its keys are `doi`, "),
        (TOP + "publication_style: x\n", "`publication_style`", 2, 20, "its keys are `author_join"),
        (EXCEPTION + "inline\n", "`k1`", 4, 9, "its keys are `author_joiner`, "),
        (STYLE + "highlight: [N]\n", "this item", 3, 15, "its keys are `names`, `style`, `legend`"),
        (TOP + "sections: [x]\n", "this item", 2, 12, "its keys are `title`, `layout`, "),
        (TOP + "sections:\n  -\n", "this item", 3, 4, "its keys are `title`, `layout`, "),
        (SECTION + "layout: wide\n", "`layout`", 5, 13, LAYOUT),
        (SECTION + "layout: [wide]\n", "`layout`", 5, 13, LAYOUT),
        (SECTION + "publications: all\n", "`publications`", 5, 19, PUBLICATIONS),
        (SECTION + "publications: [{title: a}]\n", "`publications`", 5, 19, PUBLICATIONS),
        (SECTION + "publications: {none_of: [a]}\n", "this item", 5, 30, "its keys are `type`, "),
        (SECTION + "skills: [a]\n", "this item", 5, 14, "its keys are `name`, `level`, `keywords`"),
        (SECTION + "languages: [[]]\n", "this item", 5, 17, "its keys are `language`, `fluency`"),
        *(
            (SECTION + f"{kind}:\n      - x\n", "this item", 6, 9, "its keys are `date`, `url`, ")
            for kind in Section.KINDS[2:10]
        ),
    ],
)
def test_a_value_has_to_be_a_mapping(
    text: str, what: str, line: int, column: int, hint: str
) -> None:
    """The hint lists the keys."""
    problem = only_problem(text)

    assert problem.code is Code.INVALID_VALUE
    assert problem.message == f"{what} has to be a mapping of keys"
    assert place(problem) == (line, column)
    assert len(problem.hints) == 1
    assert problem.hints[0].startswith(hint)


@pytest.mark.parametrize(
    ("text", "name", "line", "column"),
    [
        (STYLE + "entries: [k1]\n", "entries", 3, 12),
        (EXCEPTION + "{fields: Best Paper}\n", "fields", 4, 18),
    ],
)
def test_a_value_has_to_be_a_mapping_with_any_keys(
    text: str, name: str, line: int, column: int
) -> None:
    """The schema has no list of citation keys and fields, but a text or a list is an error."""
    problem = only_problem(text)

    assert (problem.code, place(problem)) == (Code.INVALID_VALUE, (line, column))
    assert problem.message == f"`{name}` has to be a mapping of keys"


def test_the_place_of_a_mapping_is_its_first_line() -> None:
    """A missing key does not underline all lines of a long entry."""
    span = only_problem(SECTION + "people:\n      - position: a\n        now: b\n").span

    assert span is not None
    assert (span.line, span.column, span.end_line, span.end_column) == (6, 9, 6, 20)


@pytest.mark.parametrize(
    ("text", "message", "line", "column", "hints"),
    [
        (
            TOP + "design: {paper: big}\n", "`paper` cannot be `big`", 2, 17,
            ("it is one of `letter`, `a4`, `a5`, `legal`, `executive`",),
        ),
        (
            TOP + "design: {font_size: 11}\n", "`font_size` cannot be `11`", 2, 21,
            ("did you mean `11pt`?", "it is one of `8pt`, `9pt`, `10pt`, `11pt`, `12pt`"),
        ),
        (
            TOP + "design: {date_format: ISO}\n", "`date_format` cannot be `ISO`", 2, 23,
            (
                "did you mean `iso`?",
                "it is one of `as-written`, `year`, `month-year`, `long`, `short`, `iso`",
            ),
        ),
        (
            SECTION + "publications: {order: up}\n", "`order` cannot be `up`", 5, 27,
            ("it is one of `ascending`, `descending`",),
        ),
        (
            SECTION + "publications: {group_by: years}\n",
            "`group_by` cannot be `years`", 5, 30,
            ("did you mean `year`?", "it is one of `year`, `type`"),
        ),
        (
            SECTION + "publications: {any_of: [{author_position: 1}]}\n",
            "`author_position` cannot be `1`", 5, 47, ("it is one of `first`, `last`",),
        ),
        (
            STYLE + "author_joiner: amp\n", "`author_joiner` cannot be `amp`", 3, 18,
            ("it is one of `comma`, `and`, `oxford`",),
        ),
        (
            EXCEPTION + "{venues: lined}\n", "`venues` cannot be `lined`", 4, 18,
            ("did you mean `lines`?", "it is one of `lines`, `inline`"),
        ),
    ],
)  # fmt: skip
def test_a_wrong_choice_has_suggestions(
    text: str, message: str, line: int, column: int, hints: tuple[str, ...]
) -> None:
    """The hints are a similar choice, if there is one, and all choices."""
    problem = only_problem(text)

    assert (problem.code, problem.message) == (Code.INVALID_VALUE, message)
    assert (place(problem), problem.hints) == ((line, column), hints)


@pytest.mark.parametrize(
    ("text", "message", "line", "column", "hints"),
    [
        ("name: [A]\n", "`name`: a list where a text belongs", 1, 7, (QUOTED,)),
        (
            "name:\n  A: B\n", "`name`: a mapping where a text belongs", 2, 3,
            ('quote the text, since it holds a colon: "A: …"',),
        ),
        ("name: ' '\n", "`name`: empty text", 1, 7, (NEEDED.format("name"),)),
        (
            SECTION + "experience: [{organization: ''}]\n", "`organization`: empty text", 5, 33,
            (NEEDED.format("organization"),),
        ),
        (
            SECTION + "list: [a, ' ']\n", "empty text", 5, 15,
            ("remove the item, or give it a text",),
        ),
        (
            SECTION + "list: [{bullet: a}]\n", "a mapping where a text belongs", 5, 12,
            ("write the text without its key: `a`",),
        ),
        (
            TOP + "signs_as: [B, [C]]\n", "a list where a text belongs", 2, 15, (QUOTED,),
        ),
        (
            TOP + "email: a at b\n", "`email`: `a at b` is not an e-mail address", 2, 8,
            ("write it as `name@example.org`",),
        ),
        (
            TOP + "url: www.a.org\n", "`url`: `www.a.org` is not a web address", 2, 6,
            ("begin it with `https://`: `https://www.a.org`",),
        ),
        (
            TOP + "profiles: [{network: N, url: me}]\n", "`url`: `me` is not a web address", 2, 30,
            ("begin it with `https://`",),
        ),
        (
            TOP + "design: {theme: [a]}\n", "`theme`: a list where a text belongs", 2, 17,
            (QUOTED,),
        ),
        (
            SECTION + "layout: {date_width: 3}\n", "`date_width`: `3` is not a length", 5, 26,
            ("write a number and a unit: `3cm`, `25mm`, `1.2in`, `80pt`, `9em`",),
        ),
        (
            SECTION + "layout: {keep_together: maybe}\n",
            "`keep_together`: `maybe` is neither `true` nor `false`", 5, 29,
            ("write `true` or `false`",),
        ),
        (
            SECTION + "publications: {limit: ten}\n",
            "`limit`: `ten` is not a positive whole number", 5, 27, ("write a whole number: `10`",),
        ),
        (
            SECTION + "list:\n      - fine\n      - not: fine\n",
            "a mapping where a text belongs", 7, 9,
            ('quote the text, since it holds a colon: "not: …"',),
        ),
        (
            SECTION + "entries: [{title: '[a](b.org)'}]\n",
            "`title`: the link `b.org` is not a web or e-mail address", 5, 28,
            ("write the whole address: `https://b.org`",),
        ),
        (
            EXCEPTION + "{mine: me}\n", "`mine`: `me` is neither `true` nor `false`", 4, 16,
            ("write `true` or `false`",),
        ),
        (
            EXCEPTION + "{max_names: 0}\n",
            "`max_names`: `0` is not a positive whole number", 4, 21,
            ("write a whole number: `10`",),
        ),
        (
            EXCEPTION + "{fields: {award: [a]}}\n",
            "`award`: a field of a BibTeX entry has to be a text", 4, 26,
            ("write it as in the .bib file",),
        ),
    ],
)  # fmt: skip
def test_the_message_for_a_value_has_its_key(
    text: str, message: str, line: int, column: int, hints: tuple[str, ...]
) -> None:
    """An item of a list has no key."""
    problem = only_problem(text)

    assert (problem.code, problem.message) == (Code.INVALID_VALUE, message)
    assert (place(problem), problem.hints) == ((line, column), hints)


@pytest.mark.parametrize(
    ("text", "code", "message", "at", "hints"),
    [
        (
            TOP + "last_updated: {date: soon}\n", Code.INVALID_DATE,
            "cannot read `soon` in the date `soon`", (2, 22), (DATES, AS_IT_IS.format("soon")),
        ),
        (
            SECTION + "talks: [{title: a, date: 'soon, \"or\"'}]\n", Code.INVALID_DATE,
            'cannot read `soon` in the date `soon, "or"`', (5, 30),
            (DATES, AS_IT_IS.format("'soon, \"or\"'")),
        ),
        (
            SECTION + "talks: [{title: a, date: Sumer 2019}]\n", Code.INVALID_DATE,
            "`Sumer` is not a word of a date", (5, 30), ("did you mean `Summer`?",),
        ),
        (
            SECTION + "talks: [{title: a, date: 2020-13}]\n", Code.INVALID_DATE,
            "`2020-13` has no valid month", (5, 30),
            (
                "months are 01 to 12; write a range of years in full: `2018–2020`",
                AS_IT_IS.format("2020-13"),
            ),
        ),
        (
            SECTION + "publications: {years: 2020 or so}\n", Code.INVALID_DATE,
            "cannot read `or` in the date `2020 or so`", (5, 27), (DATES,),
        ),
        (
            TOP + "label: a $\\input{x}$\n", Code.INVALID_MATH,
            r"`$\input{x}$` is not a formula: `\input` is not a math command", (2, 10), (MATH,),
        ),
    ],
)  # fmt: skip
def test_dates_and_formulas_have_codes_of_their_own(
    text: str, code: Code, message: str, at: tuple[int, int], hints: tuple[str, ...]
) -> None:
    """Their messages name the wrong part of the value."""
    problem = only_problem(text)

    assert (problem.code, problem.message) == (code, message)
    assert (place(problem), problem.hints) == (at, hints)


def test_all_problems_are_reported_at_once() -> None:
    """A mistake does not hide another, at any depth."""
    text = SECTION + "talks: [{date: never}, [x]]\n  - {title: U}\nemial: a\nurl: b\n"

    assert sorted(messages(text), key=lambda problem: problem[1:]) == [
        ("`title` is missing in `sections[0].talks[0]`", 5, 13),
        ("cannot read `never` in the date `never`", 5, 20),
        ("this item has to be a mapping of keys", 5, 28),
        ("the section has nothing to print", 6, 5),
        ("unknown key `emial`", 7, 1),
        ("`url`: `b` is not a web address", 8, 6),
    ]


def test_an_empty_key_is_ignored() -> None:
    """A key without a value, or with a blank text, is the same as no key, at any depth."""
    empty = (
        SECTION + "layout:\n    talks: [{title: a, date: , venues: ~}]\nlabel:\ndesign:\n  paper:\n"
        "email: ''\nurl: ' '\nsigns_as: ''\nwords: {types: {book: ''}}\n"
    )
    without = SECTION + "talks: [{title: a}]\n"

    assert validate(document(empty)) == validate(document(without))


def test_the_first_of_two_equal_keys_counts() -> None:
    """The second is reported as duplicate, and its value is not validated."""
    result = parse_yaml(Source("cv.yaml", "name: A\nname: [B]\n"))
    assert result.value is not None

    assert [problem.code for problem in result.diagnostics] == [Code.DUPLICATE_KEY]
    assert validate(result.value) == Result(CV.model_validate({"name": "A"}))


def test_a_merged_value_is_reported_where_it_is_written() -> None:
    """A value that `<<` merges has its own place, not that of the `<<`."""
    text = SECTION + "talks:\n      - &t {title: a, date: never}\n      - {<<: *t, date: 2020}\n"

    assert messages(text) == [("cannot read `never` in the date `never`", 6, 29)]


def test_braces_of_a_value_stay_as_they_are() -> None:
    """A message is not a template: the user's text is in it unchanged."""
    assert messages(TOP + "email: 'a{0} {b}'\n") == [
        ("`email`: `a{0} {b}` is not an e-mail address", 2, 8)
    ]


WRONG: tuple[Data, ...] = (
    ["x"], {"x": "y"}, None, "\u202e\u200b\ufeff\u2028", "long text " * 40, "🙂", "",
)  # fmt: skip


def scalars(data: Data, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every scalar."""
    match data:
        case dict():
            for key, value in data.items():
                yield from scalars(value, (*path, key))
        case list():
            for index, value in enumerate(data):
                yield from scalars(value, (*path, index))
        case _:
            yield path


def replaced(data: Data, path: tuple[str | int, ...], value: Data) -> Data:
    """Return the data with another value at a path."""
    if not path:
        return value
    first, *rest = path
    match data:
        case dict():
            return {k: replaced(v, (*rest,), value) if k == first else v for k, v in data.items()}
        case list():
            return [replaced(v, (*rest,), value) if i == first else v for i, v in enumerate(data)]
    raise AssertionError(path)


def is_inside(problem: Diagnostic, text: str) -> bool:
    """Tell whether the span of a problem is in the file and not empty."""
    lines, span = text.split("\n"), problem.span
    return (
        span is not None
        and 1 <= span.line <= span.end_line <= len(lines)
        and 1 <= span.column <= len(lines[span.line - 1]) + 1
        and span.end_column <= len(lines[span.end_line - 1]) + 2
        and (span.line, span.column) < (span.end_line, span.end_column)
    )


def test_a_wrong_scalar_is_reported_at_its_place() -> None:
    """If any scalar of a CV is replaced, all diagnostics have the span of that scalar."""
    cv = document(CV_YAML)
    refused = set()
    # Only the first item of each list: the others have the same keys.
    kinds = {tuple(0 if isinstance(k, int) else k for k in p): p for p in [*scalars(cv.data)][::-1]}
    for path in kinds.values():
        for index, wrong in enumerate(WRONG):
            changed = YamlDocument(cv.source, replaced(cv.data, path, wrong), cv.root)
            for problem in validate(changed).diagnostics:
                refused.add(index)
                places = [cv.locate(path)]
                if not wrong:  # reported at the key, or at the section that is empty without it
                    places += [cv.locate(path, key=True), cv.locate(path[:2])]
                assert problem.span in places, (path, wrong)

    assert refused == set(range(len(WRONG)))


@pytest.mark.parametrize("wrong", WRONG)
def test_a_cv_of_wrong_scalars_is_reported_inside_the_file(wrong: Data) -> None:
    """If all scalars of a CV are replaced at once, every problem has a span in the file."""
    cv = document(CV_YAML)
    text = cv.source.text
    places = [cv.locate(path) for path in scalars(cv.data)]
    for span in reversed(places):
        start = cv.source.offset(span.line, span.column)
        end = cv.source.offset(span.end_line, span.end_column)
        text = text[:start] + json.dumps(wrong, ensure_ascii=False) + text[end:]
    found = problems(text)

    assert found
    assert [problem for problem in found if not is_inside(problem, text)] == []


_NAMES = sorted(
    {
        name
        for part in CV.model_json_schema()["$defs"].values()
        for name in part.get("properties", ())
    }
)
_TEXTS = (
    "2020", "May 2020–", "true", "3cm", "7", "https://a.org", "a@b.org", "*a* $x$", "",
    "\u202e\ufeff",
)  # fmt: skip
_letters = st.characters(exclude_categories=["C"])
_leaves = st.none() | st.sampled_from(_TEXTS) | st.text(_letters, max_size=9)
_data: st.SearchStrategy[Data] = st.recursive(
    _leaves,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(_NAMES) | st.text(_letters, max_size=4), inner, max_size=4
        )
    ),
    max_leaves=12,
)
_sections = st.lists(st.dictionaries(st.sampled_from(("title", *Section.KINDS)), _data, max_size=4))
_cvs = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(CV.model_fields, _data) | {"sections": _sections | _data}
)


@given(_data | _cvs)
def test_any_data_is_a_cv_or_has_diagnostics(data: object) -> None:
    """Data of any form, with known and unknown keys, is a CV or has problems inside the file."""
    text = json.dumps(data, ensure_ascii=False)
    result = validate(document(text))

    assert (result.value is None) == bool(result.diagnostics)
    assert [problem for problem in result.diagnostics if not is_inside(problem, text)] == []


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("name: x\nawards: [1]\n", "unknown key `awards`",
         "it belongs in a section: `- title: …` and `awards: …` below `sections:`"),
        ("name: x\ntheme: x\n", "unknown key `theme`",
         "it belongs under `design`: `design: {theme: …}`"),
        ("name: x\npublication_style: {joiner: and}\n",
         "unknown key `joiner` in `publication_style`", "did you mean `author_joiner`?"),
        ("name: x\nemial:\n", "unknown key `emial`", "did you mean `email`?"),
        ("name: x\npublication_style: {entries: x}\n", "`entries` has to be a mapping of keys",
         "write it as lines of `key: value`"),
        ("name: x\nurl: http//example.org\n", "`url`: `http//example.org` is not a web address",
         "begin it with `http://`: `http://example.org`"),
        ("name: x\nemail: mailto:a@b.org\n",
         "`email`: `mailto:a@b.org` is more than an e-mail address", "write `a@b.org`"),
        (SECTION + "layout: {date_width: 999cm}\n",
         "`date_width`: `999cm` is wider than any page", "write a smaller length"),
        (SECTION + "contact: [emial]\n", "`contact` cannot be `emial`", "did you mean `email`?"),
    ],
)  # fmt: skip
def test_the_hint_shows_the_right_place_or_form(text: str, message: str, hint: str) -> None:
    """For a key of another mapping, a part of a longer key, an empty key, and wrong values."""
    problem = only_problem(text)

    assert (problem.message, problem.hints[0]) == (message, hint)


@pytest.mark.parametrize(
    "text",
    [
        "name: x\nsettings: {current_date: today}\n",
        "name: x\nreferences: [{name: Ana}]\n",
        "name: x\ngrants: [{title: X, amount: EUR 5}]\n",
        SECTION + "list: [{bullet: a}]\n",
    ],
)
def test_what_another_program_calls_so_is_not_renamed_by_its_spelling(text: str) -> None:
    """`settings` is not `sections`, nor `references` `experience`: no fix changes a meaning."""
    assert only_problem(text).fix is None


def test_a_message_repeats_little_of_the_file() -> None:
    """It has one line, and a long value is shortened."""
    problem = only_problem(f"name: x\nemail: |\n  {'a' * 500}\n  b\n")

    assert "\n" not in problem.message
    assert len(problem.message) < 120


def test_a_value_with_aliases_is_reported_once() -> None:
    """A mistake has the place where it is written, however often it is used."""
    assert len(problems(SECTION + "talks: [&t {title: ''}, *t]\n")) == 1


def test_an_empty_publications_key_lists_all() -> None:
    """`publications:` means the same as `publications: {}`."""
    assert validate(document(SECTION + "publications:\n")) == validate(
        document(SECTION + "publications: {}\n")
    )


AWARDS = TOP + "sections:\n  - title: S\n    awards:\n      - {title: X, date: Forthcoming}\n"


def test_a_text_in_the_place_of_a_date_is_kept() -> None:
    """It has no periods, so that nothing is concluded from it."""
    text = AWARDS.replace("Forthcoming", "{text: Forthcoming}")
    cv = validate(document(text + "  - {title: T, text: x}\n")).value

    assert cv is not None
    assert cv.sections[0].awards is not None
    assert isinstance(award := cv.sections[0].awards[0], Award)
    assert award.date == DateText("Forthcoming", ())


@pytest.mark.parametrize(
    ("text", "code", "levels"),
    [
        (AWARDS + "checks: {invalid-date: warning}\n", Code.INVALID_DATE, {}),
        (AWARDS + "checks: {invalid-date: off}\n", Code.INVALID_DATE, {}),
        (AWARDS, Code.INVALID_DATE, {Code.INVALID_DATE: Level.WARNING}),
        (TOP + "colour: red\nchecks: {unknown-field: warning}\n", Code.UNKNOWN_FIELD, {}),
        (TOP + "sections: [{title: S}]\n", Code.EMPTY_SECTION, {Code.EMPTY_SECTION: Level.OFF}),
    ],
)
def test_an_error_that_the_user_made_a_warning_leaves_a_cv(
    text: str, code: Code, levels: Levels
) -> None:
    """The CV has everything but the wrong part, and a date as it is written."""
    result = validate(document(text), levels)

    assert result.value is not None
    assert [(p.code, p.severity) for p in result.diagnostics] == [(code, Severity.WARNING)]
    awards = [a for s in result.value.sections for a in s.awards or ()]
    assert [a.date for a in awards if isinstance(a, Award)] == (
        [DateText("Forthcoming", ())] if code is Code.INVALID_DATE else []
    )


@pytest.mark.parametrize(
    "text",
    [
        AWARDS + "checks: {invalid-date: error}\n",
        AWARDS + "checks: {invalid-date: warning}\nurl: x y\n",
        TOP + "profiles: [{netwrk: N, url: 'https://a.org'}]\nchecks: {unknown-field: warning}\n",
        TOP + "sections: [{title: S, publications: {years: soon}}]\nchecks: {invalid-date: off}\n",
    ],
)
def test_an_error_stays_where_the_cv_cannot_be_printed(text: str) -> None:
    """Another error is there, or the wrong part is needed."""
    result = validate(document(text))

    assert result.value is None
    assert has_errors(result.diagnostics)


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ("title", "a text where the key `title` of an entry seems to be meant"),
        ("title:Prize", "a text where the key `title` of an entry seems to be meant"),
        ("'title: Prize'", "a text where the key `title` of an entry seems to be meant"),
        ("'date :2020'", "a text where the key `date` of an entry seems to be meant"),
        ("Title: Prize", None),
        ("'Titles: many'", None),
        ("And thirty more *since 2001*", None),
        ("dated 2001", None),
    ],
)
def test_a_text_among_entries_is_a_line_unless_it_is_a_key(item: str, message: str | None) -> None:
    """A key without a space after its colon is a text for YAML; printing it would be a mistake."""
    text = SECTION + f"awards:\n      - {{title: T}}\n      - {item}\n"
    found = [p.message for p in validate(document(text)).diagnostics]

    if item.startswith("Title"):  # a mapping with a key that cvtex does not know
        assert found
    else:
        assert found == ([message] if message else [])


def test_entries_that_are_all_texts_are_one_mistake() -> None:
    """Somebody has forgotten the keys, or means a list."""
    problem = only_problem(SECTION + "awards: [First prize, Second prize, Third prize]\n")

    assert problem.message == "this item has to be a mapping of keys"
    assert problem.hints[0].endswith("; a list of nothing but texts is the block `list`")
