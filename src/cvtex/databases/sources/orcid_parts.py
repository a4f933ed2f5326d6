"""Entries for sections of a CV from the record of a researcher at ORCID."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING

from cvtex.databases.answers.asking import ask_json
from cvtex.databases.answers.json_values import Json
from cvtex.databases.interface import Part
from cvtex.databases.services import CROSSREF, ORCID
from cvtex.dates import DateError, format_date, parse_date
from cvtex.locales import ENGLISH
from cvtex.network import Request
from cvtex.new_entries.latex_values import plain_value

if TYPE_CHECKING:
    from cvtex.network import Client

_MOST = 1_000
"""The most entries of a kind."""

_MOST_ASKED = 50
"""The most amounts, and the most names of journals, that are asked for one by one."""

_UNIT = re.compile(
    r"(?i)\b(?:dep|facult|facol|fakult|school|escuela|[eé]cole|instit|college|colegio|division"
    r"|cent[re]|zentrum|lab|chair|lehrstuhl|clinic|klinik|hospital|programme?\b|unit\b|group\b)"
)
"""What the name of a part of a university has, and that of a subject has not."""


def parts_of(activities: Json, request: Request, client: Client) -> tuple[Part, ...]:
    """Return entries for sections of the CV, the kinds in the order of `_KINDS`.

    Amounts of grants and names of journals are asked for; what fails there is left out.
    """
    parts = [
        Part(kind, fields)
        for listed, name, kind, read in _KINDS
        for summary in _summaries(activities[listed]["affiliation-group"], name)
        if (fields := _present(read(summary)))
    ]
    parts.extend(_grants(activities["fundings"], request, client))
    parts.extend(_reviews(activities["peer-reviews"], request, client))
    return tuple(parts)


def _summaries(groups: Json, name: str) -> Iterator[Json]:
    for group in [*groups][:_MOST]:
        summaries = [summary[name] for summary in group["summaries"] if summary[name]]
        if summaries:
            yield preferred(summaries)


def preferred(summaries: Iterable[Json]) -> Json:
    """Return the summary that the researcher prefers of those in a group."""
    return max(summaries, key=lambda summary: summary["display-index"].number or 0, default=Json())


def _present(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields that have a value, on one line and without invisible characters."""
    plain = {name: _plain(text) for name, text in fields.items()}
    return {name: text for name, text in plain.items() if text}


def _plain(text: str) -> str:
    """Return a text on one line, without the entities of HTML that databases leave in it."""
    return plain_value(unescape(text))


def _experience(summary: Json) -> dict[str, str]:
    organization = ", ".join(
        filter(None, (summary["department-name"].text, _organization(summary)))
    )
    position = summary["role-title"].text
    return {
        "date": _period(summary),
        "position": position,
        "organization": organization,
        **_place(summary),
    }


def _education(summary: Json) -> dict[str, str]:
    department, institution = summary["department-name"].text, _organization(summary)
    if _UNIT.search(department):
        institution, department = f"{department}, {institution}", ""
    fields = {"degree": summary["role-title"].text, "area": department, "institution": institution}
    return {"date": _period(summary), **fields, **_place(summary)}


def _qualification(summary: Json) -> dict[str, str]:
    name = summary["role-title"].text or summary["department-name"].text
    if not name:
        return {}
    return {
        "date": _period(summary),
        "name": name,
        "issuer": _organization(summary),
        **_place(summary),
    }


def _distinction(summary: Json) -> dict[str, str]:
    title = summary["role-title"].text or summary["department-name"].text
    if not title:
        return {}
    return {
        "date": _period(summary),
        "title": title,
        "awarder": _organization(summary),
        **_place(summary),
    }


def _membership(summary: Json) -> dict[str, str]:
    position = summary["role-title"].text
    return {"date": _period(summary), "organization": _organization(summary), "position": position}


def _service(summary: Json) -> dict[str, str]:
    names = (summary["role-title"].text, summary["department-name"].text, _organization(summary))
    return {"date": _period(summary), "title": ", ".join(filter(None, names)), **_place(summary)}


_KINDS: tuple[tuple[str, str, str, Callable[[Json], dict[str, str]]], ...] = (
    ("employments", "employment-summary", "experience", _experience),
    ("invited-positions", "invited-position-summary", "experience", _experience),
    ("educations", "education-summary", "education", _education),
    ("qualifications", "qualification-summary", "certificates", _qualification),
    ("distinctions", "distinction-summary", "awards", _distinction),
    ("memberships", "membership-summary", "memberships", _membership),
    ("services", "service-summary", "entries", _service),
)
"""The lists of a record, the names of their summaries, the kinds of a CV, and how they are read."""


