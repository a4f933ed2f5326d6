"""`yaml.folding`: the lines of lists that YAML folds into one line."""

from __future__ import annotations

import pytest

from cvtex.source import Source
from cvtex.yaml import FoldedText, parse_yaml


def value_of(text: str) -> object:
    """Return the first item of a list in YAML."""
    document = parse_yaml(Source("cv.yaml", text)).value
    assert document is not None
    assert isinstance(document.data, list)
    return document.data[0]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("- A\n  - b\n    1. c\n  - d\n- e\n", "A\n- b\n  1. c\n- d"),
        ("- A\n\n    - b\n\n    - c\n", "A\n\n- b\n\n- c"),
        ("- A,\n  and more\n  * b\n", "A,\nand more\n* b"),
        ("- 'It''s\n    - b\n    - c'\n", "It's\n- b\n- c"),
        ('- "A \\u00e9\\\n    b  \n      - c \\"q\\"\n        - d\n\n      - e\n      f"\n',
         'A éb\n- c "q"\n  - d\n\n- e f'),
        ("- >\n  A\n\n  - b\n    - c\n  # d\n# a comment\n", "A\n\n- b\n  - c\n# d"),
        ("- >-\n    - a\n    - b\n", "- a\n- b"),
        ("- >2\n   - a\n   - b\n", "- a\n- b"),
        ("- >-\n  A\n  b.\n\n  C.\n", "A b.\n\nC."),
        ("- A\n  b.\n\n  C.\n", "A b.\n\nC."),
        ("- 'A.\n\n\n    C.'\n", "A.\n\n\nC."),
        ('- "A.\n\n    C."\n', "A.\n\nC."),
    ],
)  # fmt: skip
def test_a_folded_list_or_paragraph_keeps_its_lines(text: str, lines: str) -> None:
    """In plain, quoted and folded texts; the value itself is that of YAML."""
    value = value_of(text)

    assert isinstance(value, FoldedText)
    assert value.lines == lines


@pytest.mark.parametrize(
    "text",
    [
        "- A - b\n",
        "- A\n  b - c\n",
        "- |\n  A\n  - b\n",
        '- "A\\n- b"\n',
        "- >\n  A\n  b\n",
        "- - a\n",
    ],
)
def test_other_values_are_as_yaml_has_them(text: str) -> None:
    """Texts whose lines YAML keeps, or that have no list, are ordinary texts."""
    assert not isinstance(value_of(text), FoldedText)


def test_the_value_is_that_of_yaml() -> None:
    """Only fields that may have lists use the lines: a title stays one line."""
    assert value_of("- A\n  - b\n") == "A - b"
