"""The soft hyphen: what TeX puts where it divides a word, apart from the hyphen of a compound.

Both look alike. In slot 127 of T1, which LaTeX has for it, the glyph has a name of its own, so that
programs read U+00AD there and know that the word is one. PDF/UA-1 (ISO 14289-1, 7.21.7, and
ISO 32000-1, 14.8.2.2.3) asks for that. Our own fonts get a second glyph; those of the TeX cannot be
changed, so that fonts of our own, with the same measures, lead to theirs.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from font_faces import TREE

SLOT = 127
HYPHEN = 45
GLYPH = "sfthyphen"
"""The name of the glyph in Adobe's list (AGL), and in the fonts of Latin Modern."""

PREFIX = "cvtex-"
"""What the names of our fonts that lead to fonts of the TeX begin with."""

_RESERVED = ("SourceSansPro", "ssp")
"""A name that the licence keeps for the font itself, and what stands for it in our names."""

SOFT = "-soft"
"""What the names of fonts with nothing but soft hyphens end with."""

_LM_ENCODING = "cvtex-lm-ec.enc"


def with_soft_hyphen(encoding: str) -> str:
    """Return an encoding vector of T1 with a name of its own in slot 127.

    pdfTeX drops what follows a dot in it, which tells the hyphen among small capitals apart.
    """
    start = encoding.index("[") + 1
    hyphen = re.findall(r"/(\S+)", encoding[start:])[HYPHEN]
    if not hyphen.startswith("hyphen"):
        return encoding
    slots = iter(range(SLOT + 1))

    def named(name: re.Match[str]) -> str:
        return f"/{soft_name(hyphen)}" if next(slots) == SLOT else name[0]

    return encoding[:start] + re.sub(r"/\S+", named, encoding[start:], count=SLOT + 1)


def soft_name(hyphen: str) -> str:
    """Return the name of the soft hyphen that looks like a hyphen: `hyphen`, `hyphen.sc`."""
    return GLYPH + hyphen.removeprefix("hyphen")


def hyphen_name(soft: str) -> str:
    """Return the name of the hyphen that a soft one looks like."""
    return "hyphen" + soft.removeprefix(GLYPH)


def own_name(name: str) -> str:
    """Return the name of our font that leads to one of the TeX."""
    return PREFIX + name.replace(*_RESERVED)


def wrap(names: Iterable[str], texmf: Path, work: Path) -> Iterator[str]:
    """Make a font of ours for each T1 font of the TeX in `texmf`; yield lines for the font map.

    Yields each line once.
    """
    fonts = {path.stem: path for kind in ("tfm", "vf") for path in _files(texmf, kind)}
    tfms = {path.stem: path for path in _files(texmf, "tfm")}
    map_lines = _map_lines(texmf)
    lines: dict[str, None] = {}
    for name in sorted(set(names)):
        if fonts[name].suffix == ".vf":
            lines |= dict.fromkeys(_wrap_virtual(name, fonts[name], tfms, map_lines, work))
        else:
            lines[_wrap_plain(name, tfms[name], map_lines[name], work)] = None
    if any(_LM_ENCODING in line for line in lines):
        (encoding,) = texmf.glob("texmf-dist/fonts/enc/dvips/lm/lm-ec.enc")
        rows = [re.sub(r"%.*", "", row).strip() for row in encoding.read_text().splitlines()]
        vector = with_soft_hyphen("\n".join(filter(None, rows)))
        _write(TREE / f"fonts/enc/dvips/cvtex/{_LM_ENCODING}", f"{vector}\n".encode())
    yield from lines


def _wrap_plain(name: str, tfm: Path, line: str, work: Path) -> str:
    """Make a font with the outlines of one of Latin Modern, whose slot 127 has another width."""
    properties = _run("tftopl", str(tfm))
    hyphen = _character(HYPHEN).search(properties)
    if hyphen is None:
        raise LookupError(name)
    measures = "".join(re.findall(r"^   \(CHAR(?:WD|HT|DP|IC) .*\n", hyphen[0], re.MULTILINE))
    given = f"(CHARACTER O {SLOT:o}\n{measures}   )\n"
    properties, times = _character(SLOT).subn(given, properties)
    if times != 1 or f"(KRN O {SLOT:o} " in properties:
        raise LookupError(name)
    pair = re.compile(rf"^( *\(KRN O ){HYPHEN:o}( .*\n)", re.MULTILINE)
    properties = pair.sub(rf"\g<0>\g<1>{SLOT:o}\2", properties)
    target = TREE / f"fonts/tfm/cvtex/{own_name(name)}.tfm"
    given_file = work / f"{name}.pl"
    given_file.write_text(properties, encoding="ascii")
    _run("pltotf", str(given_file), str(target))
    return re.sub(r"<\S*lm-ec\.enc", f"<{_LM_ENCODING}", line.replace(name, own_name(name), 1))


