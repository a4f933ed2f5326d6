"""`starter.languages`: the tag that a user means, and the names of all languages."""

from __future__ import annotations

import pytest

from cvtex.locales import LOCALES
from cvtex.starter import NAMES, REGIONS, find_language, with_texts
from cvtex.starter.languages import UNPRINTED, meant_language, unprinted_language
from cvtex.starter.written import DATA


@pytest.mark.parametrize(
    ("written", "tag", "texts"),
    [
        ("de", "de", "de"), ("DE", "de", "de"), ("de-AT", "de-AT", "de-AT"),
        ("de_lu", "de-LU", "de"), ("pt_BR.UTF-8", "pt-BR", "pt-BR"), ("pt-pt", "pt-PT", "pt"),
        ("ca_ES@valencia", "ca-ES", "ca"), ("es-419", "es-419", "es"), ("no", "no", "nb"),
        ("nn-NO", "nn-NO", "nb"), ("en-us", "en-US", "en"), (" fr-ca ", "fr-CA", "fr-CA"),
        ("hr-latn-hr", "hr-Latn-HR", "hr"),
        ("en-AU", "en-AU", "en-GB"), ("en-CA", "en-CA", "en"),
    ],
)  # fmt: skip
def test_a_tag_is_found_as_people_write_it(written: str, tag: str, texts: str) -> None:
    """In any case, as a system calls its locales, and with any region."""
    assert find_language(written) == tag
    assert with_texts(tag) == texts


@pytest.mark.parametrize("written", ["", "german", "ja", "zh-Hant", "de-", "de-x", "d", "../de"])
def test_anything_else_is_no_tag(written: str) -> None:
    """Also the tag of a language whose script cannot be printed."""
    assert find_language(written) is None


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("german", "de"), ("Deutsch", "de"), ("francais", "fr"), ("ESPANOL", "es"), ("cz", "cs"),
        ("Brazilian Portuguese", "pt-BR"), ("slovenian", "sl"), ("japanese", "ja"), ("dk", "da"),
        ("polnish", "pl"), ("українська", "uk"), ("de-formal", "de"), ("klingon", None),
        ("xx", None),
    ],
)  # fmt: skip
def test_names_and_countries_lead_to_a_tag(written: str, tag: str | None) -> None:
    """In English or in the language itself, with accents or without, misspelled too."""
    assert meant_language(written) == tag


def test_the_languages_are_those_of_the_locales_and_of_the_files() -> None:
    """Each has a name, and each tag with texts is there; none is both printed and not."""
    files = {path.stem for path in (DATA / "texts").glob("*.toml")}

    assert files == {*NAMES, *REGIONS}
    assert set(NAMES) <= set(LOCALES)
    assert {tag.partition("-")[0] for tag in LOCALES} - {"no", "nn", *UNPRINTED} <= set(NAMES)
    assert not set(UNPRINTED) & set(NAMES)
    assert all(unprinted_language(tag) for tag in UNPRINTED)
