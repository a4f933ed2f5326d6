"""The networks whose addresses cvtex knows: a table, and what it says about a username.

The module is imported only for a profile without an address or without a username. Each address is
the one to which the network itself leads from a page of an account, unless a comment says more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Network(NamedTuple):
    """A network: its name as it is spelled there, and the form of its usernames and addresses.

    `address` has `{}` for the username. `username` is a regular expression, and `like` an example,
    which tells users the form. `dropped` is what users may write before the username, and
    `is_opaque` tells whether the username is a number or a code that nobody would want to read.
    """

    name: str
    address: str
    username: str
    like: str
    dropped: str = ""
    is_opaque: bool = False
    aliases: tuple[str, ...] = ()


_NAME = r"[A-Za-z0-9][\w.-]*"
_HANDLE = r"\w[\w.]*"
_WORD = r"[A-Za-z0-9][A-Za-z0-9-]*"
_NUMBER = r"[0-9]{1,20}"
# The limits of GitHub's accounts; `_` is in those that a company manages.
_GITHUB = r"[A-Za-z0-9][A-Za-z0-9_-]{0,38}"
_CHANNEL = r"UC[\w-]{22}"
_ANY = r"[^\s/?#]+"
_TWO_PARTS = r"[\w-]+/[\w-]+"
_CHECKED = r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]"

NETWORKS = (
    # Identifiers and pages of researchers
    Network("ORCID", "https://orcid.org/{}", _CHECKED, "0000-0002-1825-0097",
            aliases=("ORCID iD",)),
    Network("Google Scholar", "https://scholar.google.com/citations?user={}", r"[\w-]{12}",
            "qc6CJjYAAAAJ", is_opaque=True, aliases=("Scholar",)),
    Network("DBLP", "https://dblp.org/pid/{}", _TWO_PARTS, "12/3456-1", is_opaque=True),
    Network("ResearchGate", "https://www.researchgate.net/profile/{}", _ANY, "Mara-Lindqvist"),
    Network("Semantic Scholar", "https://www.semanticscholar.org/author/{}", _NUMBER, "1741101",
            is_opaque=True),
    Network("Scopus", "https://www.scopus.com/authid/detail.uri?authorId={}", r"[0-9]{8,12}",
            "7004212771", aliases=("Scopus ID", "Scopus Author ID")),
    Network("Web of Science", "https://www.webofscience.com/wos/author/record/{}",
            r"[A-Z]{1,4}-[0-9]{4}-[0-9]{4}|[0-9]{3,10}", "A-1009-2008",
            aliases=("ResearcherID", "WoS", "Publons")),
    Network("OpenReview", "https://openreview.net/profile?id={}", r"~[^\s/?#&]+[0-9]+",
            "~Mara_Lindqvist1"),
    # The author identifiers of arXiv (info.arxiv.org/help/author_identifiers.html) are a family
    # name, an initial and a number; an ORCID stands in the same place.
    Network("arXiv", "https://arxiv.org/a/{}", rf"[a-z-]+_[a-z](?:_[0-9]+)?|{_CHECKED}",
            "lindqvist_m_1"),
    Network("zbMATH", "https://zbmath.org/authors/{}", r"[a-z0-9-]+(?:\.[a-z0-9-]+)*",
            "lindqvist.mara", aliases=("zbMATH Open",)),
    Network("MathSciNet", "https://mathscinet.ams.org/mathscinet/MRAuthorID/{}", r"[0-9]{4,8}",
            "123456", is_opaque=True, aliases=("MR Author ID",)),
    Network("SSRN", "https://ssrn.com/author={}", _NUMBER, "1234567", is_opaque=True),
    Network("RePEc", "https://ideas.repec.org/e/{}.html", r"p[a-z]{2}[0-9]+", "pli123",
            is_opaque=True, aliases=("IDEAS",)),
    # Each university has a host of its own, so that the username begins with it.
    Network("Academia.edu", "https://{}", r"[a-z0-9-]+\.academia\.edu/[\w-]+",
            "fjord.academia.edu/MaraLindqvist", aliases=("Academia",)),
    # Zenodo has pages of communities, and none of persons.
    Network("Zenodo", "https://zenodo.org/communities/{}", _NAME, "fjord-lab"),
    Network("OSF", "https://osf.io/{}", r"[a-z0-9]{5}", "ab1cd", is_opaque=True,
            aliases=("Open Science Framework",)),
    Network("HAL", "https://cv.hal.science/{}", _NAME, "mara-lindqvist"),
    Network("INSPIRE", "https://inspirehep.net/authors/{}", _NUMBER, "1234567", is_opaque=True,
            aliases=("INSPIRE HEP",)),
    Network("ACM", "https://dl.acm.org/profile/{}", _NUMBER, "81100000000", is_opaque=True,
            aliases=("ACM Digital Library", "ACM DL")),
    Network("IEEE Xplore", "https://ieeexplore.ieee.org/author/{}", _NUMBER, "37080000000",
            is_opaque=True, aliases=("IEEE",)),
    Network("ISNI", "https://isni.org/isni/{}", r"[0-9]{15}[0-9X]", "0000000121032683"),
    Network("GND", "https://d-nb.info/gnd/{}", r"[0-9]{1,9}-?[0-9X]", "118540238"),
    Network("VIAF", "https://viaf.org/viaf/{}", _NUMBER, "24602065"),
    Network("Wikidata", "https://www.wikidata.org/wiki/{}", r"Q[0-9]+", "Q42"),
    # The identifier of the Plataforma Lattes of CNPq, Brazil, has sixteen digits.
    Network("Lattes", "http://lattes.cnpq.br/{}", r"[0-9]{16}", "1234567890123456",
            is_opaque=True, aliases=("Currículo Lattes", "CV Lattes")),
    Network("researchmap", "https://researchmap.jp/{}", _NAME, "mlindqvist"),
    Network("PhilPeople", "https://philpeople.org/profiles/{}", _WORD, "mara-lindqvist"),
    # Code and data
    Network("GitHub", "https://github.com/{}", _GITHUB, "mlindqvist", "@"),
    Network("GitLab", "https://gitlab.com/{}", r"\w[\w.-]*", "mlindqvist", "@"),
    Network("Codeberg", "https://codeberg.org/{}", _NAME, "mlindqvist"),
    Network("Bitbucket", "https://bitbucket.org/{}", r"[\w{}-]+", "mlindqvist"),
    Network("SourceHut", "https://sr.ht/~{}", r"[a-z_][a-z0-9_-]*", "mlindqvist", "~",
            aliases=("sr.ht",)),
    Network("Launchpad", "https://launchpad.net/~{}", r"[a-z0-9][a-z0-9+.-]*", "mlindqvist", "~"),
    Network("Gitee", "https://gitee.com/{}", _NAME, "mlindqvist"),
    Network("Hugging Face", "https://huggingface.co/{}", _NAME, "mlindqvist"),
    Network("Kaggle", "https://www.kaggle.com/{}", _WORD, "mlindqvist"),
    Network("Stack Overflow", "https://stackoverflow.com/users/{}", r"[0-9]+(?:/[\w-]+)?",
            "1234567", is_opaque=True),
    Network("Stack Exchange", "https://stackexchange.com/users/{}", r"[0-9]+(?:/[\w-]+)?",
            "1234567", is_opaque=True),
    Network("MathOverflow", "https://mathoverflow.net/users/{}", r"[0-9]+(?:/[\w-]+)?", "12345",
            is_opaque=True),
    Network("LeetCode", "https://leetcode.com/u/{}/", r"[\w-]+", "mlindqvist"),
    Network("Codeforces", "https://codeforces.com/profile/{}", r"[\w.-]+", "mlindqvist"),
    Network("HackerRank", "https://www.hackerrank.com/profile/{}", r"[\w-]+", "mlindqvist"),
    Network("CodePen", "https://codepen.io/{}", r"[\w-]+", "mlindqvist", "@"),
    Network("Dev.to", "https://dev.to/{}", r"\w+", "mlindqvist", "@", aliases=("DEV",)),
    Network("Docker", "https://hub.docker.com/u/{}", r"[a-z0-9]+", "mlindqvist",
            aliases=("Docker Hub",)),
    Network("npm", "https://www.npmjs.com/~{}", r"[\w.-]+", "mlindqvist", "~"),
    Network("PyPI", "https://pypi.org/user/{}/", _NAME, "mlindqvist"),
    Network("Keybase", "https://keybase.io/{}", r"\w+", "mlindqvist"),
    Network("Hacker News", "https://news.ycombinator.com/user?id={}", r"[\w-]+", "mlindqvist"),
    # Work
    Network("LinkedIn", "https://www.linkedin.com/in/{}", r"[\w%-]{3,100}", "mara-lindqvist"),
    Network("Xing", "https://www.xing.com/profile/{}", r"[\w-]+", "Mara_Lindqvist"),
    Network("Upwork", "https://www.upwork.com/freelancers/{}", r"~?[\w-]+", "~0123456789abcdef01",
            is_opaque=True),
    # Writing
    Network("Medium", "https://medium.com/@{}", r"[\w.-]+", "mlindqvist", "@"),
    Network("Substack", "https://{}.substack.com", _WORD, "mlindqvist", "@"),
    Network("Goodreads", "https://www.goodreads.com/user/show/{}", r"[0-9]+(?:-[\w-]+)?",
            "1234567", is_opaque=True),
    Network("Wikipedia", "https://en.wikipedia.org/wiki/User:{}", _ANY, "MLindqvist"),
    Network("SlideShare", "https://www.slideshare.net/{}", _NAME, "mlindqvist"),
    Network("Speaker Deck", "https://speakerdeck.com/{}", _NAME, "mlindqvist"),
    # Pictures, films and music
    Network("Behance", "https://www.behance.net/{}", r"[\w-]+", "mlindqvist"),
    Network("Dribbble", "https://dribbble.com/{}", r"[\w-]+", "mlindqvist"),
    Network("ArtStation", "https://www.artstation.com/{}", r"[\w-]+", "mlindqvist"),
    Network("DeviantArt", "https://www.deviantart.com/{}", r"[\w-]+", "mlindqvist"),
    Network("Flickr", "https://www.flickr.com/people/{}", r"[\w@-]+", "mlindqvist"),
    Network("Unsplash", "https://unsplash.com/@{}", r"\w+", "mlindqvist", "@"),
    Network("Pinterest", "https://www.pinterest.com/{}/", r"\w+", "mlindqvist"),
    Network("YouTube", "https://www.youtube.com/@{}", r"[\w.·-]{3,30}", "mlindqvist", "@"),
    Network("Vimeo", "https://vimeo.com/{}", r"\w+", "mlindqvist"),
    Network("Twitch", "https://www.twitch.tv/{}", r"\w{3,25}", "mlindqvist"),
    Network("TikTok", "https://www.tiktok.com/@{}", _HANDLE, "mlindqvist", "@"),
    Network("SoundCloud", "https://soundcloud.com/{}", r"[\w-]+", "mlindqvist"),
    Network("Spotify", "https://open.spotify.com/artist/{}", r"[A-Za-z0-9]{22}",
            "4tZwfgrHOc3mvqYlEYSvVi", is_opaque=True),
    Network("Bandcamp", "https://{}.bandcamp.com", _WORD, "mlindqvist"),
    Network("IMDb", "https://www.imdb.com/name/{}/", r"nm[0-9]{7,8}", "nm0000001", is_opaque=True),
    # Talk
    Network("Bluesky", "https://bsky.app/profile/{}", r"[a-z0-9-]+(?:\.[a-z0-9-]+)+",
            "mara.bsky.social", "@"),
    # An account is at its server: `@name@server` is at `https://server/@name`.
    Network("Mastodon", "https://{}", r"\w[\w.-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)+",
            "@mara@social.example.org", "@"),
    Network("X", "https://x.com/{}", r"\w{1,15}", "mlindqvist", "@"),
    Network("Twitter", "https://twitter.com/{}", r"\w{1,15}", "mlindqvist", "@"),
    Network("Threads", "https://www.threads.net/@{}", _HANDLE, "mlindqvist", "@"),
    Network("Instagram", "https://www.instagram.com/{}/", _HANDLE, "mlindqvist", "@"),
    Network("Facebook", "https://www.facebook.com/{}", r"[A-Za-z0-9.]{5,}", "mara.lindqvist"),
    Network("Reddit", "https://www.reddit.com/user/{}", r"[\w-]{3,20}", "mlindqvist", "u/"),
    Network("Telegram", "https://t.me/{}", r"[A-Za-z]\w{3,31}", "mlindqvist", "@"),
    # The number in international form, with digits only (faq.whatsapp.com, "click to chat").
    Network("WhatsApp", "https://wa.me/{}", r"\+[0-9][0-9 ()./-]{5,20}", "+46 555 010 203"),
    Network("VK", "https://vk.com/{}", r"[\w.]+", "mlindqvist"),
    Network("Weibo", "https://weibo.com/{}", r"\w+", "mlindqvist"),
)  # fmt: skip
"""The networks, those of a field together."""


def folded(name: str) -> str:
    """Return the letters and digits of a network's name, in lower case: `googlescholar`."""
    return re.sub(r"[\W_]+", "", name.casefold())


