"""The explanation of each code, from `docs/diagnostics.md`, for the terminal."""

from __future__ import annotations

import re

from cvtex.diagnostics import Code
from cvtex.files.resources import diagnostics_page


def codes() -> tuple[str, ...]:
    """Return all codes, in the order of the page."""
    return tuple(str(code) for code in Code)


# The info string of an example is its language and a word: "yaml bad".
_BLOCK = re.compile(r"^```(\w+)(?: (\w+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def explanation(code: str) -> str | None:
    """Return the explanation of a code as plain text, or None if there is no such code.

    Code blocks are indented, with a heading above each example; links become their text. Raises
    `LookupError` if the page has no section for the code.
    """
    if code not in codes():
        return None
    page = diagnostics_page().read_text(encoding="utf-8")
    _, *sections = re.split(rf"^### `{re.escape(code)}`$", page, maxsplit=1, flags=re.MULTILINE)
    if not sections:
        message = f"docs/diagnostics.md has no section `{code}`"
        raise LookupError(message)
    body = re.split(r"^##", sections[0], maxsplit=1, flags=re.MULTILINE)[0].strip()
    shown, end = f"{code}\n\n", 0
    for block in _BLOCK.finditer(body):
        shown += _LINK.sub(r"\1", body[end : block.start()])
        shown += _heading(block) + re.sub(r"^(?=.)", "    ", block[3].rstrip(), flags=re.MULTILINE)
        end = block.end()
    return shown + _LINK.sub(r"\1", body[end:])


_HEADINGS = {"bad": "Wrong", "good": "Right", "both": "With both"}
_FILES = {"yaml": "cv.yaml", "bib": "publications.bib"}


def _heading(block: re.Match[str]) -> str:
    """Return the heading of an example: wrong or right, and which file it is from."""
    language, which, text = block.groups()
    if which not in _HEADINGS:
        return ""
    # The first line of a template names it: "% latex_templates/list.tex".
    file = text.split()[1] if language == "latex" else _FILES.get(language)
    return f"{_HEADINGS[which]} ({file}):\n\n" if file else f"{_HEADINGS[which]}:\n\n"
