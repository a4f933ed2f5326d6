"""Reading the user's files: the one door through which they come in."""

from __future__ import annotations

import codecs
import errno
import hashlib
import os
import stat
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from cvtex.diagnostics import Code, Diagnostic, Result, error, warning
from cvtex.files.listing import NAMES, digest_of_entries, entries_of
from cvtex.files.paths import is_file
from cvtex.source import Source, Span

CV = "the CV"
"""What messages call the file that a command is given; a folder in its place may have it inside."""

LARGEST = 50 << 20
"""How many bytes a file may have: a bibliography of 50,000 entries has fewer."""

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_source(path: Path, *, what: str) -> Result[Source]:
    """Read a text file; `what` names it in messages ("the CV", "the bibliography").

    UTF-8 is expected; UTF-16 with a mark is accepted, anything else is read as Windows-1252
    with a warning, since that is what old .bib files hold.
    """
    read = read_data(path, what=what)
    return Result(None, read.diagnostics) if read.value is None else decode(str(path), read.value)


def read_data(path: Path, *, what: str, largest: int = LARGEST) -> Result[bytes]:
    """Read the bytes of a file, if they are not more than `largest`."""
    try:
        with (_open_stream if is_open_stream(path) else open_regular)(path) as file:
            data = file.read(largest + 1)
        if len(data) > largest:
            message = f"{what} `{path}` is larger than {largest >> 20} MB"
            hint = "no CV needs so much: is it the right file?"
            return _failure(Code.FILE_UNREADABLE, message, hint)
        return Result(data)
    except NotRegularError as problem:
        message = f"{what} `{path}` is {problem.strerror}, not a file"
        return _failure(Code.FILE_UNREADABLE, message, _inside(path) if what == CV else "")
    except ValueError:
        return _failure(
            Code.FILE_UNREADABLE, f"{what} `{path}` cannot be read: no file has such a name"
        )
    except FileNotFoundError:
        message = f"{what} `{path}` does not exist"
        return _failure(Code.FILE_NOT_FOUND, message, _similar(path), _new_hint(path))
    except OSError as problem:
        reason = problem.strerror or str(problem)
        return _failure(Code.FILE_UNREADABLE, f"{what} `{path}` cannot be read: {reason}")


class NotRegularError(OSError):
    """A path leads to something that is not a file; `strerror` says to what."""


_KINDS = {
    stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device", stat.S_IFBLK: "a device",
}  # fmt: skip


def open_regular(path: Path) -> BinaryIO:
    """Open a file to read it; links are followed.

    Raises `NotRegularError` for a folder, a pipe, a socket or a device, whose data may never end or
    never come, and `OSError` or `ValueError` as `open` does. What is opened is examined once more,
    since the path may lead to something else by then; opening it does not wait either.
    """
    _expect_regular(path, path.stat())
    descriptor = os.open(path, os.O_RDONLY | _WITHOUT_WAITING)
    file = os.fdopen(descriptor, "rb")
    try:
        _expect_regular(path, os.fstat(descriptor))
    except OSError:
        file.close()
        raise
    return file


# Windows has only the last of these flags.
_WITHOUT_WAITING = (
    getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def _expect_regular(path: Path, status: os.stat_result) -> None:
    kind = stat.S_IFMT(status.st_mode)
    if kind != stat.S_IFREG:
        raise NotRegularError(errno.EINVAL, _KINDS.get(kind, "a device"), str(path))


def digest_of(path: Path, largest: int = LARGEST) -> str | None:
    """Return the SHA-256 of a file in hexadecimal, "" if there is none, None if it is not readable.

    A file that is larger than `largest`, or not a regular file, counts as not readable. For a path
    that ends in `listing.NAMES` it is a digest of the names in its folder.
    """
    if path.name == NAMES:
        try:
            return digest_of_entries(entries_of(path.parent))
        except OSError:
            return ""
    try:
        with open_regular(path) as file:
            data = file.read(largest + 1)
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, ValueError):
        return None
    return hashlib.sha256(data).hexdigest() if len(data) <= largest else None


def _open_stream(path: Path) -> BinaryIO:
    return path.open("rb")


def is_open_stream(path: Path) -> bool:
    """Tell whether a path leads to an open stream, such as `/dev/stdin` or a shell's `<(…)`."""
    return path.is_relative_to("/dev/fd") or str(path) in {"/dev/stdin", "/proc/self/fd/0"}


def decode(path: str, data: bytes, *, digest: str | None = None) -> Result[Source]:
    """Decode a file's bytes as `read_source` does; `digest` is their SHA-256, if it is known."""
    diagnostics: list[Diagnostic] = []
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16_MARKS) else "utf-8-sig")
    except UnicodeDecodeError as problem:
        text = data.decode("cp1252", errors="replace")
        line = data.count(b"\n", 0, problem.start) + 1
        diagnostics.append(
            warning(
                Code.ENCODING,
                "not UTF-8; read as Windows-1252 (Latin-1)",
                Span(path, line),
                hints=("save the file as UTF-8",),
            )
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        place = Source(path, text).span(text.index("\0"))
        return _failure(Code.ENCODING, "the file holds a NUL byte, so it is not text", span=place)
    digest = hashlib.sha256(data).hexdigest() if digest is None else digest
    return Result(Source(path, text, digest), tuple(diagnostics))


def _failure(code: Code, message: str, *hints: str, span: Span | None = None) -> Result[Any]:
    return Result(None, (error(code, message, span, hints=tuple(h for h in hints if h)),))


def _new_hint(path: Path) -> str:
    if path.suffix in {".yaml", ".yml"}:
        return "`cvtex new DIR` writes a starter CV to a folder"
    return ""


def _inside(path: Path) -> str:
    """Return the hint for a folder in the place of a CV that is in it."""
    cv = path / "cv.yaml"
    return f"name the file in it: `{cv}`" if is_file(cv) else ""


_MOST_NAMES = 1000
"""How many names of a folder are compared with that of a file that does not exist."""


def _similar(path: Path) -> str:
    """Return the hint that names the most similar file of the same type in the same folder."""
    from cvtex.diagnostics.suggestions import closest

    suffix = path.suffix.lower()
    try:
        with os.scandir(path.parent) as entries:
            names = sorted(entry.name for entry in islice(entries, _MOST_NAMES) if entry.is_file())
    except (OSError, ValueError):
        return ""
    # Without the suffix, which would make all names alike.
    stems = {Path(name).stem: name for name in names if Path(name).suffix.lower() == suffix}
    close = closest(path.stem, stems)
    return f"did you mean `{stems[close]}`?" if close else ""
