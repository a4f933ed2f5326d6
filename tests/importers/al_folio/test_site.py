"""Sites of al-folio: what is of the person, and what al-folio comes with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cvtex.importers.importing import import_file
from cvtex.source import Source
from cvtex.yaml import parse

CV = """\
- title: General Information
  type: map
  contents:
    - {name: Full Name, value: Albert Einstein}
    - {name: Date of Birth, value: 14th March 1879}
- title: Education
  type: time_table
  contents:
    - {title: PhD, institution: 'University of Zurich, Zurich, Switzerland', year: 1905}
    - {title: PhD, institution: Bergen College, year: 2019 - now, description: [Description 1.]}
- title: Honors
  type: time_table
  contents:
    - {year: 1921, items: [Nobel Prize in Physics]}
"""


def _imported(folder: Path, config: str, about: str = "", cv: str = CV) -> str:
    for name, text in (("_data/cv.yml", cv), ("_config.yml", config), ("_pages/about.md", about)):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    made = import_file(folder).value
    assert made is not None
    assert made.faults == ()
    return made.files["cv.yaml"].decode()


def test_entries_that_al_folio_comes_with_are_left_out(tmp_path: Path) -> None:
    """Nobody wants the prizes of Einstein in a CV; an entry with anything else of its own stays."""
    text = _imported(tmp_path, "first_name: Mara\nlast_name: Lindqvist\n")

    assert "1905" not in text
    assert "Nobel" not in text
    assert "1879" not in text
    assert "Bergen College" in text
    assert "Description 1" not in text
    assert "date: 2019 – now" in text


def test_the_example_as_a_whole_is_a_cv(tmp_path: Path) -> None:
    """Who tries the importer with al-folio itself gets all of it."""
    text = _imported(tmp_path, "first_name: You\nmiddle_name: R.\nlast_name: Name\n")

    assert "name: Albert Einstein" in text
    assert "Nobel Prize" in text


@pytest.mark.parametrize(
    ("config", "page", "person", "name"),
    [
        ("jekyll_get_json: [{data: resume, json: assets/json/resume.json}]", "", "Ana", "Ana"),
        ("", "", "Ana", "Mara"),
        ("", "---\ncv_format: jsonresume\n---\n", "Ana", "Ana"),
        ("jekyll_get_json: [{data: resume, json: assets/json/resume.json}]", "",
         "Albert Einstein", "Mara"),
        ("jekyll_get_json: [{data: resume, json: assets/json/resume.json}]",
         "---\ncv_format: rendercv\n---\n", "Ana", "Mara"),
    ],
)  # fmt: skip
def test_of_two_cvs_the_one_that_is_shown_counts(
    tmp_path: Path, config: str, page: str, person: str, name: str
) -> None:
    """A site that loads the CV in JSON shows it, unless its page says otherwise."""
    cv = "- {title: General, type: map, contents: [{name: Full Name, value: Mara}]}"
    files = {"assets/json/resume.json": json.dumps({"basics": {"name": person}})}
    files["_pages/cv.md"] = page
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)

    assert f"name: {name}\n" in _imported(tmp_path, config, cv=cv)


@pytest.mark.parametrize(
    ("below", "location"),
    [
        ("<p>Room 3,</p> <p>5007 Bergen</p>", "location: Room 3, 5007 Bergen"),
        ("<ul><li>Hill Road 1</li><li>Oslo</li></ul>", "location: Hill Road 1, Oslo"),
        ("<p>mara@example.org</p> <p>Oslo</p>", "location: Oslo"),
        ("<p>Me with my dog</p>", ""),
        ("<p>Fall seven times, stand up eight.</p>", ""),
    ],
)
def test_an_address_below_the_picture_is_one_line(
    tmp_path: Path, below: str, location: str
) -> None:
    """Without marks of a list, double commas or the e-mail address; a remark is no address."""
    about = f"---\nprofile:\n  more_info: >\n    {below}\n---\n"
    text = _imported(tmp_path, "email: mara@example.org\n", about)

    assert location in text
    assert ("location:" in text) == bool(location)


def test_an_account_has_one_network_under_two_names(tmp_path: Path) -> None:
    """The CV says Twitter and the site X, or the other way about."""
    fact = "{name: Twitter, value: maral}"
    cv = f"- {{title: General, type: map, contents: [{{name: Full Name, value: Mara}}, {fact}]}}"
    text = _imported(tmp_path, "x_username: maral\n", cv=cv)

    assert text.count("maral") == 1


def _first(text: str) -> Any:
    """Return the data of a CV."""
    read = parse(Source("cv.yaml", text)).value
    assert read is not None
    return read.data


@pytest.mark.parametrize(
    ("name", "value", "key", "made"),
    [
        ("E-Mail", '<a href="mailto:m@b.example">m@b.example</a>', "email", "m@b.example"),
        ("email", "[m@b.example](mailto:m@b.example)", "email", "m@b.example"),
        ("Website", '<a href="https://m.example/">m.example</a>', "url", "https://m.example/"),
        (
            "GitHub",
            "<a class='x' href='https://github.com/mlind'>mlind</a>",
            "profiles",
            [{"network": "GitHub", "username": "mlind"}],
        ),
        ("Website", '<a href="https://m.example/">My page</a>', "personal", None),
        (
            "Links",
            [{"name": "GitHub", "url": "https://github.com/mlind"}],
            "profiles",
            [{"network": "GitHub", "username": "mlind"}],
        ),
        ("Summary", "I build boats.", "sections", [{"title": "Summary", "text": "I build boats."}]),
    ],
)
def test_facts_that_are_links(tmp_path: Path, name: str, value: Any, key: str, made: Any) -> None:
    """Their address is what it is about, unless they have words of their own."""
    facts = [{"name": "Full Name", "value": "Mara"}, {"name": name, "value": value}]
    cv = json.dumps([{"title": "General Information", "type": "map", "contents": facts}])
    found = _first(_imported(tmp_path, "", cv=cv))[key]

    assert found == made or (made is None and "My page" in str(found))


def test_an_entry_may_have_a_company(tmp_path: Path) -> None:
    """It is the institution of other entries."""
    entry = {"title": "Intern", "company": "Boats Ltd", "year": 2020}
    cv = json.dumps([{"title": "Experience", "type": "time_table", "contents": [entry]}])

    assert _first(_imported(tmp_path, "", cv=cv))["sections"] == [
        {
            "title": "Experience",
            "experience": [{"date": "2020", "position": "Intern", "organization": "Boats Ltd"}],
        }
    ]


def test_the_cv_that_is_not_shown_is_told_and_can_be_named(tmp_path: Path) -> None:
    """Nothing of it is in the result, but naming it imports it."""
    cv = "- {title: General, type: map, contents: [{name: Full Name, value: Mara}]}"
    page = "---\ncv_format: jsonresume\n---\n"
    files = {"_data/cv.yml": cv, "_config.yml": "x: 1", "_pages/cv.md": page}
    files["assets/json/resume.json"] = json.dumps({"basics": {"name": "Ana"}})
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    site, named = import_file(tmp_path), import_file(tmp_path / "_data" / "cv.yml")

    assert site.value is not None
    assert named.value is not None
    assert "name: Ana" in site.value.files["cv.yaml"].decode()
    assert "name: Mara" in named.value.files["cv.yaml"].decode()
    assert [found.message for found in site.diagnostics] == [
        "`_data/cv.yml` was not read: the CV of the site is `assets/json/resume.json`"
    ]
