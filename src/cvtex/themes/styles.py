"""Styles of sections: a template such as `skills.tags.tex` prints a block in another way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.diagnostics.suggestions import closest
from cvtex.schema import Section
from cvtex.schema.kinds.placing import template_names
from cvtex.themes.theme import Theme
from cvtex.yaml import YamlDocument


def unknown_styles(
    sections: Sequence[Section], theme: Theme, yaml: YamlDocument
) -> Iterator[Diagnostic]:
    """Yield an error for each section with a style that no block of it has.

    `yaml` is the CV's file. In a section with several blocks the others are printed as usual.
    """
    for index, section in enumerate(sections):
        style = section.layout.style
        if style and not any(_has(theme, kind, style) for kind in section.kinds):
            known = sorted({name for kind in section.kinds for name in _shipped(theme, kind)})
            close = closest(style, known)
            quoted = ", ".join(f"`{name}`" for name in known)
            hints = [f"did you mean `{close}`?"] if close else []
            hints += [f"styles of this section: {quoted}"] if known else []
            files = " or ".join(f"`{kind}.{style}.tex`" for kind in section.kinds)
            hints.append(f"a style of your own is a template in `latex_templates/`: {files}")
            kinds = " or ".join(f"`{kind}`" for kind in section.kinds)
            place = yaml.locate(("sections", index, "layout", "style"))
            message = f"there is no style `{style}` of {kinds}"
            yield error(Code.TEMPLATE, message, place, hints=tuple(hints))


def _has(theme: Theme, kind: str, style: str) -> bool:
    names = [f"{name}.{style}.tex" for name in template_names(kind)]
    return any(theme.read(f / name) != Result(None) for f in theme.folders for name in names)


def _shipped(theme: Theme, kind: str) -> Iterator[str]:
    """Yield the styles of a kind that have a template in a folder that can be listed."""
    for folder in theme.folders:
        for name in template_names(kind):
            yield from (path.name.split(".")[1] for path in folder.glob(f"{name}.*.tex"))
