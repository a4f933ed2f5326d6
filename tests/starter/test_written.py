"""`starter.written`: one CV in every language, complete and without a word of English."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cvtex.compiler.options import Options
from cvtex.compiler.stages import check
from cvtex.dates import parse_date
from cvtex.diagnostics import Code
from cvtex.locales import locale_of
from cvtex.source import Source
from cvtex.starter import NAMES, REGIONS, starter_bibliography, starter_cv, starter_texts
from cvtex.starter.named import named_cv
from cvtex.starter.written import DATA, WIDTH
from cvtex.yaml import parse_yaml

ENGLISH = starter_texts("en")
TAGS = (*NAMES, *REGIONS)
OTHERS = [tag for tag in TAGS if not tag.startswith("en")]
DATES = ("a_month", "two_terms", "a_summer", "award_date", "teaching_terms")

SHARED = {
    "Software", "Tundra Labs", "Python", "C++", "R", "fstkit", "Aino Korhonen", "Jonas Dahl",
    "Ingrid Sørensen", "A Speech Corpus That Its Speakers Own",
}  # fmt: skip
"""Values that are the same in several languages: names, and the title of a publication."""

NAMED = {
    "dblp", "google", "scholar", "zotero", "cvtex", "pdf", "bib", "publications", "tundra", "labs",
    "computational", "morphology",
}  # fmt: skip
"""Words of names, which stay."""

MARKUP = re.compile(r"`[^`]*`|[*$]|\]\(\S*\)")


def data_of(text: str) -> Any:
    """Return the data of a CV in YAML."""
    document = parse_yaml(Source("cv.yaml", text)).value
    assert document is not None
    return document.data


def shape(data: Any) -> Any:
    """Return data with None for each text."""
    match data:
        case dict():
            return {key: shape(value) for key, value in data.items()}
        case list():
            return [shape(value) for value in data]
    return None


def scalars(data: Any) -> list[str]:
    """Return the texts in data."""
    match data:
        case dict():
            return [text for value in data.values() for text in scalars(value)]
        case list():
            return [text for value in data for text in scalars(value)]
    return [str(data)]


def checked(cv: str, language: str) -> list[str]:
    """Return the codes of what is said of a CV beside the starter's bibliography."""
    files = {"cv.yaml": cv, "publications.bib": starter_bibliography(language)}
    contents = {name: text.encode() for name, text in files.items()}
    found = check(Path("cv.yaml"), Options(contents=contents, root=Path.cwd())).diagnostics
    return [str(problem) for problem in found]


@pytest.mark.parametrize("tag", NAMES)
def test_each_language_has_each_text_once(tag: str) -> None:
    """In the order of the English ones; none is empty, and none breaks a line."""
    texts = tomllib.loads((DATA / f"texts/{tag}.toml").read_text(encoding="utf-8"))

    assert list(texts) == list(ENGLISH)
    assert all(text == " ".join(text.split(" ")).strip() != "" for text in texts.values())
    assert not any("\n" in text for text in texts.values())


@pytest.mark.parametrize("tag", REGIONS)
def test_a_region_has_only_what_differs(tag: str) -> None:
    """From the language that it names as its base."""
    own = tomllib.loads((DATA / f"texts/{tag}.toml").read_text(encoding="utf-8"))
    base = own.pop("base")

    assert tag.startswith(f"{base}-")
    assert {key: text for key, text in own.items() if starter_texts(base)[key] == text} == {}


@pytest.mark.parametrize("tag", TAGS)
def test_a_starter_is_valid_in_its_language(tag: str) -> None:
    """Nothing is said of it, and it has the structure of the English one and its texts."""
    cv = starter_cv(tag)
    data, english = data_of(cv), data_of(starter_cv("en"))
    texts = set(starter_texts(tag).values())
    values = {*scalars(data)} - {*scalars(english)} - {tag, "a4"}

    assert checked(cv, tag) == []
    assert data["language"] == tag
    assert shape({**data, "design": None}) == shape({**english, "design": None})
    assert {value for value in values if value not in texts} == set()
    assert "{{" not in cv + starter_bibliography(tag)


@pytest.mark.parametrize("tag", OTHERS)
def test_no_english_is_left(tag: str) -> None:
    """Of the texts and of what stands around them, comments included."""
    texts = starter_texts(tag)
    same = {key for key, text in texts.items() if text == ENGLISH[key] and len(text) > 8}
    english = {*re.findall(r"[a-z]{4,}", " ".join(map(bare, ENGLISH.values())).lower())} - NAMED
    frequent = {"the", "with", "your", "that", "which", "these", "others", "only", "left", "from"}
    lines = (starter_cv(tag) + starter_bibliography(tag).partition("\n@")[0]).splitlines()
    comments = [bare(line.partition("# ")[2] or line.partition("% ")[2]) for line in lines]

    assert {texts[key] for key in same} - SHARED <= {"Preprints", "Publications"}
    for text in (*map(bare, texts.values()), *comments[1:]):
        words = re.findall(r"[a-z]{3,}", text.lower())
        assert not frequent & {*words}, text
        assert len(english & {*words}) < max(3, len(words) / 2), text


def bare(text: str) -> str:
    """Return a text without code, addresses and marks."""
    return MARKUP.sub(" ", text)


@pytest.mark.parametrize("tag", TAGS)
def test_its_dates_are_those_of_the_language(tag: str) -> None:
    """Each is read as a date, also those in a comment; nothing is taken for a label."""
    locale = locale_of(tag)
    for key in DATES:
        parts = parse_date(starter_texts(tag)[key], locale).parts
        assert parts, key
        assert [part.label for part in parts] == [""] * len(parts), key


@pytest.mark.parametrize("tag", TAGS)
def test_comments_are_folded(tag: str) -> None:
    """Long ones at the top are on several lines, each of them a comment."""
    head = starter_cv(tag).partition("\nname:")[0].splitlines()
    bibliography = starter_bibliography(tag).partition("\n@")[0].splitlines()

    assert len(head) >= 4
    assert all(line.startswith("# ") for line in head if line)
    assert all(line.startswith("% ") for line in bibliography if line)
    assert max(map(len, [*head, *bibliography])) <= WIDTH


@pytest.mark.parametrize("tag", TAGS)
def test_placeholders_are_found_in_each_language(tag: str) -> None:
    """All of the named person's CV are in one warning, and nothing else is said."""
    cv = named_cv("Ada Lovelace", None, {}, language=tag)
    (problem,) = check(Path("cv.yaml"), Options(contents={"cv.yaml": cv.encode()})).diagnostics

    assert problem.code is Code.PLACEHOLDER
    assert len(problem.notes) + 1 == cv.count(": <")


def test_without_a_language_the_starter_is_english() -> None:
    """And names none, so that nobody has to remove it."""
    assert starter_cv("en").replace("language: en\n", "") == starter_cv()
    assert "language: en-US\n" in starter_cv("en-US")


@pytest.mark.parametrize("tag", ["", "de"])
def test_a_theme_is_named_in_any_language(tag: str) -> None:
    """The design shows the same keys as without one."""
    design = data_of(starter_cv(tag, "modern"))["design"]

    assert design == {"theme": "modern"}
    assert "  # date_format: month-year\n" in starter_cv(tag, "modern")
