"""Tables of LaTeX's text commands: accents, symbols, styles, journals, and commands to ignore.

The commands are those of LaTeX and common packages (textcomp, inputenc, csquotes, biblatex), and
the journal macros of the AAS and NASA ADS (adsabs.harvard.edu, "BibTeX macros").
"""

from __future__ import annotations

from cvtex.text import Style

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "h": "\u0309", "r": "\u030a", "H": "\u030b", "v": "\u030c",
    "G": "\u030f", "d": "\u0323", "textcommabelow": "\u0326", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361", "textcommaabove": "\u0313", "U": "\u030e", "cb": "\u0326",
    "textogonekcentered": "\u0328", "capitalogonek": "\u0328", "textcommaaccent": "\u0326",
}  # fmt: skip
"""The combining character of each accent command."""

SPACING_ACCENTS = {
    "`": "`", "'": "´", "^": "^", "~": "~", "=": "¯", "u": "˘", ".": "˙", '"': "¨", "r": "˚",
    "H": "˝", "v": "ˇ", "c": "¸", "k": "˛",
}  # fmt: skip
"""The character that an accent command prints without a letter: `\\~{}` is a tilde."""

SYMBOLS = {
    "i": "ı", "j": "ȷ", "ss": "ß", "SS": "SS", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
    "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "dh": "ð", "DH": "Ð",
    "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ", "ij": "ĳ", "IJ": "Ĳ",
    "S": "§", "P": "¶", "copyright": "©", "pounds": "£", "euro": "€", "texteuro": "€",
    "EUR": "€", "dag": "†", "ddag": "‡", "dots": "…", "ldots": "…", "textellipsis": "…",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotesingle": "'",
    "textquotedbl": '"', "quotesinglbase": "‚", "quotedblbase": "„", "guillemotleft": "«",
    "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»", "guilsinglleft": "‹",
    "guilsinglright": "›", "flqq": "«", "frqq": "»", "glqq": "„", "grqq": "“", "glq": "‚",
    "grq": "‘", "textexclamdown": "¡", "textquestiondown": "¿", "textregistered": "®",
    "texttrademark": "™", "textcopyright": "©", "textdegree": "°", "textbullet": "•",
    "textperiodcentered": "·", "textasteriskcentered": "∗", "textdagger": "†",
    "textdaggerdbl": "‡", "textsection": "§", "textparagraph": "¶", "textsterling": "£",
    "textyen": "¥", "textcent": "¢", "textmu": "µ", "textohm": "Ω", "textonehalf": "½",
    "textonequarter": "¼", "textthreequarters": "¾", "textpm": "±", "texttimes": "×",
    "textdiv": "÷", "textlnot": "¬", "textminus": "−", "textperthousand": "‰", "textnumero": "№",
    "textordfeminine": "ª", "textordmasculine": "º", "textonesuperior": "¹",
    "texttwosuperior": "²", "textthreesuperior": "³", "textleftarrow": "←",
    "textrightarrow": "→", "textuparrow": "↑", "textdownarrow": "↓", "textless": "<",
    "textgreater": ">", "textbar": "|", "textbackslash": "\\", "textasciitilde": "~",
    "textasciicircum": "^", "textasciigrave": "`", "textunderscore": "_", "textbraceleft": "{",
    "textbraceright": "}", "textdollar": "$", "textvisiblespace": "␣",
    "textcelsius": "℃", "slash": "/", "textasciimacron": "¯", "textasciiacute": "´",
    "textasciidieresis": "¨", "textbrokenbar": "¦", "textcurrency": "¤", "textflorin": "ƒ",
    "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2ε", "BibTeX": "BibTeX", "XeTeX": "XeTeX",
    "space": " ", "quad": " ", "qquad": " ", "enspace": " ", "thinspace": "\u2009",
    "nobreakspace": "\u00a0", "nobreakdash": "", "newline": " ", "par": " ",
    "hyp": "-", "lq": "‘", "rq": "’", "textpertenthousand": "‱", "textreferencemark": "※",
    "textlangle": "⟨", "textrangle": "⟩", "textmusicalnote": "♪", "textestimated": "℮",
    "textopenbullet": "◦", "upmu": "μ",
    "textprime": "′", "textschwa": "ə", "textturna": "ɐ", "textbaht": "฿", "textwon": "₩",
    "lbrack": "[", "rbrack": "]", "lbrace": "{", "rbrace": "}", "colon": ":", "and": "and",
    "bibrangedash": "–", "hyphen": "-", "bibinitperiod": ".", "bibinitdelim": " ",
    "degree": "°", "degrees": "°", "textalpha": "α", "textbeta": "β", "textgamma": "γ",
    "amp": "&", "nbsp": "\u00a0", "degr": "°", "arcmin": "′", "arcsec": "″", "micron": "µm",
    "medspace": " ", "thickspace": " ", "negthinspace": "",
    "psq": "f.", "psqq": "ff.", "adddot": ".", "addperiod": ".", "addcomma": ",",
    "addsemicolon": ";", "addcolon": ":", "addslash": "/", "addspace": " ",
    "addnbspace": "\u00a0", "addthinspace": "\u2009", "addabbrvspace": " ",
    "addhighpenspace": " ", "addlowpenspace": " ", "bibopenparen": "(", "bibcloseparen": ")",
    "bibopenbracket": "[", "bibclosebracket": "]", "bibellipsis": "…", "isdot": "",
    "nopunct": "", "midsentence": "",
}  # fmt: skip

