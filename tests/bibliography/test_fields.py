"""`bibliography.fields`: an entry from its raw fields, with their problems."""

from __future__ import annotations

from cvtex.bibliography.entry import BibEntry
from cvtex.bibliography.fields import EntryReader, shorten
from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic
from cvtex.source import Source

TEXT = "@article{k,\n  title = {T},\n  journal = jmlr,\n}\n"


def read(*raw: tuple[str, str, int], kind: str = "article") -> tuple[BibEntry, list[Diagnostic]]:
    """Return an entry of some raw fields, as if they were in `TEXT`."""
    source, diagnostics = Source("p.bib", TEXT), list[Diagnostic]()
    reader = EntryReader(source, diagnostics)
    reader.macros = {"jmlr": "Journal of Machine Learning Research"}
    return reader.entry(kind, "k", raw, source.span(0)), diagnostics


def test_a_field_has_its_value_and_its_place() -> None:
    """Macros are expanded, and a field keeps its line."""
    entry, diagnostics = read(("title", "{T}", 1), ("journal", "jmlr", 2))

    assert diagnostics == []
    assert entry.get("title") == "T"
    assert entry.get("journaltitle") == "Journal of Machine Learning Research"
    assert entry.fields["title"].name_span.line == 2


def test_the_text_after_a_missing_comma_is_the_next_field() -> None:
    """A missing comma loses no field, and is reported."""
    entry, diagnostics = read(("title", "{T}\n  year = 2020", 1))

    assert (entry.get("title"), entry.get("year") or entry.get("date")) == ("T", "2020")
    assert [problem.code for problem in diagnostics] == [Code.BIB_SYNTAX]


def test_misspelled_names_are_corrected_and_reported() -> None:
    """A type and a field are corrected; for a macro there is a hint."""
    entry, diagnostics = read(("titel", "{T}", 1), ("journal", "jmrl", 2), kind="artcle")

    assert entry.type == "article"
    assert entry.get("title") == "T"
    codes = {problem.code for problem in diagnostics}
    assert codes == {Code.UNKNOWN_FIELD, Code.UNKNOWN_MACRO, Code.UNKNOWN_TYPE}
    assert all(problem.hints for problem in diagnostics)


def test_a_quotation_in_a_message_is_short() -> None:
    """A quoted text is cut and is on one line."""
    assert shorten("a\n  b") == "a b"
    assert len(shorten("word " * 100)) <= 40
