r"""Write rich text as the LaTeX of a field of a .bib file: the opposite of `parser`.

How plain characters are written is up to the caller: an entry that is read at once may keep more of
them than a file that other programs read too.
"""

from __future__ import annotations

from collections.abc import Callable

from cvtex.text import (
    CodeSpan,
    InLanguage,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    RawLatex,
    Style,
    Styled,
    Text,
    Upright,
    plain_text,
)
from cvtex.text.math import check_math

_COMMANDS = {
    Style.EMPHASIS: "emph", Style.STRONG: "textbf", Style.SMALL_CAPS: "textsc",
    Style.SUPERSCRIPT: "textsuperscript", Style.SUBSCRIPT: "textsubscript",
    Style.UNDERLINE: "underline",
}  # fmt: skip


def latex_of_field(inlines: Inlines, escape: Callable[[str], str], *, is_trusted: bool) -> str:
    """Return rich text, which has no lists, as LaTeX; `escape` writes plain text.

    If it is trusted, because the user wrote it, raw LaTeX, formulas and addresses are passed on.
    If not, raw LaTeX becomes text, and so do formulas and addresses that have more in them than
    such things have.
    """

    def written(inline: Inline) -> str:
        match inline:
            case Text(text):
                return escape(text)
            case CodeSpan(text):
                return rf"\texttt{{{escape(text)}}}"
            case Styled(style, children):
                return rf"\{_COMMANDS[style]}{{{joined(children)}}}"
            case Upright(children):
                return rf"\textup{{{joined(children)}}}"
            case InLanguage(_, children):
                return joined(children)
            case Link(url, children) if is_trusted or not set(url) & set("{}\\%#"):
                return rf"\href{{{url}}}{{{joined(children)}}}"
            case Math(tex) if is_trusted or (check_math(tex) is None and "$" not in tex):
                return f"${tex}$"
            case RawLatex(tex) if is_trusted:
                return tex
            case LineBreak():
                return " "
        return escape(plain_text((inline,)))

    def joined(inlines: Inlines) -> str:
        return "".join(map(written, inlines))

    return joined(inlines)
