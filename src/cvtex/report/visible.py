"""Outside words for a terminal or a log: nothing in them can act on whatever shows them.

File names, values and messages may contain characters that move a cursor, recolour a terminal,
reverse the order of a text (Unicode, UAX 9), or begin a line that GitHub takes for a command.
"""

from __future__ import annotations

import unicodedata

_TAB = "    "


def cell(character: str) -> tuple[str, int]:
    """Return how a character is shown, and how many cells of a terminal it takes."""
    if " " <= character <= "~":
        return character, 1
    if character == "\t":
        return _TAB, len(_TAB)
    category = unicodedata.category(character)
    if category in {"Mn", "Me"}:
        return character, 0
    if category in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        # A control character could move the cursor or recolour the terminal.
        return "\N{REPLACEMENT CHARACTER}", 1
    return character, 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def visible(text: object) -> str:
    """Return a text as one line in which characters that are not shown are replaced.

    Those are control characters, line ends, formatting characters, such as those that change the
    direction of a text, and surrogates; a tab is kept.
    """
    text = str(text)
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c == "\t" else cell(c)[0] for c in text)


def visible_lines(text: str) -> str:
    """Return the lines of a text, each made visible and none of them a command of GitHub.

    GitHub's "Workflow commands" begin a line with `::` or `##[`, also after spaces.
    """
    return "\n".join(_without_command(visible(line)) for line in text.split("\n"))


def _without_command(line: str) -> str:
    return f"\\{line.lstrip()}" if line.lstrip().startswith(("::", "##[")) else line
