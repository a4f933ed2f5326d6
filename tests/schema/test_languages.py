"""`schema.languages`: tags of languages, and parts of a CV in another language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from cvtex.locales import locale_of
from cvtex.schema import CV
from cvtex.schema.languages import LanguageTag
from cvtex.schema.reading import Context
from cvtex.text import InLanguage, List, Text

TAG: TypeAdapter[str] = TypeAdapter(LanguageTag)


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en", "en"),
        ("EN-gb", "en-GB"),
        ("pt_BR", "pt-BR"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("sr-LATN", "sr-Latn"),
        ("de-CH-1996", "de-CH-1996"),
        ("en-x-ABCD", "en-x-abcd"),
        (" sv\n", "sv"),
        ("gsw", "gsw"),
    ],
)
def test_a_tag_has_its_canonical_form(written: str, tag: str) -> None:
    """Whatever its case and its signs between subtags."""
    assert TAG.validate_python(written) == tag


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("german", "de"),
        ("Deutsch", "de"),
        ("français", "fr"),
        ("Francais", "fr"),
        ("Português brasileiro", "pt-BR"),
        ("Ελληνικά", "el"),
        ("中文", "zh"),
        ("deu", "de"),
        ("ger-AT", "de-AT"),
        ("cz", "cs"),
        ("de_DE.UTF-8", "de-DE"),
        ("klingonisch", ""),
        ("e", ""),
        ("en-", ""),
        ("1a", ""),
    ],
)
def test_the_name_of_a_language_is_no_tag(written: str, meant: str) -> None:
    """The message says which tag is meant, and gives it as the fix."""
    with pytest.raises(ValidationError) as caught:
        TAG.validate_python(written)

    context = caught.value.errors()[0]["ctx"]
    assert context["message"] == f"`{written}` is not a language tag"
    assert context["fix"] == meant
    assert (f"did you mean `{meant}`?" in context["hint"]) is bool(meant)


def cv(section: Mapping[str, object], language: str = "de") -> CV:
    """Return a CV with one section, in German unless the test says otherwise."""
    data = {"name": "A B", "language": language, "sections": [{"title": "T", **section}]}
    return CV.model_validate(data, context=Context(locale_of(language), language=language))


FIRST: dict[str, Callable[[Any], Any]] = {
    "section": lambda cv: cv.sections[0].experience[0],
    "block": lambda cv: cv.sections[0].blocks[0].experience[0],
    "position": lambda cv: cv.sections[0].experience[0].positions[0],
    "publication": lambda cv: cv.sections[0].block("publications").entries[0],
}


def parts(tag: str | None, date: str) -> dict[str, dict[str, object]]:
    """Return sections with the same date in each kind of part that can have a language."""
    own = {"language": tag} if tag else {}
    entry: dict[str, object] = {"organization": "O", "position": "P", "date": date}
    return {
        "section": {**own, "experience": [entry]},
        "entry": {"experience": [{**own, **entry}]},
        "block": {"blocks": [{**own, "experience": [entry]}]},
        "position": {
            "experience": [
                {"organization": "O", "positions": [{**own, "position": "P", "date": date}]}
            ]
        },
        "publication": {
            "publications": {"entries": [{**own, "type": "book", "title": "T", "date": date}]}
        },
        "kind": {"memberships": [{**own, "organization": "O", "date": date}]},
    }


@pytest.mark.parametrize("where", parts(None, ""))
@pytest.mark.parametrize("date", ["depuis octobre 2019", "seit Oktober 2019", "since October 2019"])
def test_dates_of_a_part_are_read_in_its_language(where: str, date: str) -> None:
    """In that of the CV and in English too; in no other."""
    cv(parts("fr", date)[where])
    with pytest.raises(ValidationError):
        cv(parts("fr", "nykyään")[where])


@pytest.mark.parametrize("where", FIRST)
def test_texts_of_a_part_are_marked(where: str) -> None:
    """With its language; the texts of a part in the language of the CV are not."""
    field = "title" if where == "publication" else "position"

    def marked(tag: str | None) -> object:
        inlines = getattr(FIRST[where](cv(parts(tag, "2019")[where])), field).inlines
        return inlines[0]

    assert isinstance(found := marked("fr-CA"), InLanguage)
    assert (found.language, found.children) == ("fr-CA", (Text("T" if field == "title" else "P"),))
    assert isinstance(marked("de"), Text)
    assert isinstance(marked(None), Text)


def test_the_innermost_language_counts() -> None:
    """Title, text, lists, lines and entries of a section are marked, but for parts of their own."""
    made = cv(
        {
            "language": "fr",
            "text": "Un.\n\nDeux.",
            "list": ["a\n- b", "c"],
            "entries": [{"title": "X"}, "line", {"title": "Y", "language": "de"}],
            "blocks": [{"title": "S", "text": "Z", "language": "en"}, {"title": "R", "text": "U"}],
        },
        "en",
    ).sections[0]

    def tag(text: Any) -> str:
        return next((i.language for i in text.inlines if isinstance(i, InLanguage)), "")

    assert tag(made.title) == "fr"
    assert [tag(paragraph) for paragraph in made.text.paragraphs] == ["fr", "fr"]  # type: ignore[union-attr] # it is there
    (first, below) = made.list_[0].inlines  # type: ignore[index] # it is there
    assert isinstance(first, InLanguage)
    assert isinstance(below, List)
    assert below.items == ((InLanguage("fr", (Text("b"),)),),)
    entries: Any = made.entries
    assert [tag(e.text if hasattr(e, "text") else e.title) for e in entries] == ["fr", "fr", "de"]
    blocks: Any = made.blocks
    assert [tag(block.title) for block in blocks] == ["", "fr"]
    assert [block.language for block in made.blocks_in_order] == ["fr"] * 3 + ["en", "fr"]


def test_a_wrong_tag_is_one_error() -> None:
    """The dates of the part may be right in the language that is meant; the path is whole."""
    for tag, date in (("french", "depuis 2019"), ("???", "vendémiaire 1793")):
        with pytest.raises(ValidationError) as caught:
            cv({"blocks": [{"experience": [{"organization": "O", "date": date, "language": tag}]}]})
        assert [detail["loc"] for detail in caught.value.errors()] == [
            ("sections", 0, "blocks", 0, "experience", 0, "language")
        ]


def test_an_error_in_a_part_has_its_path_and_ends_the_language() -> None:
    """What follows the part is read in the language of the CV again."""
    entries = [
        {"organization": "O", "date": "2019 – aujourdhui", "language": "fr"},
        {"organization": "O", "date": "depuis 2019"},
    ]
    with pytest.raises(ValidationError) as caught:
        cv({"experience": entries})

    paths = [detail["loc"] for detail in caught.value.errors()]
    assert paths == [("sections", 0, "experience", index, "date") for index in (0, 1)]


@pytest.mark.parametrize("field", ["line", "text"])
def test_a_declared_kind_may_have_a_field_language(field: str) -> None:
    """It is printed, and says nothing of the language of the entry."""
    from cvtex.schema.kinds.declared import cv_model

    data = {
        "name": "A B",
        "kinds": {"translations": {"fields": {"work": "text", "language": field}, "first": "work"}},
        "sections": [{"title": "T", "translations": [{"work": "W", "language": "from French"}]}],
    }
    read: Any = cv_model(data).model_validate(data, context=Context())
    (entry,) = read.sections[0].translations

    assert (str(entry.language), entry.work.inlines) == ("from French", (Text("W"),))


def test_words_of_a_part_are_in_its_language() -> None:
    """Those that the CV gives are the same everywhere."""
    data = {"name": "A B", "language": "de", "words": {"score": "Punkte"}}
    made = CV.model_validate(data, context=Context(locale_of("de"), language="de"))
    french, english = made.words_in("fr"), made.words_in("en")

    assert (made.words.score, french.score, english.score) == ("Punkte",) * 3
    assert (french.conjunction, english.conjunction, made.words.conjunction) == ("et", "and", "und")
    assert made.words_in("") is made.words_in("de") is made.words
