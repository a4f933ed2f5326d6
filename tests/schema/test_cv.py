"""`schema.cv`: what a CV has to have, what it has without being told, and what it takes."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from cvtex.schema.cv import CV, LastUpdated, Profile
from cvtex.schema.design import DateFormat, Design, FontSize, Paper
from cvtex.schema.fields import Date, Rich
from cvtex.schema.publication_style import (
    AuthorJoiner,
    EntryOverride,
    EntryStyle,
    Highlight,
    LinkStyle,
    NameStyle,
    Numbering,
    PublicationStyle,
    VenueDates,
    VenueLayout,
    Versions,
)
from cvtex.schema.words import LinkWords, StatusWords, TypeWords, Words


def cv(**given: object) -> CV:
    """Read a CV with a name and what is given."""
    return CV.model_validate({"name": "A B"} | given)


def missing(kind: Any, given: object) -> set[tuple[int | str, ...]]:
    """Return the places at which something is missing; no other problem is there."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(given)
    assert {detail["type"] for detail in caught.value.errors()} == {"missing"}
    return {detail["loc"] for detail in caught.value.errors()}


def test_a_name_is_enough() -> None:
    """Everything else has a default, and the looks are those of the classic theme."""
    assert cv() == CV(
        name="A B", label=None, signs_as=(), email=None, phone=None, location=None, url=None,
        profiles=(), language="en", bibliography=(), publication_style=PublicationStyle(),
        design=Design(), words=Words(), last_updated=None, sections=(),
    )  # fmt: skip
    assert Design() == Design(
        theme="classic",
        paper=Paper.LETTER,
        font_size=FontSize.TEN,
        date_format=DateFormat.AS_WRITTEN,
    )


@pytest.mark.parametrize(
    ("kind", "given", "names"),
    [
        (CV, {}, {"name"}),
        (Profile, {}, {"network", "url"}),
        (LastUpdated, {}, {"date"}),
        (Highlight, {}, {"names"}),
    ],
)
def test_some_keys_are_required(kind: Any, given: object, names: set[str]) -> None:
    """Without them there would be nothing to print."""
    assert missing(kind, given) == {(name,) for name in names}


@pytest.mark.parametrize(
    "kind", [Design, PublicationStyle, EntryStyle, EntryOverride, Words, StatusWords, LinkWords]
)
def test_looks_and_words_require_nothing(kind: Any) -> None:
    """An empty mapping is as good as none."""
    assert kind.model_validate({}) == kind()


def test_the_top_of_a_cv_is_read() -> None:
    """Each key has the type that is documented."""
    full = cv(
        name=" A  B ", label="*c*", email="a@b.org", phone="+1 2", location="d", url="https://e.org",
        profiles=[{"network": "N", "username": "u", "url": "https://n.org/u"}], language="de-CH",
        last_updated={"date": "June 2024", "note": "**f**"},
    )  # fmt: skip
    rich, date = TypeAdapter(Rich).validate_python, TypeAdapter(Date).validate_python

    assert (full.name, full.language, full.phone) == ("A B", "de-CH", "+1 2")
    assert (full.email, full.url) == ("a@b.org", "https://e.org")
    assert (full.label, full.location) == (rich("*c*"), rich("d"))
    assert full.profiles == (Profile(network="N", username="u", url="https://n.org/u"),)
    assert full.last_updated == LastUpdated(date=date("June 2024"), note=rich("**f**"))


@pytest.mark.parametrize("key", ["signs_as", "bibliography"])
def test_one_line_needs_no_brackets(key: str) -> None:
    """One name, or one file, is a list of one."""
    assert cv(**{key: "a"}) == cv(**{key: ["a"]})
    assert getattr(cv(**{key: ["a", "b"]}), key) == ("a", "b")


@pytest.mark.parametrize(
    ("key", "choices"),
    [
        ("paper", {"letter": Paper.LETTER, "a4": Paper.A4, "A4": Paper.A4, "Letter": Paper.LETTER}),
        ("font_size", {"10pt": FontSize.TEN, "11pt": FontSize.ELEVEN, "12pt": FontSize.TWELVE}),
        (
            "date_format",
            {
                "as-written": DateFormat.AS_WRITTEN, "year": DateFormat.YEAR,
                "month-year": DateFormat.MONTH_YEAR, "long": DateFormat.LONG,
                "short": DateFormat.SHORT, "iso": DateFormat.ISO,
            },
        ),
    ],
)  # fmt: skip
def test_a_design_has_choices(key: str, choices: dict[str, StrEnum]) -> None:
    """Each is written as in the documentation; paper sizes also with capitals."""
    designs = {written: cv(design={key: written}).design for written in choices}

    assert {written: getattr(design, key) for written, design in designs.items()} == choices


@pytest.mark.parametrize("wrong", ["a5", "", "a", "letter a4"])
def test_a_paper_that_is_not_known_is_refused(wrong: str) -> None:
    """That capitals do not matter does not mean that anything goes."""
    with pytest.raises(ValidationError):
        cv(design={"paper": wrong})


