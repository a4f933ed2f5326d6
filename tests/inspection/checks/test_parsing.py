"""A simple parser finds the name, contacts, headings and dates, or it is said what it does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cvtex.diagnostics import Code
from cvtex.inspection.checks.parsing import check_parsing
from cvtex.inspection.subject import Subject

TEXT = """\
Mara Lindqvist
E-mail: mara@example.org
Phone: +46 555 010 203
Experience
2021–2024 Research Scientist, Institute for Spoken Languages
2019 Research Intern, Tundra Laboratories
Interests
• Weaving on wide looms
• Winter swimming in cold lakes
"""


def test_a_plain_text_is_good(subject: Callable[..., Subject]) -> None:
    """The summary counts what is found."""
    outcome = check_parsing(subject(TEXT))

    assert not outcome.diagnostics
    assert outcome.line == "name, contacts, 2 headings, 2 dates are found"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "\n".join([*TEXT.splitlines()[1:], "Mara Lindqvist"]),
            "pypdf does not read the name `Mara Lindqvist` among the first 8 lines",
        ),
        (
            TEXT.replace("mara@", "mara @"),
            "pypdf does not read the e-mail address `mara@example.org` in one piece",
        ),
        (
            TEXT.replace("+46 555 010 203", "+46 555 Interests 010 203"),
            "pypdf does not read the telephone number `+46 555 010 203` in one piece",
        ),
        (
            TEXT.replace("\nExperience\n", "\nOslo Experience\n"),
            "pypdf does not read the heading `Experience` at the beginning of a line",
        ),
        (
            TEXT.replace("2019 ", "").replace("Interests", "Interests\n" + "x" * 30 + " 2019")
            + "Research Intern",
            "",
        ),
        (
            TEXT.replace("2021–2024 ", "").replace("2019 Research", "Research")
            .replace("Laboratories", "Laboratories 2021–2024 2019"),
            "pypdf reads 1 of 2 dates away from the entry",
        ),
    ],
)  # fmt: skip
def test_one_fault_is_one_message(subject: Callable[..., Subject], text: str, message: str) -> None:
    """Each says who does not find what, and where it was looked for."""
    said = [problem.message for problem in check_parsing(subject(text)).diagnostics]

    assert said == ([message] if message else [])


def test_a_heading_may_have_a_formula_in_it(subject: Callable[..., Subject]) -> None:
    """Its first words begin a line."""
    cv = "name: Mara\nsections: [{title: Work on $x^2$ and more, list: [Weaving]}]\n"

    assert not check_parsing(subject("Mara\nWork on x2 and more\nWeaving\n", cv)).diagnostics
    assert check_parsing(subject("Mara\nSee Work on x2 and more\nWeaving\n", cv)).diagnostics
    begun = cv.replace("Work on $x^2$", "$x^2$")
    assert not check_parsing(subject("Mara\nx2 and more\nWeaving\n", begun)).diagnostics


def test_extractors_with_the_same_fault_share_a_message(subject: Callable[..., Subject]) -> None:
    """And have their names in it."""
    broken = TEXT.replace("mara@", "mara @")
    texts = {"pypdf": TEXT, "pdfminer.six": broken, "pdfplumber": broken}
    (problem,) = check_parsing(subject(texts)).diagnostics

    assert problem.message.startswith("pdfminer.six and pdfplumber do not read the e-mail address")


IN_COLUMNS = """\
name: Mara Lindqvist
email: mara@example.org
design:
  theme: sidebar
sections:
  - {title: Skills, skills: [{name: Tools, keywords: [looms]}]}
  - title: Experience
    experience: [{date: 2019, position: Research Intern, organization: Tundra Laboratories}]
