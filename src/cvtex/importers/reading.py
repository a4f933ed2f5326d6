"""Read the file that is imported into a tree of nodes, whatever it is written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from cvtex.diagnostics import Code, Diagnostic, Result, Severity, error
from cvtex.files.read import decode, read_data
from cvtex.files.syntaxes import SUFFIXES, Syntax, syntax_of
from cvtex.importers.origin import Node, Origin, Tree
from cvtex.source import Source
from cvtex.yaml import Data
from cvtex.yaml.lenient import Repeated, parse_leniently
from cvtex.yaml.loader import LARGEST

LONGEST = 2_000_000
"""The most characters of a JSON file, which may have a picture in it, and the most of all values,
with what the aliases of YAML repeat.
"""


def read_document(path: Path, data: bytes | None = None) -> Result[Origin]:
    """Read a YAML, JSON or TOML file; its name says which. `data` is its content, if it is known.

    What is wrong with some values, such as a control character, is a warning, and the other values
    are read. The value is None if the file cannot be read at all.
    """
    if data is None:
        read = read_data(path, what="the file")
        if read.value is None:
            return Result(None, read.diagnostics)
        data = read.value
    decoded = decode(str(path), data)
    if decoded.value is None:
        return Result(None, decoded.diagnostics)
    return _parsed(path, decoded.value, decoded.diagnostics)


def _parsed(path: Path, source: Source, diagnostics: tuple[Diagnostic, ...]) -> Result[Origin]:
    is_json = _is_json(source)
    longest = LONGEST if is_json else LARGEST
    if len(source.text) > longest:
        message = f"`{path}` has more than {longest:,} characters"
        hint = "no CV needs so much: is there a picture in it?"
        return Result(None, (error(Code.FILE_UNREADABLE, message, hints=(hint,)),))
    parsed, repeated = parse_leniently(source, is_json=is_json)
    if parsed.value is None:
        return Result(None, diagnostics + parsed.diagnostics)
    if sum(map(len, _texts(parsed.value.data))) > LONGEST:
        message = f"the values have more than {LONGEST:,} characters, with what aliases repeat"
        return Result(None, (error(Code.FILE_UNREADABLE, message, source.span(0)),))
    eased = tuple(replace(found, severity=Severity.WARNING) for found in parsed.diagnostics)
    root = Tree().of_document(parsed.value)
    lost = tuple(map(_lost, repeated))
    return Result(Origin(path, root, {source.path: source}, lost), diagnostics + eased)


def _is_json(source: Source) -> bool:
    """Tell whether a file is JSON, by its name, or by its first sign if that says nothing."""
    if Path(source.path).suffix.lower() in SUFFIXES:
        return syntax_of(source) is Syntax.JSON
    return source.text.lstrip().startswith("{")


def _lost(value: Repeated) -> Node:
    """Return a value that is not read, since its key is given again."""
    node = Tree().of_document(value.document, value.path)
    key = value.path.rpartition(".")[2]
    node.left(f"`{key}` is given again in line {value.line}")
    return node


def _texts(data: Data) -> Iterator[str]:
    """Yield all texts and keys; the depth is bounded by the parser."""
    match data:
        case str():
            yield data
        case dict():
            for key, value in data.items():
                yield key
                yield from _texts(value)
        case list():
            for value in data:
                yield from _texts(value)
