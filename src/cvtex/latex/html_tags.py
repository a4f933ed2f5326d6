"""Replace HTML in the value of a .bib field, as publishers provide it, by LaTeX commands."""

from __future__ import annotations

import re

# Programs that escape `&` for LaTeX also escape it in entities.
_ESCAPED_ENTITY = re.compile(r"(?:\\&|\{\\&\})(amp|lt|gt|quot|apos|nbsp|#\d+);")
# Titles from Crossref and publishers may have HTML or JATS, also with entities for `<` and `>`.
_TAG = re.compile(
    r"(?:<|&lt;|&#0*60;)(?:jats:)?(i|em|italic|b|strong|bold|sub|sup|scp|sc|u|tt|code|monospace)"
    r"\s*(?:>|&gt;|&#0*62;)((?:(?!<|&lt;|&#0*60;).)*)(?:<|&lt;|&#0*60;)/(?:jats:)?\1(?:>|&gt;|&#0*62;)",
    re.IGNORECASE | re.DOTALL,
)
# Zotero and similar programs write `<` and `>` as LaTeX commands.
_WRITTEN_TAG = re.compile(
    r"(?:\{\\textless\}|\\textless(?:\{\}|\s+)|\$<\$)(/?)(i|em|b|strong|sub|sup|scp|sc|u|tt|span)"
    r"(?:\{\\textgreater\}|\\textgreater(?:\{\}|\s+|(?![A-Za-z]))|\$>\$)",
    re.IGNORECASE,
)
_WRAPPER = re.compile(
    r"(?i)</?(?:span|p|div|inline-formula|tex-math|alternatives|jats:p|(?:mml:)?math)"
    r"(?:\s[^<>]*)?/?>"
)
_TAGS = {
    "i": "emph", "em": "emph", "italic": "emph", "b": "textbf", "strong": "textbf",
    "bold": "textbf", "sub": "textsubscript", "sup": "textsuperscript", "scp": "textsc",
    "sc": "textsc", "u": "underline", "tt": "texttt", "code": "texttt", "monospace": "texttt",
}  # fmt: skip

_MOST_LEVELS = 60
"""The most levels of nested tags that are replaced."""


def without_tags(value: str) -> str:
    """Return a value with LaTeX commands for HTML tags of style, and without tags that only wrap.

    Other tags, and tags without an end tag, are kept as text.
    """
    if not ("<" in value or "&" in value or "\\textless" in value):
        return value
    value = _ESCAPED_ENTITY.sub(r"&\1;", value)
    value = _WRAPPER.sub("", _WRITTEN_TAG.sub(r"<\1\2>", value))
    # Inner tags are replaced first: each pass replaces the innermost level.
    for _ in range(_MOST_LEVELS):
        changed = _TAG.sub(lambda tag: f"\\{_TAGS[tag[1].lower()]}{{{tag[2]}}}", value)
        if changed == value:
            break
        value = changed
    return value
