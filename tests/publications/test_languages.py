"""`publications.languages`: a title is in its own language."""

from __future__ import annotations

import pytest

from cvtex.bibliography.bibtex import read_bibliography
from cvtex.bibliography.reference import Reference
from cvtex.document import Publication
from cvtex.publications.languages import in_its_language
from cvtex.source import Source
from cvtex.text import InLanguage, Text


@pytest.mark.parametrize(
    ("cv", "title", "langid", "tag"),
    [
        ("en", "A Title", "", ""),
        ("en", "Ein Titel", "ngerman", "de"),
        ("en-GB", "A Title", "american", ""),
        ("de", "Ein Titel", "german", ""),
        ("de", "A Title", "english", "en"),
        ("de", "A Title", "", "und"),
        ("de", "A Title", "german and english", "und"),
        ("en", "Ένας τίτλος", "", "el"),
        ("en", "Объект", "", "en"),
        ("de", "Языки", "", "ru"),
        ("de", "Її назва", "", "uk"),
        ("bg", "Наука", "", ""),
    ],
)
def test_the_entry_decides_and_then_the_script(cv: str, title: str, langid: str, tag: str) -> None:
    """Where neither says it, the language is unknown, but in an English CV taken as English."""
    field = f", langid={{{langid}}}" if langid else ""
    bib = Source("p.bib", f"@misc{{k, title={{{title}}}{field}}}")
    (entry,) = read_bibliography(bib).value or ()
    plain = (Text(title),)
    publication = Publication("k", "misc", "", plain, (), False, (), (), (), None, entry.span)  # noqa: FBT003 - in order

    marked = in_its_language(publication, Reference(entry), cv).title

    expected = plain if tag in {"", cv} else (InLanguage(tag, plain),)
    assert marked == expected