def names() -> Iterator[tuple[str, Network]]:
    """Yield each name of each network, also those that it has elsewhere."""
    for network in NETWORKS:
        for name in (network.name, *network.aliases):
            yield name, network


def network_called(name: str) -> Network | None:
    """Return the network with a name, in any case and with any spaces and signs; or None."""
    wanted = folded(name)
    return next((network for name, network in names() if folded(name) == wanted), None)


def address_of(network: Network, username: str) -> str | None:
    """Return the address of an account, or None if the username does not have the right form."""
    plain = username.removeprefix(network.dropped) if network.dropped else username
    if not re.fullmatch(network.username, plain):
        return None
    match network.name:
        case "Mastodon":
            name, _, server = plain.partition("@")
            plain = f"{server}/@{name}"
        case "WhatsApp":
            plain = "".join(filter(str.isdecimal, plain))
        case "YouTube" if re.fullmatch(_CHANNEL, plain):
            return f"https://www.youtube.com/channel/{plain}"
    return network.address.format(plain)


def is_opaque(network: Network, username: str) -> bool:
    """Tell whether a username is a number or a code that nobody would want to read."""
    is_channel = network.name == "YouTube" and re.fullmatch(_CHANNEL, username)
    return network.is_opaque or bool(is_channel)


def username_in(network: Network, address: str) -> str | None:
    """Return the username of an account from its address, or None if that is not certain."""
    if network.name == "Mastodon":
        found = re.fullmatch(r"(?i:https?)://([^/@]+)/@([^/@?#]+)/?", address)
        username = f"@{found[2]}@{found[1]}" if found else ""
    elif network.name == "WhatsApp":
        return None
    else:
        host, _, rest = network.address.partition("://")[2].partition("/")
        before, _, after = f"{host.removeprefix('www.')}/{rest}".partition("{}")
        # LinkedIn has a host for each country too.
        hosts = r"(?:www\.|[a-z]{2}\.)?" if network.name == "LinkedIn" else r"(?:www\.)?"
        pattern = rf"(?:(?i:https?)://)?{hosts}{re.escape(before)}([^?#&]+?)"
        found = re.fullmatch(pattern + re.escape(after.rstrip("/")) + r"/?(?:[?#&].*)?", address)
        username = found[1] if found else ""
    if not username or address_of(network, username) is None or has_wrong_check(network, username):
        return None
    return username


def has_wrong_check(network: Network, username: str) -> bool:
    """Tell whether the last character of an identifier does not follow from the others.

    The username has the right form. An ORCID may also be one at arXiv.
    """
    digits = re.sub(r"[^0-9X]", "", username)
    is_checked = network.name in {"ORCID", "ISNI"} or re.fullmatch(_CHECKED, username)
    return bool(is_checked) and check_character(digits[:-1]) != digits[-1]


def check_character(digits: str) -> str:
    """Return the last character of an ORCID or an ISNI, from the fifteen digits before it.

    It is that of ISO 7064, MOD 11-2, with `X` for ten.
    """
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    value = (12 - total % 11) % 11
    return "X" if value == 10 else str(value)
