"""Ask veraPDF (verapdf.org), if it is on the PATH: the judge that public bodies use."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from typing import NamedTuple

from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.inspection.checks.archive import archive_faults
from cvtex.inspection.checks.tags import tag_faults
from cvtex.inspection.subject import Outcome, Subject, counted, skipped

_SECONDS = 120.0

_VERDICT = re.compile(r'<validationReport\b[^>]*\bisCompliant="(\w+)"')
_RULE = re.compile(r"<rule\b(?P<attributes>[^>]*)>(?P<body>.*?)</rule>", re.DOTALL)
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_DESCRIPTION = re.compile(r"<description>(.*?)</description>", re.DOTALL)


class FailedRule(NamedTuple):
    """A rule that failed: its number, as `Fault.rules` has it, and what it asks for and where."""

    number: str
    text: str


def check_with_vera(subject: Subject) -> Outcome:
    """Judge the PDF by each standard that it claims.

    What the other checks report in words of their own is not reported again.
    """
    program = shutil.which("verapdf")
    if program is None:
        return skipped("not installed")
    claims = subject.pdf.metadata.claims
    flavours = ["ua1"] * (claims.get("pdfuaid:part") == "1")
    if "pdfaid:part" in claims:
        flavours.append(claims["pdfaid:part"] + claims.get("pdfaid:conformance", "").lower())
    if not flavours:
        return skipped("the PDF claims no standard to be judged by")
    with ThreadPoolExecutor() as pool:
        reports = [*pool.map(lambda flavour: _report(program, flavour, subject.data), flavours)]
    problems: list[Diagnostic] = []
    known = _known(subject)
    failed = 0
    for flavour, report in zip(flavours, reports, strict=True):
        if report is None:
            return skipped("it cannot judge this PDF")
        for rule in failed_rules(report):
            failed += 1
            message = f"veraPDF: {rule.text}"
            if rule.number in known:
                continue
            if flavour.startswith("ua"):
                problems.append(warning(Code.PDF_UA, message))
            else:
                problems.append(warning(Code.PDF_A, message))
    line = f"{', '.join(flavours)}: {counted(failed, 'failed rule')}"
    if known_only := failed - len(problems):
        line += f", {known_only} reported above"
    return Outcome(line, problems, is_bad=failed > 0)


def _known(subject: Subject) -> set[str]:
    """Return the rules of which other checks say that they are broken.

    No two standards have a rule of the same number.
    """
    faults = [*tag_faults(subject)]
    if "pdfaid:part" in subject.pdf.metadata.claims:
        faults += archive_faults(subject)
    known = {rule for fault in faults for rule in fault.rules}
    fonts = subject.pdf.fonts
    if any(not font.is_embedded for font in fonts):
        known |= {"7.21.4.1-1", "6.2.11.4.1-1"}
    if any(not font.has_unicode for font in fonts):
        known |= {"7.21.7-1", "6.2.11.7.2-1"}
    return known


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
    verdict = _VERDICT.search(report)
    if verdict is None or (verdict[1] != "true" and not any(failed_rules(report))):
        return None  # without a verdict, or with one that has no reason
    return report


def failed_rules(report: str) -> Iterator[FailedRule]:
    """Yield the rules that a report says have failed."""
    for rule in _RULE.finditer(report):
        attributes = dict(_ATTRIBUTE.findall(rule["attributes"]))
        if attributes.get("status") != "failed":
            continue
        described = _DESCRIPTION.search(rule["body"])
        what = " ".join(unescape(described[1]).split()) if described else "no description"
        where = f"{attributes.get('specification', '')} {attributes.get('clause', '')}".strip()
        number = f"{attributes.get('clause', '')}-{attributes.get('testNumber', '')}"
        yield FailedRule(number, f"{what} ({where})")
