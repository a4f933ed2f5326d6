"""`bibliography.fields`: raw fields to an entry, and what there is to say about them."""

from __future__ import annotations

from cvtex.bibliography.entry import BibEntry
from cvtex.bibliography.fields import EntryReader, shorten
from cvtex.diagnostics.codes import Code
from cvtex.diagnostics.diagnostic import Diagnostic
from cvtex.source import Source

TEXT = "@article{k,\n  title = {T},\n  journal = jmlr,\n}\n"


def read(*raw: tuple[str, str, int], kind: str = "article") -> tuple[BibEntry, list[Diagnostic]]:
    """Read the fields of the entry in `TEXT`."""
    source, said = Source("p.bib", TEXT), list[Diagnostic]()
    reader = EntryReader(source, said)
    reader.macros = {"jmlr": "Journal of Machine Learning Research"}
    return reader.entry(kind, "k", raw, source.span(0)), said


def test_a_field_has_its_value_and_its_place() -> None:
    """A macro is what it stands for."""
    entry, said = read(("title", "{T}", 1), ("journal", "jmlr", 2))

    assert said == []
    assert entry.get("title") == "T"
    assert entry.get("journaltitle") == "Journal of Machine Learning Research"
    assert entry.fields["title"].name_span.line == 2


def test_a_comma_that_was_forgotten_is_no_loss() -> None:
    """What stands behind the value is the next field."""
    entry, said = read(("title", "{T}\n  year = 2020", 1))

    assert (entry.get("title"), entry.get("year") or entry.get("date")) == ("T", "2020")
    assert [one.code for one in said] == [Code.BIB_SYNTAX]


def test_slips_are_read_as_what_they_were_meant_to_be() -> None:
    """Of a type, of a field and of a macro; each is told."""
    entry, said = read(("titel", "{T}", 1), ("journal", "jmrl", 2), kind="artcle")

    assert entry.type == "article"
    assert entry.get("title") == "T"
    codes = {one.code for one in said}
    assert codes == {Code.UNKNOWN_FIELD, Code.UNKNOWN_MACRO, Code.UNKNOWN_TYPE}
    assert all(one.hints for one in said)


def test_a_quotation_in_a_message_is_short() -> None:
    """And on one line."""
    assert shorten("a\n  b") == "a b"
    assert len(shorten("word " * 100)) <= 40
