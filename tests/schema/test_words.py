"""`schema.words`: the words of the page, in the language of a CV and as the CV changes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from cvtex.diagnostics import Code
from cvtex.locales import ENGLISH, locale_of
from cvtex.locales.data_files import DATA, read_data
from cvtex.locales.numbers import Forms, Numbers
from cvtex.schema import CV
from cvtex.schema.base import Model
from cvtex.schema.reading import Context
from cvtex.schema.words import Words, in_language
from cvtex.source import Source
from cvtex.validation.validate import validate
from cvtex.yaml import parse_yaml

TAGS = sorted(path.stem for path in DATA.glob("*.toml"))
SAME_IN_ALL = {"colon", "links.doi", "links.arxiv", "links.pdf", "links.html"}
"""What a language need not have of its own: names of formats and sites."""


def keys_of(words: Model) -> Iterator[str]:
    for name in type(words).model_fields:
        value = getattr(words, name)
        if isinstance(value, Model):
            yield from (f"{name}.{key}" for key in keys_of(value))
        else:
            yield name


def given_in(words: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each text of a table of words with its key; a word with forms has several."""
    for name, value in words.items():
        if isinstance(value, dict):
            is_group = isinstance(getattr(Words(), name, None), Model)
            inner = given_in(value)
            yield from ((f"{name}.{key}" if is_group else name, text) for key, text in inner)
        else:
            yield name, value


@pytest.mark.parametrize("tag", TAGS)
def test_a_language_has_all_words(tag: str) -> None:
    """Those of the schema and no others; the words for patents of a country are made."""
    keys = {
        re.sub(r"^(entries\.\w+)\..*", r"\1", key) for key, _ in given_in(read_data(tag)["words"])
    }
    made = {key for key in keys_of(Words()) if re.match(r"works\.patent_(request_)?[a-z]{2}$", key)}

    assert set(keys_of(Words())) - made - SAME_IN_ALL <= keys
    assert keys <= set(keys_of(Words())) | {"patent_of"}


@pytest.mark.parametrize("tag", TAGS)
def test_words_say_places_that_are_filled(tag: str) -> None:
    """A word has the place of one value, but for the two that have several."""
    words = dict(given_in(read_data(tag)["words"]))
    places = {key: re.findall(r"\{\w*\}", text) for key, text in words.items()}

    assert set(places.pop("patent_of")) == {"{kind}", "{country}", "{number}"}
    assert sorted(places.pop("field_of_study")) in ([], ["{area}", "{degree}"])
    assert {key: found for key, found in places.items() if found not in ([], ["{}"])} == {}


def test_a_cv_changes_words_of_its_language() -> None:
    """The others stay those of the language, and the numbers too."""
    data = {
        "name": "x",
        "language": "de",
        "words": {"thesis": "Arbeit", "status": {"submitted": "s"}},
    }
    words = CV.model_validate(data, context=Context(locale_of("de"))).words

    assert (words.thesis, words.advisor, words.status.submitted) == ("Arbeit", "Betreuung", "s")
    assert words.status.accepted == "angenommen"
    assert words.locale is locale_of("de")


def test_words_are_english_without_a_language() -> None:
    """Also of a locale without words."""
    assert Words().locale is ENGLISH
    assert in_language(Words(), locale_of("en-GB")).thesis == "Thesis"


@pytest.mark.parametrize(
    ("given", "counts"),
    [
        ({}, "1 citation, 2 citations, 1,234 citations"),
        ({"citations": "cites"}, "1 citation, 2 cites, 1,234 cites"),
        ({"citations": {"one": "cite", "other": "cites"}}, "1 cite, 2 cites, 1,234 cites"),
        ({"citations": {"other": "cites"}}, "1 citation, 2 cites, 1,234 cites"),
        (
            {"citation": "cite", "citations": "cited {} times"},
            "1 cite, cited 2 times, cited 1,234 times",
        ),
    ],
)
def test_a_counted_word_has_forms(given: dict[str, Any], counts: str) -> None:
    """One text, several by the categories of Unicode, or one with the place of the number."""
    words = Words(**given)
    numbers = ("1", "2", "1234")

    assert ", ".join(words.count(n, words.citations, one=words.citation) for n in numbers) == counts


def test_forms_are_checked() -> None:
    """One mistake in them is one message at its place."""
    yaml = parse_yaml(Source("cv.yaml", "name: x\nwords: {citations: {ones: a}}\nsections: []\n"))
    assert yaml.value is not None
    (found,) = [d for d in validate(yaml.value).diagnostics if d.code is not Code.MISSING_FIELD]

    assert found.code is Code.UNKNOWN_KEY
    assert "ones" in found.message


@pytest.mark.parametrize(
    ("language", "names", "joined"),
    [
        ("en", "Ana", "and Ana"),
        ("es", "Ana", "y Ana"),
        ("es", "Inés", "e Inés"),
        ("es", "Hidalgo", "e Hidalgo"),
        ("es", "Hielo", "y Hielo"),
        ("it", "Elena", "ed Elena"),
        ("it", "Anna", "e Anna"),
    ],
)
def test_a_conjunction_is_easy_to_say(language: str, names: str, joined: str) -> None:
    """It has another form before some sounds."""
    assert in_language(Words(), locale_of(language)).joined_to(names) == joined


def test_a_word_with_forms_is_a_text() -> None:
    """The most general form, which a template that knows no numbers prints."""
    word = Forms({"one": "часа", "many": "часов"})

    assert word == "часов"
    assert Numbers(plural="russian").form(word, "2") == "часов"


def test_words_can_be_written_as_they_are_read() -> None:
    """With the forms, so that a locale of one's own keeps them."""
    words = Words(citations=Forms({"one": "a", "other": "b"}), thesis="c")
    written = words.model_dump(exclude_unset=True)

    assert written == {"citations": {"one": "a", "other": "b"}, "thesis": "c"}
    assert repr(Words(**written)) == repr(words)
