"""Write inlines as HTML, which `cvtex export json` uses for formatted text."""

from __future__ import annotations

from html import escape

from cvtex.text.inlines import (
    CodeSpan,
    InLanguage,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    Math,
    RawLatex,
    Style,
    Styled,
    Text,
    Upright,
)

_TAGS = {
    Style.EMPHASIS: ("<em>", "</em>"),
    Style.STRONG: ("<strong>", "</strong>"),
    Style.SMALL_CAPS: ('<span style="font-variant: small-caps">', "</span>"),
    Style.SUPERSCRIPT: ("<sup>", "</sup>"),
    Style.SUBSCRIPT: ("<sub>", "</sub>"),
    Style.UNDERLINE: ("<u>", "</u>"),
}


def html(inlines: Inlines) -> str:
    r"""Return rich text as HTML.

    A formula is written `\(…\)`, which MathJax and KaTeX render. Raw LaTeX is omitted.
    """
    return "".join(map(_element, inlines))


def _element(inline: Inline) -> str:
    match inline:
        case Text(text):
            return escape(text, quote=False)
        case Styled(style, children):
            start, end = _TAGS[style]
            return f"{start}{html(children)}{end}"
        case Upright(children):
            return f'<span style="font-style: normal">{html(children)}</span>'
        case InLanguage(language, children):
            return f'<span lang="{escape(language)}">{html(children)}</span>'
        case CodeSpan(text):
            return f"<code>{escape(text, quote=False)}</code>"
        case Link(url, children):
            return f'<a href="{escape(url)}">{html(children)}</a>'
        case Math(tex):
            return f"\\({escape(tex, quote=False)}\\)"
        case LineBreak():
            return "<br>"
        case RawLatex():
            return ""
        case List(items, start):
            name = "ul" if start is None else "ol"
            attribute = "" if start in {None, 1} else f' start="{start}"'
            inner = "".join(f"<li>{html(item)}</li>" for item in items)
            return f"<{name}{attribute}>{inner}</{name}>"
