"""`checks.starter`: what is left of the starter's person is reported, and nothing else is."""

from __future__ import annotations

import json

import pytest

from cvtex.checks.starter import BEGUN, MARKS, TELLING, personal_values, starter_values
from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic
from cvtex.source import Source
from cvtex.starter import NAMES, REGIONS, starter_cv, starter_texts
from cvtex.yaml.loader import parse_yaml

STARTER = starter_cv()
NAMED = STARTER.replace("name: Mara Lindqvist", "name: Jane Doe")


def found(text: str) -> list[Diagnostic]:
    document = parse_yaml(Source("cv.yaml", text)).value
    assert document is not None
    return list(starter_values(document))


@pytest.mark.parametrize("language", ["", "en-GB", "de", "de-CH", "ru"])
@pytest.mark.parametrize("theme", ["", "modern"])
def test_the_starter_itself_is_not_reported(language: str, theme: str) -> None:
    """Whoever has just written it knows whose CV it is, in any language and theme."""
    assert found(starter_cv(language, theme)) == []


@pytest.mark.parametrize(
    "language", [tag for tag in (*NAMES, *REGIONS) if not tag.startswith("en")]
)
def test_her_values_are_found_in_each_language(language: str) -> None:
    """All that tell of her, with her name and contacts replaced, and any of them alone."""
    own = starter_cv(language).partition("\nsections:")[2]
    head = f"# {BEGUN}\nname: Jane Doe\nlanguage: {language}\nsections:"
    texts = starter_texts(language)
    (problem,) = found(head + own)

    assert len(problem.notes) > 15
    for field in TELLING:
        (alone,) = found(
            f"{head} [{{title: A, text: {json.dumps(texts[field], ensure_ascii=False)}}}]\n"
        )
        assert alone.code is Code.STARTER_VALUE, field


def test_her_english_values_are_found_in_a_cv_in_another_language() -> None:
    """As after the English starter has been translated by hand."""
    text = "language: de\nname: Jane Doe\nphone: +46 555 010 203\n"

    assert [problem.code for problem in found(text)] == [Code.STARTER_VALUE]


@pytest.mark.parametrize("language", ["de", "xx", "ja", "1", "[de]", "en-GB", "null"])
def test_another_cv_in_a_language_is_not_hers(language: str) -> None:
    """Whatever the value of `language`; titles and languages are those of many people."""
    texts = starter_texts("de")
    sections = [{"title": texts["education"], "text": texts[key]} for key in ("phd_area", "native")]

    text = f"# {BEGUN}\nname: A\nlanguage: {language}\nsections: {json.dumps(sections)}\n"
    assert found(text) == []
    assert BEGUN in starter_cv("de").partition("\n")[0]


def test_each_value_of_hers_has_a_word_by_which_it_is_noticed() -> None:
    """Without one of these words in its text, a CV is not looked at any further."""
    document = parse_yaml(Source("cv.yaml", STARTER)).value
    assert document is not None
    values = [value.casefold() for _, value in personal_values(document.data)]

    assert len(values) > 20
    assert [value for value in values if not any(mark in value for mark in MARKS)] == []


def test_a_cv_with_her_name_is_hers() -> None:
    """One message at the name stands for everything else."""
    (problem,) = found(STARTER.replace("+46 555 010 203", "+1 555 0100"))

    assert problem.code is Code.STARTER_VALUE
    assert problem.span is not None
    assert problem.span.line == STARTER[: STARTER.index("\nname:")].count("\n") + 2
    assert problem.notes == ()


def test_after_a_new_name_every_value_of_hers_has_its_place() -> None:
    """Each line of the starter that tells of her is at a message or a note, until it is gone."""
    problems = found(NAMED)
    spans = [span for problem in problems for span in problem.spans]
    lines = {NAMED.splitlines()[span.line - 1].strip() for span in spans}

    assert len(problems) == 5
    for part in (
        "signs_as:", "email:", "phone:", "location:", "url: https://mara", "text: >-", "thesis:",
        "institution: Northern", "advisors:", "organization: Institute", "Polar Circle", "works:",
        "venues:", "fstkit.example.org", "Jonas Dahl", "Organizer:", "text: Reviewer",
    ):  # fmt: skip
        assert [line for line in lines if part in line], part
    assert not [line for line in lines if line.startswith(("- title: Education", "- {name: Prog"))]


@pytest.mark.parametrize(
    "line",
    [
        "phone: +46 555 010 203",
        "phone: +46555010203",
        "email: Mara.Lindqvist@example.org",
        "url: https://mara.example.org/cv",
        "signs_as: [Jane Roe, Mara E. Lindqvist]",
        "sections: [{title: A, awards: [{title: Polar Circle Doctoral Fellowship}]}]",
        "sections: [{title: A, text: 'Write to mara.lindqvist@example.org.'}]",
        "sections: [{title: A, projects: [{name: fstkit}]}]",
    ],
)
def test_a_single_value_is_enough(line: str) -> None:
    """In another form, at another place or within a text."""
    assert [problem.code for problem in found(f"name: Jane Doe\n{line}\n")] == [Code.STARTER_VALUE]


@pytest.mark.parametrize(
    "line",
    [
        "location: Uppsala, Sweden",
        "phone: +46 555 010 204",
        "sections: [{title: Teaching, teaching: [{course: Introduction to Phonetics}]}]",
        "sections: [{title: Research Interests, text: Speech}]",
        "sections: [{title: E, education: [{degree: PhD, institution: University of Oslo}]}]",
        "sections: [{title: L, languages: [{language: Swedish, fluency: native}]}]",
    ],
)
def test_what_others_may_have_too_is_not_hers(line: str) -> None:
    """Headings, degrees, languages, a city and a course are those of many people."""
    assert found(f"name: Jane Doe\n{line}\n") == []
