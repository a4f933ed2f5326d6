"""`export.cvtex_json`: the JSON has all that is printed, with the keys of `docs/json.md`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cvtex.compiler.stages import check
from cvtex.export.cvtex_json import to_json

CASES = sorted(path.parent for path in Path(__file__).parents[1].glob("cases/good/*/cv.yaml"))
DOCS = Path(__file__).parents[2] / "docs" / "json.md"

CV = """name: Ada Owner
label: "*Countess* & more"
bibliography: p.bib
publication_style: {max_names: 2}
sections:
  - title: Education
    education:
      - {date: "2018-09 – present", institution: "Uni **X**", advisors: [A B, "[C](https://c.org/)"]}
  - title: Publications
    publications: {group_by: year}
  - title: Rest
    text: "One.\\n\\nTwo."
    list: [a, b]
    skills: [{name: S, keywords: [k]}]
    contact: [email]
email: ada@example.org
last_updated: {date: May 2024, note: N}
"""
BIB = r"""@inproceedings{a, author={van der Berg, Jr., Jan* and Ada Owner and C D},
  author+an={2=senior},
  title={On \emph{X}}, booktitle={Conf}, year=2020, month=may, award={Best}, doi={10.1/2},
  code={https://a.org/c}, keywords={k, l}, citations=3, citations_date={2024-05},
  acceptance_rate=20, note={N}, pubstate={inpress}, editor={Ed, E.}, series={LNCS}}
@misc{p, author={Ada Owner and others}, title={On X}, doi={10.1/2}, eprint={2301.00001}}
"""


@pytest.fixture
def document(tmp_path: Path) -> Any:
    """Return the JSON of `CV` as data."""
    (tmp_path / "cv.yaml").write_text(CV, encoding="utf-8")
    (tmp_path / "p.bib").write_text(BIB, encoding="utf-8")
    compiled = check(tmp_path / "cv.yaml")
    assert compiled.document is not None, compiled.diagnostics
    return json.loads(to_json(compiled.document))


def test_the_top_has_what_the_page_has(document: Any) -> None:
    """Formatted text is exported as plain text and as HTML."""
    assert document["cvtex"] == 1
    assert (document["name"], document["label"]) == ("Ada Owner", "Countess & more")
    assert document["label_html"] == "<em>Countess</em> &amp; more"
    assert document["last_updated"] == {"date": "May 2024", "note": "N"}
    assert set(document["name_parts"].values()) == {""}
    assert [section["title"] for section in document["sections"]] == [
        "Education", "Publications", "Rest",
    ]  # fmt: skip


def test_the_parts_of_a_name_are_exported(tmp_path: Path) -> None:
    """Beside the name that they make."""
    name = "{prefix: Dr., given: Ada, family: Owner, credentials: [PhD, MD]}"
    (tmp_path / "cv.yaml").write_text(f"name: {name}\n", encoding="utf-8")
    compiled = check(tmp_path / "cv.yaml")
    assert compiled.document is not None, compiled.diagnostics
    exported = json.loads(to_json(compiled.document))

    assert exported["name"] == "Ada Owner"
    assert exported["name_parts"] == {
        "given": "Ada", "family": "Owner", "suffix": "", "prefix": "Dr.",
        "credentials": "PhD, MD", "native": "", "pronouns": "",
    }  # fmt: skip


def test_an_item_has_the_keys_of_its_kind(document: Any) -> None:
    """A date has its moments, and a list of formatted texts also has a list of HTML."""
    (item,) = document["sections"][0]["blocks"][0]["items"]

    assert item["institution"] == "Uni X"
    assert item["institution_html"] == "Uni <strong>X</strong>"
    assert item["advisors"] == ["A B", "C"]
    assert item["advisors_html"] == ["A B", '<a href="https://c.org/">C</a>']
    assert item["date"] == {
        "text": "2018-09 – present", "start": "2018-09", "end": None, "open": True,
    }  # fmt: skip


def test_a_publication_has_all_its_data(document: Any) -> None:
    """The names of all authors are in parts, also those that are not printed."""
    (group,) = document["sections"][1]["blocks"][0]["groups"]
    (paper,) = group["publications"]
    berg, owner, last = paper["authors"]

    assert group["title"] == "2020"
    assert (paper["key"], paper["type"], paper["label"]) == ("a", "inproceedings", "1")
    assert (paper["title"], paper["title_html"]) == ("On X", "On <em>X</em>")
    assert berg == {
        "family": "Berg", "given": "Jan", "particle": "van der", "suffix": "Jr.",
        "literal": False, "text": "Jan van der Berg, Jr.", "owner": False, "marks": ["*"],
        "emphasis": "none", "shown": True,
    }  # fmt: skip
    assert (owner["owner"], owner["marks"], owner["emphasis"]) == (True, ["‡"], "bold")
    assert (last["shown"], paper["closing"], paper["others"]) == (False, "and 1 other", False)
    assert paper["date"] == {"text": "2020", "start": "2020-05", "end": "2020-05", "open": False}
    assert paper["venues"] == [
        {
            "type": "inproceedings", "name": "Conf", "detail": "LNCS", "date": "2020",
            "status": "in press", "awards": ["Best"], "acceptance_rate": "20%",
            "volume": "", "number": "", "pages": "", "chapter": "", "edition": "", "series": "LNCS",
            "publisher": "", "place": "", "institution": "", "organization": "", "event": "",
            "event_place": "",
            "editors": [{
                "family": "Ed", "given": "E.", "particle": "", "suffix": "", "literal": False,
                "text": "E. Ed",
            }],
        }
    ]  # fmt: skip
    assert (paper["status"], paper["note"], paper["keywords"]) == ("in press", "N", ["k", "l"])
    assert paper["citations"] == "3 citations (May 2024)"
    assert [(link["kind"], link["url"]) for link in paper["links"]] == [
        ("doi", "https://doi.org/10.1/2"), ("code", "https://a.org/c"),
        ("arxiv", "https://arxiv.org/abs/2301.00001"),
    ]  # fmt: skip
    assert paper["url"] == "https://doi.org/10.1/2"
    assert paper["preprints"] == ["p"]
    assert paper["source"]["line"] == 1


def test_other_blocks_have_their_content(document: Any) -> None:
    """Prose, lists, skills and contacts are exported in the order of the file."""
    text, lines, skills, contact = document["sections"][2]["blocks"]

    assert text == {"kind": "text", "paragraphs": ["One.", "Two."]}
    assert lines == {"kind": "list", "lines": ["a", "b"]}
    assert skills["items"] == [{"name": "S", "level": None, "keywords": ["k"]}]
    assert contact["contacts"][0]["url"] == "mailto:ada@example.org"


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_every_good_case_can_be_exported(case: Path) -> None:
    """The JSON of every good case is valid, and has all sections."""
    compiled = check(case / "cv.yaml")
    assert compiled.document is not None
    exported = json.loads(to_json(compiled.document))

    assert len(exported["sections"]) == len(compiled.document.sections)


def keys_of(value: Any) -> set[str]:
    match value:
        case dict():
            return set(value).union(*map(keys_of, value.values()))
        case list():
            return set().union(*map(keys_of, value))
    return set()


def test_every_key_is_documented(document: Any) -> None:
    """`docs/json.md` names each key, except those of entries, which `cv-yaml.md` documents."""
    for section in document["sections"]:
        for block in section["blocks"]:
            block.pop("items", None)
    documented = set(re.findall(r"`(\w+)`", DOCS.read_text(encoding="utf-8")))
    keys = {key.removesuffix("_html") for key in keys_of(document)}

    assert keys - documented == set()


def test_declared_kinds_and_their_dates_are_exported(tmp_path: Path) -> None:
    """An entry has the fields that the CV gives it, and each date has its moments."""
    (tmp_path / "cv.yaml").write_text(
        "name: A B\n"
        "kinds: {clinics: {fields: {clinic: text, since: date, staff: names}, first: clinic}}\n"
        "sections:\n  - title: T\n"
        "    clinics: [{clinic: '*X*', since: May 2019, staff: [A B, C D]}]\n"
        "    certificates: [{name: N, expires: 2030}]\n"
        "    references: on request\n",
        encoding="utf-8",
    )
    document = check(tmp_path / "cv.yaml").document
    assert document is not None
    clinics, certificates, references = json.loads(to_json(document))["sections"][0]["blocks"]

    (clinic,) = clinics["items"]
    assert (clinic["clinic"], clinic["clinic_html"]) == ("X", "<em>X</em>")
    assert clinic["since"] == {
        "text": "May 2019", "start": "2019-05", "end": "2019-05", "open": False,
    }  # fmt: skip
    assert clinic["staff"] == ["A B", "C D"]
    assert certificates["items"][0]["expires"]["end"] == "2030"
    assert references == {
        "kind": "references", "items": [], "paragraphs": ["Available on request"],
    }  # fmt: skip
