"""A file as a tree of nodes: in any syntax, within limits, and with what can be read of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvtex.diagnostics import Code, Severity
from cvtex.importers.reading import LONGEST, read_document

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
REFUSED = [
    ("a.yaml", BOMB.encode(), "values, with what aliases repeat"),
    ("b.yaml", b"a: &a " + b"x" * 30_000 + b"\nb: [" + b"*a, " * 100 + b"]\n", "aliases repeat"),
    ("c.yaml", b"x" * 300_000, "more than 250,000 characters"),
    ("d.json", b'"' + b"x" * LONGEST + b'"', "more than 2,000,000 characters"),
    ("e.json", b"[" * 5000 + b"]" * 5000, "nested more than 100 deep"),
    ("f.json", bytes(range(256)), "NUL"),
    ("g.json", b'{"a": ', "is missing"),
]


@pytest.mark.parametrize(("name", "data", "said"), REFUSED, ids=lambda value: str(value)[:6])
def test_what_is_too_much_is_refused(name: str, data: bytes, said: str) -> None:
    """Neither size, depth nor aliases make it work for long."""
    read = read_document(Path(name), data)

    assert read.value is None
    assert said in read.diagnostics[-1].message


@pytest.mark.parametrize(
    ("data", "text", "warnings"),
    [
        ('{"a": "José"}'.encode(), "José", 0),
        ('{"a": "José"}'.encode("utf-16"), "José", 0),
        ('\ufeff{"a": "José"}'.encode(), "José", 0),
        ('{"a": "José"}'.encode("cp1252"), "José", 1),
        (b'{"a": "J\\u0007\\u0000o"}', "Jo", 1),
        (b'{"a": "J", "a": "K"}', "K", 0),
        (b'// b\n{"a": "// /*", /* "a": "J" */\n}', "// /*", 0),
        (b'{"a": ", ]", "b": [1, 2,\n], // c\n}', ", ]", 0),
        (b'{"a": 1.50}', "1.50", 0),
        (b'{"a": true}', "true", 0),
        (b'{"a": null}', "", 0),
    ],
)
def test_what_can_be_read_is_read(data: bytes, text: str, warnings: int) -> None:
    """Values are texts as they are written; what is wrong with some of them is a warning."""
    read = read_document(Path("a.json"), data)

    assert read.value is not None
    assert read.value.root.get("a").text() == text
    assert [problem.severity for problem in read.diagnostics] == [Severity.WARNING] * warnings


def test_a_large_picture_in_json_is_no_hindrance() -> None:
    """JSON is read in proportion to its length, so it may be longer than YAML."""
    data = b'{"a": "data:image/png;base64,' + b"x" * 400_000 + b'", "b": "c"}'
    read = read_document(Path("a.json"), data)

    assert read.value is not None
    assert read.value.root.get("b").text() == "c"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", b'{"a": {"b": ["lost"]},\n"a": {"b": "kept"}}'),
        ("a.yaml", b"a: {b: [lost]}\na: {b: kept}"),
    ],
)
def test_of_a_key_given_twice_the_last_value_counts(name: str, data: bytes) -> None:
    """So it does for other programs; what the first one has is told, with its place."""
    read = read_document(Path(name), data)

    assert read.value is not None
    assert read.value.root.get("a").get("b").text() == "kept"
    (lost,) = (leaf for leaf in read.value.leaves() if leaf.fate is not None and leaf.path != "a.b")
    assert (lost.path, lost.peek(), lost.fate) == ("a.b[0]", "lost", "`a` is given again in line 2")
    assert lost.span is not None
    assert lost.span.line == 1


def test_what_is_no_json_either_way_is_reported_as_it_is() -> None:
    """A comment is not blamed, if the file has a mistake beside it."""
    read = read_document(Path("a.json"), b'{"a": 1 // b\n"c": 2}')

    assert read.value is None
    assert [problem.code for problem in read.diagnostics] == [Code.JSON_SYNTAX]
