"""`databases.sources.arxiv`: the Atom API, and published versions."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Loopback

API = "export.arxiv.org/api/query"
ATOM = "application/atom+xml; charset=utf-8"


def feed(entry: str) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
  <title type="html">ArXiv Query</title>
  <opensearch:totalResults>1</opensearch:totalResults>
  {entry}
</feed>"""


def entry(more: str = "", title: str = "Tone without\n  Words: $x^2$ &amp; 100% more") -> str:
    return f"""<entry>
    <id>http://arxiv.org/abs/2101.00001v3</id>
    <updated>2021-05-02T10:00:00Z</updated>
    <published>2021-01-01T00:00:01Z</published>
    <title>{title}</title>
    <summary>  Words. </summary>
    <author><name>Mara Lindqvist</name>
      <arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">NLU</arxiv:affiliation></author>
    <author><name>Jan van der Berg</name></author>
    {more}
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.CL"/>
  </entry>"""


def test_a_preprint_has_its_number_and_class(loopback: Loopback) -> None:
    """Without the version, unless the user asks for one, and without what DataCite calls it."""
    loopback.serve(API, feed(entry()), ATOM)
    result = loopback.ask("arxiv:2101.00001")

    assert result.diagnostics == ()
    assert result.value is not None
    (found,) = result.value.entries
    assert (found.type, found.origin) == ("misc", "arxiv:2101.00001")
    assert dict(found.fields) == {
        "author": "Mara Lindqvist and Jan van der Berg",
        "title": r"Tone without Words: $x^2$ \& 100\% more",
        "eprint": "2101.00001", "eprinttype": "arxiv", "eprintclass": "cs.CL",
        "date": "2021-01-01",
    }  # fmt: skip
    assert loopback.asked[0].query == {"id_list": "2101.00001", "max_results": "1"}
    second = loopback.ask("arxiv:2101.00001v2").value
    assert second is not None
    assert second.entries[0].get("eprint") == "2101.00001v2"


@pytest.mark.parametrize(
    ("title", "latex"),
    [
        (r"Schr\"odinger's Cat", "Schrödinger’s Cat"),
        ("On $\\alpha$ and $\\input{x}$", None),
        (r"{\it Gaia} \& friends", r"Gaia \& friends"),
    ],
)
def test_latex_in_a_title_is_read(loopback: Loopback, title: str, latex: str | None) -> None:
    """As far as it is text or a formula; nothing else is passed on."""
    loopback.serve(API, feed(entry(title=escape(title, quote=False))), ATOM)
    result = loopback.ask("arxiv:2101.00001")

    assert result.value is not None
    written = result.value.entries[0].get("title")
    assert "\\input" not in written
    assert latex is None or written == latex


def test_the_published_version_is_followed(loopback: Loopback) -> None:
    """With the number in arXiv, so that both are linked."""
    more = '<arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1000/182</arxiv:doi>'
    item = {"type": "journal-article", "title": "Tone", "container-title": "Phonetica"}
    loopback.serve(API, feed(entry(more)), ATOM)
    loopback.serve("doi.org/10.1000/182", json.dumps(item), "application/json")
    result = loopback.ask("arxiv:2101.00001")

    assert result.value is not None
    (found,) = result.value.entries
    assert found.type == "article"
    assert dict(found.fields) == {
        "title": "Tone", "journaltitle": "Phonetica", "doi": "10.1000/182",
        "eprint": "2101.00001", "eprinttype": "arxiv", "eprintclass": "cs.CL",
    }  # fmt: skip


@pytest.mark.parametrize("has_journal", [False, True])
def test_a_doi_that_fails_leaves_the_preprint(loopback: Loopback, *, has_journal: bool) -> None:
    """With the DOI and the words of arXiv about the journal."""
    of_arxiv = 'xmlns:arxiv="http://arxiv.org/schemas/atom"'
    more = f"<arxiv:doi {of_arxiv}>10.1000/182</arxiv:doi>"
    if has_journal:
        more += f"<arxiv:journal_ref {of_arxiv}>Phonetica 3 (2022) 1-9</arxiv:journal_ref>"
    loopback.serve(API, feed(entry(more)), ATOM)
    result = loopback.ask("arxiv:2101.00001")

    assert result.value is not None
    (found,) = result.value.entries
    assert found.type == ("article" if has_journal else "misc")
    assert found.get("doi") == "10.1000/182"
    assert found.get("journaltitle") == ("Phonetica 3 (2022) 1-9" if has_journal else "")


BOMB = """<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<feed><entry><id>http://arxiv.org/abs/2101.00001v1</id><title>&c;</title></entry></feed>"""
OUTSIDE = """<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<feed><entry><id>http://arxiv.org/abs/2101.00001v1</id><title>&x;</title></entry></feed>"""


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (feed(""), "not-found"),
        (
            feed("<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title></entry>"),
            "not-found",
        ),
        (feed("<entry><id>http://arxiv.org/abs/2101.00001v1</id></entry>"), "not-found"),
        (feed(entry().replace("2101.00001v3", "2101.00002v1")), "bad-answer"),
        ("<html><body/></html>", "bad-answer"),
        ("<feed><entry>", "bad-answer"),
        ("no XML", "bad-answer"),
        (BOMB, "bad-answer"),
        (OUTSIDE, "bad-answer"),
        ("<a>" * 10_000, "bad-answer"),
        (feed("<a>" * 200 + "</a>" * 200), "bad-answer"),
        ("<feed>\x00</feed>", "bad-answer"),
        ("<feed>\x1b</feed>", "bad-answer"),
        ('<?xml version="1.0" encoding="unheard-of"?><feed/>', "bad-answer"),
        ('<?xml version="1.0" encoding="utf-16"?><feed/>', "bad-answer"),
    ],
)
def test_what_is_no_preprint_is_told(loopback: Loopback, body: str, code: str) -> None:
    """Nothing hangs or grows, and nothing is read from elsewhere."""
    loopback.serve(API, body, "application/atom+xml")
    result = loopback.ask("arxiv:2101.00001")

    assert result.value is None
    assert [str(problem.code) for problem in result.diagnostics] == [code]


@pytest.mark.parametrize("asked", ["math.GT/0309136v2", "math/0309136", "math.gt/0309136"])
def test_an_old_number_may_have_a_subject(loopback: Loopback, asked: str) -> None:
    """The answer has none."""
    loopback.serve(API, feed(entry().replace("2101.00001v3", "math/0309136v2")), ATOM)
    assert loopback.ask(f"arxiv:{asked}").value is not None


def test_arxiv_is_asked_every_three_seconds(loopback: Loopback) -> None:
    """As it wants to be, also from one run to the next."""
    loopback.serve(API, feed(entry()), ATOM)
    for number in ("2101.00001", "2101.00002"):
        loopback.ask(f"arxiv:{number}")

    assert loopback.slept == [3.0]
