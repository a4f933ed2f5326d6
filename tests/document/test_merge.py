"""`document.merge`: the contents, order and numbers of sections, and the contacts."""

from __future__ import annotations

import pytest

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic
from cvtex.document.merge import merge
from cvtex.document.model import Block, Document, Layout, NameParts
from cvtex.publications.listing import list_publications
from cvtex.source import Source
from cvtex.text.inlines import plain_text
from cvtex.validation.validate import validate
from cvtex.yaml.loader import parse_yaml

BIB = """
@inproceedings{early, author = {A B}, title = {Early}, booktitle = {C}, year = 2019, month = mar}
@article{paper, author = {A B}, title = {Paper}, journal = {J}, year = 2021, keywords = {x, Y Z}}
@inproceedings{late, author = {A B}, title = {Late}, booktitle = {C}, year = 2020, keywords = {x}}
@inproceedings{later, author = {A B}, title = {Later}, booktitle = {C}, date = {2020-05-02}}
@phdthesis{thesis, author = {A B}, title = {Thesis}, school = {S}, year = 2018}
@mastersthesis{master, author = {A B}, title = {Master}, school = {S}, year = 2017}
@conference{old, author = {A B}, title = {Old}, booktitle = {C}, year = 2016}
@misc{undated, author = {A B}, title = {Undated}}
"""


