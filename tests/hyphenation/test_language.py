"""`hyphenation.language`: what TeX is told of the words of a text, and what it is not."""

from __future__ import annotations

import pytest

from cvtex.hyphenation import Hyphenation
from cvtex.hyphenation.marks import BETWEEN, SOFT_HYPHEN, WHOLE


def shown(text: str) -> str:
    """Return a marked text with visible marks."""
    return text.replace(SOFT_HYPHEN, "-").replace(BETWEEN, "·").replace(WHOLE, "!")


@pytest.mark.parametrize(
    ("language", "text", "marked", "words"),
    [
        ("de", "Die Forschung, „Stoffe“", None, "for-schung stof-fe"),
        ("de", "GitHub Abc2def eins_zwei", None, ""),
        ("de", "forschung@x.de FORSCHUNG", "!forschung@x.de !FORSCHUNG", ""),
        ("de", "www.forschung.de https://forschung.de/lehre", None, ""),
        ("de", "Forschungs\u00adpreis", "Forschungs-preis", ""),
        ("de", "Max-Planck-Forschungspreis", "Max-Planck-For·schungs·preis", ""),
        ("fr", "l’université d'accès", None, "d’ac-cès l’uni-ver-sité"),
        ("ru", "исследование Python", "ис-сле-до-ва-ние Python", ""),
        ("ru", "НИИСИ", None, ""),
        ("ro", "științifice universitate", "ști·in-ți·fi·ce universitate", "uni-ver-si-ta-te"),
        ("tr", "İstanbul ırmak", None, "is-tan-bul ır-mak"),
        ("vi", "nghiên cứu khoa học", None, ""),
        ("xx", "Forschung", None, ""),
        ("lt", "universitetas", None, "uni-ver-si-te-tas"),
        ("en", "university", None, None),
        ("en-GB", "university", None, "uni-ver-sity"),
    ],
)
def test_tex_learns_the_words_that_it_can_divide(
    language: str, text: str, marked: str | None, words: str | None
) -> None:
    """Others get soft hyphens, or none: addresses, acronyms, words with digits, marked words."""
    texts = Hyphenation(language).main

    assert shown(texts.marked(text)) == shown(text if marked is None else marked)
    if words is None:
        assert texts.positions is None
    assert " ".join(sorted(texts.exceptions.values())) == (words or "")


def test_charter_lacks_letters_of_polish() -> None:
    """They come from another font there, so that TeX cannot divide their words."""
    assert shown(Hyphenation("pl").main.marked("środowisko")) == "środowisko"
    assert shown(Hyphenation("pl", charter=True).main.marked("środowisko")) == "śro·do·wi·sko"


def test_a_text_in_an_unknown_language_divides_where_two_agree() -> None:
    """German has `In-for-ma-ti-on`, and English `in-for-ma-tion`."""
    document = Hyphenation("de")
    for texts in (document.main, document.within("und")):
        texts.marked("Information")

    assert document.main.exceptions == {"information": "in-for-ma-ti-on"}
    assert document.within("und").exceptions == {"information": "in-for-ma-tion"}
    assert Hyphenation("en").within("und").positions is None


def test_a_document_in_no_language_is_not_divided() -> None:
    """`language: und` is a tag too, of which there is nothing to know."""
    document = Hyphenation("und")

    assert document.within("und") is document.main
    assert [text.name for text in document.languages()] == ["und"]


def test_an_english_document_has_nothing_to_declare() -> None:
    """TeX knows English, and only a part in another language is new to it."""
    document = Hyphenation("en-US")
    assert [*document.languages()] == []
    document.within("de").marked("Forschung")

    assert [text.name for text in document.languages()] == ["de"]
