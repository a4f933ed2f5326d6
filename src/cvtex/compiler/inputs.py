"""Bibliographies and the picture: read; problems are reported where the CV names the files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cvtex.diagnostics import Diagnostic, Result
from cvtex.files import ProjectFiles, is_bibliography
from cvtex.files.paths import real_path
from cvtex.source import Source
from cvtex.yaml import YamlDocument

if TYPE_CHECKING:
    from cvtex.files.images import Image


def read_bibliographies(yaml: YamlDocument, files: ProjectFiles) -> Result[tuple[Source, ...]]:
    """Read the .bib files that a CV names, even if the rest of the CV is not valid.

    Diagnostics about a file that cannot be read point at its name in the CV.
    """
    sources: list[Source] = []
    diagnostics: list[Diagnostic] = []
    for path, name in _bibliography_names(yaml).items():
        place = yaml.locate(path)
        read = files.read_text(files.named(name, place), what="the bibliography")
        diagnostics.extend(d if d.span else replace(d, span=place) for d in read.diagnostics)
        if read.value is not None:
            sources.append(read.value)
    return Result(tuple(sources), tuple(diagnostics))


_HEAD = 100_000
"""In how many characters at its start a bibliography has an entry or another `@`."""

_ENTRY = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]", re.MULTILINE)


def is_quotable(source: Source) -> bool:
    """Tell whether lines of a bibliography may be shown in messages.

    A CV may name any file of its project as a bibliography, also one with secrets. A `.bib` file,
    with links followed, is shown if it has an `@`; a file of another name if it has an entry; a
    link from a `.bib` to a file of another kind never.
    """
    path = Path(source.path)
    target = real_path(path)
    head = source.text[:_HEAD]
    if is_bibliography(target):
        return "@" in head
    return target.suffix == path.suffix and _ENTRY.search(head) is not None


def _bibliography_names(yaml: YamlDocument) -> Mapping[tuple[str | int, ...], str]:
    """Return the names of a CV's .bib files by their paths in the data.

    Skips values of the wrong type; validation reports them.
    """
    match yaml.get("bibliography"):
        case str(name) if name:
            return {("bibliography",): name}
        case list(names):
            return {
                ("bibliography", index): name
                for index, name in enumerate(names)
                if name and isinstance(name, str)
            }
    return {}


def read_image(name: str, yaml: YamlDocument, files: ProjectFiles) -> Result[Image]:
    """Read the picture that a CV names, if TeX can embed it."""
    from cvtex.files.images import LARGEST, Image, name_for_tex, problem_of, without_metadata

    place = yaml.locate(_image_path(yaml))
    read = files.read_bytes(files.named(name, place), what="the picture", largest=LARGEST)
    if read.value is None:
        return Result(None, tuple(replace(d, span=place) for d in read.diagnostics))
    problem = problem_of(name, read.value, place)
    if problem is not None:
        return Result(None, (problem,))
    return Result(Image(name_for_tex(name), without_metadata(read.value)))


def _image_path(yaml: YamlDocument) -> tuple[str | int, ...]:
    """Return where a CV names its picture: in `image`, or in `file` there."""
    return ("image", "file") if isinstance(yaml.get("image"), dict) else ("image",)


def expect_named_files(yaml: YamlDocument, files: ProjectFiles) -> None:
    """Record the files that a CV names, so that `--watch` sees them appear if this build fails."""
    names = dict(_bibliography_names(yaml))
    path, image = _image_path(yaml), yaml.get("image")
    image = image.get("file") if isinstance(image, dict) else image
    if image and isinstance(image, str):
        names[path] = image
    for path, name in names.items():
        files.expect(files.named(name, yaml.locate(path)))
