"""HTML in the value of a .bib field, as publishers and databases have it, to commands of LaTeX."""

from __future__ import annotations

import re

# Programs that escape `&` for LaTeX do so in entities too.
_ESCAPED_ENTITY = re.compile(r"(?:\\&|\{\\&\})(amp|lt|gt|quot|apos|nbsp|#\d+);")
# Crossref and publishers have HTML or JATS in titles, sometimes as entities.
_TAG = re.compile(
    r"(?:<|&lt;|&#0*60;)(?:jats:)?(i|em|italic|b|strong|bold|sub|sup|scp|sc|u|tt|code|monospace)"
    r"\s*(?:>|&gt;|&#0*62;)((?:(?!<|&lt;|&#0*60;).)*)(?:<|&lt;|&#0*60;)/(?:jats:)?\1(?:>|&gt;|&#0*62;)",
    re.IGNORECASE | re.DOTALL,
)
# Zotero and the like write `<` and `>` as commands of LaTeX.
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


_DEEPEST = 60
"""How deep tags may be in one another."""


def without_tags(value: str) -> str:
    """Write the tags of HTML as commands, the inner ones first; leave out what only wraps."""
    if not ("<" in value or "&" in value or "\\textless" in value):
        return value
    value = _ESCAPED_ENTITY.sub(r"&\1;", value)
    value = _WRAPPER.sub("", _WRITTEN_TAG.sub(r"<\1\2>", value))
    for _ in range(_DEEPEST):
        changed = _TAG.sub(lambda tag: f"\\{_TAGS[tag[1].lower()]}{{{tag[2]}}}", value)
        if changed == value:
            break
        value = changed
    return value
