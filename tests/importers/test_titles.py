"""`importers.titles`: a title for each kind of section in each language."""

from __future__ import annotations

import tomllib

import pytest

from cvtex.importers.titles import _DATA, _IN_STARTER, KINDS, title_of
from cvtex.locales import LOCALES, locale_of
from cvtex.starter.languages import UNPRINTED

TITLES = tomllib.loads(_DATA.read_text(encoding="utf-8"))


@pytest.mark.parametrize("tag", LOCALES)
def test_each_language_has_all_titles(tag: str) -> None:
    """No two sections have the same title, which would hide what is in them."""
    titles = [title_of(kind, locale_of(tag)) for kind in KINDS]

    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_the_file_has_the_titles_that_no_other_has() -> None:
    """For each language, all titles that its starter lacks, and no key that nobody asks for."""
    rest = {*KINDS} - {"patents"}
    lacking = {tag: rest if tag in UNPRINTED else rest - {*_IN_STARTER} for tag in TITLES}

    assert {tag: set(titles) for tag, titles in TITLES.items()} == lacking
    assert {name or tag for tag, name in LOCALES.items() if "-" not in (name or tag)} <= set(TITLES)


@pytest.mark.parametrize(
    ("kind", "tag", "title"),
    [
        ("education", "de-CH", "Ausbildung"), ("volunteer", "de-AT", "Ehrenamt"),
        ("talks", "pt-BR", "Palestras"), ("talks", "pt", "Comunicações"),
        ("supervision", "fr-CA", "Encadrement"), ("patents", "nl", "Octrooien"),
        ("experience", "zh-Hant", "工作經歷"), ("summary", "xx", "Summary"),
    ],
)  # fmt: skip
def test_a_title_is_that_of_the_nearest_language(kind: str, tag: str, title: str) -> None:
    """A region has the titles of its language, and an unknown language those of English."""
    assert title_of(kind, locale_of(tag)) == title
