"""Write DOIs, numbers in arXiv and addresses each in its field, and none of them twice."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cvtex.latex import plain_latex
from cvtex.text.dois import bare_doi, doi_address, identity, normal_doi
from cvtex.text.folding import fold_letters

_ID = r"(?P<id>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[a-z]{2})?/\d{7}(?:v\d+)?)"
_ARXIV_DOI = re.compile(rf"(?i)10\.48550/arxiv\.{_ID}")
_ARXIV_ADDRESS = re.compile(
    rf"(?i)(?:https?://)?(?:[a-z]+\.)?arxiv\.org/(?:abs|pdf)/{_ID}(?:\.pdf)?"
)
_ARXIV_TEXT = re.compile(
    rf"(?i)\barxiv\b.{{0,24}}?[:\s]\s*{_ID}|(?:\babs/){_ID.replace('id', 'abs')}"
)
_BARE = re.compile(rf"(?i)(?:arxiv:)?{_ID}")
_CLASS = re.compile(r"[\[(]([a-z-]+(?:\.[A-Za-z-]{2,8})?)[\])]")
_CLASSES = frozenset(
    """
    astro-ph cond-mat cs econ eess gr-qc hep-ex hep-lat hep-ph hep-th math math-ph nlin nucl-ex
    nucl-th physics q-bio q-fin quant-ph stat
    """.split()  # noqa: SIM905 - a list of words is read more easily as words
)
_ARXIV_VENUE = re.compile(
    r"(?i)(?:arxiv(?:\b.*)?|corr(?:\s+abs/.*)?|ar{1,2}xiv\.org|cornell university)"
)
_VENUES = ("journaltitle", "howpublished", "publisher", "booktitle", "institution", "organization")


def with_identifiers(fields: Mapping[str, str]) -> dict[str, str]:
    """Return fields with the DOI, the number in arXiv and the address each in its own form.

    The DOI is without its address, and `url` is left out if it is only that address. arXiv's own
    DOI, address and name as a venue become `eprint`, `eprinttype` and `eprintclass`.
    """
    changed = _with_doi(_with_address(dict(fields)))
    changed = _without_repeated_address(_with_arxiv(changed))
    if "url" not in changed:
        changed.pop("urldate", None)
    return changed


_CATALOGUES = re.compile(
    r"(?i)https?://(?:www\.|search\.|app\.)*(?:scopus\.com/|ebscohost\.com/|dimensions\.ai/"
    r"|lens\.org/|proquest\.com/|webofscience\.com/|webofknowledge\.com/"
    r"|gateway\.isiknowledge\.com/|ovidsp\.ovid\.com/|elibrary\.ru/item|wos-journal\.info/)"
)
"""Databases in which only their subscribers, or nobody but the exporting user, sees the work."""

_DAY = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})/?")


def _with_address(fields: dict[str, str]) -> dict[str, str]:
    url = fields.get("url", "")
    if url.startswith("//"):
        fields["url"] = f"https:{url}"
    if _CATALOGUES.match(fields.get("url", "")):
        del fields["url"]
    if found := _DAY.fullmatch(fields.get("urldate", "")):
        fields["urldate"] = f"{found[1]}-{found[2]:>02}-{found[3]:>02}"
    return fields


def _with_doi(fields: dict[str, str]) -> dict[str, str]:
    doi, url = fields.get("doi", ""), fields.get("url", "")
    if normal_doi(doi).startswith("10/") and _DOI_ALONE.fullmatch(url):
        doi = fields["doi"] = bare_doi(url)  # the whole in place of the short form
        del fields["url"]
    if doi and normal_doi(doi):
        fields["doi"] = bare_doi(doi).strip()
    elif not doi:
        for name in ("url", "note", "howpublished"):
            value = plain_latex(fields[name]) if name != "url" and name in fields else ""
            value = fields.get("url", "") if name == "url" else value
            if _DOI_ALONE.fullmatch(value.strip()) and normal_doi(value):
                fields["doi"] = bare_doi(value).strip()
                if name != "url":
                    del fields[name]
                break
    return fields


_DOI_ALONE = re.compile(r"(?i)(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)10\.\d{4,}/\S+")


def _with_arxiv(fields: dict[str, str]) -> dict[str, str]:
    number = _arxiv_number(fields)
    if not number:
        return fields
    if "eprintclass" not in fields and (archive := _archive_class(fields)):
        fields["eprintclass"] = archive
    for name in _VENUES:
        if name in fields and _ARXIV_VENUE.fullmatch(plain_latex(fields[name]).strip()):
            del fields[name]
    if _ARXIV_TEXT.fullmatch(plain_latex(fields.get("volume", ""))):
        del fields["volume"]
    for name in ("number", "note"):
        value = plain_latex(fields.get(name, ""))
        if _BARE.fullmatch(value.strip()) or re.fullmatch(r"(?i)arxiv:\S+(?: \[\S+\])?", value):
            fields.pop(name, None)
    if _ARXIV_DOI.fullmatch(fields.get("doi", "")):
        del fields["doi"]
    found = _ARXIV_ADDRESS.fullmatch(fields.get("url", ""))
    if found:
        del fields["url"]
    fields |= {"eprint": number, "eprinttype": "arxiv"}
    fields.pop("arxiv", None)
    if fields.get("eprintclass"):
        fields["eprintclass"] = fields.pop("eprintclass").strip("[]")
    return fields


def _arxiv_number(fields: Mapping[str, str]) -> str:
    """Return the number in arXiv that an entry gives anywhere, or an empty text."""
    archive = fold_letters(fields.get("eprinttype", ""))
    for name in ("eprint", "arxiv"):
        if archive in {"", "arxiv"} and (found := _BARE.fullmatch(fields.get(name, ""))):
            return found["id"]
    for name, pattern in (("doi", _ARXIV_DOI), ("url", _ARXIV_ADDRESS)):
        if found := pattern.fullmatch(fields.get(name, "")):
            return found["id"]
    for name in (*_VENUES, "volume", "number", "note"):
        value = plain_latex(fields.get(name, ""))
        is_there = name == "volume" or "arxiv" in value.lower() or "corr" in value.lower()
        if is_there and (found := _ARXIV_TEXT.search(value)):
            return found["id"] or found["abs"]
    return ""


def _archive_class(fields: Mapping[str, str]) -> str:
    """Return the subject class in arXiv: `[cs.LG]` after the number, or the first keyword's."""
    for name in (*_VENUES, "number", "note", "keywords"):
        for found in _CLASS.finditer(plain_latex(fields.get(name, ""))):
            if found[1].partition(".")[0].lower() in _CLASSES:
                return found[1]
    return ""


def _without_repeated_address(fields: dict[str, str]) -> dict[str, str]:
    url = fields.get("url", "")
    if not url:
        return fields
    same = {identity(doi_address(fields["doi"]))} if doi_address(fields.get("doi", "")) else set()
    if fields.get("eprinttype") == "arxiv":
        same.add(identity(f"https://arxiv.org/abs/{fields.get('eprint', '')}"))
    if identity(url) in same:
        del fields["url"]
    return fields
