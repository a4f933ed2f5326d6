"""`yaml.json_nodes`: JSON is read as strictly as elsewhere, and every value has its place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.diagnostics.fixes import edited
from cvtex.source import Source
from cvtex.yaml import Data, YamlDocument, parse


def parsed(text: str) -> YamlDocument:
    """Parse a text that is well-formed."""
    result = parse(Source("cv.json", text))
    assert result.diagnostics == ()
    assert result.value is not None
    return result.value


def as_typed(data: object) -> Data:
    """Return data with numbers and truth values as the text that `json.dumps` writes."""
    match data:
        case dict():
            return {key: as_typed(value) for key, value in data.items()}
        case list():
            return [as_typed(value) for value in data]
        case str() | None:
            return data
    return json.dumps(data)


TEXTS = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
)  # fmt: skip


@given(VALUES, st.sampled_from([None, 2, "\t"]), st.booleans())
def test_data_is_that_of_the_json_module(
    data: object,
    indent: int | str | None,
    is_ascii: bool,  # noqa: FBT001 - Hypothesis passes it
) -> None:
    """Whatever another program writes is read; numbers stay as they are written."""
    text = json.dumps(data, indent=indent, ensure_ascii=is_ascii)

    assert parsed(text).data == as_typed(data)


@given(st.dictionaries(TEXTS, TEXTS, min_size=1), st.sampled_from([None, 2]))
def test_every_value_has_its_place(data: dict[str, str], indent: int | None) -> None:
    """A place covers the key or the value as it is written, with its quotes."""
    document = parsed(json.dumps({"a": [0, data]}, indent=indent))

    for key, value in data.items():
        path = ("a", 1, key)
        assert json.loads(document.source.slice(document.locate(path))) == value
        assert json.loads(document.source.slice(document.locate(path, key=True))) == key


@pytest.mark.parametrize(
    ("text", "place", "message", "hint", "mended"),
    [
        ('{"a": 1,}', "1:8", "a comma before the closing `}`", "remove it", '{"a": 1}'),
        ('["a",\n]', "1:5", "a comma before the closing `]`", "remove it", '["a"\n]'),
        ('{"a": 1\n "b": 2}', "1:8", "a comma or a `}` is missing", "comma", '{"a": 1,\n "b": 2}'),
        ('{"a": 1 2}', "1:8", "a comma or a `}` is missing", "comma", ""),
        ("{a: 1}", "1:2", "a key has to be in double quotes", 'write `"a"`', '{"a": 1}'),
        ("{'a': 1}", "1:2", "a key has to be in double quotes", 'write `"a"`', '{"a": 1}'),
        ('{"a": True}', "1:7", "`True` is not a word of JSON", "`true`", '{"a": true}'),
        ('{"a": None}', "1:7", "`None` is not a word of JSON", "`null`", '{"a": null}'),
        ("{\"a\": 'x'}", "1:7", "a text is in single quotes", "double quotes", ""),
        ('{"a": 2020-01}', "1:7", "`2020-01` is not a value of JSON", "double quotes", ""),
        ('{"a": 01}', "1:7", "`01` is not a value of JSON", "double quotes", ""),
        ('{"a": May 2020}', "1:7", "`May` is not a value of JSON", "double quotes", ""),
        ('{"a": "x\n"}', "1:7", "a text is not closed on its line", "close it", ""),
        ('{"a": "x', "1:7", "a quote is never closed", "close it", ""),
        ('{"a": "x\ty"}', "1:9", "the text contains U+0009", "\\u0009", ""),
        (r'{"a": "\q"}', "1:8", "a backslash begins an escape", "two backslashes", ""),
        (r'{"a": "\u12"}', "1:9", "a backslash begins an escape", "two backslashes", ""),
        ('{"a": [1, 2}', "1:12", "`}` closes what `[` has opened", "close it with `]`", ""),
        ('{\n"a": [1', "2:6", "the `[` is never closed", "close it with `]`", ""),
        ('{"a": 1,', "1:1", "the `{` is never closed", "close it with `}`", ""),
        ('{"a" 1}', "1:6", "a colon is missing after the key `a`", '"key": value', ""),
        ('{"a":}', "1:6", "a value is missing here", "null", ""),
        ("{,}", "1:2", "a key is missing here", '"key": value', ""),
        ('{"a": 1} x', "1:10", "the file goes on after its value has ended", "remove", ""),
        ('// c\n{"a": 1}', "1:1", "JSON has no comments", "YAML or TOML", ""),
        ('{"a": 1, // c\n"b": 2}', "1:10", "JSON has no comments", "YAML or TOML", ""),
        ('{"a": 1 // c\n}', "1:9", "JSON has no comments", "YAML or TOML", ""),
    ],
)  # fmt: skip
def test_a_mistake_has_its_place_its_hint_and_perhaps_a_fix(
    text: str, place: str, message: str, hint: str, mended: str
) -> None:
    """The message names the mistake that people make, and a certain fix gives JSON."""
    (problem,) = parse(Source("cv.json", text)).diagnostics

    assert f"{problem.span}" == f"cv.json:{place}"
    assert problem.code == "json-syntax"
    assert problem.message.startswith(message)
    assert hint in " ".join(problem.hints)
    fixed = edited(text.encode(), [problem.fix]) if problem.fix else b""
    assert (fixed or b"").decode() == mended
    assert not mended or json.loads(mended)


def test_equal_keys_are_reported_and_the_first_counts() -> None:
    """As in YAML: the rest of the file is still read."""
    result = parse(Source("cv.json", '{"a": 1, "a": 2}'))

    assert [f"{p.span}: {p.code}" for p in result.diagnostics] == ["cv.json:1:10: duplicate-key"]
    assert result.value is not None
    assert result.value.data == {"a": "1"}


def test_an_empty_file_has_no_data() -> None:
    """It is the validation that says so, as for YAML."""
    assert parsed(" \n").data is None


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 30_000])
def test_deep_nesting_ends_with_a_message(text: str) -> None:
    """The stack is not used up."""
    (problem,) = parse(Source("cv.json", text)).diagnostics

    assert problem.message == "nested more than 100 deep"


@given(st.text("{}[]\",:'a1 \n\\u-.#/tn"))
def test_any_text_is_json_or_gets_a_message(text: str) -> None:
    """What the `json` module refuses is refused, with a place in the file, and nothing else is."""
    source = Source("cv.json", text)
    result = parse(source)
    is_wrong = any(problem.code == "json-syntax" for problem in result.diagnostics)
    try:
        json.loads(text, parse_constant=lambda _: 1 / 0)
    except (ValueError, ZeroDivisionError):
        assert is_wrong != (not text.strip())
    else:
        assert not is_wrong
    for problem in result.diagnostics:
        assert problem.span is not None
        assert source.has(problem.span)
