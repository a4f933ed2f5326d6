"""`databases.sources.pubmed`: E-utilities in XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cvtex.databases.sources.pubmed import whole_pages

if TYPE_CHECKING:
    from tests.conftest import Loopback

FETCH = "eutils.ncbi.nlm.nih.gov/entrez/eutils/efetch.fcgi"
LINK = "eutils.ncbi.nlm.nih.gov/entrez/eutils/elink.fcgi"
XML = "text/xml; charset=UTF-8"
ARTICLE = """<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN"
  "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">
<PubmedArticleSet><PubmedArticle>
  <MedlineCitation Status="MEDLINE">
    <PMID Version="1">31452104</PMID>
    <Article PubModel="Print-Electronic">
      <Journal>
        <JournalIssue CitedMedium="Internet"><Volume>12</Volume><Issue>3</Issue>
          <PubDate>{date}</PubDate></JournalIssue>
        <Title>Journal of cold voices</Title>
      </Journal>
      <ArticleTitle>{title}</ArticleTitle>
      <Pagination><MedlinePgn>1023-8</MedlinePgn></Pagination>
      <ELocationID EIdType="doi" ValidYN="Y">10.1000/182</ELocationID>
      <AuthorList CompleteYN="Y">
        <Author><LastName>Lindqvist</LastName><ForeName>Mara A</ForeName></Author>
        <Author><LastName>Roe</LastName><ForeName>Elle</ForeName><Suffix>Jr</Suffix></Author>
        <Author><CollectiveName>Tundra Study Group</CollectiveName></Author>
      </AuthorList>
    </Article>
  </MedlineCitation>
  <PubmedData><ArticleIdList>
    <ArticleId IdType="pmc">PMC1234567</ArticleId></ArticleIdList></PubmedData>
</PubmedArticle></PubmedArticleSet>"""
DATE = "<Year>2019</Year><Month>Sep</Month><Day>01</Day>"


def article(title: str = "Effect of CO<sub>2</sub> on <i>tone</i>.", date: str = DATE) -> str:
    return ARTICLE.format(title=title, date=date)


def test_an_article_has_its_details(loopback: Loopback) -> None:
    """The program says who asks, as NCBI wishes."""
    loopback.serve(FETCH, article(), XML)
    result = loopback.ask("pmid:31452104", mail="mara@example.org")

    assert result.value is not None
    (found,) = result.value.entries
    assert found.type == "article"
    assert dict(found.fields) == {
        "author": "Lindqvist, Mara A and Roe, Jr, Elle and {Tundra Study Group}",
        "title": r"Effect of CO\textsubscript{2} on \emph{tone}",
        "journaltitle": "Journal of cold voices", "volume": "12", "number": "3",
        "pages": "1023--1028", "doi": "10.1000/182", "pmid": "31452104", "pmcid": "PMC1234567",
        "date": "2019-09",
    }  # fmt: skip
    asked = loopback.asked[0].query
    assert (asked["tool"], asked["email"], asked["id"]) == ("cvtex", "mara@example.org", "31452104")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<Year>2019</Year>", "2019"),
        ("<Year>2019</Year><Month>11</Month>", "2019-11"),
        ("<Year>2019</Year><Season>Summer</Season>", "2019"),
        ("<MedlineDate>2019 Nov-Dec</MedlineDate>", "2019-11"),
        ("<MedlineDate>Winter 2019</MedlineDate>", "2019"),
        ("<Year>none</Year><Month>99</Month>", ""),
    ],
)
def test_dates_have_several_forms(loopback: Loopback, written: str, read: str) -> None:
    """A season is no month."""
    loopback.serve(FETCH, article(date=written), XML)
    result = loopback.ask("pmid:31452104")

    assert result.value is not None
    assert result.value.entries[0].get("date") == read


@pytest.mark.parametrize(
    ("written", "read"),
    [("[Tone in the north.]", "Tone in the north"), ("[A] and [B].", "[A] and [B]")],
)
def test_a_translated_title_has_no_brackets(loopback: Loopback, written: str, read: str) -> None:
    """PubMed puts them around the whole title."""
    loopback.serve(FETCH, article(title=written), XML)
    result = loopback.ask("pmid:31452104")

    assert result.value is not None
    assert result.value.entries[0].get("title") == read


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("1023-8", "1023-1028"), ("e12-e19", "e12-e19"), ("S12-5", "S12-15"), ("7-11", "7-11"),
        ("123", "123"), ("", ""), ("99-101; discussion 102", "99-101; discussion 102"),
    ],
)  # fmt: skip
def test_pages_are_given_in_full(written: str, whole: str) -> None:
    """PubMed leaves out the digits that stay the same."""
    assert whole_pages(written) == whole


def test_pubmed_central_leads_to_pubmed(loopback: Loopback) -> None:
    """By the link that it has to the same article there."""
    linked = """<eLinkResult><LinkSet><DbFrom>pmc</DbFrom><IdList><Id>1234567</Id></IdList>
    <LinkSetDb><DbTo>pubmed</DbTo><LinkName>pmc_pubmed</LinkName><Link><Id>31452104</Id></Link>
    </LinkSetDb></LinkSet></eLinkResult>"""
    loopback.serve(LINK, linked, XML, query={"id": "1234567"})
    loopback.serve(FETCH, article(), XML, query={"id": "31452104"})

    assert loopback.ask("PMC:1234567".replace("PMC:", "pmc:")).value is not None


@pytest.mark.parametrize(
    "body", ["<PubmedArticleSet></PubmedArticleSet>", "<eLinkResult><LinkSet/></eLinkResult>"]
)
@pytest.mark.parametrize("query", ["pmid:1", "pmcid:1"])
def test_an_unknown_number_is_told(loopback: Loopback, query: str, body: str) -> None:
    """PubMed answers with an empty list."""
    for address in (FETCH, LINK):
        loopback.serve(address, body, XML)
    result = loopback.ask(query)

    assert result.value is None
    assert [str(problem.code) for problem in result.diagnostics] == ["not-found"]


def test_a_chapter_is_of_a_book(loopback: Loopback) -> None:
    """PubMed also has the books of NCBI."""
    body = """<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>1</PMID>
    <Book><Publisher><PublisherName>NLU Press</PublisherName></Publisher>
    <BookTitle book="x">Voices</BookTitle><PubDate><Year>2018</Year></PubDate></Book>
    <ArticleTitle>Cold Voices</ArticleTitle>
    <AuthorList Type="authors"><Author><LastName>Roe</LastName><ForeName>Elle</ForeName></Author>
    </AuthorList></BookDocument></PubmedBookArticle></PubmedArticleSet>"""
    loopback.serve(FETCH, body, XML)
    result = loopback.ask("pmid:1")

    assert result.value is not None
    (found,) = result.value.entries
    assert (found.type, found.get("booktitle"), found.get("date")) == (
        "incollection", "Voices", "2018",
    )  # fmt: skip
