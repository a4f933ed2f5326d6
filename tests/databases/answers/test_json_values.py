"""`databases.answers.json_values`: a value of any type at any place."""

from __future__ import annotations

import pytest

from cvtex.databases.answers.json_values import Json, read_json


def test_values_are_found_by_keys_and_indices() -> None:
    """What is not there is as good as nothing, as deep as one asks."""
    value = read_json('{"a": [{"b": " x "}, 7, "8", true, null]}')

    assert value is not None
    assert value["a"][0]["b"].text == "x"
    assert value["a"][0]["b"].content == " x "
    assert [one.text for one in value["a"]] == ["", "7", "8", "", ""]
    assert [one.number for one in value["a"]] == [None, 7, 8, None, None]
    assert not value["a"]["b"][3]["c"]
    assert list(value["a"][1]) == []
    assert (value["a"][-1].value, value["a"][9].value) == (None, None)


@pytest.mark.parametrize("text", ["٣", "²", "-1", "1.0", "1e3", "9" * 30, "", "0x1"])
def test_a_number_is_one_of_digits(text: str) -> None:
    """Years, months and codes; nothing else is taken for one."""
    assert Json(text).number is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[" * 100_000,
        '{"a":' * 100_000,
        "[" + "9" * 10_000 + "]",
        "nul",
        "\x00",
        "{'a': 1}",
    ],
)
def test_what_is_no_json_is_none(text: str) -> None:
    """However deep or long it is."""
    assert read_json(text) is None


def test_half_a_surrogate_pair_is_no_character() -> None:
    """It could not be written to a file; a whole pair is one."""
    value = read_json(r'{"a": "x\ud800y", "\udc00": "\ud83d\ude00"}')

    assert value is not None
    assert value["a"].text == "x?y"
    assert value.value == {"a": "x?y", "?": "😀"}
