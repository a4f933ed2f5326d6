"""`yaml.document`: every value is found where it stands, and can be taken out."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from cvtex.source import Source
from cvtex.yaml.document import Data, YamlDocument
from cvtex.yaml.loader import parse_yaml


def parse(text: str) -> YamlDocument:
    """Parse a text that is well-formed."""
    result = parse_yaml(Source("cv.yaml", text))
    assert result.value is not None
    return result.value


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


def test_what_is_taken_out_leaves_the_rest_in_its_place() -> None:
    """Of mappings, of lists, and of nothing if the path leads to nothing."""
    document = parse("a: {b: 1, c: 2}\nd:\n  - e\n  - f\n")

    assert document.without(("a", "b")).data == {"a": {"c": "2"}, "d": ["e", "f"]}
    assert document.without(("d", 0)).data == {"a": {"b": "1", "c": "2"}, "d": ["f"]}
    assert document.without(("d", 0)).locate(("d", 0)).line == 4
    assert document.without(("x",)).data == document.data


def test_scalars_are_told_with_their_places() -> None:
    """But for those below the keys that are not asked for."""
    document = parse("a: 1\nb: [2, {c: 3}]\nd: {e: 4}\n")
    found = [(text, span.line) for text, span in document.scalars(without=("d",))]

    assert found == [("1", 1), ("2", 2), ("3", 2)]


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
