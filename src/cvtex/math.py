r"""Formulas: which LaTeX may stand between dollars.

A formula is data and goes to TeX, so it may hold only what is listed here: commands that set
mathematics. Whatever TeX could be made to do something with (`\input`, `\def`, `\write` …) is not
on the list. The commands are those of LaTeX and amsmath (amsldoc; "The Comprehensive LaTeX Symbol
List", tables of LaTeX's own math symbols).
"""

from __future__ import annotations

import re

from cvtex.math_symbols import MATH_SYMBOLS

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
    mathit mathbf mathsf mathtt mathcal mathbb mathnormal boldsymbol text textrm textit textbf
    operatorname mathop mathbin mathrel mathord mathopen mathclose mathpunct left right middle big
    Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr lbrace rbrace lbrack rbrack langle
    rangle lfloor rfloor lceil rceil lvert rvert lVert rVert vert Vert backslash quad qquad
    thinspace medspace thickspace negthinspace mod bmod pmod pod displaystyle textstyle scriptstyle
    scriptscriptstyle phantom hphantom vphantom colon
    """.split()  # noqa: SIM905 - a list of words is read more easily as words
)

_SYMBOLS = frozenset(r",;:! {}|_%$&#>")

_TOKEN = re.compile(r"\\([A-Za-z]+|.|$)|([{}])|(\^\^)|([%#$&~])|(\n[ \t]*\n)", re.DOTALL)


def check_math(tex: str) -> str | None:
    """Return what is wrong with a formula, or None."""
    if not tex.strip():
        return "it is empty"
    depth = lefts = 0
    for match in _TOKEN.finditer(tex):
        command, brace, hats, special, blank = match.groups()
        if command is not None:
            complaint = _check_command(command)
            lefts += {"left": 1, "right": -1}.get(command, 0)
        elif brace:
            complaint = None
            depth += 1 if brace == "{" else -1
        elif hats:
            complaint = "`^^` has no meaning in a formula"
        elif blank:
            complaint = "it has an empty line"
        else:
            complaint = f"`{special}` has to be written `\\{special}`"
        if complaint is None and min(depth, lefts) < 0:
            complaint = "a `}` too many" if depth < 0 else "`\\right` without `\\left`"
        if complaint is not None:
            return complaint
    if depth:
        return "a `}` is missing"
    return "a `\\right` is missing" if lefts else None


def _check_command(command: str) -> str | None:
    known = command in (_COMMANDS if command.isalpha() else _SYMBOLS)
    return None if known else f"`\\{command}` is no command for formulas"


def plain_math(tex: str) -> str:
    r"""Return how a formula reads in plain text: `L_2` as `L2`, `\mathcal{O}(n)` as `O(n)`."""
    named = re.sub(
        r"\\([A-Za-z]+) ?", lambda match: MATH_SYMBOLS.get(match[1], ""), tex.replace(r"\\", " ")
    )
    return re.sub(r"\\(.)|[{}^_$]", lambda match: match[1] or "", named)
