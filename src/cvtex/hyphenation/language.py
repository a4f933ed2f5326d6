"""The texts of a document in their languages, prepared for the division of their words.

TeX divides a word as a list of exceptions says, and then changes no kerning and no ligature of
words that stay whole. It can do so if all letters of a word are in one font: those of the encoding
T1. Other words get soft hyphens in the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cvtex.hyphenation.marks import BETWEEN, SOFT_HYPHEN, WHOLE
from cvtex.hyphenation.words import Words
from cvtex.locales import (
    ENGLISH,
    ENGLISH_TYPOGRAPHY,
    UNKNOWN_LANGUAGE,
    Locale,
    Typography,
    locale_of,
)

ENGLISH_NAME = "en"

# The letters of T1 that are in the fonts of cvtex, too.
_T1 = "A-Za-zÀ-ÖØ-öø-ÿĂăĄąĆćČčĎďđĘęĚěĞğĹĺĽľŁłŃńŇňŐőŒœŔŕŘřŚśŞşŠšŢţŤťŮůŰűŸŹźŻżŽžİı"
# Those that Charter does not have: there they come from another font.
_NOT_IN_CHARTER = "ĂăĄąĆćČčĎďđĘęĚěĞğİĹĺĽľŃńŇňŐőŔŕŘřŚśŞşŢţŤťŮůŰűŹźŻż"

_LETTER = r"[^\W\d_]"
_BEFORE = r"(?<![\w\u00ad@\\/#&=.+])"
_AFTER = r"(?![\w\u00ad@\\/=])(?![.:]\w)"
_WORD = re.compile(rf"{_BEFORE}{_LETTER}{{4,}}+{_AFTER}")
# With an elision a word begins after the apostrophe, but TeX sees both as one.
_ELIDED = re.compile(rf"{_BEFORE}{_LETTER}(?:{_LETTER}|[’'](?={_LETTER}))*+{_AFTER}")
_ADDRESS = re.compile(r"(?<!\S)\S*(?:@|://|www\.|\\|_|\w\.\w)\S*")
_LETTERS = re.compile(f"{_LETTER}+")
_APOSTROPHE = re.compile("[’']")

_SHORTEST_PART = 8
"""The fewest letters of a part of a compound with hyphens for it to divide itself."""

_LIGATURE = re.compile(r"f[fijlbhkt]|Th", re.IGNORECASE)

_BRITISH = Typography(hyphenation="en_GB", hyphen_minimum=(2, 3))
_AMERICAN = Typography(hyphenation="en_US", hyphen_minimum=(2, 3))


class Hyphenation:
    """The words of a document in the language of a tag; `charter` says whether it has that font."""

    def __init__(self, language: str, *, charter: bool = False) -> None:
        self.t1 = re.compile(f"[{_T1}’']+")
        if charter:
            self.t1 = re.compile(f"(?:(?![{_NOT_IN_CHARTER}])[{_T1}’'])+")
        self._words: dict[str, Words] = {}
        self._texts: dict[str, LanguageText] = {}
        self.language = language
        self.main = self.within(language)

    def within(self, language: str) -> LanguageText:
        """Return the texts in a language, by its tag."""
        if language == UNKNOWN_LANGUAGE and self._is_english(self.language):
            return self.main
        known = self._texts.get(language)
        if known is None:
            known = self._texts[language] = self._text(language)
        return known

    def _text(self, language: str) -> LanguageText:
        if self._is_english(language):
            return LanguageText(self, ENGLISH_NAME, None)
        if language == UNKNOWN_LANGUAGE != self.language:  # that of the CV or English, most likely
            return LanguageText(
                self, UNKNOWN_LANGUAGE, self._both(self.main.positions), elision=False
            )
        typography = typography_of(language)
        words = self._words_of(typography)
        positions = words.positions if words else _nowhere
        return LanguageText(self, language, positions, elision=typography.has_elision)

    @staticmethod
    def _is_english(language: str) -> bool:
        """Tell whether TeX divides a language itself."""
        return language.casefold() in {"en", "en-us"}

    def _words_of(self, typography: Typography) -> Words | None:
        name = typography.hyphenation
        if not name:
            return None
        known = self._words.get(name)
        if known is None:
            known = self._words[name] = Words(name, typography.hyphen_minimum)
        return known

    def _both(self, positions: Positions | None) -> Positions:
        """Return where a word divides in a language and in English."""
        english = self._words_of(_AMERICAN)

        def both(word: str) -> tuple[int, ...]:
            found = positions(word) if positions else ()
            if not found or english is None or not self.t1.match(word):
                return found  # no word of English has other letters
            return tuple(sorted({*found} & {*english.positions(word)}))

        return both

    def languages(self) -> Iterator[LanguageText]:
        """Yield the languages of the document that TeX has to be told about."""
        return (text for text in self._texts.values() if text.positions is not None)

    def keep(self) -> None:
        """Keep in the user's cache where words divide."""
        for words in self._words.values():
            words.keep()


