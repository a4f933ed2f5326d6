"""`schema.rich_lists`: the lists that texts and items may have, and their errors."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from cvtex.diagnostics.codes import Code
from cvtex.schema.rich_lists import ListItems, Paragraphs, RichWithLists
from cvtex.text.inlines import LineBreak, List, Style, Styled, Text, plain_text


def read(kind: Any, value: object) -> Any:
    """Return the value that a type reads."""
    return TypeAdapter(kind).validate_python(value)


def error_of(kind: Any, value: object) -> tuple[str, str, str]:
    """Return the code, the message and the hint of a type's error for a value."""
    with pytest.raises(ValidationError) as caught:
        read(kind, value)
    (detail,) = caught.value.errors()
    return detail["type"], detail["msg"], detail["ctx"]["hint"]


@pytest.mark.parametrize(
    ("value", "items"),
    [
        ("one", ["one"]),
        ("1. Prize", ["1. Prize"]),
        (["a", "b"], ["a", "b"]),
        (["a", ["b", ["c"]], "d"], ["a\n- b\n  - c", "d"]),
        (["a\n- b\n  1. c\n  2. d"], ["a\n- b\n  1. c\n  2. d"]),
        ([["a", "b"], "c"], ["a", "b", "c"]),
        ("- a\n  - b\n- c", ["a\n- b", "c"]),
        (["x", "- a\n- b"], ["x", "a", "b"]),
        ("3. a\n4. b\n   - c\n     - d", ["3. a\n4. b\n   - c\n     - d"]),
        ("Intro:\n- a", ["Intro:\n- a"]),
        ([{"Project": ["a", {"b": ["c"]}]}, "d"], ["Project:\n- a\n- b:\n  - c", "d"]),
        (["a", []], ["a"]),
        (["2. a\n\n   b\n3. c\n\nd"], ["2. a b\n3. c\nd"]),
    ],
)
def test_items_have_the_lists_below_them(value: object, items: list[str]) -> None:
    """From Markdown and from lists of YAML; a text that is a list is the items of that list."""
    assert [plain_text(item.inlines) for item in read(ListItems, value)] == items


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Paragraphs, "- a\n  - b\n    - c\n      - d"),
        (RichWithLists, "x\n1. a\n   1. b\n      1. c\n         1. d"),
        (ListItems, "- a\n  - b\n    - c\n      - d"),
        (ListItems, ["a\n- b\n  - c\n    - d"]),
        (ListItems, ["a", ["b", ["c", ["d"]]]]),
        (ListItems, ["a", ["b\n- c\n  - d"]]),
        (ListItems, ["a", {"b": [{"c": ["d"]}]}, {"a": [{"b": [{"c": ["d"]}]}]}]),
    ],
)
def test_a_list_that_is_too_deep_is_an_error(kind: Any, value: object) -> None:
    """Three levels can be printed; the text of the fourth would not be a list."""
    code, message, _ = error_of(kind, value)

    assert (code, message) == (Code.INVALID_VALUE, "lists are nested more than 3 deep")


@pytest.mark.parametrize("value", [{"a": "b"}, {"a": None}, {"a": ["b"], "c": ["d"]}])
def test_a_mapping_is_an_item_only_if_it_is_a_text_with_a_list(value: object) -> None:
    """Other mappings are texts without quotes, or entries of another kind."""
    assert error_of(ListItems, [value])[1] == "a mapping where a text belongs"


def test_paragraphs_have_the_lists_that_follow_them() -> None:
    """A list below a blank line is a paragraph of its own."""
    prose = read(Paragraphs, "a\n- *b*\n\n1. c\n2. d\n\ne")

    emphasis = Styled(Style.EMPHASIS, (Text("b"),))
    assert [paragraph.inlines for paragraph in prose.paragraphs] == [
        (Text("a"), List(((emphasis,),))),
        (List(((Text("c"),), (Text("d"),)), 1),),
        (Text("e"),),
    ]


def test_paragraphs_of_one_text_begin_on_new_lines() -> None:
    """A blank line in a summary or an item is the end of a line, also without a list."""
    summary = read(RichWithLists, "a\nb\n\n*c*")

    emphasis = Styled(Style.EMPHASIS, (Text("c"),))
    assert summary.inlines == (Text("a b"), LineBreak(), emphasis)


def test_a_mistake_in_a_list_has_its_path() -> None:
    """The item of the innermost list is named."""
    with pytest.raises(ValidationError) as caught:
        read(ListItems, ["a", ["b", {"c": ["d", ""]}]])

    (detail,) = caught.value.errors()
    assert (*detail["loc"], *detail["ctx"]["within"]) == (1, 1, "c", 1)
