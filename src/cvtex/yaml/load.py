"""A CV to its data, with the parts that it includes."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from cvtex.diagnostics import Code, Result, Severity
from cvtex.files import ProjectFiles
from cvtex.files.paths import real_path
from cvtex.files.syntaxes import Syntax, syntax_of
from cvtex.source import Source
from cvtex.yaml.any_syntax import compose
from cvtex.yaml.builder import build
from cvtex.yaml.document import INCLUDE, YamlDocument
from cvtex.yaml.loader import parse_yaml


class Loaded(NamedTuple):
    """A CV with its parts: its data, and the texts of the parts, also if there is no data."""

    document: Result[YamlDocument]
    parts: tuple[Source, ...] = ()


def load(source: Source, files: ProjectFiles) -> Loaded:
    """Parse a CV in any syntax, with the parts that it includes.

    There is no document if the CV, or one of its parts, cannot be read or parsed.
    """
    if syntax_of(source) is Syntax.YAML and INCLUDE not in source.text:
        return Loaded(parse_yaml(source))
    from cvtex.yaml.parts import Parts  # few CVs have parts

    composed = compose(source)
    if composed.diagnostics:
        return Loaded(Result(None, composed.diagnostics))
    parts = Parts(files, source)
    root = parts.node(composed.value, (real_path(files.cv),), 0) if composed.value else None
    found, texts = tuple(parts.diagnostics), tuple(parts.sources.values())
    if any(
        problem.code is not Code.DUPLICATE_KEY
        for problem in found
        if problem.severity is Severity.ERROR
    ):
        # What is missing in a CV without one of its parts is no mistake of its own.
        return Loaded(Result(None, found), texts)
    built = build(source, root, parts.sources)
    return Loaded(replace(built, diagnostics=(*found, *built.diagnostics)), texts)