def merged(cv: str, bib: str = BIB) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Merge a CV (`name` is added) with a bibliography that has no problems."""
    parsed = parse_yaml(Source("cv.yaml", "name: A B\n" + cv))
    assert parsed.value is not None, parsed.diagnostics
    valid = validate(parsed.value)
    assert valid.value is not None, valid.diagnostics
    entries = read_bibliography(Source("p.bib", bib))
    assert entries.diagnostics == ()
    lists = list_publications(valid.value, entries.value or (), parsed.value)
    assert lists.value is not None
    result = merge(valid.value, lists.value.lists, parsed.value)
    assert result.value is not None
    return result.value, lists.diagnostics + result.diagnostics


def blocks(cv: str, bib: str = BIB) -> list[Block]:
    document, diagnostics = merged(cv, bib)
    assert diagnostics == ()
    return [block for section in document.sections for block in section.blocks]


def test_numbers_are_continuous_through_the_lists() -> None:
    """Each list continues the numbers of the list before it."""
    found = blocks(
        "sections:\n"
        "  - {title: P, publications: {type: inproceedings}, text: Between}\n"
        "  - {title: Q, publications: {type: article}}\n"
        "  - {title: R, publications: {keys: [late, old]}}\n"
    )
    labels = [[p.label for p in block.publications] for block in found]

    assert labels == [["1", "2", "3", "4"], [], ["5"], ["6", "7"]]


def test_the_widest_label_is_that_of_the_block() -> None:
    """The indentation of a list depends only on its own labels."""
    bib = "".join(f"@misc{{k{n}, title = {{T}}, year = {1900 + n}}}\n" for n in range(12))
    first, second = blocks(
        "sections: [{title: P, publications: {keys: k1}}, {title: Q, publications: {}}]\n", bib
    )

    assert (first.widest_label, len(second.widest_label)) == ("1", 2)


CONTACTS = (
    "email: a@example.org\nphone: +46 (0)8 123-45\nlocation: Oslo\nurl: https://example.org\n"
    "profiles:\n  - {network: GitHub, username: ab, url: https://git.example.org/ab}\n"
    "  - {network: ORCID, url: https://orcid.org/0}\n"
)


def test_without_a_contact_block_the_header_has_the_contacts() -> None:
    """All contacts are shown, in a fixed order, with the addresses that they link to."""
    document, _ = merged(CONTACTS)

    assert [(c.label, plain_text(c.text), c.url) for c in document.header] == [
        ("E-mail", "a@example.org", "mailto:a@example.org"),
        ("Phone", "+46 (0)8 123-45", "tel:+46812345"),
        ("Address", "Oslo", None),
        ("Homepage", "https://example.org", "https://example.org"),
        ("GitHub", "ab", "https://git.example.org/ab"),
        ("ORCID", "https://orcid.org/0", "https://orcid.org/0"),
    ]


PARTS = (
    "{prefix: Dr., given: Mara, family: Berg, suffix: Jr., credentials: [PhD, MPH],"
    " native: Мара Берг, pronouns: she/her}"
)


def test_the_parts_of_a_name_have_their_places() -> None:
    """The name itself has neither titles nor degrees, also in a footer."""
    parsed = parse_yaml(
        Source("cv.yaml", f"name: {PARTS}\ndesign: {{footer: {{left: '{{name}}'}}}}\n")
    )
    assert parsed.value is not None
    cv = validate(parsed.value).value
    assert cv is not None
    document = merge(cv, {}, parsed.value).value
    assert document is not None

    assert (document.name, document.titled_name) == ("Mara Berg Jr.", "Dr. Mara Berg Jr.")
    assert document.footer["left"] == ("Mara Berg Jr.",)
    assert document.name_parts == NameParts(
        given="Mara", family="Berg", suffix="Jr.", prefix="Dr.", credentials="PhD, MPH",
        native="Мара Берг", pronouns="she/her",
    )  # fmt: skip


def test_a_name_that_is_one_text_has_no_parts() -> None:
    """It is the name, the titled name and all there is."""
    document, _ = merged("")

    assert (document.name, document.titled_name) == ("A B", "A B")
    assert document.name_parts == NameParts()


def test_a_contact_block_replaces_the_header() -> None:
    """A block shows the fields that it names, in its order, and the header is empty."""
    document, diagnostics = merged(
        CONTACTS + "sections: [{title: C, contact: [profiles, email]}]\n"
    )

    assert diagnostics == ()
    assert document.header == ()
    shown = document.sections[0].blocks[0].contacts
    assert [c.label for c in shown] == ["GitHub", "ORCID", "E-mail"]


def test_a_contact_that_the_cv_does_not_have_is_an_error() -> None:
    """The error has the place of the field in the block."""
    _, diagnostics = merged("email: a@b.org\nsections:\n  - {title: C, contact: [email, url]}\n")

    assert [(d.code, str(d.span)) for d in diagnostics] == [(Code.MISSING_FIELD, "cv.yaml:4:33")]


def test_blocks_keep_the_order_of_the_file() -> None:
    """The blocks of a section have the order of the file, and share its layout."""
    found = blocks(
        "sections:\n  - title: S\n    layout: {date_width: 2cm}\n    text: One\n"
        "    entries: [{title: E}]\n    list: [L]\n"
    )

    assert [block.kind for block in found] == ["text", "entries", "list"]
    assert {block.layout for block in found} == {Layout(date_width="2cm")}
    assert [block.origin.line for block in found] == [5, 6, 7]


@pytest.mark.parametrize(
    ("design", "expected"),
    [
        ("", "2020-05 – 2021"),
        ("design: {date_format: year}\n", "2020–2021"),
        ("design: {date_format: long}\n", "May 2020 – 2021"),
    ],
)
def test_dates_are_printed_as_written_unless_a_format_is_chosen(design: str, expected: str) -> None:
    """`date_format` applies to the dates of the CV."""
    (block,) = blocks(
        design + "sections: [{title: S, entries: [{title: E, date: 2020-05 – 2021}]}]"
    )

    assert [item.date for item in block.items] == [expected]


def test_an_entry_without_a_date_has_none() -> None:
    """A missing date is an empty string, and every item has its line."""
    (block,) = blocks("sections:\n  - title: S\n    skills:\n      - name: A\n      - name: B\n")

    assert [(item.date, item.origin.line) for item in block.items] == [("", 5), ("", 6)]


@pytest.mark.parametrize(
    ("design", "title", "expected"),
    [
        ("{}", "T", None),
        ("{entries: {url: line}}", "T", None),
        ("{entries: {url: title}}", "T", "https://a.org"),
        ("{entries: {url: title}}", "a **[T](https://b.org)**", None),
        ("{entries: {url: title}}", "`\\href{x}{T}`{=latex}", None),
    ],
)
def test_an_address_is_the_link_of_the_title_or_has_a_line(
    design: str, title: str, expected: str | None
) -> None:
    """A title with a link of its own cannot have another, so the address keeps its line."""
    (block,) = blocks(
        f"design: {design}\n"
        f"sections: [{{title: S, entries: [{{title: '{title}', url: 'https://a.org'}}]}}]\n"
    )

    assert [item.link for item in block.items] == [expected]


def test_the_positions_of_an_employer_are_items() -> None:
    """Each has its date, formatted, and its place; a block with one dated position is dated."""
    (block,) = blocks(
        "design: {date_format: year}\n"
        "sections:\n"
        "  - title: S\n"
        "    experience:\n"
        "      - organization: O\n"
        "        positions:\n"
        "          - {date: May 2020, position: P}\n"
        "          - {position: Q}\n"
    )
    (employer,) = block.items

    assert [(p.date, p.origin.line) for p in employer.positions] == [("2020", 8), ("", 9)]
    assert block.is_dated


@pytest.mark.parametrize(
    ("design", "layout", "expected"),
    [
        ("{}", "{}", ["2020", "2020", "", "2020", "", "2020", "2019"]),
        ("{dates: {repeat: false}}", "{}", ["2020", "", "", "", "", "2020", "2019"]),
        ("{}", "{repeat_dates: false}", ["2020", "", "", "", "", "2020", "2019"]),
        (
            "{dates: {repeat: false}}",
            "{repeat_dates: true}",
            ["2020", "2020", "", "2020", "", "2020", "2019"],
        ),
    ],
)
def test_a_date_is_printed_once_if_the_design_wants_that(
    design: str, layout: str, expected: list[str]
) -> None:
    """An entry without a date ends its group, and a line of text does not."""
    dates = ["date: 2020", "date: 2020", "a line", "date: 2020", "", "date: 2020", "date: 2019"]
    items = "".join(
        f"      - {date}\n" if date == "a line" else f"      - {{title: T, {date}}}\n"
        for date in dates
    )
    (block,) = blocks(
        f"design: {design}\nsections:\n  - title: S\n    layout: {layout}\n    entries:\n{items}"
    )

    assert [item.date for item in block.items] == expected
    assert [item.full_date for item in block.items] == [
        "2020", "2020", "", "2020", "", "2020", "2019",
    ]  # fmt: skip


def test_a_list_continues_the_numbers_of_the_list_above() -> None:
    """Lists without numbers are passed over, and the first number is 1."""
    found = blocks(
        "sections:\n"
        "  - {title: A, layout: {numbered: continue}, list: [a, b]}\n"
        "  - {title: B, list: [c], text: d}\n"
        "  - {title: C, layout: {numbered: continue}, list: [e]}\n"
        "  - {title: D, layout: {numbered: 20}, list: [f, g]}\n"
        "  - {title: E, layout: {numbered: false}, list: [h]}\n"
        "  - {title: F, blocks: [{layout: {numbered: continue}, list: [i]}]}\n"
        "  - {title: G, layout: {numbered: true}, list: [j]}\n"
    )

    assert [b.first_number for b in found if b.lines] == [1, None, 3, 20, None, 22, 1]


def test_subsections_give_their_titles_to_their_first_blocks() -> None:
    """The others, and the blocks beside them, have none."""
    found = blocks(
        "sections:\n"
        "  - title: S\n"
        "    text: a\n"
        "    blocks:\n"
        "      - {title: T, text: b, list: [c]}\n"
        "      - {publications: {keys: late}}\n"
        "      - {title: U, publications: {keys: early}}\n"
    )

    assert [(b.kind, plain_text(b.title), b.origin.line) for b in found] == [
        ("text", "", 4), ("text", "T", 6), ("list", "", 6), ("publications", "", 7),
        ("publications", "U", 8),
    ]  # fmt: skip
    assert [[p.key for p in b.publications] for b in found[3:]] == [["late"], ["early"]]
