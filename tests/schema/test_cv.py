"""`schema.cv`: the required keys of a CV, its defaults, and the values that it accepts."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from cvtex.schema.cv import CV, LastUpdated
from cvtex.schema.dates import Date
from cvtex.schema.design import DateFormat, Design, FontSize, Paper
from cvtex.schema.fields import Rich
from cvtex.schema.person import Profile
from cvtex.schema.person.name import WholeName
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
    """Validate a CV with a name and the given keys."""
    return CV.model_validate({"name": "A B"} | given)


def missing(kind: Any, given: object) -> set[tuple[int | str, ...]]:
    """Return the paths at which a key is missing; there is no other problem."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(given)
    assert {detail["type"] for detail in caught.value.errors()} == {"missing"}
    return {detail["loc"] for detail in caught.value.errors()}


def test_a_name_is_enough() -> None:
    """All other keys have a default; the design says nothing but its theme, which has the rest."""
    assert cv() == CV(
        name=WholeName(whole="A B"), label=None, signs_as=(), email=(), phone=(), location=(),
        url=(), profiles=(), personal=None, language="en", bibliography=(),
        publication_style=PublicationStyle(), design=Design(), words=Words(), last_updated=None,
        sections=(),
    )  # fmt: skip
    assert Design().model_dump(exclude_none=True) == {"theme": "classic"}


