"""`yaml.parts`: a CV in several files is the CV in one, and messages lead to where the text is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.compiler.options import Options
from cvtex.compiler.stages import check
from cvtex.diagnostics import Diagnostic
from cvtex.files import ProjectFiles
from cvtex.source import Source
from cvtex.yaml import Data, YamlDocument, load


def loaded(files: Mapping[str, str]) -> tuple[YamlDocument | None, tuple[Diagnostic, ...]]:
    """Load the first of some files, which are in memory."""
    first = next(iter(files))
    contents = {name: text.encode() for name, text in files.items()}
    project = ProjectFiles(Path(first), contents=contents)
    source = project.read_cv().value
    assert source is not None
    result = load(source, project).document
    return result.value, result.diagnostics


def data_of(files: Mapping[str, str]) -> Data:
    """Return the data of files in which nothing is wrong."""
    document, diagnostics = loaded(files)
    assert diagnostics == ()
    assert document is not None
    return document.data


def said(files: Mapping[str, str]) -> list[str]:
    """Return what is wrong with files, each problem with its place."""
    return [f"{d.span}: {d.code}: {d.message}" for d in loaded(files)[1]]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"cv.yaml": "include: a.yaml\nb: 2", "a.yaml": "a: 1"}, {"a": "1", "b": "2"}),
        (
            {"cv.yaml": "include: [a.yaml, b.json]", "a.yaml": "a: 1", "b.json": '{"b": 2}'},
            {"a": "1", "b": "2"},
        ),
        ({"cv.yaml": "d: {include: d.toml}", "d.toml": "x = 1"}, {"d": {"x": "1"}}),
        ({"cv.yaml": "l: {include: l.yaml}", "l.yaml": "[1, 2]"}, {"l": ["1", "2"]}),
        (
            {"cv.yaml": "l: {include: [l.yaml, m.yaml]}", "l.yaml": "[1]", "m.yaml": "[2]"},
            {"l": ["1", "2"]},
        ),
        (
            {"cv.yaml": "l: [0, {include: l.yaml}, 3]", "l.yaml": "[1, 2]"},
            {"l": ["0", "1", "2", "3"]},
        ),
        (
            {"cv.yaml": "l: [{include: [m.yaml, l.yaml]}]", "m.yaml": "a: 1", "l.yaml": "[2]"},
            {"l": [{"a": "1"}, "2"]},
        ),
        (
            {"cv.yaml": "l: [{include: m.yaml, b: 2}]", "m.yaml": "a: 1"},
            {"l": [{"a": "1", "b": "2"}]},
        ),
        ({"cv.yaml": "include: empty.yaml\na: 1", "empty.yaml": "# nothing\n"}, {"a": "1"}),
        ({"cv.yaml": "a: {include: empty.yaml}", "empty.yaml": ""}, {"a": None}),
        ({"cv.yaml": "l: [1, {include: empty.yaml}]", "empty.yaml": ""}, {"l": ["1"]}),
        ({"cv.yaml": "include:\na: 1"}, {"a": "1"}),
        ({"cv.yaml": 'include: " "\na: 1'}, {"a": "1"}),
        ({"cv.json": '{"include": "a.yaml"}', "a.yaml": "a: 1"}, {"a": "1"}),
        (
            {"cv.toml": '[[l]]\ninclude = "a.yaml"\n[[l]]\nb = 2', "a.yaml": "a: 1"},
            {"l": [{"a": "1"}, {"b": "2"}]},
        ),
        (
            {"cv.yaml": "x: {include: a.json}", "a.json": '{"$schema": "s.json", "a": 1}'},
            {"x": {"a": "1"}},
        ),
        (
            {"cv.yaml": "x: {include: a.yaml}\ny: {include: a.yaml}", "a.yaml": "a: &n 1\nb: *n"},
            {"x": {"a": "1", "b": "1"}, "y": {"a": "1", "b": "1"}},
        ),
    ],
)
def test_a_part_takes_the_place_of_what_includes_it(
    files: Mapping[str, str], expected: Data
) -> None:
    """Keys join keys, the items of a list stand in a list, and an empty part is nothing."""
    assert data_of(files) == expected


@pytest.mark.parametrize(
    ("own", "part", "expected"),
    [
        ("a: 2\ninclude: p.yaml", "a: 1\nb: 1", {"a": "2", "b": "1"}),
        ("include: p.yaml\na: 2", "a: 1\nb: 1", {"b": "1", "a": "2"}),
        ("include: p.yaml\na: {x: 2}", "a: {x: 1, y: 1}", {"a": {"x": "2", "y": "1"}}),
        ("include: p.yaml\na: [2]", "a: [1, 1]", {"a": ["2"]}),
        ("include: p.yaml\na: [2]", "a: {x: 1}", {"a": ["2"]}),
        ("include: p.yaml\na: {x: {y: 2}}", "a: {x: {z: 1}}", {"a": {"x": {"y": "2", "z": "1"}}}),
    ],
)
def test_the_file_that_includes_wins(own: str, part: str, expected: Data) -> None:
    """Of equal keys its value counts, and mappings are joined key by key."""
    assert data_of({"cv.yaml": own, "p.yaml": part}) == expected


def test_keys_of_a_part_stand_where_it_is_included() -> None:
    """The blocks of a section are printed in the order of the file."""
    data = data_of({"cv.yaml": "a: 1\ninclude: p.yaml\nd: 4", "p.yaml": "b: 2\nc: 3"})

    assert isinstance(data, dict)
    assert list(data) == ["a", "b", "c", "d"]


def test_parts_are_found_from_the_file_that_includes_them() -> None:
    """A part of a part is looked for in the folder of the part."""
    files = {"cv.yaml": "include: p/a.yaml", "p/a.yaml": "include: b.yaml", "p/b.yaml": "a: 1"}

    assert data_of(files) == {"a": "1"}


NO_NAMES = "`include` has to be the name of a file, or a list of names"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"cv.yaml": "a: 1\ninclude: none.yaml"},
            "cv.yaml:2:10: file-not-found: `none.yaml` was not passed in `contents`",
        ),
        (
            {"cv.yaml": "l:\n  - include: [a.txt]"},
            "cv.yaml:2:15: invalid-include: `a.txt` cannot be included",
        ),
        (
            {"cv.yaml": "include: p.bib"},
            "cv.yaml:1:10: invalid-include: `p.bib` cannot be included",
        ),
        (
            {"cv.yaml": "include: a.yaml", "a.yaml": "x:\n  include: cv.yaml"},
            "a.yaml:2:12: invalid-include: `cv.yaml` includes itself",
        ),
        (
            {"cv.yaml": "include: {file: a.yaml}"},
            f"cv.yaml:1:10: invalid-include: {NO_NAMES}",
        ),
        (
            {"cv.yaml": "include: [a.yaml, [b.yaml]]"},
            f"cv.yaml:1:10: invalid-include: {NO_NAMES}",
        ),
        (
            {"cv.yaml": "a: 1\ninclude: l.yaml", "l.yaml": "[1]"},
            "cv.yaml:2:10: invalid-include: `l.yaml` is a list, which cannot be joined with keys",
        ),
        (
            {"cv.yaml": "x: {include: [m.yaml, l.yaml]}", "m.yaml": "a: 1", "l.yaml": "[1]"},
            "cv.yaml:1:23: invalid-include: `l.yaml` is a list, and another of these parts is not",
        ),
        (
            {"cv.yaml": "x: {include: t.yaml}", "t.yaml": "just text"},
            "cv.yaml:1:14: invalid-include: `t.yaml` has neither keys nor a list",
        ),
        (
            {"cv.yaml": "include: [a.yaml, b.toml]", "a.yaml": "x: 1", "b.toml": "y = 2\nx = 2"},
            "b.toml:2:1: duplicate-key: `x` is in two parts",
        ),
        (
            {"cv.yaml": "a: {include: a.yaml,\n include: b.yaml}", "a.yaml": "x: 1"},
            "cv.yaml:2:2: duplicate-key: `include` is given twice",
        ),
        (
            {"cv.yaml": "x: {include: a.yaml}", "a.yaml": "b: 1\nc: *Large*"},
            "a.yaml:2:4: yaml-syntax: a text that begins with `*` has to be in quotes",
        ),
        (
            {"cv.yaml": "x: {include: a.json}", "a.json": '{"b": 1,}'},
            "a.json:1:8: json-syntax: a comma before the closing `}`",
        ),
        (
            {"cv.yaml": "x: {include: a.toml}", "a.toml": "b = May 2020"},
            "a.toml:1:5: toml-syntax: the value of `b` has to be in quotes",
        ),
        (
            {"cv.yaml": "x: {include: a.yaml}", "a.yaml": "b: 1\nb: 2"},
            "a.yaml:2:1: duplicate-key: `b` is given twice",
        ),
        (
            {"cv.yaml": "x: {include: a.yaml}", "a.yaml": "b: !tag 2"},
            "a.yaml:1:4: yaml-syntax: unknown tag `!tag`",
        ),
    ],
)
def test_a_mistake_has_one_message_at_its_place(files: Mapping[str, str], expected: str) -> None:
    """A problem is told once, in the file and line where it is."""
    assert said(files) == [expected]


def test_files_may_not_include_each_other_without_end() -> None:
    """A chain has a limit, and so has the number of parts."""
    chain = {f"{n}.yaml": f"include: {n + 1}.yaml" for n in range(9)}
    many = {"cv.yaml": f"l: [{', '.join(f'{{include: {n}.yaml}}' for n in range(600))}]"}
    many |= {f"{n}.yaml": "a: 1" for n in range(600)}

    assert said(chain) == [
        "5.yaml:1:10: invalid-include: more than 5 files include each other in a row"
    ]
    assert said(many)[0].endswith("more than 500 files are included")


def test_lists_that_repeat_lists_end_with_a_message() -> None:
    """Parts that include a part many times each cannot use up the memory."""
    files = {"cv.yaml": "l: [{include: 0.yaml}]"}
    for level in range(4):
        files[f"{level}.yaml"] = f"[{', '.join([f'{{include: {level + 1}.yaml}}'] * 100)}]"
    files["4.yaml"] = "[1, 2, 3]"

    assert any("are included" in message for message in said(files))


def test_parts_count_for_the_length_of_a_cv() -> None:
    """A CV in parts may be as long as one in one file."""
    files = {"cv.yaml": "include: [a.yaml, b.yaml, c.yaml]"}
    files |= {f"{key}.yaml": f"{key}: {'a' * 100_000}" for key in "abc"}

    assert said(files)[-1].startswith("cv.yaml:1:27: file-unreadable: the CV and its parts")


def test_no_part_lies_outside_of_the_project(tmp_path: Path) -> None:
    """Neither a path nor a link leads out of it, into `.git`, or to a file of another kind."""
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    (project / ".git" / "secret.yaml").write_text("a: 1")
    (project / "secret.env").write_text("a: 1")
    (tmp_path / "outside.yaml").write_text("a: 1")
    (project / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (project / "disguised.yaml").symlink_to(project / "secret.env")
    (project / "folder.yaml").mkdir()
    names = [
        "../outside.yaml", str(tmp_path / "outside.yaml"), "link.yaml", ".git/secret.yaml",
        "disguised.yaml", "folder.yaml", "~/x.yaml", "https://example.org/x.yaml",
    ]  # fmt: skip
    cv = project / "cv.yaml"
    for name in names:
        cv.write_text(json.dumps({"include": name}))
        source = Source(str(cv), cv.read_text())
        result = load(source, ProjectFiles(cv)).document

        assert result.value is None
        assert [problem.span for problem in result.diagnostics] == [
            source.span(12, 12 + len(json.dumps(name)))
        ]


def test_every_part_is_among_the_files_of_a_build(tmp_path: Path) -> None:
    """Records and `--watch` know the parts, also one that does not exist yet."""
    (tmp_path / "cv.yaml").write_text("include: [a.yaml, none.toml]")
    (tmp_path / "a.yaml").write_text("d: {include: b.json}")
    (tmp_path / "b.json").write_text("{}")

    files = check(tmp_path / "cv.yaml").files

    assert [path.name for path in files] == ["cv.yaml", "a.yaml", "b.json", "none.toml"]


PIECES = ["label: Word *x*\n", "email: m@example.org\n", "phone: '+1 555 0100'\n"]
SECTIONS = [
    "- {title: A, list: [a, b], wrong: 1}\n",
    "- title: B\n  education:\n  - {date: 2019–2018, institution: U}\n",
    "- title: C\n  text: 'a **b** $\\badcommand$'\n",
    "- title: D\n  experience:\n  - {date: May 2020, organization: O, url: x}\n",
]


@given(
    st.sets(st.sampled_from(range(len(PIECES)))), st.lists(st.sampled_from(SECTIONS), min_size=1)
)
def test_a_cv_in_parts_is_the_cv_in_one_file(pieces: set[int], sections: list[str]) -> None:
    """The data, the document and the messages are equal; only the places differ."""
    top = [PIECES[index] for index in sorted(pieces)]
    whole = f"name: Jane Doe\n{''.join(top)}sections:\n{''.join(sections)}"
    names = [f"top/{index}.yaml" for index in range(len(top))]
    items = "".join(f"- include: s/{index}.yaml\n" for index in range(len(sections)))
    divided = {"cv.yaml": f"name: Jane Doe\ninclude: {json.dumps(names)}\nsections:\n{items}"}
    divided |= dict(zip(names, top, strict=True))
    divided |= {f"s/{index}.yaml": text for index, text in enumerate(sections)}

    def checked(files: Mapping[str, str]) -> tuple[object, ...]:
        contents = {name: text.encode() for name, text in files.items()}
        made = check(Path("cv.yaml"), Options(contents=contents))
        assert made.yaml is not None
        for problem in made.diagnostics:
            assert problem.span is not None
            assert problem.span.path in files
        found = sorted((d.code, d.message, d.hints) for d in made.diagnostics)
        document = made.document and made.document.header
        return made.yaml.data, document, found

    assert checked({"cv.yaml": whole}) == checked(divided)


@pytest.mark.parametrize("text", ["x: !include a.yaml", "- !include 'a.yaml'"])
def test_the_tag_of_other_programs_has_a_hint(text: str) -> None:
    """Home Assistant and others have it; cvtex has a key, which every editor understands."""
    (problem,) = loaded({"cv.yaml": text})[1]

    assert problem.hints == ("write `{include: a.yaml}`",)


@pytest.mark.parametrize("key", ["includes", "inlcude", "import", "extends", "$ref"])
def test_other_words_for_include_have_a_hint(key: str) -> None:
    """It is a hint only: what the key should do is not certain."""
    text = json.dumps({"name": "A", key: "a.yaml"}).encode()
    (problem,) = check(Path("cv.yaml"), Options(contents={"cv.yaml": text})).diagnostics

    assert problem.hints == ("a part in another file is named by `include: part.yaml`",)
    assert problem.fix is None
