"""What LaTeX has to be told of the fonts: their declarations, and the packages that choose them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from font_faces import (
    COMMAS,
    FACES,
    OLD,
    SPACES,
    T1_LETTERS,
    TREE,
    Face,
    agl_name,
    cmap,
    covers,
    has_small_letters,
    t1_characters,
)
from font_hyphens import HYPHEN, SLOT, own_name
from font_sources import FAMILIES

# Families of the TeX: where their T1 and TS1 fonts are, by series and shape. What they lack is
# another shape: there are no bold small capitals of Latin Modern, so small capitals stay regular.
# Each line of NFSS may have several fonts, by size.
LM_ROMAN = (
    "<-5.5>{0}-lmr5<5.5-6.5>{0}-lmr6<6.5-7.5>{0}-lmr7<7.5-8.5>{0}-lmr8<8.5-9.5>{0}-lmr9"
    "<9.5-11>{0}-lmr10<11-15>{0}-lmr12<15->{0}-lmr17"
)
LM_ITALIC = "<-7.5>{0}-lmri7<7.5-8.5>{0}-lmri8<8.5-9.5>{0}-lmri9<9.5-11>{0}-lmri10<11->{0}-lmri12"
LM_BOLD = (
    "<-5.5>{0}-lmbx5<5.5-6.5>{0}-lmbx6<6.5-7.5>{0}-lmbx7<7.5-8.5>{0}-lmbx8<8.5-9.5>{0}-lmbx9"
    "<9.5-11>{0}-lmbx10<11->{0}-lmbx12"
)
LM_SANS = "<-8.5>{0}-lmss8<8.5-9.5>{0}-lmss9<9.5-11>{0}-lmss10<11-15>{0}-lmss12<15->{0}-lmss17"
LM_OBLIQUE = (
    "<-8.5>{0}-lmsso8<8.5-9.5>{0}-lmsso9<9.5-11>{0}-lmsso10<11-15>{0}-lmsso12<15->{0}-lmsso17"
)
OUTSIDE: Mapping[str, Mapping[tuple[str, str], str]] = {
    "cvtexlm": {
        ("m", "n"): LM_ROMAN, ("m", "it"): LM_ITALIC, ("m", "sc"): "<->{0}-lmcsc10",
        ("b", "n"): LM_BOLD, ("b", "it"): "<->{0}-lmbxi10",
    },
    "cvtexlmss": {
        ("m", "n"): LM_SANS, ("m", "it"): LM_OBLIQUE,
        ("b", "n"): "<->{0}-lmssbx10", ("b", "it"): "<->{0}-lmssbo10",
    },
    "cvtexcharter": {
        ("m", "n"): "<->s*[.95]bchr{1}", ("m", "it"): "<->s*[.95]bchri{1}",
        ("b", "n"): "<->s*[.95]bchb{1}", ("b", "it"): "<->s*[.95]bchbi{1}",
        ("m", "sc"): "<->s*[.95]bchrc{1}", ("b", "sc"): "<->s*[.95]bchbc{1}",
    },
    "cvtexsource": {
        ("m", "n"): "<->SourceSansPro-Regular-{2}", ("m", "it"): "<->SourceSansPro-It-{2}",
        ("b", "n"): "<->SourceSansPro-Bold-{2}", ("b", "it"): "<->SourceSansPro-BoldIt-{2}",
        ("m", "sc"): "<->SourceSansPro-Regular-{3}", ("b", "sc"): "<->SourceSansPro-Bold-{3}",
    },
}  # fmt: skip
WITH_FIGURES = ("cvtexlibertine", "cvtexbiolinum", "cvtexsource")  # and those of FAMILIES
# Signs of ASCII that are in TS1, and in not all TS1 fonts of the TeX.
ASCII_SIGNS = {"textasciigrave": 0x60, "textquotesingle": 0x27}

LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
"""Ligatures that copy as letters: a program that searches for a word does not know their signs."""

SOFT_HYPHENS = rf"""% The hyphen at which TeX divides a word is U+00AD for programs.
% It is in slot {SLOT} of T1. \hyphenchar is that only while TeX breaks a paragraph into lines:
% after a hyphen that is written, TeX allows a break only if it is \hyphenchar.
% \cv@hashyphen: what the families that have it do with each font when it is loaded.
\let\cv@softfonts\@empty \let\cv@newfonts\@empty
\def\cv@hashyphen{{\expandafter\g@addto@macro\expandafter\cv@newfonts
  \expandafter{{\expandafter\cv@do\font@name}}}}