def _grants(fundings: Json, request: Request, client: Client) -> Iterator[Part]:
    base = request.url.removesuffix("/record")
    for index, group in enumerate([*fundings["group"]][:_MOST]):
        summary = preferred(group["funding-summary"])
        title = summary["title"]["title"]["value"].text
        if not title:
            continue
        if summary["type"].text.lower() == "award":
            award = {"date": _period(summary), "title": title, "awarder": _organization(summary)}
            yield Part("awards", _present(award))
            continue
        code = summary["put-code"].number
        amount = Json()
        if code is not None and index < _MOST_ASKED:
            asked = Request(ORCID, f"{base}/funding/{code}", request.accept, request.subject)
            amount = (ask_json(asked, client).value or Json())["amount"]
        fields = {
            "date": _period(summary),
            "title": title,
            "funder": _organization(summary),
            "number": _grant_number(summary),
            "amount": _money(amount),
            "url": summary["url"]["value"].text,
        }
        yield Part("grants", _present(fields))


def _grant_number(summary: Json) -> str:
    for number in summary["external-ids"]["external-id"]:
        if number["external-id-type"].text.lower().replace("-", "_") == "grant_number":
            return number["external-id-value"].text
    return ""


_AMOUNT = re.compile(r"\d{1,15}(?:\.\d+)?")


def _money(amount: Json) -> str:
    """Return a sum as `EUR 1,500,000`, or an empty text without a currency."""
    value = amount["value"].text.replace(",", "").replace(" ", "")
    currency = amount["currency-code"].text
    if not (_AMOUNT.fullmatch(value) and currency.isascii() and currency.isalpha()):
        return ""
    whole, _, rest = value.partition(".")
    return f"{currency} {int(whole):,}{f'.{rest}' if rest.strip('0') else ''}"


def _reviews(reviews: Json, request: Request, client: Client) -> Iterator[Part]:
    """Yield one entry for each role, with the years for each journal."""
    years: dict[str, dict[str, set[int]]] = {}
    names: dict[str, str] = {}
    for group in [*reviews["group"]][:_MOST]:
        for inner in group["peer-review-group"]:
            for summary in inner["peer-review-summary"]:
                number = summary["review-group-id"].text.lower()
                if number not in names and len(names) < _MOST_ASKED:
                    names[number] = _journal(number, request, client)
                venue = _plain(names.get(number) or summary["convening-organization"]["name"].text)
                role = summary["reviewer-role"].text.lower() or "reviewer"
                year = summary["completion-date"]["year"]["value"].number
                if venue:
                    known = years.setdefault(role, {}).setdefault(venue, set())
                    known.update([year] if year else [])
    for role, venues in years.items():
        listed = {venue: _years(found) for venue, found in sorted(venues.items())}
        yield Part("reviewing", {"role": _plain(role).capitalize(), "venues": listed})


_ISSN = re.compile(r"issn:(\d{4}-\d{3}[\dxX])")


def _journal(number: str, request: Request, client: Client) -> str:
    """Return the name of the journal that a group of reviews is for; ORCID has only its ISSN."""
    issn = _ISSN.fullmatch(number)
    if issn is None:
        return ""
    address = f"https://api.crossref.org/journals/{issn[1].upper()}"
    asked = Request(CROSSREF, address, ("application/json",), request.subject)
    return (ask_json(asked, client).value or Json())["message"]["title"].text


def _years(years: set[int]) -> str:
    """Return years with those that follow each other as a period: `2019–2021, 2023`."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _organization(summary: Json) -> str:
    return summary["organization"]["name"].text


def _place(summary: Json) -> dict[str, str]:
    address = summary["organization"]["address"]
    return {"location": address["city"].text, "url": summary["url"]["value"].text}


def _period(summary: Json) -> str:
    """Return a period in words; without an end it lasts until now, except for what is one day."""
    dates = [summary["start-date"], summary["end-date"]]
    if 0 < _month(dates[1], 12) < _month(dates[0], 1):
        dates.reverse()  # somebody has swapped them, and a CV with such a period is refused
    start, end = map(_moment, dates)
    if not start or start == end:
        return end
    if not end:
        return f"{start} – present" if _lasts(summary) else start
    return f"{start}–{end}" if f"{start}{end}".isdigit() else f"{start} – {end}"


def _month(date: Json, default: int) -> int:
    """Return the number of a month since the year 0, with a month that may be missing, or 0."""
    year, month = date["year"]["value"].number, date["month"]["value"].number
    return year * 12 + (month or default) if year else 0


def _lasts(summary: Json) -> bool:
    """Tell whether a summary is of something that lasts until its end is known."""
    return not re.search("/(?:distinction|qualification|funding)/", summary["path"].text)


def _moment(date: Json) -> str:
    """Return a year or a month in words, or an empty text."""
    year, month = date["year"]["value"].number, date["month"]["value"].number
    if year is None or not 1000 <= year <= 2999:
        return ""
    if month is None or not 1 <= month <= 12:
        return str(year)
    try:
        return format_date(parse_date(f"{year}-{month:02}", ENGLISH), "long", ENGLISH)
    except DateError:
        return str(year)
