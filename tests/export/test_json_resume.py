"""`export.json_resume`: valid in JSON Resume 1.3.1, and all that has a place there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

from cvtex.compiler.stages import check
from cvtex.diagnostics import Result
from cvtex.export.json_resume import to_json_resume
from cvtex.importers.importing import import_file

CASES = sorted(path.parent for path in Path(__file__).parents[1].glob("cases/good/*/cv.yaml"))

TEXT = {"type": "string"}
URI = {"type": "string", "format": "uri"}
DATE = {"type": "string", "pattern": r"^[12]\d{3}(-[01]\d(-[0-3]\d)?)?$"}
TEXTS = {"type": "array", "items": TEXT}
FACTS: Any = {
    "basics": {
        "name": TEXT, "label": TEXT, "image": TEXT, "email": {**TEXT, "format": "email"},
        "phone": TEXT, "url": URI, "summary": TEXT,
        "location": dict.fromkeys(
            ("address", "postalCode", "city", "countryCode", "region"), TEXT
        ),
        "profiles": [{"network": TEXT, "username": TEXT, "url": URI}],
    },
    "work": [{
        "name": TEXT, "location": TEXT, "description": TEXT, "position": TEXT, "url": URI,
        "startDate": DATE, "endDate": DATE, "summary": TEXT, "highlights": TEXTS,
    }],
    "volunteer": [{
        "organization": TEXT, "position": TEXT, "url": URI, "startDate": DATE, "endDate": DATE,
        "summary": TEXT, "highlights": TEXTS,
    }],
    "education": [{
        "institution": TEXT, "url": URI, "area": TEXT, "studyType": TEXT, "startDate": DATE,
        "endDate": DATE, "score": TEXT, "courses": TEXTS,
    }],
    "awards": [{"title": TEXT, "date": DATE, "awarder": TEXT, "summary": TEXT}],
    "certificates": [{"name": TEXT, "date": DATE, "url": URI, "issuer": TEXT}],
    "publications": [{
        "name": TEXT, "publisher": TEXT, "releaseDate": DATE, "url": URI, "summary": TEXT,
    }],
    "skills": [{"name": TEXT, "level": TEXT, "keywords": TEXTS}],
    "languages": [{"language": TEXT, "fluency": TEXT}],
    "interests": [{"name": TEXT, "keywords": TEXTS}],
    "references": [{"name": TEXT, "reference": TEXT}],
    "projects": [{
        "name": TEXT, "description": TEXT, "highlights": TEXTS, "keywords": TEXTS,
        "startDate": DATE, "endDate": DATE, "url": URI, "roles": TEXTS, "entity": TEXT,
        "type": TEXT,
    }],
}  # fmt: skip
"""What the published schema says of each key; all of them may be missing, and there may be more."""


def schema_of(facts: Any) -> dict[str, Any]:
    """Return facts as a JSON Schema."""
    if isinstance(facts, list):
        return {"type": "array", "items": schema_of(facts[0])}
    if "type" in facts and isinstance(facts["type"], str):
        return dict(facts)
    return {"type": "object", "properties": {key: schema_of(facts[key]) for key in facts}}


SCHEMA = Draft7Validator(schema_of(FACTS), format_checker=FormatChecker())


def exported(cv: str, folder: Path) -> tuple[dict[str, Any], list[str]]:
    """Return what a CV is exported to, and the messages."""
    (folder / "cv.yaml").write_text(cv, encoding="utf-8")
    written = written_from(folder / "cv.yaml")
    assert written.value is not None
    return json.loads(written.value), [problem.message for problem in written.diagnostics]


def written_from(path: Path) -> Result[str]:
    """Export the CV of a path."""
    compiled = check(path)
    assert compiled.document is not None, compiled.diagnostics
    return to_json_resume(compiled.document)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_every_good_case_is_valid(case: Path) -> None:
    """Each key that the format has is of the type that it has there."""
    written = written_from(case / "cv.yaml").value

    assert written is not None
    assert [error.message for error in SCHEMA.iter_errors(json.loads(written))] == []


CV = """name: {prefix: Dr., given: Mara, family: Doe}
label: "*Linguist* & more"
email: [mara@example.org, m@example.org]
location: 12 Harbour Row, 75105 Uppsala, Sweden
profiles: [{network: ORCID, username: 0000-0002-1825-0097}]
personal: {children: 2}
sections:
  - title: none
    text: "I *study* words.\\n\\nAnd fjords."
  - title: Experience
    experience:
      - organization: Institute
        url: https://example.org/ä
        positions:
          - {date: March 2024 –, position: Head, summary: "*A small institute*\\\\\\nI lead it."}
          - {date: 2021–2023, position: Scientist}
      - {date: {text: long ago}, organization: Harbour}
  - title: Education
    education: [{date: 2016, institution: U, thesis: T}]
  - title: Talks
    talks: [{title: Whose Corpus?}]
  - title: Projects
    projects: [{name: fstkit, summary: "*Author, Maintainer (library)*\\\\\\nA tool."}]
  - title: Papers
    publications:
      entries:
        - {type: article, title: On X, venue: J, date: May 2020, authors: [M. Doe, A. Roe],
           doi: 10.5555/1, volume: 3}
