"""Styles of sections: a template such as `skills.tags.tex` prints a block in another way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cvtex.diagnostics import Code, Diagnostic, Result, error
from cvtex.diagnostics.suggestions import closest
from cvtex.schema import Section
from cvtex.schema.kinds.placing import template_names
from cvtex.themes.theme import Theme
from cvtex.yaml import Path, YamlDocument


def unknown_styles(
    sections: Sequence[Section], theme: Theme, yaml: YamlDocument
) -> Iterator[Diagnostic]:
    """Yield an error for each section or subsection with a style that no block of it has.

    `yaml` is the CV's file. In a section with several blocks the others are printed as usual.
    """
    for index, section in enumerate(sections):
        path: Path = ("sections", index)
        yield from _unknown_style(section.layout.style, section.kinds, path, theme, yaml)
        for number, part in enumerate(section.blocks or ()):
            kinds = [block.kind for block in part.blocks_in_order]
            place = (*path, "blocks", number)
            yield from _unknown_style(part.layout.style, kinds, place, theme, yaml)


def _unknown_style(
    style: str | None, kinds: Iterable[str], path: Path, theme: Theme, yaml: YamlDocument
) -> Iterator[Diagnostic]:
    """Yield an error if no block below the path has the style; `kinds` are those of the blocks."""
    kinds = tuple(dict.fromkeys(kinds))
    if style and not any(_has(theme, kind, style) for kind in kinds):
        known = sorted({name for kind in kinds for name in _shipped(theme, kind)})
        close = closest(style, known)
        quoted = ", ".join(f"`{name}`" for name in known)
        hints = [f"did you mean `{close}`?"] if close else []
        hints += [f"styles of this section: {quoted}"] if known else []
        files = " or ".join(f"`{kind}.{style}.tex`" for kind in kinds)
        hints.append(f"a style of your own is a template in `latex_templates/`: {files}")
        message = f"there is no style `{style}` of {' or '.join(f'`{kind}`' for kind in kinds)}"
        place = yaml.locate((*path, "layout", "style"))
        yield error(Code.TEMPLATE, message, place, hints=tuple(hints))


def _has(theme: Theme, kind: str, style: str) -> bool:
    names = [f"{name}.{style}.tex" for name in template_names(kind)]
    return any(theme.read(f / name) != Result(None) for f in theme.folders for name in names)


def _shipped(theme: Theme, kind: str) -> Iterator[str]:
    """Yield the styles of a kind that have a template in a folder that can be listed."""
    for folder in theme.folders:
        for name in template_names(kind):
            yield from (path.name.split(".")[1] for path in folder.glob(f"{name}.*.tex"))
