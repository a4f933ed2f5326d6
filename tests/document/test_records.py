"""`document.records`: what stands where in an entry of a kind without a template of its own."""

from __future__ import annotations

import pytest

from cvtex.diagnostics import Code, Diagnostic
from cvtex.document.merge import merge
from cvtex.document.model import Item, Record
from cvtex.source import Source
from cvtex.text import plain_text
from cvtex.validation.validate import validate
from cvtex.yaml.loader import parse_yaml


def merged(block: str, top: str = "") -> tuple[tuple[Item, ...], tuple[Diagnostic, ...]]:
    """Return the entries of a CV with one block, and what is said of them."""
    text = f"name: Mara Lindqvist\n{top}sections:\n  - title: T\n    {block}\n"
    parsed = parse_yaml(Source("cv.yaml", text))
    assert parsed.value is not None, parsed.diagnostics
    valid = validate(parsed.value)
    assert valid.value is not None, valid.diagnostics
    result = merge(valid.value, {}, parsed.value)
    assert result.value is not None
    return result.value.sections[0].blocks[0].items, result.diagnostics


def record(block: str, top: str = "") -> Record:
    """Return the only entry of a CV, about which there is nothing to say."""
    (item,), diagnostics = merged(block, top)
    assert diagnostics == ()
    assert item.record is not None
    return item.record


def shown(entry: Record) -> list[str]:
    """Return the lines of an entry with a title."""
    first = plain_text(entry.title) + plain_text(entry.rest)
    below = (
        plain_text(line.text)
        + "".join(author.text + author.delimiter for author in line.authors)
        + line.closing
        for line in entry.lines
    )
    return [first.replace("\u00a0", " "), *(line.replace("\u00a0", " ") for line in below)]


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        ("certificates: [{name: N}]", ["N"]),
        ("certificates: [{name: N, number: 5}]", ["N (no. 5)"]),
        ("certificates: [{name: N, location: L, expires: 2030}]", ["N, L (valid until 2030)"]),
        ("memberships: [{organization: O, position: P}]", ["O, P"]),
        ("grants: [{title: T, programme: P, state: pending}]", ["T, P (pending)"]),
        ("grants: [{title: T, role: R, number: 5}]", ["T", "R, no. 5"]),
        (
            "grants: [{title: T, co_applicants: A B and others}]",
            ["T", "Co-applicants: A B et al."],
        ),
        ("patents: [{title: T, office: O, number: 1 2}]", ["T, O 1 2"]),
        ("patents: [{title: T, number: 5, holder: H, status: filed}]", ["T, 5, H (filed)"]),
        ("reviewing: [{role: R}]", ["R"]),
        ("reviewing: [{role: R, venues: {V: 2020, W: }}]", ["R: V (2020), W"]),
        ("supervision: [{name: N, institution: I, thesis: T}]", ["N, I", "Thesis: T"]),
        ("supervision: [{name: N, degree: D, role: R, outcome: O}]", ["N, D (R)", "O"]),
        ("courses: [{name: N, credits: 6, score: A}]", ["N (6 credits)", "Grade: A"]),
        ("tests: [{name: N, score: 5, of: 6}]", ["N: 5/6"]),
        ("tests: [{name: N, parts: [A 1, B 2]}]", ["N (A 1, B 2)"]),
        ("exhibitions: [{title: T, location: L, curator: C}]", ["T, L (curated by C)"]),
        ("performances: [{title: T, venue: V}]", ["T, V"]),
        ("press: [{title: T, author: A}]", ["T, A"]),
        ("interests: [{name: N, keywords: [K, M]}]", ["N: K, M"]),
        ("references: [{name: N, position: P, phone: 5}]", ["N, P", "5"]),
    ],
)
def test_what_is_missing_leaves_no_gap(block: str, lines: list[str]) -> None:
    """No sign stands before or after nothing, whichever fields an entry has."""
    assert shown(record(block)) == lines


def test_a_position_is_left_to_the_design() -> None:
    """Whether it or the organization comes first is not the same in all themes."""
    entry = record("volunteer: [{organization: O, position: P, location: L}]")

    parts = (entry.position, entry.organization, entry.location)
    assert [plain_text(part) for part in parts] == ["P", "O", "L"]
    assert (entry.title, entry.rest) == ((), ())


def test_words_and_dates_are_those_of_the_cv() -> None:
    """A CV in another language changes the words, and dates have the format of the design."""
    top = "words: {entries: {number: Nr., expires: bis}}\ndesign: {date_format: iso}\n"
    entry = record("certificates: [{name: N, number: 5, expires: May 2030}]", top)

    assert shown(entry) == ["N (Nr. 5, bis 2030-05)"]


