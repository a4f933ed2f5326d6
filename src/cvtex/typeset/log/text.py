"""TeX's output files as text, and the few facts of a log that decide what happens next.

`log` turns a log into diagnostics; this module stays small, since every build needs it at once.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

_LONGEST = 2**21
"""How many bytes of a file are read, half of them from its end. A CV's log has a few thousand."""


def read_output(path: Path) -> str:
    """Return the text of a file that TeX wrote; empty if it does not exist.

    Of a file longer than `_LONGEST` the middle is left out, from the end of a line to that of
    another: a line is whole, so that it says what TeX said. TeX writes UTF-8, except where it shows
    the contents of a box in the encoding of its fonts (T1), in which nearly all letters have their
    Latin-1 codes: bytes that are not UTF-8 are read as Latin-1.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LONGEST // 2)
            begin = file.seek(0, os.SEEK_END) - _LONGEST // 2
            file.seek(max(begin, len(data)))
            rest = file.read(_LONGEST // 2)
            if begin > len(data):
                data = data[: data.rfind(b"\n") + 1]
                rest = rest[rest.find(b"\n") + 1 :] if b"\n" in rest else b""
            data += rest
    except OSError:
        return ""
    text = data.decode("utf-8", errors="surrogateescape")
    return re.sub("[\udc80-\udcff]", lambda byte: chr(ord(byte[0]) - 0xDC00), text)


def wants_rerun(log: str) -> bool:
    """Return whether a LaTeX package asks for another run."""
    return "Rerun to get" in log or "Rerun LaTeX" in log


def has_error(log: str) -> bool:
    """Return whether a log has an error, as `! message` or as `file:line: message`."""
    return re.search(r"^(?:!|\S.*:\d+: )", log, re.MULTILINE) is not None
