"""A CV with all that cvtex adds, in each language: no English word is left on its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cvtex.compiler.stages import to_latex
from cvtex.locales.registry import all_locales, locale_of
from cvtex.schema.base import Model
from cvtex.schema.words import Words, in_language

HERE = Path(__file__).parent / "data/languages"
TAGS = [locale.tag for locale in all_locales() if locale.words]


def words_of(words: Model, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield each word with its key, in groups too: `status.submitted`."""
    for name in type(words).model_fields:
        value = getattr(words, name)
        if isinstance(value, Model):
            yield from words_of(value, f"{path}{name}.")
        else:
            yield path + name, str(value)


def page_in(language: str, folder: Path) -> str:
    """Return the text of the CV in a language, with spaces in the place of commands of LaTeX."""
    for name in ("cv.yaml", "qu.bib"):
        text = (HERE / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace("language: en", f"language: {language}"), "utf-8")
    made = to_latex(folder / "cv.yaml")
    assert made.latex is not None
    body = made.latex.partition("\n\\cvapply\n")[2]
    commands = r"(?m)^%.*$|\\(?:begin|end)\{\w+\}(?:\[.*?\])?|\\[A-Za-z@]+|\{https?:[^}]*\}"
    return re.sub(r"(?:[ ~{}]|\\(?=\W))+", " ", re.sub(commands, " ", body))


def is_in(word: str, page: str) -> bool:
    """Tell whether a page has the parts of a word that are around its value."""
    parts = filter(str.strip, re.split(r"\{\w*\}", word))
    return all(re.search(rf"(?<!\w){re.escape(part.strip())}(?!\w)", page) for part in parts)


NOT_SHOWN = {"document", "colon", "links.doi"}
"""What is in the preamble or not a word, and the link that is on the title."""


def test_the_cv_has_all_words(tmp_path: Path) -> None:
    """In English each word that cvtex has is on a page, so that the next test misses none."""
    page = page_in("en", tmp_path)

    assert {key for key, word in words_of(Words()) if not is_in(word, page)} == NOT_SHOWN


@pytest.mark.parametrize("language", TAGS)
def test_no_english_word_is_left(language: str, tmp_path: Path) -> None:
    """Neither a word, nor a month or a season, but for those that the language has too."""
    locale = locale_of(language)
    own = dict(words_of(in_language(Words(), locale)))
    dates = (*locale.months, *locale.day_months, *(season.name for season in locale.seasons))
    known = " ; ".join((*own.values(), *map(str.capitalize, own.values()), *dates))
    english = [word for key, word in words_of(Words()) if word != own[key]]
    english += ["March", "April", "June", "July", "October", "Spring", "2nd", "Second"]

    page = page_in(language, tmp_path)

    left = [word for word in english if is_in(word, page) and not is_in(word, known)]
    assert left == []
