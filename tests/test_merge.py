"""`cvtex.merge`: which entries a section shows, in which order, under which number; contacts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.bibliography import read_bibliography
from cvtex.diagnostic import Code, Diagnostic
from cvtex.document import Block, Document, Layout
from cvtex.inline import plain_text
from cvtex.merge import merge
from cvtex.source import Source
from cvtex.validate import validate
from cvtex.yaml_source import parse_yaml

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
    """Merge a CV (`name` is given) with a bibliography that has nothing wrong with it."""
    parsed = parse_yaml(Source("cv.yaml", "name: A B\n" + cv))
    assert parsed.value is not None, parsed.diagnostics
    valid = validate(parsed.value)
    assert valid.value is not None, valid.diagnostics
    entries = read_bibliography(Source("p.bib", bib))
    assert entries.diagnostics == ()
    result = merge(valid.value, entries.value or (), parsed.value)
    assert result.value is not None
    return result.value, result.diagnostics


def blocks(cv: str, bib: str = BIB) -> list[Block]:
    document, diagnostics = merged(cv, bib)
    assert diagnostics == ()
    return [block for section in document.sections for block in section.blocks]


def keys(selection: str, bib: str = BIB) -> list[str]:
    """Return the keys that one list of publications shows."""
    (block,) = blocks(f"sections: [{{title: P, publications: {selection}}}]\n", bib)
    return [publication.key for publication in block.publications]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ("{}", ["paper", "late", "later", "early", "thesis", "master", "old", "undated"]),
        ("{type: article}", ["paper"]),
        ("{type: [article, misc]}", ["paper", "undated"]),
        ("{type: inproceedings}", ["late", "later", "early", "old"]),
        ("{type: conference}", ["late", "later", "early", "old"]),
        ("{type: InProceedings}", ["late", "later", "early", "old"]),
        ("{type: thesis}", ["thesis", "master"]),
        ("{type: phdthesis}", ["thesis"]),
        ("{keywords: x}", ["paper", "late"]),
        ("{keywords: [y z]}", ["paper"]),
        ("{type: inproceedings, keywords: x}", ["late"]),
        ("{keys: [old, paper]}", ["old", "paper"]),
        ("{keys: [late, old, late]}", ["late", "old"]),
    ],
)
def test_a_list_shows_what_is_asked_for(selection: str, expected: list[str]) -> None:
    """Types and keywords narrow a list, newest first; keys give both the entries and the order."""
    assert keys(selection) == expected


def test_entries_of_one_date_keep_the_order_of_the_file() -> None:
    """What the dates do not decide, the bibliography does."""
    names = ["c", "a", "b"]
    bib = "".join(f"@misc{{{name}, title = {{T}}, year = 2020}}\n" for name in names)

    assert keys("{}", bib) == names


@given(st.permutations(["2019", "2020", "2021", "2022"]))
def test_the_order_of_the_file_does_not_change_a_dated_list(years: list[str]) -> None:
    """Where dates differ, the bibliography may be in any order."""
    bib = "".join(f"@misc{{k{year}, title = {{T}}, year = {year}}}\n" for year in years)

    assert keys("{}", bib) == ["k2022", "k2021", "k2020", "k2019"]


def test_numbers_run_on_through_the_lists() -> None:
    """Each list goes on counting where the one before has stopped, also within a section."""
    shown = blocks(
        "sections:\n"
        "  - {title: P, publications: {type: inproceedings}, text: Between}\n"
        "  - {title: Q, publications: {type: article}}\n"
        "  - {title: R, publications: {keys: [late, old]}}\n"
    )
    labels = [[p.label for p in block.publications] for block in shown]

    assert labels == [["1", "2", "3", "4"], [], ["5"], ["6", "7"]]


def test_the_widest_label_is_that_of_the_block() -> None:
    """A list is indented by its own labels, not by those of others."""
    bib = "".join(f"@misc{{k{n}, title = {{T}}, year = {1900 + n}}}\n" for n in range(12))
    first, second = blocks(
        "sections: [{title: P, publications: {keys: k1}}, {title: Q, publications: {}}]\n", bib
    )

    assert (first.widest_label, len(second.widest_label)) == ("1", 2)


RELATED = """
@inproceedings{main, title = {T}, booktitle = {C}, year = 2020, related = {version}}
@inproceedings{version, title = {T}, booktitle = {W}, year = 2019}
@misc{other, title = {O}, year = 2018}
"""


def test_versions_of_an_entry_are_not_listed_by_themselves() -> None:
    """What an entry names in `related` is shown with it, wherever it stands in the file."""
    assert keys("{}", RELATED) == ["main", "other"]
    assert keys("{}", "".join(reversed(RELATED.splitlines(keepends=True)))) == ["main", "other"]


def test_a_version_is_listed_by_itself_if_its_key_is_asked_for() -> None:
    """Who names a key gets the entry."""
    assert keys("{keys: [version]}", RELATED) == ["version"]


def test_circles_of_related_entries_lose_nothing() -> None:
    """Two entries that name each other are shown once, by the first."""
    bib = (
        "@misc{a, title = {T}, year = 2019, related = {b}}\n"
        "@misc{b, title = {U}, year = 2020, related = {a}}\n"
    )
    (only,) = blocks("sections: [{title: P, publications: {}}]\n", bib)[0].publications

    assert [plain_text(r.title) for r in only.related] == [{"a": "U", "b": "T"}[only.key]]


def test_of_entries_that_share_a_key_the_first_is_meant() -> None:
    """A key leads to the first of them; a list without keys shows both."""
    bib = "@misc{k, title = {One}, year = 2020}\n@misc{k, title = {Two}, year = 2019}\n"
    cv = "sections: [{title: P, publications: {keys: k}}, {title: Q, publications: {}}]\n"
    parsed = parse_yaml(Source("cv.yaml", "name: A B\n" + cv))
    assert parsed.value is not None
    valid = validate(parsed.value)
    assert valid.value is not None
    result = merge(valid.value, read_bibliography(Source("p.bib", bib)).value or (), parsed.value)
    assert result.value is not None
    first, second = (section.blocks[0].publications for section in result.value.sections)

    assert [plain_text(p.title) for p in first] == ["One"]
    assert [plain_text(p.title) for p in second] == ["One", "Two"]


def test_unknown_keys_are_errors_at_their_places() -> None:
    """A key that no entry has is told with the nearest one that there is."""
    _, diagnostics = merged(
        "publication_style: {entries: {erly: {author_joiner: and}}}\n"
        "sections:\n  - {title: P, publications: {keys: [late, papr]}}\n"
    )

    assert [(d.code, str(d.span), d.hints) for d in diagnostics] == [
        (Code.UNKNOWN_KEY, "cv.yaml:2:31", ("did you mean `early`?",)),
        (Code.UNKNOWN_KEY, "cv.yaml:4:44", ("did you mean `paper`?",)),
    ]


@pytest.mark.parametrize(
    ("cv", "hint"), [("bibliography: p.bib\n", "types and keywords"), ("", "bibliography: ")]
)
def test_an_empty_list_is_a_warning(cv: str, hint: str) -> None:
    """A list that shows nothing says so, and that no .bib file is named if none is."""
    document, diagnostics = merged(f"{cv}sections: [{{title: P, publications: {{}}}}]\n", "")

    assert [d.code for d in diagnostics] == [Code.EMPTY_SELECTION]
    assert hint in diagnostics[0].hints[0]
    assert document.sections[0].blocks[0].publications == ()


CONTACTS = (
    "email: a@example.org\nphone: +46 (0)8 123-45\nlocation: Oslo\nurl: https://example.org\n"
    "profiles:\n  - {network: GitHub, username: ab, url: https://git.example.org/ab}\n"
    "  - {network: ORCID, url: https://orcid.org/0}\n"
)


def test_contacts_stand_below_the_name_without_a_block_for_them() -> None:
    """All that is given is shown, in a fixed order, with where it leads."""
    document, _ = merged(CONTACTS)

    assert [(c.label, plain_text(c.text), c.url) for c in document.header] == [
        ("E-mail", "a@example.org", "mailto:a@example.org"),
        ("Phone", "+46 (0)8 123-45", "tel:+46812345"),
        ("Address", "Oslo", None),
        ("Homepage", "https://example.org", "https://example.org"),
        ("GitHub", "ab", "https://git.example.org/ab"),
        ("ORCID", "https://orcid.org/0", "https://orcid.org/0"),
    ]


def test_a_contact_block_takes_the_place_of_the_header() -> None:
    """A block shows what it names, in its order, and then nothing stands below the name."""
    document, diagnostics = merged(
        CONTACTS + "sections: [{title: C, contact: [profiles, email]}]\n"
    )

    assert diagnostics == ()
    assert document.header == ()
    shown = document.sections[0].blocks[0].contacts
    assert [c.label for c in shown] == ["GitHub", "ORCID", "E-mail"]


def test_a_contact_that_the_cv_does_not_give_is_an_error() -> None:
    """A block that names what is not there says which, and where."""
    _, diagnostics = merged("email: a@b.org\nsections:\n  - {title: C, contact: [email, url]}\n")

    assert [(d.code, str(d.span)) for d in diagnostics] == [(Code.MISSING_FIELD, "cv.yaml:4:33")]


def test_blocks_keep_the_order_of_the_file() -> None:
    """A section's blocks are printed as they are written, and share its layout."""
    shown = blocks(
        "sections:\n  - title: S\n    layout: {date_width: 2cm}\n    text: One\n"
        "    entries: [{title: E}]\n    list: [L]\n"
    )

    assert [block.kind for block in shown] == ["text", "entries", "list"]
    assert {block.layout for block in shown} == {Layout(date_width="2cm")}
    assert [block.origin.line for block in shown] == [5, 6, 7]


@pytest.mark.parametrize(
    ("design", "expected"),
    [
        ("", "2020-05 – 2021"),
        ("design: {date_format: year}\n", "2020–2021"),
        ("design: {date_format: long}\n", "May 2020 – 2021"),
    ],
)
def test_dates_are_printed_as_written_unless_a_form_is_asked_for(
    design: str, expected: str
) -> None:
    """`date_format` is for all dates of the CV."""
    (block,) = blocks(
        design + "sections: [{title: S, entries: [{title: E, date: 2020-05 – 2021}]}]"
    )

    assert [item.date for item in block.items] == [expected]


def test_an_entry_without_a_date_has_none() -> None:
    """No date is an empty one for a template, and every item knows its line."""
    (block,) = blocks("sections:\n  - title: S\n    skills:\n      - name: A\n      - name: B\n")

    assert [(item.date, item.origin.line) for item in block.items] == [("", 5), ("", 6)]
