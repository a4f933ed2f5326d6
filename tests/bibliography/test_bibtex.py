"""`bibliography.bibtex`: every entry of a .bib file is read or reported."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.entry import BibEntry, repeated_keys
from cvtex.bibliography.vocabulary import corrected_type
from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic
from cvtex.source import Source


def read(text: str) -> tuple[tuple[BibEntry, ...], tuple[Diagnostic, ...]]:
    """Parse a text as a .bib file."""
    result = read_bibliography(Source("p.bib", text))
    assert result.value is not None
    return result.value, result.diagnostics


def test_fields_get_their_biblatex_names() -> None:
    """The names of BibTeX and biblatex mean the same field, in any case of letters."""
    entries, diagnostics = read(
        "@ARTICLE{k, Author={A}, journal={J}, ADDRESS={X}, archivePrefix={arXiv}}"
    )

    (entry,) = entries
    assert (entry.key, entry.type, entry.written_type) == ("k", "article", "article")
    assert set(entry.fields) == {"author", "journaltitle", "location", "eprinttype"}
    assert diagnostics == ()


@pytest.mark.parametrize(
    ("written", "type_"),
    [
        ("@commentary{k, title={A @commentary{x}}, note={m@string.org}}", "commentary"),
        ("@Commentary(k, title={A @commentary{x}}, note={m@string.org})", "commentary"),
        ("@preambleX{k, title={A @commentary{x}}, note={m@string.org}}", "preamblex"),
        ("@STRINGENT{k, title={A @commentary{x}}, note={m@string.org}}", "stringent"),
        ("@comment2 {k, title={A @commentary{x}}, note={m@string.org}}", "comment2"),
    ],
)
def test_a_type_may_begin_like_a_command(written: str, type_: str) -> None:
    """Such an entry is no comment, preamble or macro, and its text stays as it is written."""
    entries, diagnostics = read(f"@comment{{x}}\n@string{{s = {{S}}}}\n{written}\n@misc{{m}}")

    assert [(entry.key, entry.type) for entry in entries] == [("k", type_), ("m", "misc")]
    assert entries[0].get("title") == "A @commentary{x}"
    assert entries[0].get("note") == "m@string.org"
    assert entries[0].span.line == 3
    assert diagnostics == ()


_TYPE_CHARACTERS = st.characters(exclude_categories=("Z", "C"), exclude_characters="\"#%'(),={}@")


@given(st.text(_TYPE_CHARACTERS, min_size=1, max_size=12), st.sampled_from(["{}", "()"]))
@example("a:b", "{}")
@example("string:x", "()")
@example("commentary", "{}")
@example("\\", "{}")
@example("\U00020000/𠀁", "{}")
def test_whatever_bibtex_takes_for_a_type_is_a_type(type_: str, brackets: str) -> None:
    """Such an entry is read with all that it has, between others, without a word of it."""
    assume(type_.lower() not in {"comment", "preamble", "string"})
    if type_[0].isdigit() or corrected_type(type_.lower()):
        return
    title = f"A @{type_}- {{x, y=1}}"
    written = f"@{type_}{brackets[0]}k,\n  title = {{{title}}},\n{brackets[1]}"
    entries, diagnostics = read(f"@misc{{l}}\n{written}\n@misc{{m}}\n")

    assert [entry.key for entry in entries] == ["l", "k", "m"]
    assert entries[1].written_type == type_.lower()
    assert entries[1].get("title") == normalize("NFC", title)
    assert str(entries[1].fields["title"].name_span) == "p.bib:3:3"
    assert diagnostics == ()


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("@ misc {k, title={x}}", "k"),
        ("@\tmisc(k, title={x})", "k"),
        ("@\nmisc\n{k, title={x}}", "k"),
        ("@a:b\n{k, title={x}, }", "k"),
        ("@misc{l}@a:b{m}@a:b{k, title={x}}", "k"),
        ("See also: @a:b{k, title={x}}", "k"),
        ("@misc(a(b)c, title={x})", "a(b)c"),
        ("@a:b(a(b)c, title={x})", "a(b)c"),
        ("@commentary(a(b)c, title={x})", "a(b)c"),
        ("@misc\n(a(b), title={x})", "a(b)"),
        ("@misc\n{a(b)#1%, title={x}}", "a(b)#1%"),
        ('@a:b{k"}@a:b{k"1, title={x}}', 'k"1'),
        ("@misc{a(b, title={x}}", "a(b"),
        ('@misc{a"b, title={x}}', 'a"b'),
        ("@misc{O'Neil:2020/1+2#3%4&5~6, title={x}}", "O'Neil:2020/1+2#3%4&5~6"),
    ],
)
def test_what_bibtex_reads_is_valid(written: str, key: str) -> None:
    """An entry that BibTeX itself reads without an error is read without a message."""
    entries, diagnostics = read(written)

    assert (entries[-1].key, entries[-1].get("title")) == (key, "x")
    assert diagnostics == ()


@pytest.mark.parametrize(
    "text",
    [
        "write to joe.doe@a-b.org {Joe, or=me}",
        "joe@x.org(Joe, title={A})",
        "joe@a:b{k, title={A}}",
        "@example.org {see there}",
        "@example.org (me)",
        "@joe: see (this, or that)",
    ],
)
def test_an_address_between_entries_is_no_entry(text: str) -> None:
    """The text between entries may have addresses of mail and names of accounts."""
    entries, diagnostics = read(f"@misc{{k}}\n{text}\n@misc{{l}}")

    assert [entry.key for entry in entries] == ["k", "l"]
    assert diagnostics == ()


def test_a_value_may_end_with_two_backslashes() -> None:
    """BibTeX does not know a backslash, so the brace after it ends the value."""
    (entry,), diagnostics = read("@misc{k, title={x \\\\}, year={1}}")

    assert (entry.get("title"), entry.get("year")) == ("x \\\\", "1")
    assert diagnostics == ()


def test_a_line_may_end_with_a_backslash() -> None:
    """It is counted, so that all below it has its place, and the text stays as it is."""
    macro = "@string{m = {M \\\nm}}\n"
    (entry,), diagnostics = read(
        f"{macro}@misc{{k,\n  note = m,\n  title = {{A \\\n\\\\\n b}},\n  year = {{2}},\n}}\n"
    )

    places = {name: field.line for name, field in entry.fields.items()}
    assert (entry.span.line, places) == (3, {"note": 4, "title": 5, "year": 8})
    assert [entry.get(name) for name in ("note", "title")] == ["M \\ m", "A \\ \\\\ b"]
    assert diagnostics == ()


def test_macros_are_read_top_down_and_may_use_each_other() -> None:
    """A macro may use the macros above it, and the months are predefined."""
    entries, diagnostics = read(
        '@string{a = "Conf"}\n@string{b = a # " on X"}\n'
        "@inproceedings{k, booktitle = b, month = jul}\n"
    )

    assert entries[0].get("booktitle") == "Conf on X"
    assert entries[0].get("month") == "July"
    assert diagnostics == ()


@pytest.mark.parametrize(
    ("text", "code", "line", "kept"),
    [
        ("@misc{k, title={a},\n title={b}}", Code.DUPLICATE_FIELD, 2, [("k", "a")]),
        ("@misc{k, title={a}, Title={b}}", Code.DUPLICATE_FIELD, 1, [("k", "a")]),
        (
            "@misc{k, title={a}}\n@misc{K, title={b}}",
            Code.DUPLICATE_KEY,
            2,
            [("k", "a"), ("K", "b")],
        ),
        (
            "@misc{k, title={a}}\n@misc{k, title={b}}",
            Code.DUPLICATE_KEY,
            2,
            [("k", "a"), ("k", "b")],
        ),
        ("@misc{k,\n title = NeurIPS}", Code.UNKNOWN_MACRO, 2, [("k", "NeurIPS")]),
        ("@misc{k,\n title={1}\n year={2000}\n}", Code.BIB_SYNTAX, 2, [("k", "1")]),
        ("@misc{k, title={x};, year={1}}", Code.BIB_SYNTAX, 1, [("k", "x")]),
        ("@misc{k, title={x},\n % year = {1999},\n}", Code.BIB_SYNTAX, 2, [("k", "x")]),
        (
            "@misc{bad, title={x\n\n@misc{good, title={ok}}",
            Code.BIB_SYNTAX,
            1,
            [("bad", "x"), ("good", "ok")],
        ),
        ("@misc\n{k, title={x}\nyear={1}}", Code.BIB_SYNTAX, 2, [("k", "x")]),
        ("@misc\n{k,\n title={x},,\n year={1}}", Code.BIB_SYNTAX, 3, [("k", "x")]),
        ("@misc\n{k,\n title={x},\n a b\n year={1}}", Code.BIB_SYNTAX, 4, [("k", "x")]),
        ("@misc\n(k, title={x}}", Code.BIB_SYNTAX, 2, [("k", "x")]),
        ("@misc{title={x}}", Code.BIB_SYNTAX, 1, [("line-1", "x")]),
        ("@a'b{k, title={x}}", Code.BIB_SYNTAX, 1, [("k", "x")]),
        ("@in proceedings{k, title={x}}", Code.BIB_SYNTAX, 1, [("k", "x")]),
        ("@a:b{k\n title={x}}", Code.BIB_SYNTAX, 1, [("k", "x")]),
        ("@a:b{k, title={x}\n@c:d{l, title={y}}", Code.BIB_SYNTAX, 1, [("k", "x"), ("l", "y")]),
        ("% @a:b{old, title={x}}\n@misc{k, title={y}}", Code.BIB_SYNTAX, 1, [("k", "y")]),
        (
            "@comment{\n@a:b{old, title={x}}\n}\n@misc{k, title={y}}",
            Code.BIB_SYNTAX,
            1,
            [("k", "y")],
        ),
        ("@misc[k, title={x}]", Code.BIB_SYNTAX, 1, [("k", "x")]),
        ("@misc{k, title={x},, year={1}}", Code.BIB_SYNTAX, 1, [("k", "x")]),
        ("@misc{k, title={x}\n@misc{l, title={y}}", Code.BIB_SYNTAX, 1, [("k", "x"), ("l", "y")]),
        ("@misc{k, title={x {y},\n year={1}\n}", Code.BIB_SYNTAX, 1, [("k", "x {y}")]),
        ("@misc{, title={x}}", Code.BIB_SYNTAX, 1, [("line-1", "x")]),
        ("% @misc{old, title={x}}\n@misc{k, title={y}}", Code.BIB_SYNTAX, 1, [("k", "y")]),
        ("@misc{k", Code.BIB_SYNTAX, 1, []),
        (
            "@comment{\n@misc{old, title={x}}\n}\n@misc{k, title={y}}",
            Code.BIB_SYNTAX,
            1,
            [("k", "y")],
        ),
    ],
)
def test_malformed_entries_are_read_or_reported(
    text: str, code: Code, line: int, kept: list[tuple[str, str]]
) -> None:
    """Everything that is malformed is reported at its line, and what can be read is kept."""
    entries, diagnostics = read(text)

    assert [(entry.key, entry.get("title")) for entry in entries] == kept
    assert [diagnostic.code for diagnostic in diagnostics] == [code]
    assert diagnostics[0].span is not None
    assert diagnostics[0].span.line == line


def test_the_field_after_a_missing_comma_is_read() -> None:
    """A missing comma loses no field."""
    entries, _ = read("@misc{k,\n title={1}\n year={2000}\n}")

    assert entries[0].get("year") == "2000"


def test_a_comment_line_does_not_swallow_the_next_field() -> None:
    """`% note` before a field is a comment, as in biber."""
    entries, diagnostics = read("@misc{k, title={x}, % note\n year={2000}\n}")

    assert entries[0].get("year") == "2000"
    assert diagnostics == ()


@pytest.mark.parametrize(
    ("value", "end"),
    [("{T}", 14), ('"T"', 14), ("2020", 15), ("{T {x} y}", 20), ('"a {"} b"', 20), ("jan # x", 14)],
)
def test_a_field_has_the_place_of_its_name_and_of_its_value(value: str, end: int) -> None:
    """A message can point at the name of a field or at its value."""
    entries, _ = read(f"@misc{{k,\n  author = {{A}},\n  title = {value},\n}}")
    field = entries[0].fields["title"]

    assert str(field.name_span) == "p.bib:3:3"
    assert (str(field.span), field.span.end_column) == ("p.bib:3:11", end)


def test_a_part_of_a_value_has_a_place_of_its_own() -> None:
    """A part is found across line ends; a part that is not there has the place of the value."""
    entries, _ = read("@misc{k,\n  title = {A \\weird{} long\n  title},\n}")
    field = entries[0].fields["title"]

    assert str(field.at(r"\weird")) == "p.bib:2:14"
    assert str(field.at("long title")) == "p.bib:2:23"
    assert field.at("gone") == field.span


def test_the_fix_adds_the_missing_comma() -> None:
    """The comma is inserted after the value, and no text is replaced."""
    _, diagnostics = read("@misc{k,\n  title = {A}\n  year = 2020,\n}")
    (problem,) = diagnostics

    assert problem.fix is not None
    (edit,) = problem.fix.edits
    assert (str(edit.span), edit.span.end_column, edit.text) == ("p.bib:2:14", 14, ",")


def test_one_bad_entry_does_not_hide_the_others() -> None:
    """All well-formed entries are read, before and after the malformed one."""
    good = "\n".join(f"@misc{{k{n}, title={{T{n}}}}}" for n in range(20))
    entries, diagnostics = read(good + "\n@misc{bad, title={\n" + good.replace("k", "l"))

    assert len(entries) == 41
    assert len(diagnostics) == 1


def test_a_macro_that_grows_is_cut() -> None:
    """A macro that uses the macro above it twice doubles in length with every line."""
    bomb = "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, 60))
    entries, diagnostics = read("@string{a0 = {x}}\n" + bomb + "@misc{k, title = a59}")

    assert len(entries[0].get("title")) < 50_000
    assert {problem.code for problem in diagnostics} == {Code.BIB_SYNTAX}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("address = {New York}, location = {Virtual}",
         {"location": "Virtual", "address": "New York"}),
        ("location = {Virtual}, address = {New York}",
         {"location": "Virtual", "address": "New York"}),
        ("school = {KTH}, institution = {Speech}", {"institution": "Speech", "school": "KTH"}),
        ("address = {Paris}, location = {Paris}", {"location": "Paris"}),
        ("address = {}, location = {Paris}", {"location": "Paris"}),
        ("location = {Paris}, address = {}", {"location": "Paris"}),
        ("annote = {One}, annotation = {Two}", {"annotation": "Two", "annote": "One"}),
    ],
)  # fmt: skip
def test_two_names_of_a_field_may_both_be_there(fields: str, expected: dict[str, str]) -> None:
    """Two names with different values are not reported, and no value is lost."""
    entries, diagnostics = read(f"@misc{{k, {fields}}}")

    assert {name: field.latex for name, field in entries[0].fields.items()} == expected
    assert diagnostics == ()


@pytest.mark.parametrize("piece", ["@misc{k, title={x\n", "@misc{k, title={x}, year=2000\n"])
def test_every_entry_of_a_long_broken_file_is_recovered(piece: str) -> None:
    """Each malformed entry is processed once."""
    assert len(read(piece * 2000)[0]) == 2000


def test_a_comment_without_entries_is_not_reported() -> None:
    """Programs store their own data in comments."""
    assert read("@comment{jabref-meta: {x}}\n@Comment{a\nb}\n@misc{k}")[1] == ()


def test_keys_of_several_files_are_compared() -> None:
    """A key that an earlier file has too is reported in the later file, in any case of letters."""
    first, _ = read("@misc{a}\n@misc{B}")
    second, _ = read("@misc{c}\n@misc{b}")
    found = list(repeated_keys(first, second))

    assert [problem.code for problem in found] == [Code.DUPLICATE_KEY]
    assert found[0].span is not None
    assert found[0].span.line == 2
    assert list(repeated_keys((), second)) == []


@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    """No text raises an exception."""
    read(text)


_words = st.text(alphabet="abcdefg é-", min_size=1, max_size=12).map(str.strip).filter(bool)


@given(st.lists(st.tuples(_words, _words), max_size=6))
def test_every_written_entry_is_read(fields: list[tuple[str, str]]) -> None:
    """A file of well-formed entries has as many entries and the same titles, and no problem."""
    text = "\n".join(
        f"@misc{{k{n},\n  title = {{{title}}},\n  author = {{{author}}},\n}}"
        for n, (title, author) in enumerate(fields)
    )
    entries, diagnostics = read(text)

    assert [entry.get("title") for entry in entries] == [" ".join(t.split()) for t, _ in fields]
    assert diagnostics == ()


def test_a_field_that_is_too_long_is_ignored_and_reported() -> None:
    """The rest of the entry is read; to parse the field would take minutes."""
    bib = "@misc{k,\n  title = {T},\n  author = {" + "A B and " * 30_000 + "C D},\n  year = 2020}"
    read = read_bibliography(Source("p.bib", bib))
    (entry,) = read.value or ()

    assert set(entry.fields) == {"title", "year"}
    assert [(d.code, str(d.span)) for d in read.diagnostics] == [(Code.BIB_SYNTAX, "p.bib:3:3")]
    assert "`author` of `k` is too long" in read.diagnostics[0].message


def test_fields_of_damaged_entries_have_their_lines() -> None:
    """Wherever in the file the damage is: before it and after it, entries may be whole."""
    whole = "@misc{w%d,\n  title = {T},\n}\n"
    damaged = "@misc{d%d,\n  title = {T},,\n  note = {N}\n}\n"
    text = "".join((whole + damaged).replace("%d", str(number)) for number in range(3))
    entries = read_bibliography(Source("p.bib", text)).value or ()

    lines = text.split("\n")
    assert [entry.key for entry in entries] == ["w0", "d0", "w1", "d1", "w2", "d2"]
    assert all(
        f" {name} =" in lines[field.line - 1]
        for entry in entries
        for name, field in entry.fields.items()
    )


def test_fields_without_commas_are_read_on_their_lines_up_to_a_number() -> None:
    """Each has its own line; the rest of a text that goes on like this is left out, and told."""
    fields = "".join(f"\n f{number} = {{v{number}}}" for number in range(1000))
    (entry,), diagnostics = read(f"@misc{{k,{fields}\n}}")

    assert [field.latex for field in entry.fields.values()] == [f"v{n}" for n in range(500)]
    assert [field.line for field in entry.fields.values()] == list(range(2, 502))
    assert diagnostics[-1].message == "`k` has more than 500 fields; the others are ignored"
    assert diagnostics[-1].span is not None
    assert diagnostics[-1].span.line == 502
