#!/usr/bin/env python3
"""Write the colour profile of sRGB that PDF/A wants: `src/cvtex/pdf/srgb.icc`.

It is an ICC profile of version 4 (ISO 15076-1) with the curve of IEC 61966-2-1 and the primaries of
ITU-R BT.709, adapted to D50, the white point of profiles, by the matrix of Bradford.
"""

from __future__ import annotations

import struct
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src" / "cvtex" / "pdf" / "srgb.icc"

D50 = (0.9642, 1.0, 0.8249)
RED = (0.43607, 0.22249, 0.01392)
GREEN = (0.38515, 0.71687, 0.09708)
BLUE = (0.14307, 0.06061, 0.71410)
ADAPTATION = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def fixed(*values: float) -> bytes:
    """Return numbers as s15Fixed16Number."""
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def words(text: str) -> bytes:
    """Return a text as multiLocalizedUnicodeType, in English."""
    data = text.encode("utf-16-be")
    return struct.pack(">4s4xII2s2sII", b"mluc", 1, 12, b"en", b"US", len(data), 28) + data


def profile() -> bytes:
    """Return the profile."""
    curve = struct.pack(">4s4xHH", b"para", 3, 0) + fixed(*CURVE)
    tags = {
        b"desc": words("sRGB IEC61966-2.1"),
        b"cprt": words("No copyright, use freely"),
        b"wtpt": b"XYZ \0\0\0\0" + fixed(*D50),
        b"chad": b"sf32\0\0\0\0" + fixed(*ADAPTATION),
        b"rXYZ": b"XYZ \0\0\0\0" + fixed(*RED),
        b"gXYZ": b"XYZ \0\0\0\0" + fixed(*GREEN),
        b"bXYZ": b"XYZ \0\0\0\0" + fixed(*BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    start = 128 + 4 + 12 * len(tags)
    table, data, places = struct.pack(">I", len(tags)), b"", dict[bytes, int]()
    for name, value in tags.items():
        if value not in places:
            places[value] = start + len(data)
            data += value + bytes(-len(value) % 4)
        table += struct.pack(">4sII", name, places[value], len(value))
    head = struct.pack(
        ">I4xI4s4s4s6H4s4xI8xQI12s4x44x",
        start + len(data), 0x04200000, b"mntr", b"RGB ", b"XYZ ", 2026, 1, 1, 0, 0, 0,
        b"acsp", 0, 0, 0, fixed(*D50),
    )  # fmt: skip
    return head + table + data


if __name__ == "__main__":
    TARGET.write_bytes(profile())
