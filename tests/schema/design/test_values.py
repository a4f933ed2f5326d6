"""`schema.design.values`: what can be written for a colour, a size, a font and a distance."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from cvtex.schema.design.page import RunningText
from cvtex.schema.design.values import NAMED_COLORS, Color, Factor, Margin, Size, Space, points

ADAPTERS = {
    name: TypeAdapter[Any](kind)
    for name, kind in {
        "color": Color, "size": Size, "factor": Factor, "space": Space, "margin": Margin,
        "running text": RunningText,
    }.items()
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "written", "read"),
    [
        ("color", "#4E79A7", "4E79A7"),
        ("color", "4e79a7", "4E79A7"),
        ("color", "#abc", "AABBCC"),
        ("color", "123", "112233"),
        ("color", " navy ", "000080"),
        ("color", "Navy", "000080"),
        ("size", "1.2", "1.2"),
        ("size", "2", "2"),
        ("size", "14pt", "14pt"),
        ("size", "14 pt", "14pt"),
        ("size", "0.5", "0.5"),
        ("size", "60pt", "60pt"),
        ("factor", "1.1", "1.1"),
        ("factor", "0.7", "0.7"),
        ("factor", "3", "3"),
        ("space", "6pt", "6pt"),
        ("space", "-0.5 em", "-0.5em"),
        ("space", "0", "0pt"),
        ("space", "1.25cm", "1.25cm"),
        ("margin", "2cm", "2cm"),
        ("margin", "0.7 in", "0.7in"),
        ("margin", "10%", "10%"),
        ("margin", "40%", "40%"),
        ("running text", "none", ""),
        ("running text", " {name} – {page} / {pages} ", "{name} – {page} / {pages}"),
        ("running text", "{date}{date}", "{date}{date}"),
    ],
)
def test_values_are_read_in_each_form(kind: str, written: str, read: str) -> None:
    """And have one form afterwards, which reads as the same value again."""
    assert ADAPTERS[kind].validate_python(written) == read
    if read:
        assert ADAPTERS[kind].validate_python(read) == read


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("color", "#12345"),
        ("color", "reddish"),
        ("color", "rgb(1, 2, 3)"),
        ("color", "#GGGGGG"),
        ("size", "0.4"),
        ("size", "6"),
        ("size", "4pt"),
        ("size", "61pt"),
        ("size", "12px"),
        ("size", "-1"),
        ("size", "large"),
        ("factor", "0.5"),
        ("factor", "4"),
        ("factor", "12pt"),
        ("space", "6"),
        ("space", "6px"),
        ("space", "6pt plus 1fil"),
        ("space", "\\textwidth"),
        ("margin", "2"),
        ("margin", "-1cm"),
        ("margin", "41%"),
        ("margin", "2em"),
        ("running text", "{Name}"),
        ("running text", "{page"),
        ("running text", "{}"),
    ],
)
def test_other_values_are_errors(kind: str, written: str) -> None:
    """The message quotes what was written, and a hint says what can be."""
    with pytest.raises(ValidationError) as caught:
        ADAPTERS[kind].validate_python(written)
    context = caught.value.errors(include_url=False)[0]["ctx"]

    assert f"`{written}`" in str(context["message"])
    assert context["hint"]


@pytest.mark.parametrize("name", NAMED_COLORS)
def test_a_named_colour_is_that_of_css(name: str) -> None:
    """Six digits, of which each pair is 00, 80, C0 or FF in the basic keywords of CSS."""
    assert re.fullmatch(r"(00|80|C0|FF){3}", NAMED_COLORS[name])
    assert ADAPTERS["color"].validate_python(name) == NAMED_COLORS[name]


@given(st.sampled_from(sorted(ADAPTERS)), st.text(max_size=12))
def test_whatever_is_read_is_safe_for_tex(kind: str, written: str) -> None:
    """Except in running text, which is escaped, a value is digits, a unit or a colour's digits."""
    try:
        read = ADAPTERS[kind].validate_python(written)
    except ValidationError:
        return
    if kind != "running text":
        assert re.fullmatch(r"-?[0-9A-F.]+(cm|mm|in|pt|em|%)?", read)


@pytest.mark.parametrize("kind", ["color", "size", "factor", "space", "margin"])
def test_the_json_schema_knows_the_same_values(kind: str) -> None:
    """What an editor accepts is what cvtex reads, for the values that the tests above name."""
    pattern = ADAPTERS[kind].json_schema()["pattern"]
    marks = {mark.name: mark for mark in test_values_are_read_in_each_form.pytestmark}  # type: ignore[attr-defined]
    for of, written, _ in marks["parametrize"].args[1]:
        if of == kind:
            assert re.search(pattern, written), written


@pytest.mark.parametrize(
    ("size", "text_size", "expected"),
    [
        ("14pt", "10pt", "14"), ("1.2", "10pt", "12"), ("1", "11pt", "11"), ("2.8", "9pt", "25.2"),
        ("1.728", "12pt", "20.736"), ("10pt", "", "10"),
    ],
)  # fmt: skip
def test_a_size_is_in_points_or_times_the_text(size: str, text_size: str, expected: str) -> None:
    """Without the unit, which the macros add."""
    assert points(size, text_size) == expected
