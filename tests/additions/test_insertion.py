"""`additions`: entries and fields come into a .bib file without a change to any other byte."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.additions import carry_out, plan_additions
from cvtex.additions.bib_file import BibFile, bib_file, same_entries
from cvtex.additions.insertion import place_of
from cvtex.additions.plan import Plan, Updated
from cvtex.diagnostics import Code
from cvtex.latex import plain_latex
from cvtex.new_entries.entry import NewEntry

NEW = NewEntry(
    "article",
    {"author": "Lindqvist, Mara", "title": "Spectral gaps", "journal": "Annals", "year": "2024",
     "month": "jun"},
    origin="doi:10.1000/182",
)  # fmt: skip

WRITTEN = """\
@article{lindqvist2024spectral,
  author  = {Lindqvist, Mara},
  title   = {Spectral gaps},
  journal = {Annals},
  year    = {2024},
  month   = jun,
}
"""


def file_of(data: bytes | str) -> BibFile:
    """Return a .bib file with some bytes."""
    found = bib_file(Path("a.bib"), data.encode() if isinstance(data, str) else data)
    assert found.value is not None, found.diagnostics
    return found.value


def with_new(data: bytes | str, *entries: NewEntry) -> bytes:
    """Return the bytes of a file after entries have been added."""
    carried = carry_out(plan_additions(file_of(data), entries or (NEW,)))
    assert carried.value is not None, carried.diagnostics
    return carried.value.data


def with_fields(data: bytes | str, fields: dict[str, str], entry: int = 0) -> bytes:
    """Return the bytes of a file after fields have been inserted into one of its entries."""
    file = file_of(data)
    step = Updated(file.references[entry], fields, "doi:10.1000/182", "same DOI")
    carried = carry_out(Plan(file, (step,)))
    assert carried.value is not None, carried.diagnostics
    return carried.value.data


@pytest.mark.parametrize(
    ("before", "between"),
    [
        ("", ""),
        ("\n \n", ""),
        ("% only a comment", "\n\n"),
        ("@misc{a,\n  title = {A},\n}", "\n\n"),
        ("@misc{a,\n  title = {A},\n}\n", "\n"),
        ("@misc{a,\n  title = {A},\n}\n\n", ""),
        ("\ufeff@misc{a,\n  title = {A},\n}\n", "\n"),
        ("@misc{a,\n  title = {A},\n}\n@comment{jabref-meta: databaseType:bibtex;}\n", "\n"),
        ("@misc{a,\n  title = {A},\n} % the last one", "\n\n"),
    ],
)
def test_entries_are_appended_after_an_empty_line(before: str, between: str) -> None:
    """What is there stays byte for byte, whatever the file ends with."""
    assert with_new(before) == f"{before}{between}{WRITTEN}".encode()


def test_line_ends_and_style_of_the_file_are_kept() -> None:
    """A file from Windows, with tabs, quotes, capitals and no comma at the end, stays one."""
    before = '@misc{a,\r\n\tTITLE="A",\r\n\tYEAR=2020,\r\n\tNOTE="B"\r\n}\r\n'
    assert with_new(before).decode() == before + (
        "\r\n@article{lindqvist2024spectral,\r\n"
        '\tAUTHOR="Lindqvist, Mara",\r\n\tTITLE="Spectral gaps",\r\n\tJOURNAL="Annals",\r\n'
        "\tYEAR=2024,\r\n\tMONTH=jun\r\n}\r\n"
    )


def test_a_file_of_single_lines_shows_how_equal_signs_are_written() -> None:
    """Names are not filled up to an equal sign without a space before it."""
    before = "@misc{a, title={A}}\n"
    assert with_new(before, NewEntry("misc", {"title": "B", "year": "2024"})).decode() == (
        f"{before}\n@misc{{2024b,\n  title={{B}},\n  year={{2024}}\n}}\n"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_of_the_file_is_kept(encoding: str) -> None:
    """Old files and those of Windows have other encodings; nothing of them changes."""
    before = "@misc{é,\n  title = {Åse},\n}\n".encode(encoding)
    after = with_new(before, NewEntry("misc", {"title": "Öl"}))
    assert after.startswith(before)
    assert "Öl" in after.decode(encoding)
    assert [entry.key for entry in file_of(after).entries] == ["é", "ol"]


def test_an_encoding_without_a_character_refuses_it() -> None:
    """A file in Windows-1252 cannot have a Greek title, so nothing is written."""
    file = file_of("@misc{é, title = {A}}\n".encode("cp1252"))
    carried = carry_out(plan_additions(file, [NewEntry("misc", {"title": "Περί"})]))
    assert carried.value is None
    (problem,) = carried.diagnostics
    assert problem.code is Code.FILE_UNWRITABLE
    assert "lacks `" in problem.message


def test_letters_that_an_encoding_lacks_are_commands() -> None:
    """A name of Poland or Vietnam comes into an old file, and is read as it was."""
    before = "@misc{é,\n  title = {A},\n}\n".encode("cp1252")
    entry = NewEntry(
        "misc", {"author": "Łuczak, Ặn and Ðặng, Zoë", "title": "Čech → x", "year": "2"}
    )
    after = with_new(before, entry)
    assert after.startswith(before)
    written = file_of(after).references[-1]
    assert after.removeprefix(before).isascii() is False  # ë is in Windows-1252
    assert rb"{\L}uczak" in after
    assert unicodedata.normalize("NFC", plain_latex(written.get("author"))) == entry.get("author")
    assert plain_latex(written.get("title")) == "Čech → x"


@pytest.mark.parametrize(
    "before",
    [
        "@misc{a,\n  title = {A",
        "@misc{a,\n  title = {A},\n",
        "@a:b{a,\n  title = {A},\n",
        "@misc(a,\n  title = {A},\n",
        "@comment{@misc{a, title={A}}\n",
    ],
)
def test_a_file_whose_end_is_open_is_refused(before: str) -> None:
    """An entry after one that is not closed would be read as a part of it."""
    carried = carry_out(plan_additions(file_of(before), [NEW]))
    assert carried.value is None
    assert carried.diagnostics[-1].code is Code.FILE_UNWRITABLE
    assert carried.diagnostics[-1].span is not None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "@misc{a,\n  title  = {A},\n  author = {B},\n}\n",
            "@misc{a,\n  title  = {A},\n  author = {B},\n  doi    = {10.1/x},\n}\n",
        ),
        (
            '@misc{a,\n\ttitle="A",\n\tauthor="B"\n}\n',
            '@misc{a,\n\ttitle="A",\n\tauthor="B",\n\tdoi="10.1/x"\n}\n',
        ),
        ("@misc{a, title={A}, year=2020}", "@misc{a, title={A}, year=2020, doi={10.1/x}}"),
        ("@misc(a, title={A},)", "@misc(a, title={A}, doi={10.1/x},)"),
        (
            "@misc{a,\n  title = {A}, % note\n  }\n",
            "@misc{a,\n  title = {A}, % note\n  doi   = {10.1/x},\n  }\n",
        ),
        (
            "@misc{a,\n  title = {A},\n  year = {2020}}\n",
            "@misc{a,\n  title = {A},\n  year = {2020},\n  doi = {10.1/x}}\n",
        ),
        (
            "@misc{a,\r\n    title = {A},\r\n}\r\n",
            "@misc{a,\r\n    title = {A},\r\n    doi   = {10.1/x},\r\n}\r\n",
        ),
        (
            "@misc{a\n  , title = {A}\n  , author = {B}\n  }\n",
            "@misc{a\n  , title = {A}\n  , author = {B},\n  doi = {10.1/x}\n  }\n",
        ),
        ("@misc{a}", "@misc{a, doi = {10.1/x}}"),
        ("@a:b{a, title={A}}", "@a:b{a, title={A}, doi={10.1/x}}"),
        ("@статья(a, title={A})", "@статья(a, title={A}, doi={10.1/x})"),
    ],
)
def test_fields_are_inserted_in_the_style_of_the_entry(before: str, after: str) -> None:
    """Indentation, alignment, braces and the comma at the end are those of the entry."""
    assert with_fields(before, {"doi": "10.1/x"}).decode() == after


def test_what_an_entry_does_not_show_is_as_in_the_file() -> None:
    """An entry without a number gets numbers without braces, if the others have such."""
    before = "@misc{a, title={A}, year=2019}\n@misc{b, title={B}}\n@misc{c, title={C}, year=2020}\n"
    assert with_fields(before, {"year": "2021"}, entry=1).decode() == before.replace(
        "{B}", "{B}, year=2021"
    )


def test_entries_on_one_line_are_told_apart() -> None:
    """The field comes into the entry that is meant, by its key."""
    before = "@misc{a, title={A}} @misc{b, title={B}} @misc{, title={C}}\n"
    assert with_fields(before, {"doi": "10.1/x"}, entry=1).decode() == before.replace(
        "{B}", "{B}, doi={10.1/x}"
    )


def test_an_entry_that_is_not_well_formed_is_not_touched() -> None:
    """Where cvtex has to guess what is meant, nothing is inserted, and the user is told."""
    file = file_of("@misc{a,\n  title = {A}\n  year = {2020},\n}\n\n@misc{b, title = {B}}\n")
    steps = tuple(Updated(r, {"doi": "10.1/x"}, "", "same DOI") for r in file.references)
    carried = carry_out(Plan(file, steps))
    assert carried.value is not None
    assert carried.value.text == file.text.replace("{B}}", "{B}, doi = {10.1/x}}")
    assert [(d.code, d.span.line if d.span else 0) for d in carried.diagnostics] == [
        (Code.BIB_SYNTAX, 1)
    ]


def test_seven_hundred_entries_stay_as_they_are() -> None:
    """A long file of many styles gets an entry, and one field in the middle, and nothing else."""
    styles = [
        "@article{{k{n},\n  author = {{Roe}},\n  title  = {{Title {n}}},\n  year   = {n},\n}}\n\n",
        '@Article{{k{n},\r\n\tTITLE = "T{n} {{X}}",\r\n\tyear = "20{n}"\r\n}}\r\n% note {n}\r\n',
        "@inproceedings(k{n}, title={{On {{{n}}}}}, month = jan, note = {{a }} # {{b}})\n",
        "@string{{m{n} = {{Macro}}}}\n@misc{{k{n}, title = m{n} # {{ x}}, author = {{É. R}}}}\n\n",
    ]  # fmt: skip
    data = "".join(styles[n % 4].format(n=n) for n in range(700)).encode()
    file = file_of(data)
    assert len(file.entries) == 700
    assert with_new(data)[: len(data)] == data
    middle = with_fields(data, {"doi": "10.1/x"}, entry=348)
    at = next(n for n in range(len(data)) if data[n] != middle[n])
    size = len(middle) - len(data)
    assert middle[at + size :] == data[at:]
    assert b"doi" in middle[at : at + size]


def test_fields_come_into_no_other_entry_with_the_same_key() -> None:
    """An entry into which nothing can be inserted stays, and so does the other one with its key."""
    text = "@misc{a, title={A}}\n\n@misc{a, title= % c\n {A}}\n"
    file = file_of(text)
    carried = carry_out(Plan(file, (Updated(file.references[1], {"doi": "10.1/x"}, "", "same"),)))
    assert carried.value is not None
    assert carried.value.text == text
    assert [(d.code, d.span and d.span.line) for d in carried.diagnostics] == [(Code.BIB_SYNTAX, 3)]


SPACE = st.sampled_from(["", " ", "\n", "\n  ", "\r\n\t", " % c\n "])
VALUE = st.sampled_from(
    ["{A}", '"B {C}"', "2020", "jan", '{a} # " b"', "{x@y}", "{\\'e \\% 5}", "{}"]
)
NAME = st.sampled_from(["title", "Author", "YEAR", "note", "file", "pages"])


@st.composite
def entries(draw: st.DrawFn) -> str:
    """Return a well-formed entry in any style."""
    opening, closing = draw(st.sampled_from([("{", "}"), ("(", ")")]))
    names = draw(st.lists(NAME, max_size=4, unique=True))
    fields = [f"{draw(SPACE)}{name}{draw(SPACE)}={draw(SPACE)}{draw(VALUE)}" for name in names]
    comma = draw(st.sampled_from(["", ","])) if fields else ""
    listed = "".join(f",{field}" for field in fields)
    end = draw(SPACE)
    type_ = draw(st.sampled_from(["misc", "data-set", "a:b"])) if names else "misc"
    return f"@{type_}{opening}key{draw(st.integers(0, 99))}{listed}{comma}{end}{closing}"


@given(st.lists(entries(), min_size=1, max_size=3), st.data())
def test_all_other_bytes_stay(texts: list[str], data: st.DataObject) -> None:
    """In a file of any style, fields are inserted at one place, and all else is the same."""
    text = "\n\n".join(texts)
    file = file_of(text)
    number = data.draw(st.integers(0, len(file.entries) - 1))
    if place_of(file, file.entries[number]) is None:
        return
    after = with_fields(text, {"doi": "10.1000/x", "volume": "3"}, number).decode()
    at = next((n for n in range(len(text)) if text[n] != after[n]), len(text))
    size = len(after) - len(text)
    assert size > 0
    assert any(after[:n] + after[n + size :] == text for n in range(max(0, at - size), at + 1))
    read = file_of(after)
    others = [entry for n, entry in enumerate(read.entries) if n != number]
    assert same_entries(others, [entry for n, entry in enumerate(file.entries) if n != number])
    changed = read.entries[number]
    assert {n: f.latex for n, f in changed.fields.items()} == {
        **{n: f.latex for n, f in file.entries[number].fields.items()},
        "doi": "10.1000/x",
        "volume": "3",
    }
