"""Ask veraPDF (verapdf.org), if it is on the PATH: the judge that public bodies use."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.inspection.subject import Outcome, Subject, counted, skipped

_SECONDS = 120.0

_RULE = re.compile(r"<rule\b(?P<attributes>[^>]*)>(?P<body>.*?)</rule>", re.DOTALL)
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_DESCRIPTION = re.compile(r"<description>(.*?)</description>", re.DOTALL)


def check_with_vera(subject: Subject) -> Outcome:
    """Judge the PDF by each standard that it claims."""
    program = shutil.which("verapdf")
    if program is None:
        return skipped("not installed")
    claims = subject.pdf.metadata.claims
    flavours = ["ua1"] * (claims.get("pdfuaid:part") == "1")
    if "pdfaid:part" in claims:
        flavours.append(claims["pdfaid:part"] + claims.get("pdfaid:conformance", "").lower())
    if not flavours:
        return skipped("the PDF claims no standard to be judged by")
    problems: list[Diagnostic] = []
    for flavour in flavours:
        report = _report(program, flavour, subject.data)
        if report is None:
            return skipped("it cannot judge this PDF")
        for rule in failed_rules(report):
            message = f"veraPDF: {rule}"
            is_ua = flavour.startswith("ua")
            problems.append(
                warning(Code.PDF_UA, message) if is_ua else warning(Code.PDF_A, message)
            )
    return Outcome(f"{', '.join(flavours)}: {counted(len(problems), 'failed rule')}", problems)


def _report(program: str, flavour: str, pdf: bytes) -> str | None:
    """Return veraPDF's report in XML, its default; None if it makes none."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cv.pdf"
        path.write_bytes(pdf)
        command = [program, "--flavour", flavour, str(path)]
        try:
            made = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
    report = made.stdout.decode("utf-8", "replace")
    return report if "<validationReport" in report else None


def failed_rules(report: str) -> Iterator[str]:
    """Yield the rules that a report says have failed: the clause, and what it asks for."""
    for rule in _RULE.finditer(report):
        attributes = dict(_ATTRIBUTE.findall(rule["attributes"]))
        if attributes.get("status") != "failed":
            continue
        described = _DESCRIPTION.search(rule["body"])
        what = " ".join(unescape(described[1]).split()) if described else "no description"
        where = f"{attributes.get('specification', '')} {attributes.get('clause', '')}".strip()
        yield f"{what} ({where})"