CONTROL_SYMBOLS = {
    "&": "&", "%": "%", "$": "$", "_": "_", "#": "#", "{": "{", "}": "}", " ": " ", "\n": " ",
    "\\": " ", ",": "\u2009", ";": "\u2009", ":": "\u2009", "!": "", "/": "", "-": "", "@": "",
    ">": "", "<": "", "*": "", "|": "|", "+": "", "[": "[", "]": "]", "(": "(", ")": ")",
}  # fmt: skip
"""The text of commands whose name is a character other than a letter, without the accents."""

LIGATURES = {
    "---": "—",
    "--": "–",
    "``": "“",
    "''": "”",
    "`": "‘",
    "'": "’",
    "!`": "¡",
    "?`": "¿",
    "~": "\u00a0",
}
"""The characters that the fonts of TeX have for several others."""

STYLES = {
    "emph": Style.EMPHASIS, "textit": Style.EMPHASIS, "textsl": Style.EMPHASIS,
    "mkbibemph": Style.EMPHASIS, "mkbibitalic": Style.EMPHASIS, "textbf": Style.STRONG,
    "mkbibbold": Style.STRONG, "textsc": Style.SMALL_CAPS, "textsuperscript": Style.SUPERSCRIPT,
    "mkbibsuperscript": Style.SUPERSCRIPT, "sp": Style.SUPERSCRIPT, "up": Style.SUPERSCRIPT,
    "textsubscript": Style.SUBSCRIPT, "mkbibsubscript": Style.SUBSCRIPT, "sb": Style.SUBSCRIPT,
    "underline": Style.UNDERLINE, "uline": Style.UNDERLINE, "ul": Style.UNDERLINE,
}  # fmt: skip
"""The style that a command gives its argument."""

QUOTES = {
    "enquote": (("“", "”"), ("‘", "’")), "mkbibquote": (("“", "”"), ("‘", "’")),
    "mkbibparens": (("(", ")"), ("(", ")")), "mkbibbrackets": (("[", "]"), ("[", "]")),
}  # fmt: skip
"""What a command puts around its argument, and what it puts within other quotes."""

CASES = {
    "uppercase": str.upper, "MakeUppercase": str.upper, "MakeTextUppercase": str.upper,
    "lowercase": str.lower, "MakeLowercase": str.lower, "MakeTextLowercase": str.lower,
}  # fmt: skip
"""The function that a command applies to the letters of its argument."""

SPACES = frozenset({"hspace", "hskip", "kern", "mkern", "mskip", "vspace", "vskip"})
"""Commands that are followed by a length."""

DECLARATIONS = {
    "em": Style.EMPHASIS, "it": Style.EMPHASIS, "sl": Style.EMPHASIS, "itshape": Style.EMPHASIS,
    "slshape": Style.EMPHASIS, "bf": Style.STRONG, "bfseries": Style.STRONG,
    "sc": Style.SMALL_CAPS, "scshape": Style.SMALL_CAPS,
}  # fmt: skip
"""The style that a command gives the rest of its group."""

TRANSPARENT = frozenset(
    """
    textrm textsf textmd mbox hbox makebox fbox framebox text protect relax sf md rmfamily sffamily
    mdseries normalsize small footnotesize scriptsize tiny large Large LARGE huge Huge mathrm mathit
    mathsf mathbf mathtt mathcal mathbb mathfrak mathscr boldsymbol bm operatorname textquotes
    Bbb germ goth cal frak mit Cal roman bold
    string unskip ignorespaces noindent nocase NoCaseChange MakeSentenceCase bibstring autocap
    xspace allowbreak nobreak leavevmode null empty bgroup egroup begingroup endgroup
    aftergroup textlatin textlang centering raggedright bibnamefont bibfnamefont citenamefont
    natexlab hfill hfil hss hbadness sloppy break strut displaystyle textstyle selectfont
    oldstylenums hl st sout textoverline ce textlf textosf
    """.split()  # noqa: SIM905 - a list of words is read more easily as words
)
"""Commands without an effect on the text; an argument is read as text."""