def _wrap_virtual(
    name: str, vf: Path, tfms: Mapping[str, Path], map_lines: Mapping[str, str], work: Path
) -> Iterator[str]:
    """Make a virtual font whose soft hyphen is in a font of its own; yield the lines of that.

    The measures stay those of the TeX, byte by byte.
    """
    properties = _run("vftovp", str(vf), str(tfms[name]), tfms=tfms)
    found = _character(SLOT).search(properties)
    if found is None:
        raise LookupError(name)
    selected = re.search(r"\(SELECTFONT D (\d+)\)", found[0])
    number = selected[1] if selected else "0"
    fonts = re.findall(r"^\(MAPFONT D (\d+)\n(.*?)^   \)\n", properties, re.MULTILINE | re.DOTALL)
    of_hyphen = dict(fonts)[number]
    base = re.search(r"\(FONTNAME (\S+)\)", of_hyphen)
    if base is None:
        raise LookupError(name)
    soft = own_name(base[1]) + SOFT
    new = str(len(fonts))
    drawn = found[0] if selected else found[0].replace("(MAP\n", "(MAP\n      (SELECTFONT D 0)\n")
    drawn = drawn.replace(f"(SELECTFONT D {number})", f"(SELECTFONT D {new})")
    added = f"(MAPFONT D {new}\n{of_hyphen.replace(base[1], soft)}   )\n"
    properties = properties.replace(found[0], drawn)
    first = properties.index("(LIGTABLE" if "(LIGTABLE" in properties else "(CHARACTER")
    properties = properties[:first] + added + properties[first:]
    target = TREE / f"fonts/vf/cvtex/{own_name(name)}.vf"
    target.parent.mkdir(parents=True, exist_ok=True)
    given_file = work / f"{name}.vpl"
    given_file.write_text(properties, encoding="ascii")
    _run("vptovf", str(given_file), str(target), str(work / f"{name}.tfm"))
    _write(TREE / f"fonts/tfm/cvtex/{own_name(name)}.tfm", tfms[name].read_bytes())
    _write(TREE / f"fonts/tfm/cvtex/{soft}.tfm", tfms[base[1]].read_bytes())
    yield map_lines[base[1]].replace(base[1], soft, 1)


def _character(slot: int) -> re.Pattern[str]:
    """Return what finds the measures of a character in a property list."""
    return re.compile(rf"^\(CHARACTER O {slot:o}\n.*?^   \)\n", re.MULTILINE | re.DOTALL)


def soft_fonts(lines: Iterable[str]) -> list[str]:
    """Return the fonts of a font map that have nothing but soft hyphens."""
    names = (line.split(maxsplit=1)[0] for line in lines)
    return [name for name in names if name.endswith(SOFT)]


def _files(texmf: Path, kind: str) -> Iterator[Path]:
    return texmf.glob(f"texmf-dist/fonts/{kind}/**/*.{kind}")


def _map_lines(texmf: Path) -> dict[str, str]:
    (path,) = texmf.glob("texmf-var/fonts/map/pdftex/updmap/pdftex.map")
    rows = path.read_text(encoding="latin-1").splitlines()
    return {row.split(maxsplit=1)[0]: row for row in rows if row.strip() and row[0] not in "%#"}


def _run(*command: str, tfms: Mapping[str, Path] | None = None) -> str:
    """Run a program that may look for `tfms`, without which it leaves out characters."""
    folders = dict.fromkeys(str(path.parent) for path in (tfms or {}).values())
    environment = {**os.environ, "TFMFONTS": ":".join(folders)}
    return subprocess.run(
        command, check=True, capture_output=True, text=True, env=environment
    ).stdout


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
