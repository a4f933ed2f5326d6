"""`schema.section`: the keys of each kind of block, and which of them may be left out."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from cvtex.dates import DateText
from cvtex.schema.base import Model
from cvtex.schema.design.header import ContactField
from cvtex.schema.design.section_layout import Layout
from cvtex.schema.entries import Entry
from cvtex.schema.entry_lists import PlainLine
from cvtex.schema.section import Section
from cvtex.schema.selection import AuthorPosition, Grouping, Query, Selection, SortOrder
from cvtex.text.inlines import Prose, RichText, Style, Styled, Text

ENTRY: dict[str, object] = {
    "date": "2016–2021",
    "url": "https://a.org",
    "summary": "s",
    "highlights": ["h", "i"],
}

# The fewest and the most keys that an entry of each kind can have.
ENTRIES: dict[str, tuple[dict[str, object], dict[str, object]]] = {
    "education": (
        {"institution": "I"},
        ENTRY | {
            "institution": "I", "degree": "D", "area": "A", "location": "L",
            "advisors": ["X", "Y"], "thesis": "T", "score": "1.3", "courses": ["C", "E"],
        },
    ),
    "experience": (
        {"organization": "O"},
        ENTRY | {"organization": "O", "position": "P", "location": "L", "keywords": ["K", "M"]},
    ),
    "awards": (
        {"title": "T"},
        ENTRY | {"title": "T", "awarder": "A", "location": "L", "works": ["W", "X"]},
    ),
    "talks": ({"title": "T"}, ENTRY | {"title": "T", "location": "L", "venues": ["V", "W, X"]}),
    "projects": ({"name": "N"}, ENTRY | {"name": "N", "location": "L", "keywords": ["K", "C++"]}),
    "teaching": (
        {"course": "C"},
        ENTRY | {"course": "C", "position": "P", "institution": "I", "location": "L"},
    ),
    "people": (
        {"name": "N"},
        ENTRY | {
            "name": "N", "position": "P", "organization": "O", "location": "L", "now": "Q",
            "email": "a@b.org", "phone": "+1 2",
        },
    ),
    "entries": ({"title": "T"}, ENTRY | {"title": "T", "location": "L"}),
    "skills": ({"name": "N"}, {"name": "N", "level": "L", "keywords": ["K"]}),
    "languages": ({"language": "L"}, {"language": "L", "fluency": "F"}),
    "certificates": (
        {"name": "N"},
        ENTRY | {
            "name": "N", "issuer": "I", "number": "1_2", "expires": "2028", "location": "L",
        },
    ),
    "memberships": (
        {"organization": "O"}, ENTRY | {"organization": "O", "position": "P", "location": "L"},
    ),
    "volunteer": (
        {"organization": "O"}, ENTRY | {"organization": "O", "position": "P", "location": "L"},
    ),
    "grants": (
        {"title": "T"},
        ENTRY | {
            "title": "T", "funder": "F", "programme": "P", "number": "1_2", "role": "R",
            "amount": "EUR 5", "co_applicants": ["A B", "C D"], "state": "pending",
        },
    ),
    "patents": (
        {"title": "T"},
        ENTRY | {
            "title": "T", "office": "O", "number": "1_2", "status": "granted",
            "inventors": ["A B", "C D"], "holder": "H",
        },
    ),
    "reviewing": ({"role": "R"}, ENTRY | {"role": "R", "venues": ["V", "W, X"]}),
    "supervision": (
        {"name": "N"},
        ENTRY | {
            "name": "N", "degree": "D", "institution": "I", "thesis": "T", "role": "R",
            "outcome": "O",
        },
    ),
    "courses": (
        {"name": "N"},
        ENTRY | {
            "name": "N", "provider": "P", "hours": "40", "credits": "6", "score": "A",
            "location": "L",
        },
    ),
    "tests": ({"name": "N"}, ENTRY | {"name": "N", "score": "5", "of": "6", "parts": ["A 1", "B"]}),
    "exhibitions": (
        {"title": "T"},
        ENTRY | {
            "title": "T", "venue": "V", "location": "L", "format": "solo", "curator": ["C", "D"],
        },
    ),
    "performances": (
        {"title": "T"},
        ENTRY | {
            "title": "T", "role": "R", "organization": "O", "venue": "V", "location": "L",
        },
    ),
    "press": ({"title": "T"}, ENTRY | {"title": "T", "outlet": "O", "author": "A"}),
    "interests": ({"name": "N"}, ENTRY | {"name": "N", "keywords": ["K", "M"]}),
    "references": (
        {"name": "N"},
        ENTRY | {
            "name": "N", "position": "P", "organization": "O", "email": "a@b.org",
            "phone": "+1 2", "reference": "R",
        },
    ),
}  # fmt: skip


# Dates, addresses, numbers, sums, names of persons, and choices.
NOT_RICH = {
    "date", "url", "email", "phone", "expires", "number", "amount", "co_applicants", "inventors",
    "state", "status", "format",
}  # fmt: skip


def read(**given: object) -> Section:
    """Validate a section with a title and the given keys."""
    return Section.model_validate({"title": "T"} | given)


def block(kind: str, given: object) -> Any:
    """Validate a section with one block, and return the block."""
    return read(**{kind: given}).block(kind)


def written(value: object) -> object:
    """Return a value in the form of the file, without the keys that were left out."""
    match value:
        case Model():
            fields = {name: getattr(value, name) for name in type(value).model_fields}
            return {
                name: written(given) for name, given in fields.items() if given not in {None, ()}
            }
        case tuple():
            return [written(item) for item in value]
        case RichText():
            return str(value)
        case DateText(text):
            return text
    return value


@pytest.mark.parametrize("kind", ENTRIES)
def test_an_entry_has_the_keys_of_the_file(kind: str) -> None:
    """With the required key only, and with all keys, nothing is lost or added."""
    least, most = ENTRIES[kind]
    entries = block(kind, [least, most])

    assert written(entries) == [least, most]
    others = {"positions"} | ({"language"} if isinstance(entries[0], Entry) else set())
    assert set(most) == set(type(entries[0]).model_fields) - others


@pytest.mark.parametrize("kind", ENTRIES)
def test_a_line_may_stand_among_the_entries(kind: str) -> None:
    """It is rich text."""
    entry, line, more = block(kind, [ENTRIES[kind][0], "and *more*: all", ENTRIES[kind][1]])

    assert line == PlainLine(
        RichText((Text("and "), Styled(Style.EMPHASIS, (Text("more"),)), Text(": all")))
    )
    assert written([entry, more][0]) == ENTRIES[kind][0]


@pytest.mark.parametrize("kind", [kind for kind in ENTRIES if kind not in {"skills", "languages"}])
def test_a_text_may_stand_in_the_place_of_a_date(kind: str) -> None:
    """In entries of every kind; nothing is concluded from it."""
    (entry,) = block(kind, [ENTRIES[kind][0] | {"date": {"text": "Forthcoming"}}])

    assert entry.date == DateText("Forthcoming", ())


def test_an_employer_may_have_several_positions() -> None:
    """Each has the keys of an entry and its own, but not the employer's."""
    least, most = {"position": "P"}, ENTRY | {"position": "P", "location": "L", "keywords": ["K"]}
    employer = {"organization": "O", "positions": [least, most]}
    (entry,) = block("experience", [employer])

    assert written(entry) == employer
    assert set(most) == set(type(entry.positions[0]).model_fields) - {"language"}


