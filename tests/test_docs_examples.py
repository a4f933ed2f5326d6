"""`docs/cv-yaml.md`: every example is valid and prints what it says; every key is explained."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest
from pydantic import BaseModel

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.compiler.options import Options
from cvtex.compiler.stages import check
from cvtex.dates import format_date, parse_date
from cvtex.diagnostics import Code, Diagnostic, Level
from cvtex.document.merge import merge
from cvtex.files import resources
from cvtex.locales.data_files import DATA
from cvtex.locales.registry import locale_of
from cvtex.publications.listing import list_publications
from cvtex.render.latex import render
from cvtex.schema import cv as model
from cvtex.schema import design, entries, selection
from cvtex.schema import publication_style as style
from cvtex.schema import section as sections
from cvtex.schema.design.header import ContactField
from cvtex.schema.kinds.lazy_entries import annotation_of
from cvtex.schema.words import Words
from cvtex.source import Source
from cvtex.text.inlines import RichText
from cvtex.text.latex_writer import Latex
from cvtex.themes import Templates, find_theme
from cvtex.validation.validate import validate
from cvtex.yaml.loader import parse_yaml

PAGE = (Path(__file__).parents[1] / "docs/cv-yaml.md").read_text(encoding="utf-8")
BIBLIOGRAPHY = "\n".join(re.findall(r"^```bibtex\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE))
NAME = "name: Mara Lindqvist\n"
OWNER = (
    "signs_as: Mara E. Lindqvist\nemail: mara@example.org\nurl: https://mara.example.org/\n"
    "bibliography: publications.bib\n"
)
NO_TEMPLATES = Path("no templates of its own")


class Example(NamedTuple):
    """An example's YAML and what it says is printed."""

    yaml: str
    printed: str


EXAMPLES = [
    Example(*found)
    for found in re.findall(
        r"^```yaml\n(.*?)^```\n(?:\n```text\n(.*?)^```$)?", PAGE, re.DOTALL | re.MULTILINE
    )
]


def below(heading: str) -> str:
    """Return the text from a heading to the next one."""
    return re.split(r"^#+ ", PAGE.partition(f"\n{heading}\n")[2], flags=re.MULTILINE)[0]


def whole(example: str) -> str:
    """Make a whole CV of an example: of items of `sections`, or of some top-level keys."""
    if example.startswith("- "):
        items = re.sub(r"^(?=.)", "  ", example, flags=re.MULTILINE)
        return f"{NAME}{OWNER}sections:\n{items}"
    return example if example.startswith("name:") else NAME + "bibliography: p.bib\n" + example


def compiled(example: str, templates: Path = NO_TEMPLATES) -> tuple[list[Diagnostic], Latex]:
    """Take an example to LaTeX, and return it with all that was said on the way."""
    parsed = parse_yaml(Source("docs/cv-yaml.md", whole(example)))
    assert parsed.value is not None
    checked = validate(parsed.value)
    entries = read_bibliography(Source("publications.bib", BIBLIOGRAPHY))
    said = [*parsed.diagnostics, *checked.diagnostics, *entries.diagnostics]
    assert checked.value is not None, said
    assert entries.value is not None
    lists = list_publications(checked.value, entries.value, parsed.value)
    assert lists.value is not None
    cv = checked.value
    theme = find_theme(Templates(templates, resources.templates()), cv.design.theme).value
    assert theme is not None
    cv = cv.model_copy(update={"design": theme.complete(cv.design)})
    merged = merge(cv, lists.value.lists, parsed.value)
    assert merged.value is not None
    rendered = render(merged.value, theme, raw_latex=True)
    latex = rendered.value and rendered.value.latex
    assert latex, rendered.diagnostics
    return [*said, *lists.diagnostics, *merged.diagnostics, *rendered.diagnostics], latex


