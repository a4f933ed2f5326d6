"""`files.images`: what TeX may be given as a picture."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvtex.diagnostics.codes import Code
from cvtex.files.images import name_for_tex, problem_of, without_metadata
from cvtex.source import Span

PLACE = Span("cv.yaml", 2, 8)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, *, depth: int = 8, color: int = 2) -> bytes:
    """Return a PNG that says it is so large."""
    head = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0)
    rows = zlib.compress(b"\0" * min((3 * width + 1) * height, 10_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg(width: int, height: int) -> bytes:
    """Return the head of a JPEG that says it is so large."""
    application = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + b"\0" * 9
    frame = b"\xff\xff\xc2" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\1\x11\0"
    return b"\xff\xd8" + application + frame + b"\xff\xd9"


GOOD = Path(__file__).parents[1] / "cases/good/picture/photos/portrait_1.png"


@pytest.mark.parametrize("data", [png(1, 1), png(6000, 6000), jpeg(600, 800), GOOD.read_bytes()])
def test_a_picture_will_do(data: bytes) -> None:
    """Of either kind, up to what a camera makes."""
    assert problem_of("x", data, PLACE) is None


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (png(100_000, 100_000), "has 100,000 by 100,000 pixels"),
        (png(2**31, 1), "pixels"),
        (png(30_000, 1), "has 30,000 by 1 pixels"),
        (png(6000, 6000, depth=16, color=6), "has 6,000 by 6,000 pixels"),
        (png(10, 10, color=5), "is damaged"),
        (jpeg(60_000, 60_000), "has 60,000 by 60,000 pixels"),
        (png(0, 10), "is damaged"),
        (jpeg(10, 0), "is damaged"),
        (png(10, 10)[:-20], "is damaged"),
        (png(10, 10).replace(b"IDAT", b"IDAX"), "is damaged"),
        (b"\x89PNG\r\n\x1a\n", "is damaged"),
        (b"\xff\xd8", "is damaged"),
        (b"\xff\xd8\xff\xe0\0", "is damaged"),
        (b"GIF89a", "is neither PNG nor JPEG"),
        (b"%PDF-1.5", "is neither PNG nor JPEG"),
        (b"", "is neither PNG nor JPEG"),
    ],
)
def test_what_will_not_do_is_told_with_a_way_out(data: bytes, message: str) -> None:
    """At the place where the CV names it."""
    problem = problem_of("me.png", data, PLACE)

    assert problem is not None
    assert (problem.code, problem.span) == (Code.INVALID_VALUE, PLACE)
    assert "me.png" in problem.message
    assert message in problem.message
    assert problem.hints


@given(st.binary(), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]))
def test_whatever_the_bytes_there_is_an_answer(data: bytes, start: bytes) -> None:
    """None of them is taken for a picture, and none raises."""
    problem_of("x", start + data, PLACE)


def test_what_a_camera_tells_of_a_jpeg_is_left_out() -> None:
    """The picture stays, with its colours; a PNG is as it was."""
    start, rest = jpeg(10, 10)[:20], jpeg(10, 10)[20:]
    told = b"\xff\xe1\x00\x0cExif\0\0GPS!" + b"\xff\xfe\x00\x06mine" + b"\xff\xed\x00\x04ab"
    colours = b"\xff\xe2\x00\x07color"
    scan = b"\xff\xda\x00\x02\xff\xe1scan"

    assert without_metadata(start + told + colours + rest[:-2] + scan) == (
        start + colours + rest.replace(b"\xff\xff", b"\xff")[:-2] + scan
    )
    assert without_metadata(png(10, 10)) == png(10, 10)


@given(st.binary(max_size=60))
def test_no_bytes_are_too_odd(data: bytes) -> None:
    """What is no picture is refused elsewhere."""
    for start in (b"", b"\xff\xd8", b"\xff\xd8\xff\xe1"):
        assert len(without_metadata(start + data)) <= len(start + data)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("me.png", "me.png"),
        ("./me.png", "me.png"),
        ("photos/me.png", "photos/me.png"),
        ("../me.png", "me.png"),
        ("a/../../me.png", "me.png"),
        ("/home/me/me.png", "me.png"),
        (".photos/me.png", "me.png"),
        ("photos/..old/me.png", "me.png"),
        ("photos.old/me.png", "photos.old/me.png"),
    ],
)
def test_tex_finds_a_picture_below_its_own_folder(path: str, name: str) -> None:
    """Wherever it lay."""
    assert name_for_tex(path) == name