def test_a_position_is_in_one_place() -> None:
    """An employer has one position or several, and the error is at the one."""
    with pytest.raises(ValidationError) as caught:
        block(
            "experience", [{"organization": "O", "position": "P", "positions": [{"position": "Q"}]}]
        )

    (detail,) = caught.value.errors()
    assert (detail["loc"], detail["ctx"]["within"]) == (("experience", 0), ("position",))


@pytest.mark.parametrize("kind", ENTRIES)
def test_an_entry_has_a_required_key(kind: str) -> None:
    """Without it, the entry has nothing to print."""
    (required,) = ENTRIES[kind][0]
    rest = {key: value for key, value in ENTRIES[kind][1].items() if key != required}
    with pytest.raises(ValidationError) as caught:
        read(**{kind: [rest]})

    (detail,) = caught.value.errors()
    assert (detail["type"], detail["loc"]) == ("missing", (kind, 0, required))


@pytest.mark.parametrize("kind", ENTRIES)
def test_one_text_needs_no_brackets(kind: str) -> None:
    """Where an entry has a list of texts, a single text needs no brackets."""
    most = ENTRIES[kind][1]
    lists = [key for key, value in most.items() if isinstance(value, list)]
    alone = block(kind, [most | dict.fromkeys(lists, "a, b")])
    listed = block(kind, [most | {key: ["a, b"] for key in lists}])

    assert alone == listed


@pytest.mark.parametrize("kind", ENTRIES)
def test_all_entries_but_skills_and_languages_have_a_date(kind: str) -> None:
    """These two kinds are about abilities, not about a time."""
    (entry,) = block(kind, [ENTRIES[kind][0]])

    assert isinstance(entry, Entry) == (kind not in {"skills", "languages"})


