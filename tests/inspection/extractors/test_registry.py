"""Every extractor that is installed reads a PDF; one that fails stops no other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cvtex.inspection.extractors import registry
from cvtex.inspection.extractors.registry import EXTRACTORS, Extractor, missing, readings

WORDS = b"BT /F 12 Tf 20 50 Td (Two words) Tj ET"


def test_each_extractor_reads_the_words(make_pdf: Callable[..., bytes]) -> None:
    """All of them are in the extra that the tests need."""
    read = readings(make_pdf(WORDS))

    assert [one.name for one in read] == [extractor.name for extractor in EXTRACTORS]
    assert {" ".join(one.text.split()) for one in read} == {"Two words"}


def test_what_is_no_pdf_is_a_problem_of_each() -> None:
    """None of their exceptions comes out."""
    assert all(one.problem and not one.pages for one in readings(b"%PDF-1.5 cut"))


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """And is not used."""
    strange = Extractor("other", "no_such_module", lambda _: ())
    monkeypatch.setattr(registry, "EXTRACTORS", (strange,))

    assert missing() == ("other",)
    assert readings(b"") == ()
