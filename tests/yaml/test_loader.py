"""`yaml.loader`: YAML to data with places."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import CollectionNode, Node, ScalarNode
from ruamel.yaml.scanner import Scanner

from cvtex.diagnostics.codes import Code
from cvtex.source import Source
from cvtex.yaml import loader
from cvtex.yaml.document import YamlDocument
from cvtex.yaml.loader import _compose, parse_yaml


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


def test_an_anchor_may_be_given_again() -> None:
    """An alias is of the last anchor before it; that is no reason to warn."""
    assert parse("a: &x 1\nb: &x 2\nc: *x\n").data == {"a": "1", "b": "2", "c": "2"}


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


TEXT = "tag:yaml.org,2002:str"
TYPES = {f"tag:yaml.org,2002:{name}" for name in ("bool", "float", "int", "null", "timestamp")}
"""The types that a parser gives to scalars; the schema of cvtex reads them all as texts."""


def told(node: Node | None) -> object:
    """Tell all that cvtex asks of a node and of those below it: values, styles, tags, places."""
    if node is None:
        return None
    begin, end = node.start_mark, node.end_mark
    place = (begin.line, begin.column, end.line, end.column)
    match node:
        case ScalarNode():
            tag = TEXT if node.tag in TYPES else node.tag
            return (tag, node.value, node.style or "", *place)
        case CollectionNode():
            # Where a list or mapping of lines ends, only its children tell.
            held = [[told(one) for one in (part if type(part) is tuple else (part,))]
                    for part in node.value]  # fmt: skip
            return (node.tag, held, *place[:2])
    raise TypeError(node)


_fragments = st.sampled_from(
    [
        *[
            "a",
            "key",
            "é",
            "🙂",
            "- ",
            "- - ",
            ": ",
            ":\n",
            "\n",
            "\n  ",
            "\n    ",
            "\n\n",
            " ",
            "  ",
        ],
        *["'q'", '"q\\u00e9"', "'it''s'", '"', "'", "[", "]", "{", "}", ", ", "# c\n", "? "],
        *["|\n  x\n", "|-\n  x\n   y\n", ">\n  x\n  y\n\n  z\n", ">+\n  x\n\n", "|2\n   x\n"],
        *["&a ", "*a", "!!str ", "<<: *a", "~", "null", "---\n", "...\n", "%YAML 1.2\n", "x: y\n"],
        *[
            "title: One\n",
            "  date: 2020\n",
            "- title: T\n",
            "a: b c\n  d e\n",
            "@",
            "`",
            "\t",
            "\r\n",
        ],
    ]
)


@given(st.lists(_fragments, max_size=14).map("".join))
def test_the_quick_parser_reads_as_the_slow_one_does(text: str) -> None:
    """With libyaml and without it: the same values at the same places, the same texts refused."""
    try:
        slow = told(YAML(typ="safe", pure=True).compose(text))
    except (YAMLError, ValueError):
        with pytest.raises((YAMLError, ValueError)):
            _compose(text)
        return

    assert told(_compose(text)) == slow


@pytest.mark.parametrize(
    "text",
    [
        "[" * 120_000,
        "- " * 120_000,
        "{a: " * 60_000,
        "? " * 120_000,
        "-\n " * 2 + "".join(" " * n + "-\n" for n in range(600)),
        "".join(" " * n + "a:\n" for n in range(600)),
        "a: &a " + "[" * 499 + "]" * 499,
    ],
    ids=["brackets", "dashes", "braces", "questions", "lists", "mappings", "just below"],
)
def test_no_depth_is_too_much(text: str) -> None:
    """The quick parser has no bottom of its own: what is that deep never reaches it."""
    assert [one.code for one in parse_yaml(Source("cv.yaml", text)).diagnostics] == [
        Code.YAML_SYNTAX
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('a: "\\ud83d"', "the text contains half a character, which cannot be printed"),
        ('a: "x\\0"', "the text contains U+0000, which cannot be printed"),
        ('"a\\e": x', "the text contains U+001B, which cannot be printed"),
        ("a: " + "[" * 340 + "]" * 340, "nested more than 100 deep"),
        (
            "k0: &k0 [x, x, x, x, x, x, x, x]\n"
            + "".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 8)}]\n" for n in range(1, 30)),
            "more than 200,000 values, with what aliases repeat",
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


def test_deep_brackets_take_no_longer_than_others(
    count_steps: Callable[[Callable[[], object]], int],
) -> None:
    """A token does not take time for each bracket that is open; the steps are the scanner's."""

    def steps(depth: int, count: int) -> int:
        lines = ("- " + "[" * depth + "]" * depth + "\n") * count
        return count_steps(lambda: parse_yaml(Source("cv.yaml", lines)))

    steps(1, 1)  # fills the caches
    assert steps(90, 20) <= 1.5 * steps(10, 180)


@pytest.mark.parametrize(
    "text",
    [
        "[[a, b]: c, {d: [e]}, [[f]]: g]", "a: [b,\n c: d]", "[" + "x" * 1100 + ": a]",
        "[[" + "x" * 600 + ", " + "y" * 600 + "]: a]", "a\nb: c", "? [a]\n: [b]", "[a: b: c]",
        "{a, b: ]}",
    ],
)  # fmt: skip
def test_keys_are_found_as_the_library_finds_them(text: str) -> None:
    """What may be a key is the same with the library's own scanner, and so are errors."""

    def read(scanner: type[Scanner]) -> str:
        reader = YAML(typ="safe", pure=True)
        reader.Scanner = scanner
        try:
            return str(reader.compose(text))
        except YAMLError as problem:
            return str(problem)

    assert read(loader._Scanner) == read(Scanner)