@pytest.mark.parametrize("kind", ENTRIES)
def test_an_entry_has_no_keys_of_other_kinds(kind: str) -> None:
    """A key that is not printed is not accepted."""
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        read(**{kind: [ENTRIES[kind][0] | {"contact": "x"}]})


def test_every_kind_is_tested() -> None:
    """The kinds without entries have tests below."""
    assert set(Section.KINDS) - set(ENTRIES) == {"text", "contact", "list", "publications"}


@pytest.mark.parametrize("kind", ENTRIES)
def test_texts_of_entries_are_rich(kind: str) -> None:
    """Markup is parsed in every text, and in every item of a list of texts."""
    marked = RichText((Styled(Style.EMPHASIS, (Text("a"),)),))
    texts = ENTRIES[kind][1].keys() - NOT_RICH
    (entry,) = block(kind, [dict.fromkeys(texts, "*a*")])

    assert {name for name in texts if getattr(entry, name) in {marked, (marked,)}} == texts


def test_a_text_block_has_paragraphs() -> None:
    """Blank lines divide them."""
    a, b = RichText((Text("a b"),)), RichText((Text("c"),))

    assert block("text", "a\nb\n\nc\n") == Prose((a, b))


def test_a_list_has_texts() -> None:
    """A single text needs no brackets."""
    assert written(block("list", ["a", "b: c"])) == ["a", "b: c"]
    assert block("list", "a, b") == block("list", ["a, b"])


@pytest.mark.parametrize("fields", [["email"], ["url", "email"], list(ContactField), []])
def test_a_contact_block_names_fields_of_the_cv(fields: list[str]) -> None:
    """In the order in which they are printed."""
    assert read(text="x", contact=fields).contact == tuple(ContactField(name) for name in fields)


@pytest.mark.parametrize("wrong", [["name"], ["Email"], "email", [["email"]]])
def test_a_contact_block_accepts_nothing_else(wrong: object) -> None:
    """Other keys of the CV are not contact details, and a single key has to be in a list."""
    with pytest.raises(ValidationError):
        block("contact", wrong)


def test_publications_without_conditions_are_all() -> None:
    """Every entry matches, also one that another list shows."""
    assert block("publications", {}) == Selection(
        type=(), keywords=(), keys=(), exclude=(), years=None, status=(), author_position=None,
        selected=None, any_of=(), none_of=(), last_years=None, sort_by=(), order=None,
        group_by=None, repeat=True, limit=None, prefix=None,
    )  # fmt: skip


def test_a_selection_is_parsed() -> None:
    """Every key has its value."""
    query = {
        "type": ["article", "book"], "keywords": ["k"], "keys": ["a", "b"], "exclude": ["c"],
        "years": "2015–2020", "status": ["submitted"], "author_position": "first",
        "any_of": [{"type": ["misc"]}, {"none_of": [{"years": "2020"}]}],
        "none_of": [{"keywords": ["n"]}],
    }  # fmt: skip
    order = {"sort_by": ["citations"], "order": "ascending", "group_by": "year", "prefix": "J"}
    flags_and_counts = {"selected": "yes", "repeat": "no", "last_years": "5", "limit": "10"}
    selection = block("publications", query | order | flags_and_counts)

    assert set(query | order | flags_and_counts) == set(Selection.model_fields) - {"entries"}
    assert written(selection) == query | order | {
        "selected": True, "repeat": False, "last_years": 5, "limit": 10,
    }  # fmt: skip
    assert selection.author_position is AuthorPosition.FIRST
    assert (selection.order, selection.group_by) == (SortOrder.ASCENDING, Grouping.YEAR)
    assert [type(part) for part in (*selection.any_of, *selection.none_of)] == [Query] * 3


@pytest.mark.parametrize("key", ["type", "keywords", "keys", "exclude", "status", "sort_by"])
def test_one_line_of_a_selection_needs_no_brackets(key: str) -> None:
    """A list with one item may be written without brackets; a comma does not divide it."""
    assert block("publications", {key: "a, b"}) == block("publications", {key: ["a, b"]})
    assert getattr(block("publications", {key: "a, b"}), key) == ("a, b",)


@pytest.mark.parametrize("key", ["last_years", "sort_by", "order", "group_by", "repeat", "limit"])
def test_a_query_in_a_selection_has_conditions_only(key: str) -> None:
    """The order and the length are properties of the whole list."""
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        block("publications", {"any_of": [{key: "1"}]})


