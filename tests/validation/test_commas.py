"""`validation.commas`: a value that a comma divides is one mistake."""

from __future__ import annotations

import pytest

from cvtex.diagnostics import Diagnostic
from cvtex.source import Source
from cvtex.validation.validate import validate
from cvtex.yaml.loader import parse_yaml

HEAD = "name: A B\nsections:\n  - title: T\n    "


def told(block: str) -> list[Diagnostic]:
    """Return all that is said of a CV with a block."""
    parsed = parse_yaml(Source("cv.yaml", HEAD + block + "\n"))
    assert parsed.value is not None
    return [*parsed.diagnostics, *validate(parsed.value).diagnostics]


@pytest.mark.parametrize(
    ("block", "key", "value"),
    [
        ("grants: [{title: X, amount: EUR 1,500}]", "amount", "EUR 1,500"),
        ("grants: [{title: X, amount: EUR 1,500,000, state: pending}]", "amount", "EUR 1,500,000"),
        ("grants: [{title: X, amount: EUR 1,000,000}]", "amount", "EUR 1,000,000"),
        ("grants: [{title: X, amount: 1,500 }]", "amount", "1,500 "),
        ("talks: [{title: One, two}]", "title", "One, two"),
        (
            "entries: [{date: 2020, title: x, location: Bergen, Norway}]",
            "location",
            "Bergen, Norway",
        ),
    ],
)
def test_a_divided_value_is_one_message(block: str, key: str, value: str) -> None:
    """At the whole value, with the quotes that it needs, which `--fix` writes."""
    (problem,) = told(block)
    whole = HEAD + block

    assert problem.message == f"a comma divides the value of `{key}`"
    assert problem.span is not None
    assert problem.span.column == len(whole.splitlines()[3].partition(f"{key}: ")[0]) + len(key) + 3
    assert problem.hints[0].endswith(f'`{key}: "{value.strip()}"`')
    assert problem.fix is not None
    (edit,) = problem.fix.edits
    assert edit.text == f'"{value.strip()}"'


def test_two_divided_values_are_two_messages() -> None:
    """Each is a mistake of its own."""
    found = told("talks: [{title: One, two, date: 2020, summary: three, four}]")

    assert [problem.message for problem in found] == [
        "a comma divides the value of `title`",
        "a comma divides the value of `summary`",
    ]


@pytest.mark.parametrize(
    "block",
    [
        "talks: [{title: X, summry: }]",
        "talks:\n      - title: X\n        summry:",
        'talks: [{title: "X", two}]',
        "talks: [{two, title: X}]",
    ],
)
def test_other_unknown_keys_stay_unknown(block: str) -> None:
    """With a colon, after a text in quotes, and where no value is before them."""
    (problem,) = told(block)

    assert problem.message.startswith("unknown key")


def test_a_key_twice_is_told_if_a_value_would_be_lost() -> None:
    """Only a key without a colon has nothing to lose."""
    assert [p.code for p in told("talks: [{title: X, title: Y}]")] == ["duplicate-key"]
