"""A draft as files: valid, and with an account of every text of the imported file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cvtex.importers import Draft, Node, Origin
from cvtex.importers.conversion import Imported, convert
from cvtex.importers.origin import Tree
from cvtex.source import Source
from cvtex.validation.validate import validate
from cvtex.yaml import parse_yaml


def origin_of(text: str) -> Origin:
    """Return a file with a text."""
    source = Source("file.yaml", text)
    document = parse_yaml(source).value
    assert document is not None
    return Origin(Path(source.path), Tree().of_document(document), {source.path: source})


def plain(node: Node) -> Any:
    """Take all texts of a node."""
    if node.is_mapping:
        return {key: plain(child) for key, child in node.items()}
    return [plain(child) for child in node] if node.is_list else node.text()


def converted(value: str) -> tuple[str, Imported]:
    """Return the text of the CV that a value becomes which is one already, and the result."""
    origin = origin_of(value)
    made = convert(origin, Draft(plain(origin.root)))
    text = made.files["cv.yaml"].decode()
    document = parse_yaml(Source("cv.yaml", text)).value
    assert document is not None
    assert validate(document).diagnostics == ()
    return text.partition("\n\n")[2], made


def messages(made: Imported) -> list[str]:
    return [f"{problem.span}: {problem.message}" for problem in made.diagnostics]


REPAIRS: dict[str, tuple[str, str, list[str]]] = {
    "valid": (
        """\
name: Ana

sections:
  - title: A
    education:
      - {date: 2014, institution: B}
""",
        "",
        [],
    ),
    "no name": (
        "email: a@b.example\n",
        "# The imported file has no name.\nname: <Your name>\n\nemail: a@b.example\n",
        [],
    ),
    "no mapping": (
        "- a\n",
        "# The imported file has no name.\nname: <Your name>\n",
        ["file.yaml:1:3: `a` of `[0]` was not carried over: it is not a mapping of keys"],
    ),
}


@pytest.mark.parametrize("name", REPAIRS)
def test_what_is_not_valid_is_taken_out(name: str) -> None:
    """The smallest part that is wrong is missing in the CV, and is reported at its place."""
    value, expected, said = REPAIRS[name]
    text, made = converted(value)

    assert text == (expected or value)
    assert messages(made) == said