PARTS = {
    "cv.yaml": "name: Mara Lindqvist\ndesign: {paper: letter}\n",
    "contact.yaml": "email: mara@example.org\n",
    "design.toml": "[design]\ntheme = 'modern'\n",
    "sections/education.yaml": "- title: Education\n  education: [{date: 2020, institution: U}]\n",
    "teaching.json": '[{"date": "2021", "course": "Syntax"}]',
    "talks-until-2025.yaml": "- {date: 2025, title: Before}\n",
    "publications.bib": "",
}
IN_FILES = re.findall(r"^```(yaml include|toml|json)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(("language", "text"), IN_FILES)
def test_examples_in_files_are_valid(language: str, text: str) -> None:
    """CVs in parts, in JSON and in TOML are complete files, beside those that they name."""
    name = f"main.{language.partition(' ')[0]}"
    contents = {name: text, **PARTS}
    files = {path: content.encode() for path, content in contents.items()}

    levels = {Code.STARTER_VALUE: Level.OFF}
    checked = check(Path(name), Options(contents=files, levels=levels))

    assert [str(problem) for problem in checked.diagnostics] == []


def words_of(latex: str) -> list[str]:
    """Return the words that a document prints, in their order."""
    body = latex.partition(r"\begin{document}")[2].partition(r"\end{document}")[0]
    body = re.sub(r"^%%.*", "", body, flags=re.MULTILINE)
    body = re.sub(r"\\begin\{\w+\}(\[.*?\])?(\{\w+\})?|\\end\{\w+\}", "", body)
    body = re.sub(r"\\href\{[^{}]*\}|\\cvquiet\{[^{}]*\}", "", body)
    return re.findall(r"\w+", re.sub(r"\\[A-Za-z]+", " ", body))


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_are_valid(example: Example) -> None:
    """What the page shows can be written, and nothing is said against it."""
    said, _ = compiled(example.yaml)

    assert said == []


@pytest.mark.parametrize("example", [example for example in EXAMPLES if example.printed])
def test_examples_print_what_the_page_says(example: Example) -> None:
    """The words of the second block are printed in that order."""
    _, latex = compiled(example.yaml)
    printed = iter(words_of(latex))

    shown = re.findall(r"\w+", example.printed)

    assert [word for word in shown if word not in printed] == []


@pytest.mark.parametrize("kind", sections.Section.KINDS)
def test_each_kind_has_a_heading_an_example_and_what_is_printed(kind: str) -> None:
    """No kind goes without a worked example."""
    text = below(f"### `{kind}`")

    assert re.search(rf"^  {kind}:", text, re.MULTILINE)
    assert "```text" in text


@pytest.mark.parametrize("kind", sections.Section.KINDS)
def test_each_kind_is_listed(kind: str) -> None:
    """The list of blocks below *Sections* has every kind."""
    assert f"`{kind}`" in below("## Sections")


def schema_of(annotation: Any) -> type[BaseModel] | None:
    """Return the schema that an annotation holds, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(schema_of, get_args(annotation))), None)


def tables() -> list[tuple[str, type[BaseModel], set[str]]]:
    """Return each heading with the schema that it explains, and the keys explained elsewhere."""
    shared = set(entries.Entry.model_fields)
    found: list[tuple[str, type[BaseModel], set[str]]] = [
        ("## The top of the file", model.CV, set()),
        ("## Sections", sections.Section, {*sections.Section.KINDS}),
        ("### What all entries have", entries.Entry, set()),
        ("#### `positions`", entries.Position, shared),
        ("#### Publications without a .bib file", selection.WrittenPublication, set()),
        ("#### `highlight`", style.Highlight, set()),
        ("#### `entries`", style.EntryOverride, set()),
    ]
    for holder in (model.CV, sections.Section):
        for name, field in holder.model_fields.items():
            schema = schema_of(annotation_of(field))
            if schema not in {None, sections.Section, RichText}:
                assert schema is not None
                skipped = shared if issubclass(schema, entries.Entry) else set()
                if schema is sections.Subsection:
                    skipped = set(sections.Section.KINDS)
                found.append((f"### `{field.alias or name}`", schema, skipped))
    return found


@pytest.mark.parametrize(("heading", "schema", "elsewhere"), tables())
def test_tables_have_the_keys_of_the_schema(
    heading: str, schema: type[BaseModel], elsewhere: set[str]
) -> None:
    """Each table has every key of its schema and no other, and says which are required."""
    rows = dict(re.findall(r"^\| `([a-z_]+)` \|([^|]*)\|", below(heading), re.MULTILINE))
    fields = {
        field.alias or name: field
        for name, field in schema.model_fields.items()
        if (field.alias or name) not in elsewhere
    }

    rows = {key: text for key, text in rows.items() if key not in set(design.DateFormat)}

    assert set(rows) == set(fields)
    assert {key for key, text in rows.items() if "required" in text} == {
        key for key, field in fields.items() if field.is_required()
    }


@pytest.mark.parametrize(
    ("heading", "choice"),
    [
        ("### `design`", design.Paper),
        ("### `design`", design.FontSize),
        ("### `design`", design.DateFormat),
        ("### `publication_style`", style.AuthorJoiner),
        ("### `publication_style`", style.VenueLayout),
        ("### `publication_style`", style.VenueDates),
        ("### `publication_style`", style.Versions),
        ("### `publication_style`", style.LinkStyle),
        ("### `publication_style`", style.NameStyle),
        ("### `publication_style`", style.Numbering),
        ("#### `highlight`", style.NameStyle),
        ("### `publications`", selection.AuthorPosition),
        ("### `publications`", selection.SortOrder),
        ("### `publications`", selection.Grouping),
        ("### `contact`", ContactField),
    ],
)
def test_every_choice_is_named(heading: str, choice: type[StrEnum]) -> None:
    """Each value of a choice is named where its key is explained."""
    assert [value.value for value in choice if f"`{value}`" not in below(heading)] == []


def test_codes_that_are_off_are_named() -> None:
    """The page names each code that is off by default, and no other."""
    (listed,) = re.findall(r"has all codes; (.*) are off by default", below("### `checks`"))

    off = {str(code) for code in Code if code.default is Level.OFF}
    assert set(re.findall(r"`([\w-]+)`", listed)) == off


def test_languages_of_dates_are_named() -> None:
    """The page names each language whose words of dates cvtex has, and no other."""
    (listed,) = re.findall(
        r"has these words for the languages (.*?);", below("#### Dates in your language")
    )
    files = {path.stem: path.read_text("utf-8") for path in DATA.glob("*.toml")}

    languages = {tag for tag, text in files.items() if "\nbase = " not in text}
    assert set(re.findall(r"`([\w-]+)`", listed)) == languages | {"en"}


def test_dates_of_each_language_are_read() -> None:
    """The examples in the table are dates in their language."""
    rows = re.findall(
        r"^\| `([\w-]+)` \| (`.*) \|$", below("#### Dates in your language"), re.MULTILINE
    )

    assert len(rows) > 10
    for tag, examples in rows:
        for text in re.findall("`(.*?)`", examples):
            assert parse_date(text, locale_of(tag)).parts


def test_words_are_those_of_the_schema() -> None:
    """The table of words has what is printed unless a CV says otherwise."""
    rows = dict(re.findall(r"^\| `([\w.]+)` \| ([^|]+?) \|", below("### `words`"), re.MULTILINE))

    whole = Words()
    words: dict[str, str] = {}
    for name in Words.model_fields:
        value = getattr(whole, name)
        if isinstance(value, str):
            words[name] = value.strip()
        else:
            words |= {f"{name}.{key}": getattr(value, key) for key in type(value).model_fields}

    assert rows == words


def test_dates_that_the_page_shows_can_be_read() -> None:
    """Every date of the table is one."""
    rows = re.findall(r"^\| (`.*?) \|", below("### Dates"), re.MULTILINE)
    dates = [date for row in rows for date in re.findall(r"`([^`]+)`", row)]

    assert len(dates) > 10
    assert [parse_date(date).text for date in dates] == dates


def test_table_of_date_formats_is_true() -> None:
    """Dates are printed in each form as the page says."""
    written = ("2015-05-20", "2015-05", "Fall 2015")
    rows = re.findall(r"^\| `([\w-]+)` \| (\d[^|]*|[A-Z][^|]*) \| ([^|]*) \| ([^|]*) \|",
                      below("### `design`"), re.MULTILINE)  # fmt: skip

    assert {row[0] for row in rows} == set(design.DateFormat) - {"as-written"}
    for pattern, *shown in rows:
        assert [format_date(parse_date(date), pattern) for date in written] == shown


def test_the_template_of_the_page_replaces_one_of_the_theme(tmp_path: Path) -> None:
    """The file that the page shows does what the page says."""
    template = re.findall(r"^```latex\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)[0]
    (tmp_path / "list.tex").write_text(template, encoding="utf-8")

    _, latex = compiled("- title: Interests\n  list: [One, Two]\n", tmp_path)

    assert "One; Two" in latex


def test_each_kind_has_a_picture() -> None:
    """Below its example; publications have none, as their example needs a bibliography."""
    shown = re.findall(r"^!\[`(\w+)` as it is printed\]\(kinds/(\w+)\.png\)$", PAGE, re.MULTILINE)
    sizes = {
        path.stem: path.stat().st_size
        for path in (Path(__file__).parents[1] / "docs/kinds").iterdir()
    }

    assert [name for name, file in shown if name != file] == []
    assert sorted(sizes) == sorted({*sections.Section.KINDS} - {"publications"})
    assert sorted(sizes) == sorted(name for name, _ in shown)
    assert {name: size for name, size in sizes.items() if size > 60_000} == {}
