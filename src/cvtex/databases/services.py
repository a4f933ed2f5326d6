"""The table of the services that cvtex may ask: their hosts, and how often each allows a request.

The intervals follow from what the services ask for: Crossref 5 requests a second, and for searches
what its answers say, DataCite 1000 in 5 minutes, arXiv one in 3 seconds, DBLP one or two a second
at most, INSPIRE 15 in 5 seconds, NCBI 3 a second, ORCID 12 a second, OpenAlex 100 a second, ADS
5000 a day.
"""

from __future__ import annotations

from cvtex.network import Service

DOI = Service(
    "DOI",
    (
        "doi.org", "api.crossref.org", "data.crossref.org", "data.datacite.org", "api.datacite.org",
        "data.crosscite.org", "data.medra.org", "api.medra.org", "japanlinkcenter.org",
    ),
    interval=0.35,
)  # fmt: skip
CROSSREF = Service("Crossref", ("api.crossref.org",), interval=0.34)
ARXIV = Service("arXiv", ("export.arxiv.org",), interval=3.0)
ORCID = Service("ORCID", ("pub.orcid.org",), interval=0.1)
DBLP = Service("DBLP", ("dblp.org", "dblp.uni-trier.de"), interval=1.5)
INSPIRE = Service("INSPIRE", ("inspirehep.net",), interval=0.35)
PUBMED = Service("PubMed", ("eutils.ncbi.nlm.nih.gov",), interval=0.35)
ZOTERO = Service("Zotero", ("api.zotero.org",), interval=0.5)
OPEN_LIBRARY = Service("Open Library", ("openlibrary.org",), interval=1.0)
OPENALEX = Service("OpenAlex", ("api.openalex.org",), interval=0.1, key="OPENALEX_API_KEY")
ADS = Service("NASA ADS", ("api.adsabs.harvard.edu",), interval=0.5, key="ADS_API_TOKEN")

SERVICES = (DOI, CROSSREF, ARXIV, ORCID, DBLP, INSPIRE, PUBMED, ZOTERO, OPEN_LIBRARY, OPENALEX, ADS)