"""


def test_a_second_column_is_one_message(subject: Callable[..., Subject]) -> None:
    """Whatever programs lose by reading across: it has one cause, and one way out."""
    good = "Mara Lindqvist\nmara@example.org\nSkills\nTools: looms\n"
    good += "Experience\nTundra Laboratories, Research Intern 2019\n"
    mixed = "mara@example.org\nSkills Experience\nTundra Laboratories, Tools: looms\n"
    mixed += "Research Intern 2019\n" + "x\n" * 5 + "Mara Lindqvist\n"
    outcome = check_parsing(subject({"pypdf": good, "pdfplumber": mixed}, IN_COLUMNS))
    (problem,) = outcome.diagnostics

    assert problem.code is Code.TWO_COLUMNS
    assert problem.span is not None
    assert problem.span.line == 4
    assert problem.message.startswith("pdfplumber reads across the two columns: 2 of ")
    assert [note.message for note in problem.notes] == [
        "such as the name `Mara Lindqvist`", "such as the heading `Experience`",
    ]  # fmt: skip


def test_a_heading_beside_the_name_is_in_another_column(subject: Callable[..., Subject]) -> None:
    """Every program may read both as one line."""
    text = "Mara Lindqvist Skills\nmara@example.org\nTools: looms\n"
    text += "Experience\nTundra Laboratories, Research Intern 2019\n"
    (problem,) = check_parsing(subject(text, IN_COLUMNS)).diagnostics

    assert problem.code is Code.TWO_COLUMNS


def test_what_no_program_finds_is_not_the_columns(subject: Callable[..., Subject]) -> None:
    """It is missing in the order of the document too."""
    text = "Mara Lindqvist\nmara @example.org\nSkills\nTools: looms\n"
    text += "Experience\nTundra Laboratories, Research Intern 2019\n"
    read = {"pypdf": text, "pdfplumber": text}
    (problem,) = check_parsing(subject(read, IN_COLUMNS)).diagnostics

    assert problem.code is Code.UNPARSED_VALUE


def test_a_position_may_be_the_line_below_the_name(subject: Callable[..., Subject]) -> None:
    """The date is looked for where the rest of the entry is."""
    cv = """\
name: Mara Lindqvist
label: Research Scientist
sections:
  - title: Experience
    experience: [{date: 2021–2024, position: Research Scientist, organization: Lab}]
  - title: Awards
    awards: [{date: 2018, title: Polar Prize}]
"""
    top = "Mara Lindqvist\nResearch Scientist\n" + "A long line about the person.\n" * 20
    text = top + "Experience\nResearch Scientist, Lab 2021–2024\nAwards\nPolar Prize 2018\n"

    assert not check_parsing(subject(text, cv)).diagnostics


def test_a_date_may_be_broken_into_lines(subject: Callable[..., Subject]) -> None:
    """A narrow column breaks it, with the entry between its pieces."""
    text = TEXT.replace("2021–2024 Research Scientist", "2021–\nResearch Scientist 2024")

    assert not check_parsing(subject(text)).diagnostics


def test_what_is_missing_everywhere_is_not_the_parsers_matter(
    subject: Callable[..., Subject],
) -> None:
    """The check of the data reports it."""
    assert not check_parsing(subject(TEXT.replace("mara@example.org", ""))).diagnostics


def test_without_data_the_summary_has_what_looks_like_contacts(
    subject: Callable[..., Subject],
) -> None:
    """Two years are no telephone number."""
    line = check_parsing(subject(TEXT, None)).line

    assert line == "1 e-mail address and 1 telephone number look like such in pypdf"


def test_a_title_may_be_in_another_entry_too(subject: Callable[..., Subject]) -> None:
    """The date is looked for beside each; letters that every text has tell no place."""
    cv = """\
name: Mara Lindqvist
sections:
  - title: Experience
    experience:
      - date: 2021–
        position: Weaver
        organization: Tundra Mill
        highlights: [A talk on looms, Much else that has to do with wool and with water]
  - title: Talks
    talks: [{date: 2018, title: A talk on looms}]
  - title: Tools
    projects: [{date: 2015, name: go, summary: Let us go on}]
"""
    text = "Mara Lindqvist\nExperience\n2021– Weaver, Tundra Mill\n• A talk on looms\n"
    text += "• Much else that has to do with wool and with water\nTalks\n"
    good = text + "2018 A talk on looms\nTools\n2015 go\nLet us go on\n"

    assert not check_parsing(subject(good, cv)).diagnostics
    (problem,) = check_parsing(subject(good.replace("2018 ", ""), cv)).diagnostics
    assert problem.message == "pypdf reads 1 of 3 dates away from the entry"
