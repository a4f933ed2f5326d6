"""`yaml.toml_nodes`, `yaml.toml_errors`: TOML as `tomllib` reads it, with every value's place."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.diagnostics.fixes import edited
from cvtex.source import Source
from cvtex.yaml import Data, YamlDocument, parse

EVERYTHING = '''#:schema cv.schema.json
name = "Mara"  # a comment
"a key" = 'a \\ backslash'
count = 1_000
size = -3.5e2
day = 2020-01-02
yes = true
lines = """
- one
  - two "quoted\\""""""
literal = \'\'\'a
 b\'\'\'
list = [1, "x", # a comment
  {a = 1, b.c = 2}, [ ],
]
x.y.z = "deep"
[design]
paper = "a4"
[design.fonts]
body = "charter"
[[sections]]
title = "A"
[[sections.education]]
date = 2020
[[sections.education]]
date = 2021
[[sections]]
title = "B"
[sections.publications]
keys = ["one", "two"]
[x.w]
'''


def parsed(text: str) -> YamlDocument:
    """Parse a text that is well-formed."""
    result = parse(Source("cv.toml", text))
    assert result.diagnostics == ()
    assert result.value is not None
    return result.value


def as_typed(data: object) -> Data:
    """Return what `tomllib` has read with all values as the texts that cvtex takes them for."""
    match data:
        case dict():
            return {key: as_typed(value) for key, value in data.items()}
        case list():
            return [as_typed(value) for value in data]
        case str():
            return data
        case bool():
            return str(data).lower()
        case datetime():
            return str(data.date())
    assert isinstance(data, int | float | date | time)
    return str(data)


def test_data_is_that_of_tomllib() -> None:
    """Every form of TOML is read as Python reads it; numbers and dates stay texts."""
    document = parsed(EVERYTHING)

    assert document.data == as_typed(tomllib.loads(EVERYTHING)) | {"size": "-3.5e2"}  # type: ignore[operator]


@pytest.mark.parametrize(
    ("path", "place", "key_place"),
    [
        (("name",), '2:8 "Mara"', "2:1 name"),
        (("a key",), "3:11 'a \\ backslash'", '3:1 "a key"'),
        (("list", 2, "b", "c"), "14:17 2", "14:13 c"),
        (("x", "y", "z"), '16:9 "deep"', "16:5 z"),
        (("design",), "17:1 [design]", "17:2 design"),
        (("design", "fonts", "body"), '20:8 "charter"', "20:1 body"),
        (("sections", 0), "21:1 [[sections]]", "21:1 [[sections]]"),
        (("sections", 0, "education"), "23:1 [[sections.education]]", "23:12 education"),
        (("sections", 0, "education", 1, "date"), "26:8 2021", "26:1 date"),
        (("sections", 1, "publications", "keys", 1), '30:16 "two"', '30:16 "two"'),
        (("sections", 1, "nothing"), "27:1 [[sections]]", "27:1 [[sections]]"),
    ],
)
def test_every_value_has_its_place(path: tuple[str | int, ...], place: str, key_place: str) -> None:
    """That of a table is its header, and a missing key leads to its table."""
    document = parsed(EVERYTHING)

    for expected, span in (
        (place, document.locate(path)),
        (key_place, document.locate(path, key=True)),
    ):
        text = document.source.slice(span)
        assert f"{span.line}:{span.column} {text.partition(chr(10))[0]}" == expected


def test_a_table_ends_with_its_last_key() -> None:
    """The whole place of a table is what is written in it."""
    document = parsed(EVERYTHING)

    whole = document.source.slice(document.locate_whole(("sections", 0)))

    assert whole.endswith("date = 2021")


TEXTS = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]))


@given(st.dictionaries(TEXTS, st.lists(TEXTS) | TEXTS | st.integers() | st.booleans() | st.dates()))
def test_any_keys_and_texts_are_read(data: dict[str, object]) -> None:
    """Keys in quotes and texts of any letters are those that `tomllib` reads."""
    lines = []
    for key, value in data.items():
        written = str(value) if isinstance(value, date) else json.dumps(value)
        lines.append(f"{json.dumps(key, ensure_ascii=False)} = {_escaped(written)}\n")
    text = "".join(lines)

    assert (parsed(text).data or {}) == as_typed(tomllib.loads(text))


def _escaped(written: str) -> str:
    """Return JSON as TOML, which has no pairs of escaped surrogates."""
    pairs = r"\\u[dD][89abAB]..\\u[dD][c-fC-F].."
    return re.sub(pairs, lambda pair: json.loads(f'"{pair[0]}"'), written)


@pytest.mark.parametrize(
    ("text", "place", "message", "hint", "mended"),
    [
        ("a = Mara", "1:5", "the value of `a` has to be in quotes", '"Mara"', 'a = "Mara"'),
        ("a = May 2020 # c", "1:5", "the value of `a` has to be in", '"May', 'a = "May 2020" # c'),
        ("a = 2018-2020", "1:5", "the value of `a` has to be in quotes", "", 'a = "2018-2020"'),
        ("a = 2018–", "1:5", "the value of `a` has to be in quotes", "", 'a = "2018–"'),
        ("a = 2020-13-01", "1:5", "the value of `a` has to be in", "", 'a = "2020-13-01"'),
        ('a = "b" c', "1:9", "the line goes on after its value", "quotes", ""),
        ("b = 1\na: x", "2:1", "this line is YAML, and the file is TOML", 'a = "x"', ""),
        ("a:\n  - x", "1:1", "this line is YAML, and the file is TOML", "[[a]]", ""),
        ("- x", "1:3", "`=` is missing after a key", "key = value", ""),
        ('a = "x\nb = 1', "1:5", "a text is not closed on its line", "close it", ""),
        ('a = "x', "1:5", "a quote is never closed", "close it", ""),
        ('b = 1\na = """x\n\n', "2:5", "a quote is never closed", "close it", ""),
        (r'a = "\q"', "1:8", "a backslash begins an escape", "two backslashes", ""),
        (r'a = "\ud83d"', "1:12", "a backslash begins an escape", "two backslashes", ""),
        ('a = ["x" "y"]', "1:10", "a comma or a `]` is missing", '["first", "second"]', ""),
        ("a = {b = 1,\nc = 2}", "1:12", "a table in braces goes on in the next", "[key]", ""),
        ("a = {b = 1,}", "1:12", "a comma before the closing `}`", "remove it", ""),
        ("a = {b = 1 c = 2}", "1:12", "a comma or a `}` is missing", "first = 1", ""),
        ("a = {b = 1}\na.c = 2", "2:7", "a table in braces cannot have keys else", "braces", ""),
        ("[a\nb = 1", "1:3", "the brackets of a table are not closed", "[table]", ""),
        ("ü = 1", "1:1", "a key with other letters than A to Z has to be", "quotes", ""),
        ("= 1", "1:1", "this is not a line of TOML", "key = value", ""),
        ('a = "\x01"', "1:6", "the file contains U+0001", "remove it", ""),
    ],
)  # fmt: skip
def test_a_mistake_has_its_place_its_hint_and_perhaps_a_fix(
    text: str, place: str, message: str, hint: str, mended: str
) -> None:
    """The message names the mistake that people make, and a certain fix gives TOML."""
    (problem,) = parse(Source("cv.toml", text)).diagnostics

    assert f"{problem.span}" == f"cv.toml:{place}"
    assert problem.code == "toml-syntax"
    assert problem.message.startswith(message)
    assert hint in " ".join(problem.hints)
    fixed = edited(text.encode(), [problem.fix]) if problem.fix else b""
    assert (fixed or b"").decode() == mended
    assert not mended or tomllib.loads(mended)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a = 1\na = 2\n", "2:1"),
        ("[a]\nb = 1\n[a]\n", "3:2"),
        ("a = 1\n[[a]]\n", "2:3"),
        ("x = {a = 1, a = 2}\n", "1:13"),
    ],
)
def test_equal_keys_are_reported_as_in_yaml(text: str, place: str) -> None:
    """The place is the second of the two."""
    (problem,) = parse(Source("cv.toml", text)).diagnostics

    assert f"{problem.span}: {problem.code}" == f"cv.toml:{place}: duplicate-key"
    assert problem.message == "`a` is given twice"