"""


def test_all_that_has_a_place_is_exported(tmp_path: Path) -> None:
    """Plain texts, dates in ISO 8601, several positions apart, parts of an address."""
    resume, messages = exported(CV, tmp_path)

    assert resume["basics"] == {
        "name": "Mara Doe",
        "label": "Linguist & more",
        "email": "mara@example.org",
        "location": {
            "countryCode": "SE", "postalCode": "75105", "city": "Uppsala",
            "address": "12 Harbour Row",
        },
        "profiles": [{
            "network": "ORCID", "username": "0000-0002-1825-0097",
            "url": "https://orcid.org/0000-0002-1825-0097",
        }],
        "summary": "I study words.\n\nAnd fjords.",
    }  # fmt: skip
    url = "https://example.org/%C3%A4"
    assert resume["work"] == [
        {
            "name": "Institute", "position": "Head", "description": "A small institute", "url": url,
            "startDate": "2024-03", "summary": "I lead it.",
        },
        {
            "name": "Institute", "position": "Scientist", "url": url, "startDate": "2021",
            "endDate": "2023",
        },
        {"name": "Harbour"},
    ]  # fmt: skip
    assert resume["education"] == [
        {"institution": "U", "startDate": "2016", "endDate": "2016", "thesis": "T"}
    ]
    assert resume["projects"] == [
        {
            "name": "fstkit", "description": "A tool.", "roles": ["Author", "Maintainer"],
            "type": "library",
        },
    ]  # fmt: skip
    assert resume["publications"] == [
        {
            "name": "On X", "url": "https://doi.org/10.5555/1", "authors": ["M. Doe", "A. Roe"],
            "publisher": "J", "releaseDate": "2020-05",
        },
    ]  # fmt: skip
    assert resume["meta"] == {"signs_as": ["M. Doe"]}
    assert messages == [
        "JSON Resume has no place for a second `email`, `prefix`, `personal`",
        "JSON Resume has no place for a date that is a text of `Experience`",
        "JSON Resume has no place for the section `Talks`",
        "JSON Resume has no place for details of venues of `Papers`",
    ]


RESUME = """{
  "basics": {
    "name": "Mara Doe", "label": "Linguist_1", "email": "mara@example.org", "phone": "(1) 2",
    "url": "https://mara.example.org/", "summary": "I study *words*.\\n\\nAnd 5 < 6.",
    "location": {"address": "1 Quay", "postalCode": "1010", "city": "Wien", "countryCode": "AT"},
    "profiles": [
      {"network": "GitHub", "username": "mdoe", "url": "https://github.com/mdoe"},
      {"network": "Forge", "username": "m", "url": "https://forge.example.org/m"}
    ]
  },
  "work": [
    {"name": "Institute", "location": "Wien", "description": "A lab. For words", "position": "Head",
     "url": "https://i.example.org", "startDate": "2019-03-01", "endDate": "2020-12-31",
     "summary": "Led it.\\nWith care.", "highlights": ["One", "Two [2]"]},
    {"name": "Harbour", "description": "Boats", "startDate": "2020"}
  ],
  "volunteer": [{"organization": "Rescue", "position": "Dog handler", "startDate": "2014",
                 "endDate": "2015", "summary": "In snow", "highlights": ["Found two"]}],
  "education": [{"institution": "University", "url": "https://u.example.org", "area": "Words",
                 "studyType": "PhD", "startDate": "2011", "endDate": "2013", "score": "1.0",
                 "courses": ["A - B", "C"]}],
  "awards": [{"title": "Prize", "date": "2014-11", "awarder": "Academy", "summary": "For words"}],
  "certificates": [{"name": "First aid", "date": "2020-02-03", "issuer": "Red Cross",
                    "url": "https://c.example.org/1"}],
  "publications": [{"name": "On {X} & Y", "publisher": "Journal", "releaseDate": "2014-10-01",
                    "url": "https://doi.org/10.5555/12", "summary": "Short"}],
  "skills": [{"name": "Web", "level": "Master", "keywords": ["HTML", "C#, C++"]}],
  "languages": [{"language": "German", "fluency": "Native"}],
  "interests": [{"name": "Boats", "keywords": ["Sails"]}, {"name": "Maps"}],
  "references": [{"name": "A. Roe", "reference": "Works \\"well\\"."}],
  "projects": [{"name": "Tool", "description": "A tool.", "highlights": ["Fast"],
                "keywords": ["C"], "startDate": "2016-08-24", "endDate": "2016-08-24",
                "url": "https://t.example.org", "roles": ["Lead", "Author"], "entity": "Club",
                "type": "application"},
               {"name": "Other", "roles": ["Lead"]}, {"name": "Third", "type": "talk"}]
}"""


def test_import_and_export_give_back_what_went_in(tmp_path: Path) -> None:
    """A file with all keys of the format is the same after it was a `cv.yaml`."""
    (tmp_path / "resume.json").write_text(RESUME, encoding="utf-8")
    imported = import_file(tmp_path / "resume.json").value
    assert imported is not None
    assert imported.losses == ()
    resume, messages = exported(imported.files["cv.yaml"].decode(), tmp_path)
    del resume["$schema"]

    plain = json.dumps(resume, ensure_ascii=False).replace("“", '\\"').replace("”", '\\"')
    assert json.loads(plain) == json.loads(RESUME)
    assert messages == []


def test_export_and_import_give_back_what_went_in(tmp_path: Path) -> None:
    """What was exported is the same if it is imported and exported again."""
    resume, _ = exported(CV, tmp_path)
    (tmp_path / "resume.json").write_text(json.dumps(resume), encoding="utf-8")
    imported = import_file(tmp_path / "resume.json").value
    assert imported is not None
    again, messages = exported(imported.files["cv.yaml"].decode(), tmp_path)

    assert again == resume
    assert messages == []
