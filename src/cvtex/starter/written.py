"""The files of the starter in a language: templates, filled with the texts of that language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from cvtex.starter.languages import with_texts

DATA = Path(__file__).parent / "data"
WIDTH = 100
_FIELD = re.compile(r"\{\{(\w+)\}\}")
_ALONE = re.compile(r" *(?:[#%] )?\{\{\w+\}\}")
"""A line with one field, in a comment or below a key: it is folded."""

_DESIGN = "# design: {paper: a4, font_size: 11pt, date_format: month-year}\n"
"""The line of a template that shows what can be said of the design."""

_MORE = ("# font_size: 11pt", "# date_format: month-year")


def starter_cv(language: str = "", theme: str = "") -> str:
    """Return the `cv.yaml` of the invented person.

    `language` is a tag, which the CV names; without one it is in English, and names none. `theme`
    is the theme that it names.
    """
    return filled(template("cv.yaml"), language, {}, theme)


def starter_bibliography(language: str = "") -> str:
    """Return the `publications.bib` of the invented person; its comments are in the language."""
    return filled(template("publications.bib"), language, {})


@cache
def starter_texts(language: str) -> Mapping[str, str]:
    """Return the text of each field in the language of a tag, or else in English."""
    texts = tomllib.loads(
        (DATA / "texts" / f"{with_texts(language)}.toml").read_text(encoding="utf-8")
    )
    base = texts.pop("base", None)
    return MappingProxyType({**(starter_texts(base) if base else {}), **texts})


def template(name: str) -> str:
    """Return a template of `data`."""
    return (DATA / name).read_text(encoding="utf-8")


def filled(text: str, language: str, own: Mapping[str, str], theme: str = "") -> str:
    """Return a template with its fields filled from `own` and from the texts of a language."""
    values = {**starter_texts(language or "en"), "tag": language, **own}
    if not language:
        text = text.replace("language: {{tag}}\n", "")
    if theme:
        lines = [f"theme: {theme}", "# paper: a4", *_MORE]
        text = text.replace(_DESIGN, "\n  ".join(["design:", *lines]) + "\n")
    return "\n".join(_filled_line(line, values) for line in text.split("\n"))


def _filled_line(line: str, values: Mapping[str, str]) -> str:
    """Return a line with its fields filled, as several if it is folded."""
    full = _FIELD.sub(lambda field: values[field[1]], line)
    if len(full) <= WIDTH or not _ALONE.fullmatch(line):
        return full
    prefix = line.partition("{{")[0]
    lines = [""]
    for word in full.removeprefix(prefix).split(" "):
        longer = f"{lines[-1]} {word}".lstrip()
        if len(prefix) + len(longer) <= WIDTH:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(prefix + part for part in lines)
