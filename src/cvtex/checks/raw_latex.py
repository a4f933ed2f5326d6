"""Find raw LaTeX in the texts of a CV, for a build that allows none.

The texts are those that were parsed, so that nothing depends on how raw LaTeX is spelled. What
this does not find, the writer of LaTeX refuses (`text.latex_writer.write`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cvtex.diagnostics import Code, Diagnostic, error
from cvtex.schema import CV
from cvtex.schema.base import Model
from cvtex.schema.entry_lists import PlainLine
from cvtex.text import Inlines, List, Prose, RichText, raw_latex_of
from cvtex.text.latex_writer import NO_RAW_LATEX
from cvtex.yaml import Path, YamlDocument

_MOST_SEARCHED = 80
"""The most characters of LaTeX that are searched for in the file, to point at them."""


def raw_latex_in(cv: CV, yaml: YamlDocument) -> Iterator[Diagnostic]:
    """Yield an error for each text of a CV that contains raw LaTeX, at the first of it.

    `yaml` is the data that the CV was validated from.
    """
    for path, inlines in _texts(cv, ()):
        for raw in raw_latex_of(inlines):
            hint = "write it as text, or as a formula between dollars"
            span = yaml.locate(path)
            place = yaml.source_of(span).within(span, f"{raw.tex}`"[:_MOST_SEARCHED])
            yield error(Code.INVALID_VALUE, NO_RAW_LATEX, place, hints=(hint,))
            break


def _texts(value: object, path: Path) -> Iterator[tuple[Path, Inlines]]:
    """Yield each rich text in a part of a CV, with its path in the file."""
    match value:
        case RichText(inlines) | PlainLine(RichText(inlines)):
            yield path, inlines
        case Prose(paragraphs):
            yield path, tuple(inline for text in paragraphs for inline in text.inlines)
        case List():
            yield path, (value,)
        case Model():
            for name, field in type(value).model_fields.items():
                yield from _texts(getattr(value, name), (*path, field.alias or name))
        case Mapping():
            for key, part in value.items():
                yield from _texts(part, (*path, str(key)))
        case tuple() | list():
            for index, part in enumerate(value):
                yield from _texts(part, (*path, index))