def test_a_layout_has_no_defaults() -> None:
    """A key that is left out is None, so that the theme decides."""
    plain = read(text="x").layout
    given = {"keep_together": "true", "date_width": "6 cm", "text_width": "9.5cm"}

    assert plain == Layout(keep_together=None, date_width=None, text_width=None)
    assert read(text="x", layout={}).layout == plain
    assert written(read(text="x", layout=given).layout) == {
        "keep_together": True, "date_width": "6cm", "text_width": "9.5cm",
    }  # fmt: skip


@pytest.mark.parametrize(
    "kinds", [("text", "list"), ("list", "text"), ("skills", "text", "languages", "education")]
)
def test_blocks_keep_their_order(kinds: tuple[str, ...]) -> None:
    """Blocks have the order of the file, not that of the schema."""
    blocks = {kind: [ENTRIES[kind][0]] if kind in ENTRIES else "x" for kind in kinds}

    assert read(**blocks).kinds == kinds
    assert read(layout={}, **blocks).kinds == kinds


def test_an_empty_block_is_ignored() -> None:
    """A list without items is left out if there are other blocks."""
    assert read(talks=[], text="x", list=[]).kinds == ("text",)


@pytest.mark.parametrize("given", [{}, {"talks": []}, {"list": [], "contact": []}, {"layout": {}}])
def test_a_section_without_blocks_is_an_error(given: dict[str, object]) -> None:
    """A heading with nothing below it is not printed."""
    with pytest.raises(ValidationError) as caught:
        read(**given)

    assert [detail["type"] for detail in caught.value.errors()] == ["empty-section"]


def test_a_section_needs_a_title() -> None:
    """It is the heading, and the name of the bookmark in the PDF."""
    with pytest.raises(ValidationError) as caught:
        Section.model_validate({"text": "x"})

    assert [detail["loc"] for detail in caught.value.errors()] == [("title",)]


def test_the_kinds_are_the_keys_of_a_section() -> None:
    """All keys except the title, the layout, the language and the subsections."""
    keys = {field.alias or name for name, field in Section.model_fields.items()}

    assert keys - {"title", "layout", "language", "blocks"} == set(Section.KINDS)


def test_a_section_has_no_heading_if_its_title_is_none() -> None:
    """Another spelling is a heading."""
    assert read(text="x", title="none").title == RichText(())
    assert str(read(text="x", title="None").title) == "None"
    (part,) = read(blocks=[{"title": "none", "text": "x"}]).blocks or ()
    assert part.title == RichText(())


def test_subsections_have_blocks_of_any_kind_again() -> None:
    """They are printed at their place among the blocks, each with its path, title and layout."""
    section = read(
        layout={"bold": "none", "columns": "2"},
        text="a",
        blocks=[
            {"title": "U", "talks": [{"title": "X"}], "text": "b"},
            {"layout": {"bold": "both"}, "talks": [{"title": "Y"}]},
        ],
        list=["c"],
    )
    found = [
        (block.path, str(block.title or ""), str(block.layout.bold), block.layout.columns)
        for block in section.blocks_in_order
    ]

    assert found == [
        (("text",), "", "none", 2),
        (("blocks", 0, "talks"), "U", "none", 2),
        (("blocks", 0, "text"), "", "none", 2),
        (("blocks", 1, "talks"), "", "both", 2),
        (("list",), "", "none", 2),
    ]
    assert section.kinds == ("text", "talks", "text", "talks", "list")


@pytest.mark.parametrize("part", [{}, {"title": "U"}, {"talks": []}, {"layout": {}}])
def test_a_subsection_without_blocks_is_an_error(part: dict[str, object]) -> None:
    """It is the only one, at the subsection."""
    with pytest.raises(ValidationError) as caught:
        read(text="x", blocks=[{"text": "y"}, part])

    assert [(d["type"], d["loc"]) for d in caught.value.errors()] == [
        ("empty-section", ("blocks", 1))
    ]


def test_a_subsection_is_not_in_another_column() -> None:
    """Its section is in one column as a whole."""
    with pytest.raises(ValidationError) as caught:
        read(blocks=[{"layout": {"place": "sidebar"}, "text": "y"}])

    (detail,) = caught.value.errors()
    assert detail["ctx"]["within"] == ("blocks", 0, "layout", "place")


def test_a_section_has_the_keys_of_the_file_only() -> None:
    """The name of the field `list` in Python is not a key."""
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        read(text="x", list_=["y"])


def test_a_section_cannot_change() -> None:
    """A stage cannot change the section of the stages after it."""
    section = read(text="x")

    with pytest.raises(ValidationError, match="frozen"):
        section.layout = Layout()
