"""LinkedIn's archive: packed, unpacked, with notes before a header, broken, hostile."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from cvtex.diagnostics import Code
from cvtex.importers.linkedin import reading
from cvtex.importers.linkedin.importer import import_linkedin
from cvtex.importers.linkedin.reading import is_archive, read_archive

PROFILE = "First Name,Last Name,Headline\nMara,Lindqvist,Linguist\n"
SKILLS = "Name\nPython\n"


def packed(path: Path, files: dict[str, str]) -> Path:
    """Write a zip file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def test_an_archive_and_its_folder_are_the_same(tmp_path: Path) -> None:
    """A zip file, also with a folder in it, and the unpacked folder give the same CV."""
    files = {"Profile.csv": PROFILE, "Skills.csv": SKILLS}
    plain = packed(tmp_path / "a.zip", files)
    nested = packed(tmp_path / "b.zip", {f"Basic/{name}": text for name, text in files.items()})
    folder = tmp_path / "c"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text)
    made = []
    for path in (plain, nested, folder):
        assert is_archive(path)
        read = read_archive(path)
        assert read.value is not None
        made.append(import_linkedin(read.value))
    assert made[0] == made[1] == made[2]
    assert made[0].value is not None
    assert made[0].value.cv["name"] == "Mara Lindqvist"


@pytest.mark.parametrize(
    ("table", "names"),
    [
        ('Notes:\n"A, note"\n\n' + SKILLS, ["Python"]),
        ('Name\nC#\n"A ""B"""\n\n', ["C#", 'A "B"']),
        ("\ufeffName\r\nPython\r\n", ["Python"]),
        ("Name\nPython,3\n", ["Python"]),
        ("", []),
        ("Name\n", []),
    ],
)
def test_tables_of_any_form_are_read(tmp_path: Path, table: str, names: list[str]) -> None:
    """Notes before the header, quotes, a byte order mark, further values, no rows."""
    path = packed(tmp_path / "a.zip", {"Profile.csv": PROFILE, "Skills.csv": table})
    read = read_archive(path)
    assert read.value is not None
    assert [row.get("name").peek() for row in read.value.root.get("skills")] == names


def test_a_value_has_its_place(tmp_path: Path) -> None:
    """The place of a value is in its row, also after a value with line ends."""
    table = 'Company Name,Title,Description\nA,B,"one\ntwo"\nC,Head,\n'
    path = packed(tmp_path / "a.zip", {"Profile.csv": PROFILE, "Positions.csv": table})
    read = read_archive(path)
    assert read.value is not None
    title = list(read.value.root.get("positions"))[1].get("title")
    assert title.span is not None
    assert (title.span.line, title.span.column) == (4, 3)


def test_what_cannot_be_read_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No zip file, one without tables, a table that is too large or damaged."""
    (tmp_path / "no.zip").write_bytes(b"PK\x03\x04 no")
    assert not is_archive(tmp_path / "no.zip")
    assert [d.code for d in read_archive(tmp_path / "no.zip").diagnostics] == [Code.FILE_UNREADABLE]
    other = packed(tmp_path / "other.zip", {"readme.txt": "x", "Connections.csv": "A\nB\n"})
    assert [d.code for d in read_archive(other).diagnostics] == [Code.FOREIGN_FORMAT]
    monkeypatch.setattr(reading, "_LARGEST", 1000)
    bomb = packed(tmp_path / "bomb.zip", {"Profile.csv": PROFILE, "Skills.csv": "a" * 5000})
    assert [d.code for d in read_archive(bomb).diagnostics] == [Code.FILE_UNREADABLE]
    empty = packed(tmp_path / "empty.zip", {})
    assert [d.code for d in read_archive(empty).diagnostics] == [Code.FOREIGN_FORMAT]
    data = packed(tmp_path / "damaged.zip", {"Profile.csv": PROFILE * 50}).read_bytes()
    damaged = bytearray(data)
    damaged[60:70] = bytes(10)
    (tmp_path / "damaged.zip").write_bytes(damaged)
    assert read_archive(tmp_path / "damaged.zip").value is None


def test_other_files_are_told_not_read(tmp_path: Path) -> None:
    """Contacts and messages of other people are not read, and the user is told so."""
    path = packed(tmp_path / "a.zip", {"Profile.csv": PROFILE, "messages.csv": "FROM\nElle\n"})
    read = read_archive(path)
    assert read.value is not None
    assert "messages" not in dict(read.value.root.items())
    assert [d.code for d in read.diagnostics] == [Code.NOT_IMPORTED]
    assert "messages.csv" in read.diagnostics[0].message


def test_a_table_in_memory_is_read_from_there(tmp_path: Path) -> None:
    """A program has the data without the file, of a table as of an archive."""
    read = read_archive(tmp_path / "Skills.csv", SKILLS.encode())

    assert read.value is not None
    assert [row.get("name").peek() for row in read.value.root.get("skills")] == ["Python"]


def test_a_value_may_be_as_long_as_its_table(tmp_path: Path) -> None:
    """The limit is that of the file, and no exception of the parser."""
    text = "x" * (2 << 20)
    read = read_archive(tmp_path / "Skills.csv", f"Name\n{text}\n".encode())

    assert read.value is not None
    assert [row.get("name").peek() for row in read.value.root.get("skills")] == [text]
