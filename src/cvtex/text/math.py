r"""Formulas: check the LaTeX between dollar signs, and write it as plain text.

A formula is data that goes to TeX, so it may contain only the commands that are listed here, which
typeset mathematics. Commands that read, write or define something (`\input`, `\write`, `\def` …)
are not listed. The commands are those of LaTeX and amsmath (amsldoc; "The Comprehensive LaTeX
Symbol List", tables of LaTeX's own math symbols).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from cvtex.text.math_symbols import MATH_ACCENTS, MATH_SYMBOLS

_COMMANDS = frozenset(
    """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi
    varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda
    Xi Pi Sigma Upsilon Phi Psi Omega frac dfrac tfrac sqrt binom dbinom tbinom cfrac sum prod
    coprod int oint iint iiint bigcap bigcup bigvee bigwedge bigoplus bigotimes bigodot biguplus
    bigsqcup limits nolimits sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan exp
    log ln lg lim limsup liminf max min sup inf arg det dim ker hom gcd deg Pr pm mp times div cdot
    ast star circ bullet cap cup uplus sqcap sqcup vee wedge setminus wr oplus ominus otimes oslash
    odot bigcirc dagger ddagger amalg diamond bigtriangleup bigtriangledown triangleleft
    triangleright land lor lnot neg leq le geq ge neq ne equiv sim simeq approx cong propto prec
    succ preceq succeq ll gg subset supset subseteq supseteq sqsubseteq sqsupseteq in ni notin
    vdash dashv models perp mid parallel bowtie asymp doteq smile frown not leftarrow rightarrow to
    gets leftrightarrow Leftarrow Rightarrow Leftrightarrow uparrow downarrow updownarrow Uparrow
    Downarrow Updownarrow mapsto longmapsto longleftarrow longrightarrow Longleftarrow
    Longrightarrow longleftrightarrow Longleftrightarrow hookleftarrow hookrightarrow nearrow
    searrow swarrow nwarrow leftharpoonup leftharpoondown rightharpoonup rightharpoondown
    rightleftharpoons iff implies impliedby xleftarrow xrightarrow infty partial nabla forall
    exists emptyset hbar imath jmath ell Re Im wp aleph prime angle triangle top bot flat natural
    sharp surd clubsuit diamondsuit heartsuit spadesuit ldots cdots vdots ddots dots dotsc dotsb
    dotsm dotsi hat check breve acute grave tilde bar vec dot ddot dddot widehat widetilde overline
    underline overbrace underbrace overrightarrow overleftarrow overset underset stackrel mathrm
    mathit mathbf mathsf mathtt mathcal mathbb mathnormal boldsymbol text textrm textit textbf mbox
    operatorname mathop mathbin mathrel mathord mathopen mathclose mathpunct left right middle big
    Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr lbrace rbrace lbrack rbrack langle
    rangle lfloor rfloor lceil rceil lvert rvert lVert rVert vert Vert backslash quad qquad
    thinspace medspace thickspace negthinspace mod bmod pmod pod displaystyle textstyle scriptstyle
    scriptscriptstyle phantom hphantom vphantom colon texttt textsf textsc mathfrak gtrsim lesssim
    geqslant leqslant
    """.split()  # noqa: SIM905 - a list of words is read more easily as words
)

_SYMBOLS = frozenset(r",;:! {}|_%$&#>")

_ENVIRONMENTS = frozenset(
    {"matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "cases"}
)

_WITH_ARGUMENT = frozenset(
    """
    frac dfrac tfrac cfrac sqrt binom dbinom tbinom hat check breve acute grave tilde bar vec dot
    ddot dddot widehat widetilde overline underline overbrace underbrace overset underset stackrel
    mathrm mathit mathbf mathsf mathtt mathcal mathbb mathnormal boldsymbol text textrm textit
    textbf texttt textsf textsc mathfrak mbox operatorname xleftarrow xrightarrow phantom
    hphantom vphantom pmod pod
    """.split()  # noqa: SIM905 - the same
)

_OPERATORS = frozenset(
    """
    sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan exp log ln lg lim limsup
    liminf max min sup inf arg det dim ker hom gcd deg Pr mod bmod
    """.split()  # noqa: SIM905 - the same
)

_TEXTS = frozenset(
    {r"\text", r"\textrm", r"\textit", r"\textbf", r"\texttt", r"\textsf", r"\textsc", r"\mbox"}
)
"""Commands in whose argument TeX leaves the formula."""

_ALSO_IN_TEXT = _TEXTS | {
    rf"\{name}" for name in ("quad", "qquad", "ldots", "dots", *",;:! {}_%$&#")
}

_SIZES = re.compile(r"left|right|middle|[bB]igg?[lr]?")

_DELIMITER = re.compile(
    r"\s*(?:[][()|/.<>]|\\[{}|]|\\(?:[lr](?:brace|brack|angle|floor|ceil|vert|Vert)|[vV]ert"
    r"|backslash|(?:up|down|updown|Up|Down|Updown)arrow)(?![A-Za-z]))"
)

_TOKEN = re.compile(
    r"\\(?P<edge>begin|end)\s*\{(?P<environment>\w*\*?)\}"
    r"|\\(?P<command>[A-Za-z]+|.|$)|(?P<brace>[{}])|(?P<hats>\^\^)|(?P<script>[\^_'])"
    r"|(?P<special>[%#$&])|(?P<blank>\n[ \t]*\n)|(?P<space>\s)|(?P<atom>.)",
    re.DOTALL,
)

_MOST_GROUPS = 40


def check_math(tex: str) -> str | None:
    r"""Return why a formula must not go to TeX, or None if it may.

    The reason is a phrase for the end of a message. A formula that passes has only listed commands,
    paired braces, environments and `\left` … `\right`, and no missing argument or double script,
    so that TeX can typeset it. This holds for what is written, which is `with_commands(tex)`.
    """
    written = with_commands(tex)
    if not written.strip():
        return "it is empty"
    return _Check(written).problem()


@dataclass(slots=True)
class _Level:
    r"""An open group.

    `closing` is what closes it, `scripts` are the scripts of its last symbol so far (`^`, `_`,
    `'`), and `pending` is a command or script that still needs an argument. `is_text` tells that it
    is in the argument of `\text`, where nothing of a formula is allowed.
    """

    closing: str
    scripts: str = ""
    pending: str = ""
    is_text: bool = False


class _Check:
    """One pass over the tokens of a formula; `levels` are the open groups, innermost last."""

    def __init__(self, tex: str) -> None:
        self.tex = tex
        self.levels = [_Level("")]

    def problem(self) -> str | None:
        for match in _TOKEN.finditer(self.tex):
            if problem := self._token(match):
                return problem
        missing = self.levels[-1].closing
        return f"a `{missing}` is missing" if missing else self._missing_argument()

    def _token(self, match: re.Match[str]) -> str | None:
        content = match[0]
        match match.lastgroup:
            case "environment":
                name = match["environment"]
                if name not in _ENVIRONMENTS:
                    return f"`{name}` is not a math environment"
                closing = rf"\end{{{name}}}"
                return self._open(closing) if match["edge"] == "begin" else self._close(closing)
            case "command":
                return self._command(match["command"], match.end())
            case "brace":
                return self._open("}") if content == "{" else self._close("}")
            case "hats":
                return "`^^` has no meaning in a formula"
            case "script":
                return self._script(content)
            case "blank":
                return "it contains an empty line"
            case "special":
                if content == "&" and self._in_environment():
                    return self._next_cell()
                return f"`{content}` must be written `\\{content}`"
            case "atom":
                self._atom()
        return None

    def _command(self, name: str, end: int) -> str | None:
        if name == "\\" and self._in_environment():
            return self._next_cell()
        if name not in (_COMMANDS if name.isalpha() else _SYMBOLS):
            return rf"`\{name}` is not a math command"
        if _SIZES.fullmatch(name) and not _DELIMITER.match(self.tex, end):
            return rf"`\{name}` needs a bracket after it"
        if self.levels[-1].is_text and rf"\{name}" not in _ALSO_IN_TEXT:
            return rf"`\{name}` has to be outside of `\text{{…}}`"
        if name == "left":
            return self._open(r"\right")
        if name == "right":
            return self._close(r"\right")
        if name == "middle" and self.levels[-1].closing != r"\right":
            return r"`\middle` without `\left`"
        self._atom()
        if name in _WITH_ARGUMENT:
            self.levels[-1].pending = rf"\{name}"
        return None

    def _open(self, closing: str) -> str | None:
        level = self.levels[-1]
        is_text = level.is_text or level.pending in _TEXTS
        self._atom()
        self.levels.append(_Level(closing, is_text=is_text))
        return "it is nested too deeply" if len(self.levels) > _MOST_GROUPS else None

    def _close(self, closing: str) -> str | None:
        expected = self.levels[-1].closing
        if expected == closing:
            problem = self._missing_argument()
            self.levels.pop()
            return problem
        if closing == "}" and expected == "":
            return "a `{` is missing"
        if expected:
            return f"`{closing}` is found where `{expected}` is expected"
        opening = r"\left" if closing == r"\right" else closing.replace("end", "begin", 1)
        return f"`{closing}` without `{opening}`"

    def _script(self, script: str) -> str | None:
        level = self.levels[-1]
        if level.is_text:
            return None if script == "'" else rf"`{script}` has to be outside of `\text{{…}}`"
        if level.pending:
            return f"`{level.pending}` has nothing after it"
        if script in level.scripts.replace("'", "") or (script == "'" and "^" in level.scripts):
            return "two superscripts in a row" if script in "^'" else "two subscripts in a row"
        level.scripts += script
        level.pending = "" if script == "'" else script
        return None

    def _atom(self) -> None:
        level = self.levels[-1]
        if not level.pending:
            level.scripts = ""
        level.pending = ""

    def _next_cell(self) -> str | None:
        problem = self._missing_argument()
        self.levels[-1].scripts = ""
        return problem

    def _missing_argument(self) -> str | None:
        pending = self.levels[-1].pending
        return f"`{pending}` has nothing after it" if pending else None

    def _in_environment(self) -> bool:
        return self.levels[-1].closing.startswith(r"\end")


_BY_CHARACTER = {
    character: rf"\{name}"
    for name, character in reversed(MATH_SYMBOLS.items())
    if name in _COMMANDS
} | {"−": "-", "\u00a0": "~", "\u2003": r"\quad", "\u2009": r"\,", "\u202f": r"\,"}


_NOT_WRITTEN = re.compile(r"[^\n\t -~]")


def with_commands(tex: str) -> str:
    r"""Return a formula with `\leq` for `≤`, and without characters that print nothing.

    Other characters beyond ASCII are kept, which the fonts of text may have. Control characters
    are omitted, or are spaces if they separate words. Only the result tells what TeX will read:
    without an invisible character between them, two others may mean something else together.
    """
    return _NOT_WRITTEN.sub(_as_command, tex)


def _as_command(match: re.Match[str]) -> str:
    character = match[0]
    command = _BY_CHARACTER.get(character)
    if command is not None:
        return f"{command} " if command[-1].isalpha() else command
    category = unicodedata.category(character)
    if category in _INVISIBLE:
        return " " if character.isspace() else ""
    return "\\ " if category == "Zs" else character


_INVISIBLE = {"Cc", "Cf", "Zl", "Zp"}
"""Categories of Unicode: control and format characters, separators of lines and paragraphs."""


def plain_math(tex: str) -> str:
    r"""Return a formula as plain text: `L_2` as `L2`, `\mathcal{O}(n)` as `O(n)`."""
    rows = re.sub(r"(?<!\\)&", " ", tex.strip().replace(r"\\", " "))
    named = re.sub(r"\\(?:begin|end)\s*\{\w*\*?\}", " ", rows)
    named = re.sub(r"\\not\s*(=|\\(?:in|subset|equiv|sim|exists)(?![A-Za-z]) ?)", _negated, named)
    named = re.sub(r"\\p?mod\s*\{?(\w+)\}?", r" (mod \1)", named.replace(r"\|", "‖"))
    named = re.sub(r"\\[dt]?frac\s*(\d)\s*(\d)", r"\1/\2", named)
    named = re.sub(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}", r"\1/\2", named)
    named = _ACCENTED.sub(_accented, named)
    named = re.sub(r"\\([A-Za-z]+)( ?)", _plain_command, named)
    spaced = re.sub(r"\\([,;:> ])|\\!|\\(.)|[{}^_$]", _plain_symbol, named)
    # An explicit space stays, also at the beginning or the end: `5$\,\mu$m`.
    return spaced.strip(" ").replace("\u2009", " ")


_ACCENTED = re.compile(
    rf"\\({'|'.join(MATH_ACCENTS)})(?![A-Za-z])\s*(?:\{{\s*([^\W\d_])\s*\}}|([^\W\d_]))"
)


def _accented(match: re.Match[str]) -> str:
    """Return a letter with its accent, if Unicode has the two as one character."""
    letter = match[2] or match[3]
    composed = unicodedata.normalize("NFC", letter + MATH_ACCENTS[match[1]])
    return composed if len(composed) == 1 else letter


_NEGATED = {"=": "≠", "in": "∉", "subset": "⊄", "equiv": "≢", "sim": "≁", "exists": "∄"}


def _negated(match: re.Match[str]) -> str:
    return _NEGATED[match[1].strip("\\ ")]


def _plain_command(match: re.Match[str]) -> str:
    name, space = match.groups()
    if name in {"lbrace", "rbrace"}:
        return "\\{" if name == "lbrace" else "\\}"
    if name in MATH_SYMBOLS:
        # The space only ends the name, unless there is also a space before the command.
        has_space = match.string[: match.start()].endswith(" ")
        return MATH_SYMBOLS[name] + (space if has_space else "")
    if name in _OPERATORS or name not in _COMMANDS:
        return name + space
    return ""


def _plain_symbol(match: re.Match[str]) -> str:
    return match[2] or ("\u2009" if match[1] else "")
