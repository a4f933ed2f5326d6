"""Rich text with lists: paragraphs, a text with the lists in it, and the items of a list.

Lists come from Markdown and, for items, from lists of YAML in each other. Items may have numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from cvtex.diagnostics import Code
from cvtex.numbers import whole_number
from cvtex.schema.fields import (
    TEXT_SCHEMA,
    TEXTS_SCHEMA,
    as_list,
    caseless_words,
    fail_with,
    rich_text_of,
    text_of,
)
from cvtex.schema.reading import Read, ReadText, fail, within
from cvtex.text import Inlines, List, Prose, RichText, Text, list_depth
from cvtex.text.folding import composed
from cvtex.text.markdown_cache import rich_blocks, rich_text_with_lists
from cvtex.yaml import FoldedText


def _prose(value: object) -> Prose:
    if isinstance(value, Prose):
        return value
    paragraphs = rich_blocks(_lines_of(value))
    for paragraph in paragraphs:
        fail_with(paragraph.problems)
        _limit_depth(paragraph.inlines)
    return Prose(tuple(RichText(paragraph.inlines) for paragraph in paragraphs))


def _rich_text_with_lists(value: object, depth: int = 0) -> RichText:
    """Return a text with the lists in it; the text is itself in lists, as many as `depth`.

    A text that is a list has no line of its own, so its items are at the level of the text.
    """
    if isinstance(value, RichText):
        return value
    parsed = rich_text_with_lists(_lines_of(value))
    fail_with(parsed.problems)
    is_list = len(parsed.inlines) == 1 and isinstance(parsed.inlines[0], List)
    _limit_depth(parsed.inlines, depth - 1 if depth and is_list else depth)
    return RichText(parsed.inlines)


_DEEPEST = 3
"""The most lists in each other that a page can show clearly."""


def _limit_depth(inlines: Inlines, depth: int = 0) -> None:
    """Fail if lists in a text, which is itself in `depth` lists, are too deep."""
    if depth + list_depth(inlines) > _DEEPEST:
        message = f"lists are nested more than {_DEEPEST} deep"
        hint = "make the innermost list a part of the text above it"
        fail(Code.INVALID_VALUE, message, hint, part=_first_below(inlines, _DEEPEST - depth))


def _first_below(inlines: Inlines, depth: int) -> str:
    """Return the first words in the first list that is in more than `depth` others."""
    for found in inlines:
        match found:
            case List(items):
                below = (_first_below(item, depth - 1) for item in items)
                if words := next(filter(None, below), ""):
                    return words
            case Text(words) if depth < 0:
                return words
    return ""


def _lines_of(value: object) -> str:
    """Return a text in the lines of the file, if YAML has folded a list in it into one line."""
    text = text_of(value)
    return composed(text.lines if isinstance(text, FoldedText) else text).strip("\n")


def _list_item(value: object) -> RichText | List:
    """Return an item of a list; a list belongs to the item before it."""
    return _sublist(value, 1) if isinstance(value, list) else _item(value, 1)


def _item(value: object, depth: int) -> RichText:
    """Return an item that is in `depth` lists.

    It is a text, or a mapping of one text to a list: `- Project:` with the list below it.
    """
    match value:
        case dict() if len(value) == 1 and isinstance(below := next(iter(value.values())), list):
            head = next(iter(value))
            try:
                return RichText((*rich_text_of(f"{head}:").inlines, _sublist(below, depth)))
            except PydanticCustomError as problem:
                raise within(problem, head) from None
    return _rich_text_with_lists(value, depth)


def _sublist(values: Sequence[object], depth: int) -> List:
    """Return a list of a YAML list that is itself in `depth` lists."""
    if depth == _DEEPEST:
        _limit_depth((List(()),), depth)
    items: list[Inlines] = []
    for index, value in enumerate(values):
        try:
            if not isinstance(value, list):
                items.append(_item(value, depth + 1).inlines)
            elif items:
                items[-1] = (*items[-1], _sublist(value, depth + 1))
            else:
                items.append((_sublist(value, depth + 1),))
        except PydanticCustomError as problem:
            raise within(problem, index) from None
    return List(tuple(items))


def _join_sublists(items: tuple[RichText | List, ...]) -> tuple[RichText, ...]:
    """Return items with the lists that belong to them, and the items of a text that is a list."""
    joined: list[RichText] = []
    for item in items:
        if isinstance(item, List) and joined:
            joined[-1] = RichText((*joined[-1].inlines, item))
            continue
        inlines = (item,) if isinstance(item, List) else item.inlines
        match inlines:
            case (List(texts, None),):
                joined.extend(map(RichText, texts))
            case _:
                joined.append(RichText(inlines))
    return tuple(joined)


def _nested_texts(depth: int) -> dict[str, list[dict[str, object]]]:
    """Return the JSON Schema of a text or a list of them, with lists as deep as `depth`."""
    if depth == 1:
        return TEXTS_SCHEMA
    inner = _nested_texts(depth - 1)
    below = {"type": "object", "minProperties": 1, "maxProperties": 1}
    items = {"anyOf": [*inner["anyOf"], {**below, "additionalProperties": inner["anyOf"][1]}]}
    return {"anyOf": [TEXT_SCHEMA, {"type": "array", "items": items}]}


Paragraphs = Annotated[Prose, ReadText(_prose, TEXT_SCHEMA)]
"""Paragraphs of rich text, with blank lines between them, and lists."""

RichWithLists = Annotated[RichText, ReadText(_rich_text_with_lists, TEXT_SCHEMA)]
"""Rich text that may have lists, each on lines of its own."""

ListItems = Annotated[
    tuple[Annotated[RichText, ReadText(_list_item, TEXT_SCHEMA)], ...],
    BeforeValidator(as_list),
    AfterValidator(_join_sublists),
    WithJsonSchema(_nested_texts(_DEEPEST)),
]
"""The items of a list, each with the lists of the next level. One text is one item, or a list."""

CONTINUED = 0
"""The value of `numbered` for a list that continues the numbers of the one above."""

_HIGHEST_NUMBER = 9999


def _first_number(value: object) -> int | None:
    """Return the first number of a list, `CONTINUED`, or None for a list without numbers."""
    text = str(value).lower() if isinstance(value, int) else text_of(value).strip().lower()
    known = {"true": 1, "yes": 1, "false": None, "no": None, "continue": CONTINUED}
    if text in known:
        return known[text]
    number = whole_number(text, _HIGHEST_NUMBER)
    if not number:
        hint = "write `true`, `continue` for the numbers after those of the list above, or a number"
        fail(Code.INVALID_VALUE, f"`{text}` is not the start of a numbered list", hint)
    return number


FirstNumber = Annotated[
    int | None,
    Read(
        _first_number,
        {
            "anyOf": [
                {"type": "boolean"},
                {"type": "integer", "minimum": 1, "maximum": _HIGHEST_NUMBER},
                {
                    "type": "string",
                    "pattern": r"^\s*(?:"
                    + caseless_words("true", "false", "yes", "no", "continue")
                    + r"|0*[1-9][0-9]{0,3})\s*$",
                },
            ]
        },
    ),
]
"""The first number of a numbered list: `true` is 1, and `continue` is `CONTINUED`."""
