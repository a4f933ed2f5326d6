"""`validation.foreign`: a file of another CV program is recognised as a whole, and no other is."""

from __future__ import annotations

import pytest

from cvtex.diagnostics.codes import Code
from cvtex.source import Source
from cvtex.validation.foreign import foreign_format
from cvtex.validation.validate import validate
from cvtex.yaml.loader import parse_yaml

RENDERCV = "cv:\n  name: A B\n  sections:\n    work:\n      - {company: C, start_date: 2020}\n"
YAMLRESUME = "---\ncontent:\n  basics: {name: A B}\n  work: [{name: C, startDate: 2020}]\n"
JSON_RESUME = '{"basics": {"name": "A B"}, "work": [{"name": "C", "startDate": "2020"}]}\n'


@pytest.mark.parametrize(
    ("text", "program", "line", "hint"),
    [
        (RENDERCV, "RenderCV", 1, "`cvtex import rendercv cv.yaml -o new`"),
        (
            "design: {theme: classic}\n" + RENDERCV,
            "RenderCV",
            2,
            "`cvtex import rendercv cv.yaml -o new`",
        ),
        (
            "cv: {name: A B, social_networks: [{network: GitHub, username: a}]}\n",
            "RenderCV",
            1,
            "`cvtex import rendercv cv.yaml -o new`",
        ),
        (
            "cv: {name: A B}\nlocale: {language: english}\n",
            "RenderCV",
            1,
            "`cvtex import rendercv cv.yaml -o new`",
        ),
        (YAMLRESUME, "YAMLResume", 2, "`cvtex import yamlresume cv.yaml -o new`"),
        (
            "layouts: []\ncontent: {education: []}\n",
            "YAMLResume",
            2,
            "`cvtex import yamlresume cv.yaml -o new`",
        ),
        (JSON_RESUME, "JSON Resume", 1, "`cvtex import json-resume cv.yaml -o new`"),
        (
            "basics:\n  name: A B\n  profiles: []\n",
            "JSON Resume",
            1,
            "`cvtex import json-resume cv.yaml -o new`",
        ),
        (
            "meta: {}\nwork: [{name: C}]\nskills: [{name: S}]\n",
            "JSON Resume",
            2,
            "`cvtex import json-resume cv.yaml -o new`",
        ),
        (
            "basics: {name: A}\nsections: {skills: {items: []}}\n",
            "Reactive Resume",
            1,
            "`cvtex new DIR`",
        ),
        (
            "name: A\nemployment: {history: [{employer: C}]}\n",
            "HackMyResume (FRESH)",
            2,
            "`cvtex import json-resume`",
        ),
        ("SkillsPassport: {LearnerInfo: {}}\n", "Europass", 1, "`cvtex import europass cv.yaml"),
        (
            "- {title: A, type: map, contents: [{name: N, value: V}]}\n",
            "al-folio",
            1,
            "`cvtex import al-folio cv.yaml -o new`",
        ),
        (
            "firstName: A\nlastName: B\npositions: []\n",
            "LinkedIn",
            1,
            "`cvtex import linkedin FILE.zip`",
        ),
    ],
)
def test_a_file_of_another_program_has_one_message(
    text: str, program: str, line: int, hint: str
) -> None:
    """It names the program and the key by which it is recognised, and shows a way out."""
    document = parse_yaml(Source("cv.yaml", text)).value
    assert document is not None
    (problem,) = validate(document).diagnostics

    assert problem.code is Code.FOREIGN_FORMAT
    assert problem.message == f"this is a file of {program}, not of cvtex"
    assert problem.span is not None
    assert problem.span.line == line
    assert hint in problem.hints[0]
    assert problem.fix is None


@pytest.mark.parametrize(
    "text",
    [
        "name: A\nsections: {Work: [x]}\n",
        "name: A\nwork: []\nskills: []\n",
        "cv:\n  name: A B\n  sections: [{title: T, text: x}]\n",
        "cv: {name: A B}\n",
        "basics: {name: A B}\n",
        "name: A\ncontent: {x: y}\n",
        "skills: [{name: S}]\n",
        "firstName: A\nlastName: B\n",
        "- {title: A}\n",
        "[]\n",
    ],
)
def test_a_cv_with_mistakes_is_of_no_other_program(text: str) -> None:
    """A key that another program has too is a mistake in a CV of cvtex."""
    document = parse_yaml(Source("cv.yaml", text)).value
    assert document is not None

    assert foreign_format(document) is None
