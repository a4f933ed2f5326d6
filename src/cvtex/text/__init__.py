"""Rich text: one inline model, the parser of Markdown, and the writers of LaTeX and HTML.

A text is parsed once into `Inlines`, by `markdown` or by the package `latex`, and then written in
each output format. `latex_writer` is the only place where text is escaped for TeX.
"""

from __future__ import annotations

from cvtex.text.inlines import (
    CodeSpan,
    InLanguage,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    Math,
    Prose,
    RawLatex,
    RichText,
    Style,
    Styled,
    Text,
    TextProblem,
    Upright,
    is_rich,
    join,
    list_depth,
    plain_text,
    raw_latex_of,
    text,
    without_formulas,
)

__all__ = [
    "CodeSpan",
    "InLanguage",
    "Inline",
    "Inlines",
    "LineBreak",
    "Link",
    "List",
    "Math",
    "Prose",
    "RawLatex",
    "RichText",
    "Style",
    "Styled",
    "Text",
    "TextProblem",
    "Upright",
    "is_rich",
    "join",
    "list_depth",
    "plain_text",
    "raw_latex_of",
    "text",
    "without_formulas",
]
