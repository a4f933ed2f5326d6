r"""Write rich text as the value of a field: styles, links and formulas are those of LaTeX.

Nothing is passed on that is not listed here: raw LaTeX becomes text.
"""

from __future__ import annotations

from cvtex.new_entries.latex_values import latex_of_part
from cvtex.text import (
    CodeSpan,
    InLanguage,
    Inline,
    Inlines,
    Link,
    Math,
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


def latex_of_inlines(inlines: Inlines) -> str:
    """Return the LaTeX of rich text, with balanced braces."""
    return "".join(map(_written, inlines)).strip()


def _written(inline: Inline) -> str:
    match inline:
        case Text(text):
            return latex_of_part(text)
        case CodeSpan(text):
            return rf"\texttt{{{latex_of_part(text)}}}"
        case Styled(style, children):
            return rf"\{_COMMANDS[style]}{{{''.join(map(_written, children))}}}"
        case Upright(children):
            return rf"\textup{{{''.join(map(_written, children))}}}"
        case InLanguage(_, children):
            return "".join(map(_written, children))
        case Link(url, children) if not set(url) & set("{}\\%#"):
            return rf"\href{{{url}}}{{{''.join(map(_written, children))}}}"
        case Math(tex) if check_math(tex) is None and "$" not in tex:
            return f"${tex}$"
    return latex_of_part(plain_text((inline,)))