Positions = Callable[[str], tuple[int, ...]]


def _nowhere(_: str) -> tuple[int, ...]:
    return ()


def typography_of(language: str) -> Typography:
    """Return the typography of a tag; without a locale only its words may be known (pyphen)."""
    primary = language.casefold().partition("-")[0]
    if primary == "en":
        return _BRITISH
    locale: Locale = locale_of(language)
    if locale is ENGLISH:
        return Typography(hyphenation=primary, hyphen_minimum=ENGLISH_TYPOGRAPHY.hyphen_minimum)
    return locale.typography


class LanguageText:
    """The texts in one language. `exceptions` has the words that TeX divides, with hyphens."""

    def __init__(
        self,
        document: Hyphenation,
        name: str,
        positions: Positions | None,
        *,
        elision: bool = False,
    ) -> None:
        self.document = document
        self.name = name
        self.positions = positions
        self.elision = elision
        self.exceptions: dict[str, str] = {}
        self._seen: dict[str, str] = {}
        self._pattern = _ELIDED if elision else _WORD

    def within(self, language: str) -> LanguageText:
        """Return the texts of the same document in another language."""
        return self.document.within(language)

    def marked(self, text: str) -> str:
        """Return a text with the marks for words that TeX cannot divide alone, or must not."""
        if self.positions is None:
            return text
        marked = self._pattern.sub(self._word, text)
        if "@" in text or "." in text or "\\" in text or "_" in text:
            marked = _ADDRESS.sub(self._address, marked)
        return marked

    def _word(self, found: re.Match[str]) -> str:
        word, text = found[0], found.string
        in_compound = text[found.end() : found.end() + 1] == "-" or (
            found.start() > 0 and text[found.start() - 1] == "-"
        )
        if in_compound:
            return self._divided(word) if len(word) >= _SHORTEST_PART else word
        known = self._seen.get(word)
        if known is None:
            known = self._seen[word] = self._prepared(word)
        return known

    def _prepared(self, word: str) -> str:
        if not self.document.t1.fullmatch(word):
            return self._divided(word)
        if word[1:] != word[1:].lower() and word != word.upper():
            return word  # `GitHub`
        places = self._places(word)
        if not places:
            return word
        if word.isupper():
            return WHOLE + word
        lower = word.replace("İ", "i").lower().replace("'", "’")
        self.exceptions[lower] = _with(lower, dict.fromkeys(places, "-"))
        return word

    def _divided(self, word: str) -> str:
        """Return a word with its soft hyphens in it; none for an acronym."""
        if word[1:] != word[1:].lower():
            return word
        t1 = self.document.t1
        marks = {}
        for place in self._places(word):
            pair = word[place - 1 : place + 1]
            if not t1.fullmatch(pair):
                marks[place] = SOFT_HYPHEN
            elif not _LIGATURE.fullmatch(pair):
                marks[place] = BETWEEN
        return _with(word, marks)

    def _places(self, word: str) -> list[int]:
        """Return where a word divides; after an apostrophe it begins anew."""
        lower = word.replace("İ", "i").lower()
        if self.positions is None or len(lower) != len(word):
            return []
        places: list[int] = []
        start = 0
        for part in _APOSTROPHE.split(lower):
            if len(part) >= 4:
                places.extend(start + place for place in self.positions(part))
            start += len(part) + 1
        return places

    def _address(self, found: re.Match[str]) -> str:
        """Return an address that TeX does not divide."""
        address = found[0]
        for mark in (WHOLE, SOFT_HYPHEN, BETWEEN):
            address = address.replace(mark, "")
        first = _LETTERS.search(address)  # TeX looks at no other
        return WHOLE + address if first and self._places(first[0]) else address


def _with(word: str, marks: dict[int, str]) -> str:
    """Return a word with marks after so many letters."""
    return "".join(marks.get(place, "") + letter for place, letter in enumerate(word))