@pytest.mark.parametrize(
    "text",
    ["a = " + "[" * 100_000, "a." * 100_000 + "a = 1", "a = " + "[" * 200 + "]" * 200,
     f"{'a' * 200_000} = 1\n" + "a." * 200 + "b = 1"],
)  # fmt: skip
def test_deep_nesting_ends_with_a_message(text: str) -> None:
    """Neither the stack nor a minute is used up."""
    (problem,) = parse(Source("cv.toml", text)).diagnostics

    assert problem.message == "nested more than 100 deep"


@pytest.mark.parametrize("text", ["", "# only a comment\n"])
def test_an_empty_file_has_no_data(text: str) -> None:
    """It is the validation that says so, as for YAML."""
    assert parsed(text).data is None


@given(st.text("[]{}=\"'.,#\\a1-:\n "))
def test_any_text_is_toml_or_gets_a_message(text: str) -> None:
    """What `tomllib` refuses is refused, with a place in the file; all else is read as it does."""
    source = Source("cv.toml", text)
    result = parse(source)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assert len(result.diagnostics) == 1
    else:
        assert result.diagnostics == ()
        assert result.value is not None
        keys = result.value.data or {}
        assert isinstance(keys, dict)
        assert list(keys) == list(data)
    for problem in result.diagnostics:
        assert problem.span is not None
        assert source.has(problem.span)
