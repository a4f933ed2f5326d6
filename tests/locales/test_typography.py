"""`locales.typography`: the conventions of each language, in its data file."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.hyphenation.patterns import load_patterns
from cvtex.locales.registry import all_locales
from cvtex.locales.typography import capitals, typography_from
from cvtex.text import plain_text
from cvtex.text.markdown import parse_markdown

# CLDR 45 and, where it differs from the style guides, these: Spanish and Portuguese («»), Dutch
# (“”), Danish (»«), Croatian („”); in Bulgarian the inner marks are «».
QUOTED = {
    "en": "“a ‘b’ c”", "de": "„a ‚b‘ c“", "de-CH": "«a ‹b› c»", "fr": "«\u00a0a “b” c\u00a0»",
    "fr-CA": "«\u00a0a “b” c\u00a0»", "fr-CH": "«\u202fa ‹b› c\u202f»", "es": "«a “b” c»",
    "pt": "«a “b” c»", "pt-BR": "“a ‘b’ c”", "it": "«a “b” c»", "nl": "“a ‘b’ c”",
    "ca": "«a “b” c»", "ro": "„a «b» c”", "da": "»a ›b‹ c«", "sv": "”a ’b’ c”",
    "nb": "«a ‘b’ c»", "fi": "”a ’b’ c”", "pl": "„a\u00a0«b» c”", "cs": "„a\u00a0‚b‘ c“",
    "sk": "„a\u00a0‚b‘ c“", "hu": "„a »b« c”", "hr": "„a ‘b’ c”", "sl": "„a ‚b‘ c“",
    "el": "«a “b” c»", "ru": "«a „b“ c»", "uk": "«a „b“ c»", "bg": "„a «b» c“",
    "tr": "“a ‘b’ c”", "vi": "“a ‘b’ c”", "id": "“a ‘b’ c”",
}  # fmt: skip


def test_each_language_has_its_quotation_marks() -> None:
    """`"…"` and `'…'` inside of it become the marks of the language, as its readers know them."""
    known = {locale.tag: locale.typography for locale in all_locales()}
    written = {
        tag: plain_text(parse_markdown("\"a 'b' c\"", typography).inlines)
        for tag, typography in known.items()
    }

    assert {tag: written.get(tag) for tag in QUOTED} == QUOTED


UNDIVIDED = {"vi", "zh", "zh-Hant", "ja", "ko", "ar", "he", "fa", "hi", "th"}
"""Languages without patterns: of syllables, or in a script that the fonts do not have yet."""


def test_each_language_has_patterns() -> None:
    """English has those of TeX."""
    names = {
        locale.tag: locale.typography.hyphenation
        for locale in all_locales()
        if not locale.tag.startswith("en")
    }

    assert {tag for tag, name in names.items() if not name} == UNDIVIDED
    assert [name for name in {*names.values()} if name and load_patterns(name) is None] == []


def test_a_table_may_have_some_of_the_values() -> None:
    """The others are those of English."""
    typography = typography_from({"quotes": ["«", "»", "‹", "›"]})

    assert typography.quotes == ("«", "»", "‹", "›")
    assert not typography.has_spaces


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Περίληψη στα ελληνικά", "el", "ΠΕΡΙΛΗΨΗ ΣΤΑ ΕΛΛΗΝΙΚΑ"),
        ("Σπουδές ή εργασία, ή και όχι", "el", "ΣΠΟΥΔΕΣ Ή ΕΡΓΑΣΙΑ, Ή ΚΑΙ ΟΧΙ"),
        ("Μάιος, άυλος, προϊόν, ταΐζω", "el", "ΜΑΪΟΣ, ΑΫΛΟΣ, ΠΡΟΪΟΝ, ΤΑΪΖΩ"),
        ("ούτε αυτός", "el", "ΟΥΤΕ ΑΥΤΟΣ"),
        ("Ὀρέστης, ᾠδή", "el", "ΟΡΕΣΤΗΣ, ΩΙΔΗ"),
        ("Résumé: ελληνικά", "fr", "RÉSUMÉ: ΕΛΛΗΝΙΚΑ"),
        ("Eğitim ve iş, Işık", "tr", "EĞİTİM VE İŞ, IŞIK"),
        ("Deneyim", "tr-CY", "DENEYİM"),
        ("Bildung, Maße", "de", "BILDUNG, MASSE"),
    ],
)
def test_capitals_are_those_of_the_language(text: str, language: str, said: str) -> None:
    """As readers of the language write them: Greek without accents, Turkish with its two i."""
    assert capitals(text, language) == said


@given(st.text())
def test_only_greek_has_rules_of_its_own(value: str) -> None:
    """All other letters, in a language without a rule, are as Python writes them."""
    others = re.sub(r"[\u0370-\u03ff\u1f00-\u1fff]", "", value)
    assert capitals(others) == others.upper()
