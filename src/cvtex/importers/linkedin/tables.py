"""Tables of comma-separated values, with the place of each value (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from cvtex.importers.origin import Node, Tree
from cvtex.source import Source, Span

_LONGEST = 8 << 20
"""The most characters of a value: more than a table may have, so that none is too long."""


_SOUGHT = 200
"""The characters of a value by which it is found."""


def read_table(source: Source, tree: Tree, name: str) -> Node:
    """Return the rows of a table as mappings, by the names of its columns, in lower case.

    Lines before the header, in which LinkedIn has notes, are skipped. Values beyond the last column
    get the number of their column. `name` is that of the table in the paths of nodes.
    """
    rows = list(_rows(source.text))
    start = _header(rows)
    header = [" ".join(column.casefold().split()) for column in rows[start][1]] if rows else []
    items: list[Node] = []
    for line, values, last_line in rows[start + 1 :]:
        if not any(map(str.strip, values)):
            continue
        path = f"{name}[{len(items)}]"
        begin = source.offset(line)
        row = source.span(begin, source.offset(last_line) + len(source.line(last_line)))
        cells: dict[str, Node] = {}
        for index, value in enumerate(values):
            column = header[index] if index < len(header) and header[index] else str(index + 1)
            column = column if column not in cells else f"{column} {index + 1}"
            cells[column] = tree.node(value, f"{path}.{column}", _place(source, row, value))
        items.append(tree.node(cells, path, row))
    return tree.node(items, name, source.span(0))


def _place(source: Source, row: Span, value: str) -> Span:
    """Return the place of a value in its row, or of the beginning of a long one.

    It is that of the row if the value is written in another way, as with quotes in it.
    """
    return source.within(row, value[:_SOUGHT]) if value.strip() else row


def _rows(text: str) -> Iterator[tuple[int, list[str], int]]:
    """Yield the rows with the numbers of their first and last lines, from 1."""
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(io.StringIO(text, newline=""))
    line = 1
    for values in reader:
        if values:
            yield line, values, reader.line_num
        line = reader.line_num + 1


_COLUMNS = frozenset({
    "company name", "email address", "extension", "first name", "name", "number", "profile summary",
    "school name", "title",
})  # fmt: skip
"""Columns of which each table has one."""


def _header(rows: list[tuple[int, list[str], int]]) -> int:
    """Return the index of the row with the names of the columns; the first if none is known."""
    for index, (_, values, _) in enumerate(rows):
        if not _COLUMNS.isdisjoint(" ".join(value.casefold().split()) for value in values):
            return index
    return 0
