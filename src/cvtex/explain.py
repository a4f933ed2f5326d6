"""The pages of the codes: what `docs/diagnostics.md` says of each, for the terminal."""

from __future__ import annotations

import re

from cvtex.diagnostic import Code
from cvtex.resources import diagnostics_page


def codes() -> tuple[str, ...]:
    """Return all codes, in the order of the page."""
    return tuple(str(code) for code in Code)


def explanation(code: str) -> str | None:
    """Return what there is to say of a code, or None if there is no such code."""
    if code not in codes():
        return None
    page = diagnostics_page().read_text(encoding="utf-8")
    section = re.split(rf"^### `{re.escape(code)}`$", page, maxsplit=1, flags=re.MULTILINE)[1]
    body = re.split(r"^##", section, maxsplit=1, flags=re.MULTILINE)[0].strip()
    # An example is indented; links are of use on the page only.
    shown = re.sub(
        r"^```\w*\n(.*?)^```$",
        lambda block: re.sub(r"^", "    ", block[1].rstrip(), flags=re.MULTILINE),
        body,
        flags=re.DOTALL | re.MULTILINE,
    )
    return f"{code}\n\n" + re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", shown)
