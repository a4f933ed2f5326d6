"""`importers.resume`: any data in the shape of JSON Resume or YAMLResume becomes a valid CV."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cvtex.compiler import Options
from cvtex.compiler.stages import check
from cvtex.importers.importing import import_file
from cvtex.source import Source
from cvtex.yaml import parse

TEXTS = st.one_of(
    st.sampled_from([
        "", " ", "Present", "2020", "2020-05", "2021-13-45", "May 3, 2019", "0", "a@b.example",
        "https://x.example/a b", "www.x.example", "GitHub", "mdoe", "0000-0002-1825-0098",
        "*a* _b_ `c` $d$ [e](f) <g> \\ #h &amp; <b>i</b><br>j", "- a\n- b\n\n1. c", "a: b", "none",
        "on request", "x" * 400, "{text: 1}", "\u00e9\u0301 \u202e \U0001f600", "10.5555/x{y}_z",
    ]),
    st.text(max_size=12),
)  # fmt: skip
SCALARS = st.one_of(TEXTS, st.none(), st.booleans(), st.integers(-3, 3000), st.floats(-1, 1))
ANY = st.recursive(SCALARS, lambda below: st.one_of(
    st.lists(below, max_size=3), st.dictionaries(TEXTS, below, max_size=3)
), max_leaves=4)  # fmt: skip
FIELDS = (
    "name", "title", "position", "organization", "company", "institution", "studyType", "area",
    "startDate", "endDate", "date", "releaseDate", "url", "summary", "description", "highlights",
    "keywords", "level", "language", "fluency", "reference", "publisher", "doi", "authors",
    "roles", "type", "entity", "courses", "score", "email", "phone", "location", "network",
    "username", "positions", "text", "group", "github", "source", "graduationDate", "expireDate",
)  # fmt: skip
ENTRY = st.dictionaries(st.sampled_from(FIELDS), st.one_of(TEXTS, ANY), max_size=6)
SECTION = st.one_of(st.lists(st.one_of(ENTRY, TEXTS), max_size=3), ANY)
SECTIONS = st.dictionaries(
    st.sampled_from([
        "work", "volunteer", "education", "awards", "certificates", "publications", "skills",
        "languages", "interests", "references", "projects", "talks", "teaching", "my_section",
    ]),
    SECTION,
    max_size=5,
)  # fmt: skip
BASICS = st.dictionaries(
    st.sampled_from([
        "name", "label", "headline", "image", "email", "phone", "url", "summary", "location",
        "profiles", "github", "birthDate", "language", "firstname", "lastname", "aboutMe",
    ]),
    st.one_of(TEXTS, ANY, st.lists(ENTRY, max_size=2)),
)  # fmt: skip


def becomes_a_cv(data: Any, kind: str, folder: Path) -> None:
    """Check that data becomes a valid CV, without a traceback and without a silent loss."""
    path = folder / "resume.json"
    made = import_file(path, kind, json.dumps(data).encode())
    assert made.value is not None, made.diagnostics
    assert [(loss.path, loss.text, loss.reason) for loss in made.value.faults] == []

    contents = {str(folder / name): value for name, value in made.value.files.items()}
    checked = check(folder / "cv.yaml", Options(contents=contents, root=folder))
    assert not checked.failed, (checked.diagnostics, made.value.files["cv.yaml"].decode())


@pytest.mark.slow
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BASICS, SECTIONS)
def test_any_json_resume_becomes_a_cv(basics: Any, sections: Any) -> None:
    """Whatever the values are, in a file with the keys of the format."""
    becomes_a_cv({"basics": {"label": "x", **basics}, **sections}, "json-resume", Path("/nowhere"))


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BASICS, SECTIONS, ANY, st.sampled_from(["en", "de", "zh-hans", "no", "xx", ""]))
def test_any_yamlresume_becomes_a_cv(basics: Any, content: Any, layout: Any, tag: str) -> None:
    """The same for YAMLResume, in any language and with any layout."""
    data = {
        "content": {"basics": basics, **content},
        "locale": {"language": tag},
        "layouts": [{"engine": "latex", "page": layout, "typography": layout}, layout],
    }
    becomes_a_cv(data, "yamlresume", Path("/nowhere"))


def test_a_script_without_spaces_says_the_language() -> None:
    """Single words are left out of the question, but not sentences that have no spaces."""
    summary = "おはようございます" * 3
    data = {"basics": {"name": "Mara", "summary": summary}}
    made = import_file(Path("resume.json"), "json-resume", json.dumps(data).encode()).value

    assert made is not None
    assert "language: ja" in made.files["cv.yaml"].decode()


def test_the_own_texts_say_the_language_if_all_do_not() -> None:
    """References and names of works are often in English."""
    german = "Leitung der Werkstatt und Planung von Brücken mit der Gruppe für den Hafen. " * 4
    english = "He was the best of the people with whom I have worked in a team for years. " * 4
    data = {
        "basics": {"name": "Mara", "summary": german},
        "references": [{"name": "Ana", "reference": english}],
    }
    made = import_file(Path("resume.json"), "json-resume", json.dumps(data).encode()).value

    assert made is not None
    assert "language: de" in made.files["cv.yaml"].decode()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Mara<br>Lindqvist", "Mara Lindqvist"), ("<b>Mara</b> O&#39;Neill", "Mara O’Neill"),
        ("Mara *L* Lindqvist_", "Mara *L* Lindqvist_"), ("A < B", "A < B"),
    ],
)  # fmt: skip
def test_a_name_has_no_markup(written: str, name: str) -> None:
    """It is plain text, in which stars are stars and tags would be printed."""
    data = {"basics": {"name": written, "summary": "x"}}
    made = import_file(Path("resume.json"), "json-resume", json.dumps(data).encode()).value

    assert made is not None
    assert made.losses == ()
    cv = parse(Source("cv.yaml", made.files["cv.yaml"].decode())).value
    assert cv is not None
    assert isinstance(cv.data, dict)
    assert cv.data["name"] == name


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Made **boats**, see [them](https://a.example)", "text: Made **boats**, see [them](https"),
        ("2 * 3 * 4 and **kwargs and a[1](x)", r"text: 2 * 3 * 4 and **kwargs and a\[1](x)"),
    ],
)
def test_texts_with_links_and_strong_words_are_markdown(written: str, text: str) -> None:
    """The format has plain texts, but themes read Markdown, and nobody wants to print stars."""
    data = {"basics": {"name": "Mara", "summary": written}}
    made = import_file(Path("resume.json"), "json-resume", json.dumps(data).encode()).value

    assert made is not None
    assert made.losses == ()
    assert text in made.files["cv.yaml"].decode()


def test_a_name_with_a_link_is_markdown(tmp_path: Path) -> None:
    """As themes show it; what only looks like markup stays as it is written."""
    entries = [{"name": "*[Tool](https://a.example)* 2"}, {"name": "a*b*"}]
    data = {"basics": {"name": "Mara"}, "projects": entries}
    text = json.dumps(data).encode()
    made = import_file(tmp_path / "resume.json", "json-resume", text).value

    assert made is not None
    assert made.losses == ()
    cv = made.files["cv.yaml"].decode()
    assert "*[Tool](https://a.example)* 2" in cv
    assert r"a\*b\*" in cv


def test_a_place_that_the_name_has_is_not_printed_again() -> None:
    """So people write it, and not twice."""
    schools = [
        {"institution": "Harbour College, Bergen, Norway", "location": "Bergen, Norway"},
        {"institution": "College of Bergen", "location": "Bergen"},
    ]
    data = {"basics": {"name": "Mara"}, "education": schools}
    made = import_file(Path("resume.json"), "json-resume", json.dumps(data).encode()).value

    assert made is not None
    assert made.losses == ()
    assert made.files["cv.yaml"].decode().count("location: Bergen") == 1


@pytest.mark.parametrize(
    ("section", "entry", "written"),
    [
        (
            "basics",
            {"firstname": "Mara", "lastname": "Lindqvist"},
            "name: {given: Mara, family: Lindqvist}",
        ),
        ("basics", {"aboutMe": "I build boats."}, "text: I build boats."),
        ("education", {"institution": "X", "graduationDate": "2015-01"}, "date: January 2015"),
        ("education", {"institution": "X", "percentage": "96%"}, "score: 96%"),
        ("awards", {"text": "Best Boat", "source": "https://a.example"}, "title: Best Boat"),
        ("skills", {"group": "Frontend", "items": ["CSS"]}, "name: Frontend"),
        ("certificates", {"name": "X", "expireDate": "2025-08"}, "expires: August 2025"),
        ("certificates", {"name": "X", "certificateID": "C-1"}, "number: C-1"),
        (
            "work",
            {"name": "X", "positions": [{"position": "Lead", "startDate": "2019"}, {}]},
            "positions:\n          - {date: 2019 – present, position: Lead}",
        ),
    ],
)
def test_keys_that_people_write(section: str, entry: dict[str, Any], written: str) -> None:
    """The format does not have them, but it is clear what they mean."""
    basics = entry if section == "basics" else {"name": "Mara"}
    data = {"basics": basics, **({} if section == "basics" else {section: [entry]})}
    made = import_file(Path("resume.json"), "json-resume", json.dumps(data).encode()).value

    assert made is not None
    assert made.losses == ()
    assert written in made.files["cv.yaml"].decode()


def test_a_second_address_of_an_entry_is_told() -> None:
    """An entry has one; which of them it is shown with is that of the format."""
    entry = {"name": "Tool", "url": "https://a.example", "github": "mara/tool"}
    data = {"basics": {"name": "Mara"}, "projects": [entry]}
    made = import_file(Path("resume.json"), "json-resume", json.dumps(data).encode()).value

    assert made is not None
    assert "url: https://a.example" in made.files["cv.yaml"].decode()
    assert [(x.text, x.reason) for x in made.losses] == [("mara/tool", "an entry has one address")]
