"""How well somebody speaks a language, in the words of a CV."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cvtex.locales import Locale

_NATIVE = {
    "bg": "майчин език", "ca": "llengua materna", "cs": "mateřský jazyk", "da": "modersmål",
    "de": "Muttersprache", "el": "μητρική γλώσσα", "en": "native", "es": "lengua materna",
    "fi": "äidinkieli", "fr": "langue maternelle", "hr": "materinski jezik", "hu": "anyanyelv",
    "it": "lingua madre", "nb": "morsmål", "nl": "moedertaal", "pl": "język ojczysty",
    "pt": "língua materna", "ro": "limbă maternă", "sk": "materinský jazyk",
    "sl": "materni jezik", "sv": "modersmål", "tr": "ana dil", "uk": "рідна мова",
}  # fmt: skip
"""That somebody speaks a language from childhood, by the language of the CV."""


def mother_tongue(locale: Locale) -> str:
    """Return the words for a language that somebody speaks from childhood."""
    return _NATIVE.get(locale.tag.partition("-")[0], _NATIVE["en"])


def levels_text(levels: Mapping[str, str], locale: Locale) -> str:
    """Return levels of the Common European Framework: one if all are the same, else by skill.

    `levels` has them by the names of skills in Europass, such as `Understanding-Listening` or
    `SpokenInteraction`.
    """
    given = {skill: level for skill, level in levels.items() if level}
    if len(set(given.values())) <= 1:
        return next(iter(given.values()), "")
    words = _SKILLS.get(locale.tag.partition("-")[0], _SKILLS["en"]).split(", ")
    return ", ".join(f"{_word(skill, words)} {level}" for skill, level in given.items())


_NAMES = ("listening", "reading", "interaction", "production", "writing")

_SKILLS = {
    "da": "lytning, læsning, samtale, redegørelse, skrivning",
    "de": "Hören, Lesen, an Gesprächen teilnehmen, zusammenhängendes Sprechen, Schreiben",
    "en": "listening, reading, interaction, production, writing",
    "es": "comprensión auditiva, lectura, interacción oral, expresión oral, escritura",
    "fi": "kuunteleminen, lukeminen, keskustelu, puhe, kirjoittaminen",
    "fr": "écouter, lire, prendre part à une conversation, s’exprimer oralement, écrire",
    "it": "ascolto, lettura, interazione, produzione orale, scrittura",
    "nl": "luisteren, lezen, gesprekken, spreken, schrijven",
    "pl": "słuchanie, czytanie, interakcja, produkcja, pisanie",
    "pt": "compreensão oral, leitura, interação oral, produção oral, escrita",
    "ro": "ascultare, citire, conversație, exprimare orală, scriere",
    "sv": "hörförståelse, läsförståelse, samtal, muntlig produktion, skriftlig färdighet",
}
"""The five skills of the self-assessment grid (Council of Europe), in the order of `_NAMES`."""


def _word(skill: str, words: list[str]) -> str:
    """Return the word for a skill by its name in Europass, which ends in one of `_NAMES`."""
    last = re.sub(r"(?<=[a-z])(?=[A-Z])|-", " ", skill).split()[-1].lower()
    # The levels of writing are called `Writing-Production`.
    if "writing" in skill.lower():
        last = "writing"
    return words[_NAMES.index(last)] if last in _NAMES else last
