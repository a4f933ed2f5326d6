"""`cvtex.yaml_source`: YAML to data with places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.diagnostic import Code
from cvtex.source import Source
from cvtex.yaml_source import Data, YamlDocument, parse_yaml


def parse(text: str) -> YamlDocument:
    """Parse a text that is well-formed."""
    result = parse_yaml(Source("cv.yaml", text))
    assert result.value is not None
    assert result.diagnostics == ()
    return result.value


@pytest.mark.parametrize(
    "scalar", ["NO", "1.10", "2020-13-01", "0123", "12:30", "1e3", "true", "0x1F"]
)
def test_scalars_stay_what_was_typed(scalar: str) -> None:
    """YAML's guesses (booleans, floats, dates, octals) do not touch the user's text."""
    assert parse(f"a: {scalar}\n").data == {"a": scalar}


def test_only_plain_null_is_nothing() -> None:
    """An empty value is nothing; a quoted `null` is a word."""
    assert parse("a:\nb: ~\nc: 'null'\n").data == {"a": None, "b": None, "c": "null"}


def test_merge_keys_and_aliases_work() -> None:
    """YAML stays YAML: what is given wins over what is merged in."""
    data = parse("x: &a {b: 1, c: 2}\ny:\n  <<: *a\n  c: 3\n").data

    assert data == {"x": {"b": "1", "c": "2"}, "y": {"b": "1", "c": "3"}}


def test_a_value_is_found_at_its_place() -> None:
    """The span of a path covers the value; with `key`, its key."""
    document = parse("sections:\n  - title: Talks\n    talks:\n      - title: One\n")

    value = document.locate(("sections", 0, "talks", 0, "title"))
    key = document.locate(("sections", 0, "talks", 0, "title"), key=True)

    assert (value.line, value.column, value.end_column) == (4, 16, 19)
    assert (key.line, key.column, key.end_column) == (4, 9, 14)


def test_a_missing_path_leads_to_what_should_hold_it() -> None:
    """What is not there is located at its nearest parent."""
    document = parse("name: A\nsections:\n  - title: B\n")

    assert document.locate(("sections", 0, "talks", 3)).line == 3


def test_a_merged_value_is_found_where_it_was_written() -> None:
    """The place of an inherited value is that of the anchor."""
    document = parse("x: &a {b: bad}\ny:\n  <<: *a\n")

    assert document.locate(("y", "b")).line == 1


@pytest.mark.parametrize(
    ("text", "line", "column", "hint"),
    [
        ("a: *bold* x\n", 1, 4, 'in quotes: "*bold* x"'),
        ("a: b: c\n", 1, 5, 'in quotes: "b: c"'),
        ("a:\n\tb: 1\n", 2, 1, "tabs"),
        ("a: 'x\nb: 2\n", 1, 4, "close it"),
        ("a: @x\n", 1, 4, 'in quotes: "@x"'),
        ("a: %x\n", 1, 4, 'in quotes: "%x"'),
    ],
)
def test_syntax_errors_have_a_place_and_a_way_out(
    text: str, line: int, column: int, hint: str
) -> None:
    """What people get wrong in YAML is explained where they got it wrong."""
    result = parse_yaml(Source("cv.yaml", text))

    assert result.value is None
    (problem,) = result.diagnostics
    assert problem.code is Code.YAML_SYNTAX
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (line, column)
    assert hint in problem.hints[0]


def test_a_duplicate_key_names_both_places() -> None:
    """The second of two equal keys is the error, and the first is pointed out."""
    result = parse_yaml(Source("cv.yaml", "a: 1\nb: 2\na: 3\n"))

    (problem,) = result.diagnostics
    assert problem.code is Code.DUPLICATE_KEY
    assert problem.span is not None
    assert problem.span.line == 3
    assert problem.notes[0].span.line == 1


@pytest.mark.parametrize(
    "text", ["a: &x [*x]\n", "a: !foo x\n", "? [a, b]\n: c\n", "a: 1\n---\nb: 2\n"]
)
def test_what_yaml_can_do_and_a_cv_cannot_is_an_error(text: str) -> None:
    """Recursion, tags, complex keys and several documents are refused, not guessed at."""
    codes = [problem.code for problem in parse_yaml(Source("cv.yaml", text)).diagnostics]

    assert codes == [Code.YAML_SYNTAX]


@given(st.text(max_size=80))
def test_any_text_parses_or_is_explained(text: str) -> None:
    """No input raises; without a value there is an error."""
    result = parse_yaml(Source("cv.yaml", text))

    assert result.value is not None or result.diagnostics


_data: st.SearchStrategy[Data] = st.recursive(
    st.text(alphabet="abc", min_size=1),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.text(alphabet="xyz", min_size=1), inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@given(_data)
def test_every_path_slices_to_its_value(data: Data) -> None:
    """The place of a scalar, cut out of the file, is the scalar."""
    import json

    document = parse(json.dumps({"root": data}))

    def check(value: Data, path: tuple[str | int, ...]) -> None:
        match value:
            case dict():
                for key, child in value.items():
                    check(child, (*path, key))
            case list():
                for index, child in enumerate(value):
                    check(child, (*path, index))
            case str():
                span = document.locate(path)
                source = document.source
                start = source.offset(span.line, span.column)
                end = source.offset(span.end_line, span.end_column)
                assert source.text[start:end] == f'"{value}"'

    check(data, ("root",))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('a: "\\ud83d"', "the text holds half a character, which cannot be printed"),
        ('a: "x\\0"', "the text holds U+0000, which cannot be printed"),
        ('"a\\e": x', "the text holds U+001B, which cannot be printed"),
        ("a: " + "[" * 340 + "]" * 340, "nested more than 100 deep"),
        (
            "k0: &k0 [x, x, x, x, x, x, x, x]\n"
            + "".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 8)}]\n" for n in range(1, 30)),
            "the aliases of this file stand for more values than a CV has",
        ),
        (
            "k0: &k0 [x]\n" + "".join(f"k{n}: &k{n} [*k{n - 1}]\n" for n in range(1, 900)),
            "nested more than 100 deep",
        ),
    ],
)
def test_what_no_cv_holds_is_refused(text: str, message: str) -> None:
    """Controls, broken characters, and files that would grow beyond all bounds are errors."""
    result = parse_yaml(Source("cv.yaml", text))

    assert [problem.message for problem in result.diagnostics] == [message]


def test_two_escapes_may_be_one_character() -> None:
    """JSON writes characters beyond the first 65,536 as two halves."""
    result = parse_yaml(Source("cv.yaml", 'a: "\\ud83d\\ude42"'))

    assert result.value is not None
    assert (result.value.data, result.diagnostics) == ({"a": "🙂"}, ())
