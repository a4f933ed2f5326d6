"""Data as a person would write it in YAML, which is read back as it was."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cvtex.source import Source
from cvtex.yaml import FoldedText, parse_yaml
from cvtex.yaml.commented import Commented, Value
from cvtex.yaml.scalars import clean
from cvtex.yaml.writer import to_yaml

WORDS = st.sampled_from(["- a", "a: b", "# c", "1. d", "e #f", "{", "]", "null", "'s", '"t"', "\\"])
ODD = st.sampled_from(
    ["\n", "\n\n", "  ", " \n", "\t", "\x85", "\u2028", "\ufeff", "\x07", "\ud800"]
)
LONG = st.lists(st.one_of(WORDS, st.text(max_size=9)), min_size=20, max_size=40).map(" ".join)
TEXTS = st.one_of(
    st.text(), st.lists(st.one_of(WORDS, ODD, st.text(max_size=9))).map("".join), LONG
)
VALUES = st.recursive(
    TEXTS,
    lambda below: st.one_of(st.lists(below, max_size=3), st.dictionaries(TEXTS, below, max_size=3)),
    max_leaves=8,
)


def read(text: str) -> Any:
    """Return the data of a YAML file, about which there is nothing to say."""
    parsed = parse_yaml(Source("cv.yaml", text))
    assert parsed.diagnostics == ()
    assert parsed.value is not None
    return parsed.value.data


def pruned(value: Any) -> Any:
    """Return what a file can have of a value: nothing empty, and no control characters."""
    match value:
        case Commented(held):
            return pruned(held)
        case str():
            return clean(value)
        case list():
            return [item for item in map(pruned, value) if item]
        case dict():
            return {
                clean(key): item for key, item in ((k, pruned(v)) for k, v in value.items()) if item
            }
    return value


@given(VALUES)
@example({"a": "- b\n  - c"})
@example({"a": "word " * 30 + "- b"})
@example({"a": "2019. b " * 30})
@example({"<<": "x", "=": "=", "? k" * 60: ["y"]})
@example({"x" * 2000: "y"})
@example({"a": "b", "a\x1f": ""})
@example(["---", "...", "%YAML", "---\na"])
def test_what_is_written_is_read_back(value: Any) -> None:
    """Texts, lists and mappings at any depth come back, whatever is in them."""
    assert (read(to_yaml(value)) or "") == (pruned(value) or "")


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from("abc"), LONG))
def test_folding_makes_no_list(value: dict[str, str]) -> None:
    """A line of a folded text does not begin as an item of a list does."""
    data = read(to_yaml({key: text.replace("\n", " ") for key, text in value.items()})) or {}
    assert not any(isinstance(text, FoldedText) for text in data.values())


@settings(max_examples=40)
@given(st.text(), VALUES)
def test_a_comment_changes_nothing(comment: str, value: Any) -> None:
    """Whatever a comment says, it stays one."""
    commented: Value = {
        "a": [Commented(value, comment), {"b": Commented(value, comment), "c": "d"}]
    }
    assert read(to_yaml(Commented(commented, comment))) == read(to_yaml(pruned(commented)))


LAYOUTS: dict[str, tuple[Value, str]] = {
    "short": (
        {"name": "Ana Ruiz", "signs_as": ["A. Ruiz", "A. M. Ruiz"], "language": "es"},
        "name: Ana Ruiz\nsigns_as: [A. Ruiz, A. M. Ruiz]\nlanguage: es\n",
    ),
    "nothing empty": (
        {"name": "Ana", "label": "", "email": None, "profiles": [], "design": {"margins": {}}},
        "name: Ana\n",
    ),
    "sections": (
        {
            "name": "Ana",
            "design": {"paper": "a4", "margins": {"left": "2cm"}},
            "url": "https://ana.example",
            "sections": [
                {
                    "title": "Experience",
                    "experience": [
                        {
                            "date": "May 2024 –",
                            "position": "Head: Lab",
                            "highlights": ["Led", "Won"],
                        },
                        {"date": "2020", "position": "Postdoc"},
                    ],
                },
                {
                    "title": "Languages",
                    "languages": [
                        {"language": "Spanish", "fluency": "native"},
                        {"language": "English", "fluency": "C1"},
                    ],
                },
            ],
        },
        """\
name: Ana
design: {paper: a4, margins: {left: 2cm}}
url: https://ana.example

sections:
  - title: Experience
    experience:
      - date: May 2024 –
        position: "Head: Lab"
        highlights:
          - Led
          - Won
      - date: "2020"
        position: Postdoc

  - title: Languages
    languages:
      - {language: Spanish, fluency: native}
      - {language: English, fluency: C1}
""",
    ),
    "comments": (
        Commented(
            {
                "name": Commented("Ana", "Is this the whole name?"),
                "image": Commented(None, "The picture is not here."),
                "sections": [
                    Commented({"title": "A", "text": Commented("b", "Look.\nAgain.")}, "One.")
                ],
            },
            "Made from a file.",
        ),
        """\
# Made from a file.

# Is this the whole name?
name: Ana

# The picture is not here.

sections:
  # One.
  - title: A
    # Look.
    # Again.
    text: b
""",
    ),
    "texts": (
        {
            "long": "The quick brown fox jumps over the lazy dog: it does so, and then it rests. "
            * 2
            + "End.",
            "lines": "One paragraph.\n\n- an item\n- another",
            "quoted": 'She said "no": twice',
            "odd": "a\u202eb",
            "url": "https://example.org/" + "a" * 100,
        },
        """\
long: >-
  The quick brown fox jumps over the lazy dog: it does so, and then it rests. The quick brown fox
  jumps over the lazy dog: it does so, and then it rests. End.

lines: |-
  One paragraph.

  - an item
  - another

quoted: 'She said "no": twice'
odd: "a\\u202Eb"
url: https://example.org/%s
"""
        % ("a" * 100),
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_file_looks_as_if_written_by_hand(name: str) -> None:
    """Quotes, brackets, folded lines and blank lines stand where a person would put them."""
    value, expected = LAYOUTS[name]

    assert to_yaml(value, listed={"highlights"}) == expected.replace('"2020"', "2020")
