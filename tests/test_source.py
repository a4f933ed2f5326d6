"""`cvtex.source`: reading files, and places in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.diagnostics.codes import Code
from cvtex.files.read import read_source
from cvtex.source import Source, Span


@given(text=st.text(alphabet="ab\nø", max_size=60), data=st.data())
def test_a_span_slices_to_what_it_was_made_of(text: str, data: st.DataObject) -> None:
    """The line and column of an index lead back to the index."""
    source = Source("f", text)
    index = data.draw(st.integers(0, len(text)))

    span = source.span(index)

    assert source.offset(span.line, span.column) == index


def test_lines_count_from_one() -> None:
    """A line's text comes without its newline, and lines that are not there are empty."""
    source = Source("f", "one\ntwo\n")

    assert [source.line(n) for n in (0, 1, 2, 3, 4)] == ["", "one", "two", "", ""]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfa: 1\r\nb: 2\r", "a: 1\nb: 2\n"),
        ("a: é\n".encode("utf-16"), "a: é\n"),
        ("a: é\n".encode(), "a: é\n"),
    ],
)
def test_byte_order_marks_and_line_ends_are_folded(tmp_path: Path, data: bytes, text: str) -> None:
    """Whatever editor saved the file, its text is the same."""
    path = tmp_path / "cv.yaml"
    path.write_bytes(data)

    result = read_source(path, what="the CV")

    assert result.value is not None
    assert result.value.text == text
    assert result.diagnostics == ()


def test_latin_1_is_read_with_a_warning_at_its_line(tmp_path: Path) -> None:
    """An old .bib file is readable, and its owner hears where it is not UTF-8."""
    path = tmp_path / "old.bib"
    path.write_bytes(b"% a\n@misc{k, author = {G\xf6del}}\n")

    result = read_source(path, what="the bibliography")

    assert result.value is not None
    assert "Gödel" in result.value.text
    assert [d.code for d in result.diagnostics] == [Code.ENCODING]
    assert result.diagnostics[0].span == Span(str(path), 2)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda _: None, Code.FILE_NOT_FOUND),
        (lambda path: path.mkdir(), Code.FILE_UNREADABLE),
        (lambda path: path.write_bytes(b"a\0b"), Code.ENCODING),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, make: object, code: Code) -> None:
    """A missing file, a folder and a binary file each give one error and no value."""
    path = tmp_path / "cv.yaml"
    assert callable(make)
    make(path)

    result = read_source(path, what="the CV")

    assert result.value is None
    assert [d.code for d in result.diagnostics] == [code]