@pytest.mark.parametrize(
    ("kind", "given", "names"),
    [
        (CV, {}, {"name"}),
        (Profile, {}, {"network"}),
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
def test_styles_and_words_have_no_required_keys(kind: Any) -> None:
    """An empty mapping is the same as none."""
    assert kind.model_validate({}) == kind()


def test_the_top_level_of_a_cv_is_parsed() -> None:
    """Each key has the documented type."""
    full = cv(
        name=" A  B ", label="*c*", email="a@b.org", phone="+1 2", location="d", url="https://e.org",
        profiles=[{"network": "N", "username": "u", "url": "https://n.org/u"}], language="de-CH",
        last_updated={"date": "June 2024", "note": "**f**"},
    )  # fmt: skip
    rich, date = TypeAdapter(Rich).validate_python, TypeAdapter(Date).validate_python

    assert (full.name.plain, full.language) == ("A B", "de-CH")
    assert [one.value for one in full.phone] == ["+1 2"]
    assert [one.value for one in full.email] == ["a@b.org"]
    assert [one.value for one in full.url] == ["https://e.org"]
    assert (full.label, full.location[0].value) == (rich("*c*"), rich("d"))
    assert full.profiles == (Profile(network="N", username="u", url="https://n.org/u"),)
    assert full.last_updated == LastUpdated(date=date("June 2024"), note=rich("**f**"))


@pytest.mark.parametrize("key", ["signs_as", "bibliography"])
def test_one_line_needs_no_brackets(key: str) -> None:
    """A single name or file is a list with one item."""
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
    """Each is written as in the documentation; paper sizes also with an initial capital."""
    designs = {written: cv(design={key: written}).design for written in choices}

    assert {written: getattr(design, key) for written, design in designs.items()} == choices


@pytest.mark.parametrize("wrong", ["a6", "A 4", "", "a", "letter a4"])
def test_an_unknown_paper_is_an_error(wrong: str) -> None:
    """Only the initial letter may be a capital."""
    with pytest.raises(ValidationError):
        cv(design={"paper": wrong})


def test_the_style_of_publications_has_defaults() -> None:
    """The defaults are those of the documentation."""
    style = cv().publication_style

    assert (style.author_joiner, style.owner) == (AuthorJoiner.OXFORD, None)
    assert (style.venues, style.venue_dates) == (VenueLayout.LINES, VenueDates.EACH)
    assert (style.link_style, style.numbering) == (LinkStyle.WORDS, Numbering.CONTINUOUS)
    assert (style.max_names, style.min_names, style.last_names) == (None, None, None)
    assert style.versions is Versions.MERGED
    assert (style.title_link, style.legend, style.strict_initials) == (True, True, False)
    assert (style.highlight, style.entries) == ((), {})


def test_a_publication_style_is_parsed() -> None:
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


def test_overrides_have_citation_keys() -> None:
    """A key may have any character; a value that is left out is None, not the default."""
    entries = {"DBLP:conf/x:1": {"venues": "inline"}, "b": {"mine": "false"}, "name": {}}

    assert cv(publication_style={"entries": entries}).publication_style.entries == {
        "DBLP:conf/x:1": EntryOverride(venues=VenueLayout.INLINE),
        "b": EntryOverride(mine=False),
        "name": EntryOverride(author_joiner=None, link_style=None, title_link=None, mine=None),
    }


def test_fields_of_an_override_are_latex() -> None:
    """They are kept except for extra spaces; an empty field stays, since it removes a field."""
    fields = {"title": "{\\'A}  & *b*\n c", "url": "", "x-y": "1"}
    (override,) = cv(
        publication_style={"entries": {"k": {"fields": fields}}}
    ).publication_style.entries.values()

    assert override.fields == {"title": "{\\'A} & *b* c", "url": "", "x-y": "1"}


def test_an_empty_override_changes_nothing() -> None:
    """The style of all publications is used as it is."""
    style = PublicationStyle(author_joiner=AuthorJoiner.AND)

    assert style.with_overrides({}) is style
    assert style.with_overrides({"venues": VenueLayout.INLINE}) == PublicationStyle(
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
def test_a_word_can_be_changed_alone(given: dict[str, object], changed: Words) -> None:
    """All other words stay English, also those of the same group."""
    words = cv(words=given).words

    assert words == changed
    assert words != Words()


def test_no_word_is_empty() -> None:
    """Every default is a text."""
    given = Words().model_dump()
    texts = [*given.values(), *given["status"].values(), *given["links"].values()]

    assert [text for text in (*texts, *given["types"].values()) if not text] == []


@pytest.mark.parametrize(
    ("given", "message", "hint"),
    [
        (
            {"design": {"theme": "../x"}}, "`../x` is not a theme name",
            "a theme name has only letters, digits, `-` and `_`: `classic`",
        ),
        (
            {"signs_as": [f"A {n}" for n in range(101)]}, "there are more than 100 names",
            "keep only the names that are in your bibliography",
        ),
        (
            {"publication_style": {"highlight": [{"names": [f"A {n}" for n in range(201)]}]}},
            "there are more than 200 names", "keep only the names that are in your bibliography",
        ),
        (
            {"publication_style": {"highlight": [{"names": f"A {n}"} for n in range(21)]}},
            "there are more than 20 groups of people",
            "put people with the same `style` and `legend` together under `names`",
        ),
        ({"checks": {"bad-link": "off"}}, "unknown code `bad-link`", "did you mean `dead-link`?"),
        (
            {"checks": {"x": "off"}}, "unknown code `x`",
            "a message has its code in brackets, and docs/diagnostics.md lists all codes",
        ),
        (
            {"checks": {"yaml-syntax": "off"}},
            "`yaml-syntax` is always an error, since the CV cannot be typeset with it",
            "remove it here, and fix the problem that is reported",
        ),
    ],
)  # fmt: skip
def test_a_wrong_value_has_a_message_and_a_hint(
    given: dict[str, object], message: str, hint: str
) -> None:
    """Names of themes, the number of your names, and the codes of `checks`."""
    with pytest.raises(ValidationError) as caught:
        cv(**given)
    (detail,) = caught.value.errors()

    assert (detail["msg"], detail["ctx"]["hint"]) == (message, hint)


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
def test_unknown_keys_are_errors(kind: Any, given: object) -> None:
    """Also keys that are known in another mapping."""
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        TypeAdapter(kind).validate_python(given)


def test_a_cv_cannot_change() -> None:
    """A stage cannot change the CV of the stages after it."""
    whole = cv()

    with pytest.raises(ValidationError, match="frozen"):
        whole.name = WholeName(whole="C")