\newcommand{{\cv@soften}}{{%
  \ifx\cv@newfonts\@empty\else % microtype, which knows each font by now, has the hyphen hang
    \def\cv@do##1{{\lpcode##1{SLOT}=\lpcode##1{HYPHEN} \rpcode##1{SLOT}=\rpcode##1{HYPHEN}
      \efcode##1{SLOT}=\efcode##1{HYPHEN} }}%
    \cv@newfonts
    \expandafter\g@addto@macro\expandafter\cv@softfonts\expandafter{{\cv@newfonts}}%
    \global\let\cv@newfonts\@empty
  \fi
  \def\cv@do##1{{\hyphenchar##1={SLOT} }}\cv@softfonts}}
\newcommand{{\cv@harden}}{{\def\cv@do##1{{\hyphenchar##1={HYPHEN} }}\cv@softfonts}}
\ifdefined\NewHook % LaTeX 2020-10 has hooks; those of paragraphs are of 2021-06
  \AddToHook{{para/end}}{{\cv@soften}}\AddToHook{{para/after}}{{\cv@harden}}
\fi
% \cvsofthyphen: the same where a place for it is written.
\newcommand{{\cvsofthyphen}}{{\ifnum\hyphenchar\font<0 -\else\char{SLOT} \fi}}
\DeclareRobustCommand{{\-}}{{\discretionary{{\cvsofthyphen}}{{}}{{}}}}
\let\@dischyph\-"""

# In LaTeX. Commands of hyperref exist when the document begins, if ever.
WORD_SPACES = r"""% Space characters between words, for programs that do not look at the gaps.
% pdfTeX puts them between glyphs of one font. At a change of font and at the ends of a link they
% have to be asked for: by \cvspacebefore if there is a space before it, by \cvspaceafter if one
% follows.
% It is put where the word before ends, since readers sort by place. A whatsit (9) is one already.
\newcommand{\cvspacebefore}{\ifhmode\ifdim\lastskip>0pt
  \skip@\lastskip\unskip\count@\lastpenalty\unpenalty
  \ifnum\lastnodetype=9 \else\pdffakespace\fi
  \ifnum\count@=0 \else\penalty\count@\fi\hskip\skip@\fi\fi}
\newcommand{\cvspaceafter}{\futurelet\@let@token\cv@spaceafter}
% The next token may be \fi, so it may not stand where TeX skips.
\newif\ifcv@space
\def\cv@spaceafter{\cv@spacefalse
  \ifx\@let@token\@sptoken\cv@spacetrue\fi
  \ifx\@let@token~\cv@spacetrue\fi
  \ifhmode\ifcv@space\pdffakespace\fi\fi}
% LaTeX calls this at both ends of \textbf, \emph and the like, to correct the space after italics.
\let\cv@maybe@ic@\maybe@ic@
\def\maybe@ic@{\cv@maybe@ic@\cvspacebefore\cv@spaceafter}
\let\cv@textsuperscript\@textsuperscript
\def\@textsuperscript#1{\cv@textsuperscript{#1}\cvspaceafter}
\let\cv@textsubscript\@textsubscript
\def\@textsubscript#1{\cv@textsubscript{#1}\cvspaceafter}
\DeclareRobustCommand{\(}{\relax\ifmmode\@badmath\else\cvspacebefore$\fi}
\DeclareRobustCommand{\)}{\relax\ifmmode\ifinner$\else\@badmath\fi\else\@badmath\fi\cvspaceafter}
\AddToHook{begindocument/end}{%
  \ifdefined\hyper@linkurl
    \let\cv@linkurl\hyper@linkurl
    \def\hyper@linkurl#1#2{\cvspacebefore\cv@linkurl{#1}{#2}%
      \aftergroup\cvspaceafter\cvspaceafter}% \href ends with the group around it, \url here
  \fi
  \ifdefined\pdfspacefont\pdfspacefont{cvtexspace}\fi % before TeX Live 2023 they have one point
  \pdfinterwordspaceon}"""


@dataclass(frozen=True)
class Fonts:
    """All faces, and the encodings of our own with their characters in the order of the slots."""

    encodings: Mapping[str, Sequence[int]]
    faces: Sequence[Face]

    def families(self) -> list[str]:
        """Return the names of all families, in order."""
        return list(dict.fromkeys([*(face.family for face in self.faces), *OUTSIDE]))

    def owned(self, family: str) -> list[str]:
        """Return the encodings of which a family has a part, in order.

        TS1 is among them only if it is ours: the fonts of the TeX declare signs that they do not
        have.
        """
        faces = [face for face in self.faces if face.family == family]
        own = ["TS1"] if any(not face.beyond for face in faces) else []
        return own + sorted({name for face in faces for name in face.own})

    def find(self, encoding: str, family: str, series: str, shape: str) -> Face | None:
        """Return the face of a shape, if it has the encoding."""
        for face in self.faces:
            if (face.family, face.series, face.shape) == (family, series, shape):
                if encoding not in self.encodings:
                    return None if face.beyond else face
                codes = self.encodings[encoding]
                return face if encoding in face.own or covers(face, encoding, codes) else None
        return None

    def small_capitals(self, encoding: str, family: str, series: str) -> Face | None:
        """Return the face of a series that has small capitals in an encoding."""
        for face in self.faces:
            if (face.family, face.series) == (family, series):
                if encoding == "T1" and face.small_caps:
                    return face
                if encoding == T1_LETTERS and has_small_letters(face):
                    return face
        return None


def write_declarations(fonts: Fonts) -> None:
    """Write the files that declare the families to LaTeX."""
    for encoding in ("T1", "TS1", *fonts.encodings):
        for family in fonts.families():
            borrows = family in OLD and encoding != T1_LETTERS
            if encoding in {"T1", "TS1", *fonts.owned(family)} or borrows:
                write_fd(encoding, family, fonts)
    for family in [*WITH_FIGURES, *(each.name for each in FAMILIES if not each.beyond)]:
        write_fd("T1", family, fonts, figures=True)
        write_fd("TS1", family, fonts, figures=True)


def write_fd(encoding: str, family: str, fonts: Fonts, *, figures: bool = False) -> None:
    """Declare every shape that LaTeX may ask for; what a family lacks is borrowed in silence.

    With `figures` it is the family with text figures, whose name ends in `osf`.
    """
    # Only T1 has the hyphen in slot 45, and the letters where hyphenation patterns expect them.
    no_hyphen = encoding != "T1" or family == "cvtexinconsolata"
    hyphen = r"\hyphenchar\font=-1 " if no_hyphen else r"\csname cv@hashyphen\endcsname"
    name = family + ("osf" if figures else "")
    rows = [
        f"\\ProvidesFile{{{encoding.lower()}{name}.fd}}[fonts of cvtex]",
        f"\\DeclareFontFamily{{{encoding}}}{{{name}}}{{{hyphen}}}",
    ]
    for series in ("m", "b", "bx"):
        # There are no slanted small capitals: LaTeX would warn of each, and use the upright ones.
        for shape in ("n", "it", "sl", "sc", "scit", "scsl"):
            plain = "sc" if shape.startswith("sc") else shape
            font = source_of(encoding, family, (series, plain), fonts, figures=figures)
            rows.append(
                f"\\DeclareFontShape{{{encoding}}}{{{name}}}{{{series}}}{{{shape}}}{{{font}}}{{}}"
            )
    write(TREE / "tex/latex/cvtex" / f"{encoding.lower()}{name}.fd", rows)


def source_of(
    encoding: str, family: str, kind: tuple[str, str], fonts: Fonts, *, figures: bool
) -> str:
    """Return the font of a series and shape, or the shape that stands in for it."""
    series, shape = kind
    name = family + ("osf" if figures else "")
    if family in OUTSIDE and encoding in {"T1", "TS1"}:
        return outside_font(encoding, family, series, shape, figures=figures)
    if encoding == "TS1" and figures:
        return f"<->ssub*{family}/{series}/{shape}"
    suffix, end = encoding.lower(), "osf" if figures else ""
    if shape == "sc" and (small := fonts.small_capitals(encoding, family, series)):
        return sized(small, f"{suffix}sc{end}")
    if face := fonts.find(encoding, family, series, shape):
        return sized(face, suffix + end)
    wanted = {"bx": "b"}.get(series, series)
    if shape == "sc" and series == "bx":
        return f"<->ssub*{name}/b/sc"
    for other in (
        (wanted, shape),
        (wanted, {"sl": "it"}.get(shape, "n")),
        (wanted, "n"),
        ("m", "n"),
    ):
        for owner in (family, "cvtexlibertine"):
            if fonts.find(encoding, owner, *other):
                return f"<->ssub*{name if owner == family else owner}/{other[0]}/{other[1]}"
    raise LookupError((encoding, family, series, shape))


def sized(face: Face, suffix: str) -> str:
    """Return what NFSS has to be told of a font: its name, and its scale if there is one."""
    scale = "" if face.scale == "1" else f"s*[{face.scale}]"
    return f"<->{scale}{face.name}-{suffix}"


def outside_font(encoding: str, family: str, series: str, shape: str, *, figures: bool) -> str:
    """Return a font of the TeX for a shape, or the shape that stands in for it."""
    fonts = OUTSIDE[family]
    wanted = {"bx": "b"}.get(series, series)
    shape = {"sl": "it"}.get(shape, shape)
    if encoding == "TS1" and shape == "sc":
        shape = "n"
    figure = "osf" if figures else "lf"
    names = (
        {"T1": "ec", "TS1": "ts1"}[encoding],
        {"T1": "8t", "TS1": "8c"}[encoding],
        f"{figure}-{encoding.lower()}",
        f"{figure}-sc-{encoding.lower()}",
    )
    for kind in ((wanted, shape), ("m", shape), (wanted, "n")):
        if kind in fonts:
            found = fonts[kind].format(*names)
            return _in_own_names(found) if encoding == "T1" else found
    raise LookupError((encoding, family, series, shape))


_NAME = re.compile(r"(>(?:s\*\[[.\d]+\])?)([^<>]+)")
"""A font in a line of NFSS, behind its sizes and its scale."""


def _in_own_names(fonts: str) -> str:
    """Return a line of NFSS with our fonts, which lead to those of the TeX that it names."""
    return _NAME.sub(lambda font: font[1] + own_name(font[2]), fonts)


def outside_names() -> list[str]:
    """Return the names of the T1 fonts of the TeX that families are set in."""
    figures = [(f"{kind}-t1", f"{kind}-sc-t1") for kind in ("lf", "osf")]
    return sorted(
        {
            name
            for fonts in OUTSIDE.values()
            for line in fonts.values()
            for ends in figures
            for _, name in _NAME.findall(line.format("ec", "8t", *ends))
        }
    )


def write_packages(fonts: Fonts, lacking: Mapping[int, int], soft: Iterable[str]) -> None:
    """Write `cvtexfonts.sty` and `cvtexunicode.sty`.

    `lacking` are the `lacking_signs`, `soft` the fonts that have nothing but soft hyphens.
    """
    folder = TREE / "tex/latex/cvtex"
    write(
        folder / "cvtexfonts.sty",
        [
            r"\NeedsTeXFormat{LaTeX2e}",
            r"\ProvidesPackage{cvtexfonts}[2026/11/29 the fonts of cvtex]",
            "% Made by scripts/build_fonts.py.",
            r"\RequirePackage[T1]{fontenc}",
            "% For families that are not installed, else fonts that are bitmaps.",
            r"\DeclareFontSubstitution{T1}{cvtexlibertine}{m}{n}",
            r"\DeclareFontSubstitution{TS1}{cvtexlibertine}{m}{n}",
            "% All of TS1 may be asked for; what a face lacks shows in the log.",
            *(
                rf"\DeclareEncodingSubset{{TS1}}{{{family}{figures}}}{{0}}"
                for family in dict.fromkeys(face.family for face in fonts.faces)
                for figures in ("", "osf")
            ),
            r"\DeclareEncodingSubset{TS1}{cvtexcharter}{5}",
            r"\def\textcompsubstdefault{cvtexlibertine}",
            r"\renewcommand{\rmdefault}{cvtexlibertine}",
            r"\renewcommand{\sfdefault}{cvtexbiolinum}",
            r"\renewcommand{\ttdefault}{cvtexinconsolata}",
            r"\renewcommand{\bfdefault}{b}",
            "% `+` adds to the distribution's map; the names are ours alone.",
            r"\pdfmapfile{+cvtex.map}",
            "% Text that copies out right: ligatures, small caps and accents lead back to letters.",
            r"\input{glyphtounicode}",
            *(
                rf"\pdfglyphtounicode{{{name}}}{{{' '.join(f'{ord(c):04X}' for c in letters)}}}"
                for code, letters in LIGATURES.items()
                for name in (letters, agl_name(code))
            ),
            *(rf"\pdfglyphtounicode{{tfm:{name}/hyphen}}{{00AD}}" for name in sorted(soft)),
            r"\pdfgentounicode=1",
            *SOFT_HYPHENS.splitlines(),
            r"\RequirePackage{cvtexunicode}",
            *WORD_SPACES.splitlines(),
        ],
    )
    write(folder / "cvtexunicode.sty", [*glyph_commands(fonts), *characters(fonts, lacking)])


def glyph_commands(fonts: Fonts) -> list[str]:
    """Return the lines that declare our encodings, and the commands for a character of them."""
    borrowed = f",{T1_LETTERS}"  # the last one, which only the families of the TeX have
    return [
        r"\ProvidesPackage{cvtexunicode}[2026/11/29 the characters beyond T1 for cvtex]",
        "% Made by scripts/build_fonts.py.",
        *(
            rf"\DeclareFontEncoding{{{name}}}{{}}{{}}\DeclareFontSubstitution{{{name}}}"
            rf"{{{'cvtexcharter' if name == T1_LETTERS else 'cvtexlibertine'}}}{{m}}{{n}}"
            for name in fonts.encodings
        ),
        "% \\cvglyph{encoding}{slot}{code point}: from the family, or from Libertine.",
        r"\DeclareRobustCommand{\cvglyph}[3]{%",
        r'  \cvspacebefore{\cv@glyphs{#1}{#2}\char#2 \cv@spacefactor{"#3}}\cvspaceafter}',
        r"% Slots say nothing of their letters: a period ends a sentence, unless it is after a",
        r"% capital of Greek or Cyrillic, which is an initial.",
        r"\def\cv@spacefactor#1{\ifhmode \spacefactor=1000",
        r'  \ifnum#1>"385 \ifnum#1<"3AC \spacefactor=999 \fi\fi',
        r'  \ifnum#1>"3FF \ifnum#1<"430 \spacefactor=999 \fi\fi\fi}',
        r"\def\cv@glyphs#1#2{%",
        r"  \ifcsname cv@glyphs@#1@\f@family\endcsname",
        r"    \fontencoding{#1}\fontfamily{\csname cv@glyphs@#1@\f@family\endcsname}\selectfont",
        r"    \iffontchar\font#2 \else\fontfamily{cvtexlibertine}\selectfont\fi",
        r"  \else\fontencoding{#1}\fontfamily{cvtexlibertine}\selectfont\fi",
        r"  \iffontchar\font#2 \else\fontshape{n}\selectfont\fi",
        r"  \iffontchar\font#2 \else\fontseries{m}\selectfont\fi}",
        *(
            rf"\pdfglyphtounicode{{tfm:{face.name}-cva/{name}}}{{{old.removeprefix('uni')}}}"
            for face in fonts.faces
            if face.outlines
            for name, old in COMMAS.items()
        ),
        r"\def\cv@has#1#2{\@for\cv@temp:=#2\do{%",
        r"  \@namedef{cv@glyphs@\cv@temp @#1}{#1}\@namedef{cv@glyphs@\cv@temp @#1osf}{#1}}}",
        *(
            rf"\cv@has{{{family}}}{{{','.join(['TS1', *fonts.encodings]).removesuffix(borrowed)}}}"
            for family in OLD
        ),
        *(
            rf"\cv@has{{{family.name}}}{{{','.join(fonts.owned(family.name))}}}"
            for family in FAMILIES
        ),
        "% In an outline or in document information the character stands for itself.",
        r"\AddToHook{begindocument/before}{%",
        r"  \@ifpackageloaded{hyperref}",
        r"    {\pdfstringdefDisableCommands{" + r'\def\cvglyph#1#2#3{\unichar{"#3}}' + "}}{}}",
    ]


def characters(fonts: Fonts, lacking: Mapping[int, int]) -> list[str]:
    """Return the lines that say what each character means."""
    rows: list[str] = []
    for name, codes in fonts.encodings.items():
        if name == T1_LETTERS:
            continue
        rows += [
            rf"\DeclareUnicodeCharacter{{{code:04X}}}{{\cvglyph{{{name}}}{{{slot}}}{{{code:04X}}}}}"
            for slot, code in enumerate(codes, 1)
        ]
    rows += ["% Signs of TS1 that some families do not have."]
    rows += [
        rf"\DeclareUnicodeCharacter{{{code:04X}}}{{\cvglyph{{TS1}}{{{slot}}}{{{code:04X}}}}}"
        for code, slot in sorted(lacking.items())
    ]
    rows += [
        "% \\cvletter{slot}{code point}: a letter of T1 that some fonts do not have.",
        r"\def\cvletter#1#2{\ifcsname cv@glyphs@" + T1_LETTERS + r"@\f@family\endcsname",
        rf"  \cvglyph{{{T1_LETTERS}}}{{#1}}{{#2}}\else\csname cv@letter@#2\endcsname\fi}}",
        r"\def\cv@letter#1#2#3{%",
        r"  \expandafter\let\csname cv@letter@#2\expandafter\endcsname",
        r"    \csname u8:\detokenize{#3}\endcsname",
        r"  \DeclareUnicodeCharacter{#2}{\cvletter{#1}{#2}}}",
        *(
            rf"\cv@letter{{{slot}}}{{{code:04X}}}{{{chr(code)}}}"
            for slot, code in enumerate(fonts.encodings[T1_LETTERS], 1)
        ),
        *(
            rf"\DeclareTextCommandDefault{{\{name}}}{{\cvglyph{{TS1}}{{{code}}}{{{code:04X}}}}}"
            for name, code in ASCII_SIGNS.items()
        ),
        *(rf"\DeclareUnicodeCharacter{{{code:04X}}}{{{tex}}}" for code, tex in SPACES.items()),
    ]
    return rows


def write_coverage(encodings: Mapping[str, Sequence[int]]) -> None:
    """List what can be printed, so that cvtex can warn of the rest before TeX is run."""
    regular = cmap(FACES[0])
    codes = {code for code in t1_characters() if code in regular and code > 0x7E}
    codes |= set(SPACES) | {code for members in encodings.values() for code in members}
    rows = ["# What the fonts beside this file can print beyond ASCII; by scripts/build_fonts.py."]
    start = previous = None
    for code in [*sorted(codes), None]:
        if previous is None or code != previous + 1:
            if start is not None and previous is not None:
                rows.append(f"{start:04X}-{previous:04X}" if previous > start else f"{start:04X}")
            start = code
        previous = code
    write(TREE / "coverage.txt", rows)


def write(path: Path, rows: Iterable[str]) -> None:
    """Write lines to a file of the tree."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")