SKIP_FIRST_ARGUMENT = frozenset(
    """
    textcolor colorbox foreignlanguage selectlanguage fontsize raisebox scalebox rotatebox
    hyperlink hypertarget parbox fontencoding fontseries fontshape
    """.split()  # noqa: SIM905 - the same
)
"""Commands whose first argument is skipped; a second argument is read as text."""

SKIP_ARGUMENT = frozenset(
    """
    noopsort SortNoop noop label index nocite cite vphantom phantom hphantom thanks footnotemark
    color fontfamily citep citet autocite textcite hypersetup setlength
    printfirst switchargs singleletter
    """.split()  # noqa: SIM905 - the same
)
"""Commands that are skipped with their argument."""

EXECUTING = frozenset(
    """
    input include includeonly openin openout read write immediate def edef gdef xdef let futurelet
    newcommand renewcommand providecommand DeclareRobustCommand csname endcsname catcode lccode
    uccode expandafter noexpand special pdffiledump pdfliteral pdfobj directlua usepackage
    RequirePackage includegraphics loop repeat newwrite newread closein closeout jobname meaning
    afterassignment everypar everyjob output shipout batchmode errmessage message show the count
    dimen skip toks advance multiply divide global long outer begin end verb lstinline scantokens
    """.split()  # noqa: SIM905 - the same
)
"""Commands that make TeX define, execute, read or write something; never passed on to TeX."""

JOURNALS = {
    "aj": "The Astronomical Journal", "actaa": "Acta Astronomica",
    "araa": "Annual Review of Astronomy and Astrophysics", "apj": "The Astrophysical Journal",
    "apjl": "The Astrophysical Journal Letters",
    "apjs": "The Astrophysical Journal Supplement Series", "ao": "Applied Optics",
    "apss": "Astrophysics and Space Science", "aap": "Astronomy & Astrophysics",
    "aapr": "The Astronomy and Astrophysics Review",
    "aaps": "Astronomy & Astrophysics Supplement Series", "azh": "Astronomicheskii Zhurnal",
    "baas": "Bulletin of the American Astronomical Society",
    "bac": "Bulletin of the Astronomical Institutes of Czechoslovakia",
    "caa": "Chinese Astronomy and Astrophysics",
    "cjaa": "Chinese Journal of Astronomy and Astrophysics", "icarus": "Icarus",
    "jcap": "Journal of Cosmology and Astroparticle Physics",
    "jrasc": "Journal of the Royal Astronomical Society of Canada",
    "mnras": "Monthly Notices of the Royal Astronomical Society",
    "memras": "Memoirs of the Royal Astronomical Society", "na": "New Astronomy",
    "nar": "New Astronomy Reviews",
    "pasa": "Publications of the Astronomical Society of Australia", "pra": "Physical Review A",
    "prb": "Physical Review B", "prc": "Physical Review C", "prd": "Physical Review D",
    "pre": "Physical Review E", "prl": "Physical Review Letters",
    "pasp": "Publications of the Astronomical Society of the Pacific",
    "pasj": "Publications of the Astronomical Society of Japan",
    "qjras": "Quarterly Journal of the Royal Astronomical Society",
    "rmxaa": "Revista Mexicana de Astronomía y Astrofísica", "skytel": "Sky and Telescope",
    "solphys": "Solar Physics", "sovast": "Soviet Astronomy", "ssr": "Space Science Reviews",
    "zap": "Zeitschrift für Astrophysik", "nat": "Nature",
    "iaucirc": "International Astronomical Union Circular", "aplett": "Astrophysical Letters",
    "apspr": "Astrophysics Space Physics Research",
    "bain": "Bulletin Astronomical Institute of the Netherlands",
    "fcp": "Fundamental Cosmic Physics", "gca": "Geochimica et Cosmochimica Acta",
    "grl": "Geophysical Research Letters", "jcp": "The Journal of Chemical Physics",
    "jgr": "Journal of Geophysical Research",
    "jqsrt": "Journal of Quantitative Spectroscopy and Radiative Transfer",
    "memsai": "Memorie della Società Astronomica Italiana", "nphysa": "Nuclear Physics A",
    "physrep": "Physics Reports", "physscr": "Physica Scripta",
    "planss": "Planetary and Space Science", "procspie": "Proceedings of the SPIE",
    "psj": "The Planetary Science Journal", "applopt": "Applied Optics",
    "apjlett": "The Astrophysical Journal Letters",
    "apjsupp": "The Astrophysical Journal Supplement Series", "astap": "Astronomy & Astrophysics",
    "jaavso": "Journal of the American Association of Variable Star Observers",
    "lrr": "Living Reviews in Relativity", "maps": "Meteoritics & Planetary Science",
    "mnassa": "Monthly Notes of the Astronomical Society of Southern Africa",
    "natas": "Nature Astronomy", "rmp": "Reviews of Modern Physics",
}  # fmt: skip
"""The journal that each journal macro of astronomy stands for."""