def test_publications_are_printed_plainly_unless_told_otherwise() -> None:
    """These defaults are promised in the documentation."""
    style = cv().publication_style

    assert (style.author_joiner, style.owner) == (AuthorJoiner.OXFORD, NameStyle.BOLD)
    assert (style.venues, style.venue_dates) == (VenueLayout.LINES, VenueDates.EACH)
    assert (style.link_style, style.numbering) == (LinkStyle.WORDS, Numbering.CONTINUOUS)
    assert (style.max_names, style.min_names, style.last_names) == (None, None, None)
    assert style.versions is Versions.MERGED
    assert (style.title_link, style.legend, style.strict_initials) == (True, True, False)
    assert (style.highlight, style.entries) == ((), {})


def test_a_publication_style_is_read() -> None:
    """Choices, counts, flags and people."""
    style = cv(
        publication_style={
            "author_joiner": "and", "max_names": "10", "min_names": "3", "last_names": "1",
            "owner": "small-caps", "strict_initials": "yes", "legend": "false", "venues": "inline",
            "venue_dates": "shared", "versions": "apart", "title_link": "no", "link_style": "icons",
            "numbering": "section-reversed",
            "highlight": [{"names": "C D"}, {"names": ["E", "F"], "style": "bold", "legend": "g"}],
        }
    ).publication_style  # fmt: skip

    assert style == PublicationStyle(
        author_joiner=AuthorJoiner.AND, max_names=10, min_names=3, last_names=1,
        owner=NameStyle.SMALL_CAPS, strict_initials=True, legend=False, venues=VenueLayout.INLINE,
        venue_dates=VenueDates.SHARED, versions=Versions.APART, title_link=False,
        link_style=LinkStyle.ICONS, numbering=Numbering.SECTION_REVERSED,
        highlight=(
            Highlight(names=("C D",), style=NameStyle.UNDERLINE),
            Highlight(names=("E", "F"), style=NameStyle.BOLD, legend="g"),
        ),
    )  # fmt: skip


def test_exceptions_are_kept_by_citation_key() -> None:
    """A key may hold any character; what is left out is none, and not the default."""
    entries = {"DBLP:conf/x:1": {"venues": "inline"}, "b": {"mine": "false"}, "name": {}}

    assert cv(publication_style={"entries": entries}).publication_style.entries == {
        "DBLP:conf/x:1": EntryOverride(venues=VenueLayout.INLINE),
        "b": EntryOverride(mine=False),
        "name": EntryOverride(author_joiner=None, link_style=None, title_link=None, mine=None),
    }


def test_fields_of_an_exception_are_latex() -> None:
    """They are kept as they are typed but for blanks, and an empty one stays, to take one away."""
    fields = {"title": "{\\'A}  & *b*\n c", "url": "", "x-y": "1"}
    (override,) = cv(
        publication_style={"entries": {"k": {"fields": fields}}}
    ).publication_style.entries.values()

    assert override.fields == {"title": "{\\'A} & *b* c", "url": "", "x-y": "1"}


def test_an_exception_that_says_nothing_changes_nothing() -> None:
    """The style of all is used as it is."""
    style = PublicationStyle(author_joiner=AuthorJoiner.AND)

    assert style.with_exceptions({}) is style
    assert style.with_exceptions({"venues": VenueLayout.INLINE}) == PublicationStyle(
        author_joiner=AuthorJoiner.AND, venues=VenueLayout.INLINE
    )


@pytest.mark.parametrize(
    ("given", "changed"),
    [
        ({"thesis": "Arbeit"}, Words(thesis="Arbeit")),
        ({"status": {"submitted": "s"}}, Words(status=StatusWords(submitted="s"))),
        ({"links": {"doi": "d"}}, Words(links=LinkWords(doi="d"))),
        ({"types": {"book": "b"}}, Words(types=TypeWords(book="b"))),
    ],
)
def test_a_word_is_changed_alone(given: dict[str, object], changed: Words) -> None:
    """All other words, also those of its group, stay English."""
    words = cv(words=given).words

    assert words == changed
    assert words != Words()


def test_no_word_is_empty() -> None:
    """Every word has a text unless it is changed."""
    given = Words().model_dump()
    texts = [*given.values(), *given["status"].values(), *given["links"].values()]

    assert [text for text in (*texts, *given["types"].values()) if not text] == []


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        (CV, {"name": "A", "sections_": []}),
        (CV, {"name": "A", "model_config": {}}),
        (Design, {"Paper": "a4"}),
        (PublicationStyle, {"mine": "true"}),
        (EntryOverride, {"numbering": "none"}),
        (Words, {"statuses": {}}),
    ],
)
def test_unknown_keys_are_refused(kind: Any, given: object) -> None:
    """Also those that belong elsewhere."""
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        TypeAdapter(kind).validate_python(given)


def test_a_cv_cannot_change() -> None:
    """A stage that has a CV cannot spoil it for the next."""
    whole = cv()

    with pytest.raises(ValidationError, match="frozen"):
        whole.name = "C"
