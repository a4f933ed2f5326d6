"""`importers.parts.language`: the language of texts, or nothing if it is not clear."""

from __future__ import annotations

import pytest

from cvtex.importers.parts.language import language_of
from cvtex.starter import NAMES, starter_texts

NEAR = {"cs", "da", "nb"}
"""Languages that have most of their frequent words in common with a neighbour."""


@pytest.mark.parametrize("tag", [tag for tag in NAMES if tag != "pt-BR"])
def test_the_language_of_a_starter_is_known(tag: str) -> None:
    """From the texts of its CV; of near languages, none is better than the wrong one."""
    assert language_of(starter_texts(tag).values()) == ("" if tag in NEAR else tag)


@pytest.mark.parametrize(
    ("texts", "tag"),
    [
        ([], ""), (["C++", "Python", "SQL"] * 20, ""), (["a i o e"], ""),
        (["港口工程师，" * 9], "zh"),
        (["Webデザイナーをしていますので、よろしくおねがいします。"], "ja"),
        (["مهندس موانئ في مدينة بيرغن"], "ar"), (["مهندس بندر در شهر برگن"], "fa"),
    ],
)  # fmt: skip
def test_few_words_have_no_language(texts: list[str], tag: str) -> None:
    """Names of programs say nothing, and letters of a script say enough."""
    assert language_of(texts) == tag
