"""A CV in YAML, JSON and TOML: the same data, the same document, the same messages and fixes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.cli import commands
from cvtex.compiler.compilation import Compilation
from cvtex.compiler.options import Options
from cvtex.compiler.stages import check, to_latex

TEXTS = st.sampled_from(
    ["x", "a *b* c", "null", "2020", "1.10", "yes", "#1: a", "", " ", "'q' \"d\" \\", "two\nlines",
     "- a\n  - b\n- c", "$x^2$", "$\\bad$", "www.a.example", "中", "a@b.example", "é\U0001f600"]
)  # fmt: skip
DATES = st.sampled_from(["2020", "May 2020", "2018–2016", "2018-05-01", "never", "2019–"])
ENTRIES = st.fixed_dictionaries(
    {"date": DATES, "institution": TEXTS},
    optional={
        "degree": TEXTS,
        "url": TEXTS,
        "highlights": st.lists(TEXTS, max_size=2),
        "xx": TEXTS,
    },
)
SECTIONS = st.one_of(
    st.fixed_dictionaries({"title": TEXTS, "text": TEXTS}),
    st.fixed_dictionaries({"title": TEXTS, "education": st.lists(ENTRIES, max_size=2)}),
    st.fixed_dictionaries({"title": TEXTS, "list": st.lists(TEXTS)}),
    st.fixed_dictionaries({"titel": TEXTS, "skills": TEXTS}),
)
CVS = st.fixed_dictionaries(
    {"name": TEXTS, "sections": st.lists(SECTIONS, max_size=3)},
    optional={
        "label": TEXTS,
        "email": TEXTS,
        "design": st.fixed_dictionaries({}, optional={"paper": TEXTS, "theme": st.just("modern")}),
        "phone": st.integers(0, 999),
        "publication_style": st.fixed_dictionaries({"title_link": st.booleans() | TEXTS}),
    },
)


def toml(data: dict[str, Any], prefix: str = "") -> str:
    """Return data as TOML with tables and lists of tables, wherever they can be."""
    lines = [
        f"{key} = {toml_value(value)}\n"
        for key, value in data.items()
        if not isinstance(value, dict) and not are_tables(value)
    ]
    for key, value in data.items():
        if isinstance(value, dict):
            lines.append(f"[{prefix}{key}]\n{toml(value, f'{prefix}{key}.')}")
        elif are_tables(value):
            lines.extend(f"[[{prefix}{key}]]\n{toml(item, f'{prefix}{key}.')}" for item in value)
    return "".join(lines)


def are_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def toml_value(value: object) -> str:
    match value:
        case list():
            return f"[{', '.join(map(toml_value, value))}]"
        case dict():
            return f"{{{', '.join(f'{key} = {toml_value(held)}' for key, held in value.items())}}}"
        case str() if "\n" in value and "\\" not in value:
            return f'"""\n{value}"""'
    return json.dumps(value, ensure_ascii=False)


def as_yaml(data: dict[str, Any]) -> str:
    """Return data as YAML in blocks at the top, and in braces below."""
    lines = []
    for key, value in data.items():
        if isinstance(value, list) and value:
            items = "".join(f"  - {json.dumps(item, ensure_ascii=False)}\n" for item in value)
            lines.append(f"{key}:\n{items}")
        else:
            lines.append(f"{key}: {json.dumps(value, ensure_ascii=False)}\n")
    return "".join(lines)


def made(name: str, text: str) -> Compilation:
    return check(Path(name), Options(contents={name: text.encode()}))


@given(CVS)
def test_all_syntaxes_say_the_same(data: dict[str, Any]) -> None:
    """The data, the document and the messages are equal, but for the places."""
    found = []
    for name, text in (
        ("cv.yaml", as_yaml(data)),
        ("cv.json", json.dumps(data, indent=1)),
        ("cv.toml", toml(data)),
    ):
        compiled = made(name, text)
        assert compiled.yaml is not None, text
        for problem in compiled.diagnostics:
            assert problem.span is not None
            assert compiled.sources[name].has(problem.span)
        document = compiled.document
        messages = sorted(
            (d.code, d.message, tuple(re.sub(r"line [0-9, ]+", "line ", hint) for hint in d.hints))
            for d in compiled.diagnostics
        )
        blocks = document and [[b.kind for b in s.blocks] for s in document.sections]
        found.append((compiled.yaml.data, blocks, document and document.header, messages))

    assert found[0] == found[1] == found[2]


Files = dict[str, str]


@pytest.fixture
def fixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Files], Files]:
    """Return a function that runs `validate --fix` on the first of some files, and what is left."""
    monkeypatch.chdir(tmp_path)

    def run(files: Files) -> Files:
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        commands.validate([Path(next(iter(files)))], fix=True)
        return {name: (tmp_path / name).read_text(encoding="utf-8") for name in files}

    return run


END = 'sections = [{title = "T", list = ["a"]}]\n'


@pytest.mark.parametrize(
    ("files", "changed"),
    [
        (
            {"cv.json": '{"name": "A", "lable": "x", "sections": []}'},
            {"cv.json": '{"name": "A", "label": "x", "sections": []}'},
        ),
        (
            {"cv.json": '{"name": "A", "url": "a.example",}'},
            {"cv.json": '{"name": "A", "url": "https://a.example"}'},
        ),
        (
            {"cv.json": '{"name": "A", "design": {"paper": "lettr"}}'},
            {"cv.json": '{"name": "A", "design": {"paper": "letter"}}'},
        ),
        (
            {"cv.toml": f'name = "A"\nlable = "x"\nurl = "a.example"\n{END}'},
            {"cv.toml": f'name = "A"\nlabel = "x"\nurl = "https://a.example"\n{END}'},
        ),
        (
            {"cv.toml": f'name = Jane Doe # me\n{END}[desing]\npaper = "lettr"\n'},
            {"cv.toml": f'name = "Jane Doe" # me\n{END}[design]\npaper = "letter"\n'},
        ),
        (
            {
                "cv.toml": 'name = "A"\n[[sections]]\ntitle = "T"\n[[sections.education]]\n'
                'start_date = 2018\nend_date = 2020\ninstitution = "U"\n'
            },
            {
                "cv.toml": 'name = "A"\n[[sections]]\ntitle = "T"\n[[sections.education]]\n'
                'date = "2018–2020"\ninstitution = "U"\n'
            },
        ),
        (
            {
                "cv.yaml": "name: A\ninclude: [a.yaml, b.toml]\nlable: x\n",
                "a.yaml": "sections:\n- {titel: T, list: [a]}\n- title: U\n  text: a: b\n",
                "b.toml": 'url = "a.example"\n',
            },
            {
                "cv.yaml": "name: A\ninclude: [a.yaml, b.toml]\nlabel: x\n",
                "a.yaml": 'sections:\n- {title: T, list: [a]}\n- title: U\n  text: "a: b"\n',
                "b.toml": 'url = "https://a.example"\n',
            },
        ),
        (
            {
                "cv.yaml": "name: A\nx: {include: a.yaml, start_date: 2018}\n",
                "a.yaml": "end_date: 2020\n",
            },
            {},
        ),
    ],
)
def test_fixes_are_made_in_the_file_of_the_mistake(
    fixed: Callable[[Files], Files], files: Files, changed: Files
) -> None:
    """In its own syntax; what stands in two files is left alone."""
    assert fixed(files) == files | changed


def test_markers_in_latex_name_the_part() -> None:
    """TeX's errors lead to the line of the part that they are about."""
    files = {
        "cv.yaml": "name: A\nsections: [{include: s/t.toml}]\n",
        "s/t.toml": 'title = "T"\n[[education]]\ndate = 2020\ninstitution = "U"\n',
    }
    contents = {name: text.encode() for name, text in files.items()}

    compiled = to_latex(Path("cv.yaml"), Options(contents=contents))

    assert compiled.latex is not None
    assert f"%% {Path('s/t.toml')}:2:1" in compiled.latex
    assert str(Path("s/t.toml")) in compiled.sources
