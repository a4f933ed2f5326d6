"""veraPDF is asked about what a PDF claims, where it is installed; its report is read."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cvtex.inspection.checks.vera import check_with_vera, failed_rules
from cvtex.inspection.pdf.facts import Element, Metadata
from cvtex.inspection.subject import Subject, skipped

REPORT = """\
<report><jobs><job><validationReport isCompliant="false"><details failedRules="1">
<rule specification="ISO 14289-1:2014" clause="7.1" testNumber="10" status="failed">
  <description>The title shall be shown,
    &apos;true&apos;</description><check status="failed"><context>root</context></check>
</rule>
<rule specification="ISO 14289-1:2014" clause="5" status="passed">
  <description>x</description></rule>
</details></validationReport></job></jobs></report>
"""


def test_the_rules_that_failed_are_read() -> None:
    """With what they ask for and where that is written; those that hold are not."""
    expected = ("7.1-10", "The title shall be shown, 'true' (ISO 14289-1:2014 7.1)")
    assert list(failed_rules(REPORT)) == [expected]


def test_without_the_program_nothing_is_said(
    subject: Callable[..., Subject], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The summary says that it is not installed."""
    monkeypatch.setenv("PATH", str(tmp_path))

    assert check_with_vera(subject(cv=None)) == skipped("not installed")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the program of the test is a shell script")
def test_it_is_asked_about_each_standard_that_is_claimed(
    subject: Callable[..., Subject], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each of them is a flavour of veraPDF's."""
    program = tmp_path / "verapdf"
    program.write_text(f"#!/bin/sh\necho $2 >> {tmp_path}/asked\ncat << 'END'\n{REPORT}END\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    plain = subject(cv=None)
    claims = {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "U"}
    claiming = replace(plain, pdf=replace(plain.pdf, metadata=Metadata(claims=claims)))

    assert [d.code for d in check_with_vera(claiming).diagnostics] == ["pdf-ua", "pdf-a"]
    assert sorted((tmp_path / "asked").read_text().split()) == ["2u", "ua1"]
    assert not check_with_vera(plain).was_made


@pytest.mark.parametrize(
    ("report", "shows_title", "expected"),
    [
        (REPORT, True, ("ua1: 1 failed rule", 1, True)),
        (REPORT, False, ("ua1: 1 failed rule, 1 reported above", 0, True)),
        (REPORT.replace("false", "true").replace("failed", "passed"), True,
         ("ua1: 0 failed rules", 0, False)),
        (REPORT.replace('"failed"', '"passed"'), True, ("it cannot judge this PDF", 0, False)),
        ("<report/>", True, ("it cannot judge this PDF", 0, False)),
    ],
)  # fmt: skip
def test_a_mistake_is_reported_once(
    report: str,
    expected: tuple[str, int, bool],
    subject: Callable[..., Subject],
    monkeypatch: pytest.MonkeyPatch,
    *,
    shows_title: bool,
) -> None:
    """What the check of tags says in its own words is only counted; a verdict needs a reason."""
    made = subprocess.CompletedProcess([], 0, stdout=report.encode())
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: made)
    monkeypatch.setattr(shutil, "which", lambda _: "verapdf")
    plain = subject(cv=None)
    claims = Metadata(claims={"pdfuaid:part": "1"})
    tags = Element("Document", "Document")
    pdf = replace(plain.pdf, metadata=claims, structure=tags, shows_title=shows_title)
    outcome = check_with_vera(replace(plain, pdf=pdf))

    assert (outcome.line, len(outcome.diagnostics), outcome.is_bad) == expected
