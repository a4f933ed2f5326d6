"""What the title of a section says about its entries, in the languages of cvtex."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from cvtex.importers.titles import KINDS, title_of
from cvtex.locales.registry import all_locales

_STEMS = MappingProxyType({
    "publications": "publication papers preprint articles bibliograph veroffentlichung publicaci "
                    "publicac pubblicazion",
    "certificates": "certif licen[cs] credential zertifi zulassung badges",
    "awards": "award honou?r prize grants.and.award scholarship fellowship achievement distinction "
              "accomplishment preis auszeichnung premio premi stipendi bourse reconocimiento "
              "conquista logros recognition",
    "languages": "languages? spoken.lang language.skills language.profic idiomas? lenguas linguas? "
                 "langues sprach lingue talen yazyk",
    "volunteer": "volunt ehrenamt benevol community.service freiwillig pro.bono",
    "talks": "talks? presentation lectures? seminars? speaking conference.pres vortrag ponencia "
             "palestra keynote",
    "memberships": "membership affiliation mitglied societies afiliacion",
    "courses": "courses? coursework training workshops.attended fortbildung weiterbildung cursos "
               "formation.comp",
    "teaching": "teaching lehre docencia docencia enseign ensino insegnamento",
    "skills": "skills? technolog competen kenntnisse habilidad aptitud conocimiento fahigkeit "
              "competences tools programming",
    "projects": "projects? proyecto projet projekt progetti software open.source portfolio",
    "interests": "interests? hobb interess intereses centres.d.interet",
    "references": "references? referees? referenz referencias referenze",
    "patents": "patent brevet",
    "press": "press media news",
    "exhibitions": "exhibition ausstellung exposicion exposition",
    "performances": "performance concerts",
    "education": "education academic.background ausbildung studium formacion formacao formation "
                 "estudios istruzione educacao educacion degrees schulbildung onderwijs opleiding",
    "experience": "experience employment work(?!sh) career berufs experiencia erfahrung esperienz "
                  "appointments positions internship leadership werkervaring",
    "summary": "summary profile profil about.me objective biograph perfil resumen resumo",
})  # fmt: skip
"""Beginnings of words in titles, without accents, by the kind; earlier kinds come first."""

_PATTERNS = {
    kind: re.compile("|".join(rf"\b{stem.replace('.', ' ?')}" for stem in stems.split()))
    for kind, stems in _STEMS.items()
}


def kind_of_title(title: str) -> str:
    """Return the kind of blocks that a section with a title usually has, or an empty text.

    It is one of `titles.KINDS`, which has "summary" and "research" too, or "skills".
    """
    folded = _folded(title)
    if known := _usual_titles().get(folded):
        return known
    return next((kind for kind, words in _PATTERNS.items() if words.search(folded)), "")


@cache
def _usual_titles() -> Mapping[str, str]:
    return {_folded(title_of(kind, x)): kind for x in all_locales() for kind in reversed(KINDS)}


def _folded(title: str) -> str:
    """Return the words of a title without accents, in lower case, with a space between them."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    return " ".join(
        re.findall(r"[^\W_]+", "".join(x for x in plain if not unicodedata.combining(x)))
    )
