"""A draft as files: valid, and with an account of every text of the imported file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvtex.importers import Draft, Node, Origin
from cvtex.importers.conversion import Imported, convert
from cvtex.importers.origin import Tree
from cvtex.new_entries import NewEntry
from cvtex.source import Source
from cvtex.text.escaping import escaped
from cvtex.validation.validate import validate
from cvtex.yaml import parse_yaml
from cvtex.yaml.writer import to_yaml


def origin_of(text: str) -> Origin:
    """Return a file with a text."""
    source = Source("file.yaml", text)
    document = parse_yaml(source).value
    assert document is not None
    return Origin(Path(source.path), Tree().of_document(document), {source.path: source})


def plain(node: Node) -> Any:
    """Take all texts of a node."""
    if node.is_mapping:
        return {key: plain(child) for key, child in node.items()}
    return [plain(child) for child in node] if node.is_list else node.text()


def converted(value: str) -> tuple[str, Imported]:
    """Return the text of the CV that a value becomes which is one already, and the result."""
    origin = origin_of(value)
    made = convert(origin, Draft(plain(origin.root)))
    text = made.files["cv.yaml"].decode()
    document = parse_yaml(Source("cv.yaml", text)).value
    assert document is not None
    assert validate(document).diagnostics == ()
    return text.partition("\n\n")[2], made


def messages(made: Imported) -> list[str]:
    return [f"{problem.span}: {problem.message}" for problem in made.diagnostics]


BODY = "\nsections:\n  - title: T\n    text: x\n"
JOBS = "\nsections:\n  - title: T\n    experience:\n"
REPAIRS: dict[str, tuple[str, str, list[str]]] = {
    "valid": (f"name: Ana\n{BODY}", "", []),
    "no name": (
        "email: a@b.example\n",
        "# The imported file has no name.\nname: <Your name>\n\nemail: a@b.example\n",
        [],
    ),
    "no mapping": (
        "- a\n",
        "# The imported file has no name.\nname: <Your name>\n",
        ["file.yaml:1:3: `a` of `[0]` was not carried over: it is not a mapping of keys"],
    ),
    "unknown key": (
        "name: Ana\nemial: a@b.example\n",
        "name: Ana\n",
        [
            "file.yaml:2:8: `a@b.example` of `emial` was not carried over: unknown key `emial`",
        ],
    ),
    "some of several": (
        "name: Ana\nemail: [a@b.example, b c]\n",
        "name: Ana\nemail: [a@b.example]\n",
        [
            (
                "file.yaml:2:22: `b c` of `email[1]` was not carried over:"
                " `b c` is not an e-mail address"
            ),
        ],
    ),
    "dates": (
        f"name: Ana\n{JOBS}      - {{date: long ago, organization: A}}\n",
        f"name: Ana\n{JOBS}      - {{date: {{text: long ago}}, organization: A}}\n",
        [],
    ),
    "markup": (
        "name: Ana\nlabel: it costs $x^2 \\foo$ [and](nothing)\n",
        "name: Ana\nlabel: it costs \\$x^2 \\foo\\$ \\[and](nothing)\n",
        [],
    ),
    "no LaTeX": (
        "name: Ana\nlabel: '`\\input{x}`{=latex}'\n",
        "name: Ana\nlabel: '`\\input{x}`\\{=latex}'\n",
        [],
    ),
    "no title": (
        "name: Ana\nsections:\n  - text: x\n",
        "name: Ana\n\nsections:\n  - title: none\n    text: x\n",
        [],
    ),
    "only lines": (
        "name: Ana\nsections:\n  - title: T\n    awards: [a, b]\n",
        "name: Ana\n\nsections:\n  - title: T\n    list:\n      - a\n      - b\n",
        [],
    ),
    "an entry lacks what it needs": (
        f"name: Ana\n{JOBS}      - {{date: 2020}}\n      - {{organization: A}}\n",
        f"name: Ana\n{JOBS}      - organization: A\n",
        [
            (
                "file.yaml:6:16: `2020` of `sections[0].experience[0].date` was not carried over:"
                " `organization` is missing"
            ),
        ],
    ),
    "a section without anything": (
        f"name: Ana\n{BODY}  - title: U\n",
        f"name: Ana\n{BODY}",
        [
            (
                "file.yaml:6:12: `U` of `sections[1].title` was not carried over:"
                " the section has nothing to print"
            ),
        ],
    ),
}


@pytest.mark.parametrize("name", REPAIRS)
def test_what_is_not_valid_is_taken_out(name: str) -> None:
    """The smallest part that is wrong is missing in the CV, and is reported at its place."""
    value, expected, said = REPAIRS[name]
    text, made = converted(value)

    assert text == (expected or value)
    assert messages(made) == said
    assert made.faults == ()


WORDS = st.sampled_from([
    "2020", "May 2021 –", "a@b.example", "https://a.example", "[a](b)", "$x", "", "none",
    "a\n\n- b", "en", "*a*", "GitHub", "11pt",
])  # fmt: skip
KEYS = st.sampled_from([
    "name", "email", "profiles", "network", "username", "url", "design", "font_size", "sections",
    "title", "text", "education", "experience", "organization", "institution", "date", "summary",
    "list", "skills", "keywords", "language", "image", "publications", "blocks", "include", "x y",
])  # fmt: skip
DRAFTS = st.recursive(
    WORDS | st.text(max_size=9),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(KEYS, below, max_size=4),
    max_leaves=20,
)


@settings(max_examples=60)
@given(DRAFTS)
def test_every_draft_becomes_a_valid_cv(value: Any) -> None:
    """Whatever an importer puts where, and each text is in the CV or reported."""
    _, made = converted(to_yaml(value))

    assert made.faults == ()
    places = [(problem.span, problem.message) for problem in made.diagnostics]
    assert len({*places}) == len(places) <= made.texts


def test_entries_become_a_bibliography() -> None:
    """Each has a key of its own, and its words count as carried over."""
    origin = origin_of("name: Ana\npapers: [Größe & Maß, Größe & Maß, C++]\n")
    titles = origin.root.get("papers").texts()
    latex = [r"Gr{\"o}{\ss}e \& Ma{\ss}", r"Gr{\"o}{\ss}e \& Ma{\ss}", "{C++}"]
    entries = [NewEntry("misc", {"title": title, "year": "2020"}) for title in latex]
    made = convert(origin, Draft({"name": origin.root.get("name").text()}, entries))

    assert len(titles) == 3
    assert made.losses == ()
    bib = made.files["publications.bib"].decode()
    assert re.findall(r"^@misc\{(\w+),$", bib, re.MULTILINE) == [
        "2020grosse", "2020grossea", "2020c",
    ]  # fmt: skip
    assert "bibliography: publications.bib" in made.files["cv.yaml"].decode()


LOST = [
    ("Led a team", "Led a *team*", 0),
    ("Led a team", "Led team", 1),
    ("Java", "JavaScript", 1),
    ("Java, Python", "[Python, Java]", 0),
    ("C++", "C, C#", 1),
    ("Ruiz, Ana", "Ana Ruiz", 0),
    ("<p>It's <b>AT&amp;T</b></p>", "It's **AT&T**", 0),
    ('<a href="https://a.example/b">A</a>', "[A](https://a.example/b)", 0),
    ('<a href="https://a.example/b">A</a>', "A", 1),
    ('A <img src="b.png">', "A", 1),
    ("snake_case", "snake\\_case", 0),
    ("§§§", "", 0),
]


@pytest.mark.parametrize(("text", "written", "lost"), LOST)
def test_a_text_that_was_taken_is_looked_up(text: str, written: str, lost: int) -> None:
    """Markup, escapes and punctuation may differ, and the order of a few words."""
    origin = origin_of(to_yaml({"name": "X", "text": text}))
    node = origin.root.get("text")
    node.text()
    origin.root.get("name").text()
    made = convert(origin, Draft({"name": "X", "label": escaped(written) or "l"}))

    assert len(made.losses) == lost


def test_equal_texts_are_counted() -> None:
    """If three entries have the same employer, so has the CV, or two of them are told."""
    origin = origin_of("[A B, A B, A B]\n")
    taken = origin.root.texts()
    made = convert(origin, Draft({"name": "X", "label": taken[0]}))

    assert [loss.path for loss in made.faults] == ["[0]", "[1]"]


def test_a_picture_is_copied_if_it_is_one(tmp_path: Path) -> None:
    """Another file is reported, and not named by the CV."""
    (tmp_path / "a.png").write_bytes(b"no picture")
    origin = origin_of("name: X\n")
    origin.root.get("name").text()
    draft = Draft({"name": "X", "image": {"file": "a.png"}}, copies={"a.png": tmp_path / "a.png"})
    made = convert(origin, draft)

    assert "image" not in made.files["cv.yaml"].decode()
    assert [str(problem.code) for problem in made.diagnostics] == ["not-imported"]
    assert {*made.files} == {"cv.yaml"}