@pytest.mark.parametrize(
    ("language", "block", "lines"),
    [
        ("de", "courses: [{name: N, hours: 1, credits: 6}]", ["N (1 Stunde, 6 Leistungspunkte)"]),
        ("pl", "courses: [{name: N, hours: 2, credits: 5}]", ["N (2 godziny, 5 punktów)"]),
        (
            "en",
            "patents: [{title: T, inventors: A B and C D and others}]",
            ["T", "A B, C D, et al."],
        ),
        ("pl", "patents: [{title: T, inventors: A B and C D and others}]", ["T", "A B, C D i in."]),
    ],
)
def test_words_have_the_form_of_their_language(language: str, block: str, lines: list[str]) -> None:
    """A word has the form for its number, and only some languages have a comma before `et al.`."""
    assert shown(record(block, f"language: {language}\n")) == lines


def test_an_abbreviation_stays_with_its_number() -> None:
    """The space after it does not end a line; one after a word may."""
    assert "no.\u00a0" in plain_text(record("certificates: [{name: N, number: 5}]").rest)
    assert "until 2" in plain_text(record("certificates: [{name: N, expires: 2030}]").rest)


def test_the_owner_is_found_among_persons() -> None:
    """In any form of the name, with the style that publications have; other people too."""
    top = (
        "signs_as: Mara E. Lindqvist\n"
        "publication_style: {owner: underline, highlight: [{names: Jo Dahl, style: italic}]}\n"
    )
    block = "grants: [{title: T, co_applicants: [A B, 'Lindqvist, M.', J. Dahl]}]"
    (line,) = record(block, top).lines

    assert plain_text(line.text) == "Applicants: "
    assert [(a.text, a.is_owner, str(a.emphasis)) for a in line.authors] == [
        ("A B", False, "none"),
        ("M. Lindqvist", True, "underline"),
        ("J. Dahl", False, "italic"),
    ]


@pytest.mark.parametrize(
    ("joiner", "delimiters"),
    [("oxford", [", ", ", and ", ""]), ("and", [", ", " and ", ""]), ("comma", [", ", ", ", ""])],
)
def test_persons_are_joined_as_authors_are(joiner: str, delimiters: list[str]) -> None:
    """With the joiner of the style of publications."""
    top = f"publication_style: {{author_joiner: {joiner}}}\n"
    (line,) = record("patents: [{title: T, inventors: [A B, C D, M. Lindqvist]}]", top).lines

    assert [author.delimiter for author in line.authors] == delimiters


@pytest.mark.parametrize(
    ("names", "similar"),
    [("[A B, C D]", ""), ("[A B, Mara Lindquist]", "Mara Lindquist")],
)
def test_inventors_without_the_owner_are_told(names: str, similar: str) -> None:
    """As a publication without the owner is, with the name that is similar."""
    _, (problem,) = merged(f"patents: [{{title: T, inventors: {names}}}]")

    assert problem.code is Code.OWNER_NOT_FOUND
    assert problem.span is not None
    assert problem.span.column == len("    patents: [{title: T, inventors: ") + 1
    assert problem.message.endswith(f"; `{similar}` is similar") == bool(similar)
    assert "signs_as" in problem.hints[0]


@pytest.mark.parametrize(
    "block",
    [
        "patents: [{title: T, inventors: A B and others}]",
        "patents: [{title: T}]",
        "grants: [{title: T, co_applicants: [A B]}]",
    ],
)
def test_a_list_that_need_not_have_the_owner_is_fine(block: str) -> None:
    """One that is cut, none at all, and applicants beside the owner."""
    assert merged(block)[1] == ()


def test_an_address_is_a_link() -> None:
    """An e-mail address can be clicked."""
    (line,) = record("references: [{name: N, email: a@b.org}]").lines

    assert [getattr(inline, "url", "") for inline in line.text] == ["mailto:a@b.org"]


def test_references_on_request_are_words() -> None:
    """Which a CV can change."""
    text = (
        "name: A\nwords: {entries: {on_request: Auf Anfrage}}\n"
        "sections: [{title: T, references: on request}]\n"
    )
    parsed = parse_yaml(Source("cv.yaml", text)).value
    assert parsed is not None
    cv = validate(parsed).value
    assert cv is not None
    document = merge(cv, {}, parsed).value
    assert document is not None
    (block,) = document.sections[0].blocks

    assert block.items == ()
    assert [plain_text(paragraph) for paragraph in block.paragraphs] == ["Auf Anfrage"]


def test_a_declared_kind_is_placed_as_it_says() -> None:
    """Fields that no key names are on lines of their own, in the order of the declaration."""
    kinds = (
        "kinds: {clinics: {fields: {a: text, b: texts, c: line, d: date, e: names, f: address},"
        " first: a, second: b, place: c, lines: [e], labels: {d: Since, e: Staff}}}\n"
    )
    block = (
        "clinics: [{a: A, b: [B, C], c: D, d: May 2019, e: [E F, M. Lindqvist],"
        ' f: "https://a.org/x"}]'
    )
    entry = record(block, kinds + "design: {date_format: year}\n")

    assert shown(entry) == [
        "A, B, C, D", "Staff: E F and M. Lindqvist", "Since: 2019", "https://a.org/x",
    ]  # fmt: skip
    assert [author.is_owner for author in entry.lines[0].authors] == [False, True]
    assert [getattr(inline, "url", "") for inline in entry.lines[2].text] == ["https://a.org/x"]
