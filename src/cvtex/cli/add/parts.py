"""Write the entries for sections of the CV that a database proposes, as YAML to paste."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cvtex.cli.arguments import Request
from cvtex.cli.terminal import say
from cvtex.databases import Part
from cvtex.diagnostics import Code, Diagnostic, error
from cvtex.files.write import write_file

_TITLES = {
    "education": "Education", "experience": "Experience", "grants": "Grants and Funding",
    "reviewing": "Peer Review", "awards": "Awards",
    "memberships": "Memberships", "certificates": "Certificates", "entries": "Service",
}  # fmt: skip

_PLAIN = re.compile(r"[^\W\d_][\w ,.()/–—’'&+-]*|[12]\d{3}(?:–[12]\d{3})?")
_SPECIAL = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
_VERBATIM = frozenset({"url", "date"})
# What would be emphasis, code, a link, a tag or a formula (CommonMark 0.31, section 2.4).
_MARKDOWN = re.compile(r"[\\*`\[\]<$]|(?<!\w)_|_(?!\w)")
_LEAD = "# Proposed for cv.yaml: look at it before you paste it; nothing here is in your CV yet.\n"


def deliver_parts(
    parts: Sequence[Part], path: Path | None, request: Request
) -> tuple[Diagnostic, ...]:
    """Print the sections, or write them to a file that does not exist yet."""
    text = parts_yaml(parts)
    if path is None:
        from cvtex.report.visible import visible_lines

        say(visible_lines(text.rstrip("\n")), error=request.is_for_programs)
        return ()
    if os.path.lexists(path):
        message = f"`{path}` exists already"
        hint = "name another file with `--parts`"
        return (error(Code.FILE_UNWRITABLE, message, hints=(hint,)),)
    failure = write_file(path, text.encode())
    if failure is None and not request.is_quiet:
        say("Wrote {}", path, error=request.is_for_programs)
    return (failure,) if failure else ()


def parts_yaml(parts: Sequence[Part]) -> str:
    """Return sections of a CV with some entries, those of a kind in one section."""
    by_kind: dict[str, list[Part]] = {}
    for part in parts:
        by_kind.setdefault(part.kind, []).append(part)
    lines = ["sections:"]
    for kind, entries in by_kind.items():
        lines.append(f"  - title: {_TITLES.get(kind, kind.replace('_', ' ').title())}")
        lines.append(f"    {kind}:")
        for entry in entries:
            lines += _item(entry.fields)
    return _LEAD + "\n".join(lines) + "\n"


def _item(fields: Mapping[str, str | Mapping[str, str]]) -> Iterator[str]:
    start = "- "
    for name, value in fields.items():
        if isinstance(value, str):
            text = value if name in _VERBATIM else _MARKDOWN.sub(r"\\\g<0>", value)
            yield f"      {start}{name}: {_scalar(text)}"
        else:
            yield f"      {start}{name}:"
            yield from (f"          {_scalar(key)}: {_scalar(text)}" for key, text in value.items())
        start = "  "


def _scalar(text: str) -> str:
    """Return a text as a value of YAML, with quotes if it could be read as anything else."""
    text = " ".join(text.split())
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _SPECIAL and not text.endswith(" ")
    # YAML's double quotes have all escapes of JSON (YAML 1.2, section 5.7).
    return text if is_plain else json.dumps(text, ensure_ascii=False)
