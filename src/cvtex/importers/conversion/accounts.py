"""Look every text of the imported file up in the result, and list what is not in it."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cvtex.diagnostics import Code, Diagnostic, warning
from cvtex.importers.conversion.repair import Removed
from cvtex.importers.html import without_tags
from cvtex.importers.origin import TAKEN, UNDERSTOOD, Node
from cvtex.source import Span


@dataclass(frozen=True, slots=True)
class Loss:
    """A text of the imported file that is not in the result.

    `path` is how a user finds it there, and `reason` the end of a sentence, which is empty if
    nobody gave any. `is_fault` says that an importer had taken the text, and that it was not taken
    out of the draft because it is wrong: a mistake of cvtex.
    """

    text: str
    path: str
    reason: str
    span: Span | None
    is_fault: bool = False

    @property
    def diagnostic(self) -> Diagnostic:
        """The warning that says so."""
        text = " ".join(self.text.replace("`", "\u02cb").split())
        place = f" of `{self.path}`" if self.path else ""
        reason = f": {self.reason}" if self.reason else ""
        hints = ("please report this, and add the text by hand",) if self.is_fault else ()
        message = f"`{text}`{place} was not carried over{reason}"
        return warning(Code.NOT_IMPORTED, message, self.span, hints=hints)


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the texts of a file: how many there are, and which are lost."""

    texts: int
    losses: tuple[Loss, ...]


_FAULT = "this is a mistake of cvtex"
_FEWER = "the file has it more often than the CV"


def account(leaves: Sequence[Node], results: Iterable[str], removed: Sequence[Removed]) -> Account:
    """Return what became of all texts of a file.

    `results` are the texts of the result; `removed` is what was taken out of it.
    """
    found = _Results(results)
    taken = Counter(words_of(leaf.peek()) for leaf in leaves if leaf.fate == TAKEN)
    known = [(words_of(other), reason) for others, reason in removed for other in others]
    losses: list[Loss] = []
    for leaf in leaves:
        if leaf.fate == UNDERSTOOD:
            continue
        text = leaf.peek()
        if leaf.fate == TAKEN:
            losses += [
                Loss(picture, leaf.path, "a text has no pictures", leaf.span)
                for picture in _PICTURE.findall(text)
                if not found.count(picture)
            ]
        else:
            losses.append(Loss(text, leaf.path, leaf.fate or "", leaf.span))
            continue
        words = words_of(text)
        # As many equal texts are in the result as have been taken.
        number = found.count(text, taken[words])
        if taken[words] <= number:
            continue
        taken[words] -= 1
        reason = next(filter(None, (_reason(words_of(r), known) for r in _readings(text))), "")
        fault = _FEWER if number else _FAULT
        losses.append(Loss(text, leaf.path, reason or fault, leaf.span, is_fault=not reason))
    return Account(len(leaves), tuple(losses))


def _reason(words: str, known: Sequence[tuple[str, str]]) -> str:
    """Return why a text was taken out of the draft, or an empty text.

    `known` are the words of what was taken out, each with the reason.
    """
    for is_same in (str.__eq__, str.__contains__):
        for other, reason in known:
            if is_same(other, words):
                return reason
    return next((reason for other, reason in known if other and other in words), "")


# A word with what belongs to it, as in `C++`; the sign of a currency; a picture.
_WORD = re.compile("[^\\W_]+[+#]*|[£¥\u20a0-\u20cf\U0001f000-\U0001faff]")


def words_of(text: str) -> str:
    """Return the words of a text with spaces around each, without punctuation and markup.

    Case and accents stay. The result is empty if there are none.
    """
    composed = unicodedata.normalize("NFKC", text.replace("\\", "").replace("\u00ad", ""))
    return "".join(f" {word} " for word in _WORD.findall(composed))


_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_PICTURE = re.compile(r"""<img\b[^<>]*?\ssrc\s*=\s*["']?([^\s"'<>]+)""", re.IGNORECASE)
_ADDRESS = re.compile(r"""href\s*=\s*["']?([^\s"'<>]+)""", re.IGNORECASE)
_SCHEME = re.compile(r"^\s*(?:mailto|tel|https?):(?://)?(?:www\.)?", re.IGNORECASE)
_DIVISION = re.compile(r"[\n,;:|/()\[\]•·–—]|(?<=[.!?])\s|\s-\s|(?<!\s)\s+(?=[-*+] )")
_FEW = 6
"""The most words of a text that may be in the result in another order, as a name or a place."""

_MANY = 1_000_000


class _Results:
    """The texts of a result, in which others are looked for."""

    def __init__(self, texts: Iterable[str]) -> None:
        folded = [*map(words_of, texts)]
        self._texts = Counter(folded)
        self._whole = "\n".join(folded)
        self._words = frozenset(self._whole.split())

    def count(self, text: str, number: int = 1) -> int:
        """Return how often a text is there; many times, if it is there only in pieces.

        If it is there `number` times as a whole text, it is not looked for in others.
        """
        words = words_of(text)
        if not words:
            return _MANY
        if (found := self._texts[words]) >= number:
            return found
        found = self._whole.count(words)
        if found >= number or not any(
            self._has_pieces(reading, number) for reading in _readings(text)
        ):
            return found
        return _MANY

    def _has_pieces(self, text: str, number: int) -> bool:
        """Tell whether all pieces of a text are there as often, or its few words in any order."""
        pieces = [words for piece in _DIVISION.split(text) if (words := words_of(piece))]
        if all(self._whole.count(words) >= number for words in pieces):
            return True
        some = " ".join(pieces).split()
        return number == 1 and len(some) <= _FEW and self._words.issuperset(some)


def _readings(text: str) -> Iterator[str]:
    """Yield a text as it is, an address without its scheme, and a text without HTML.

    HTML may have been read as Markdown, or left out.
    """
    yield text
    yield _SCHEME.sub("", text)
    if "<" in text or "&" in text:
        addresses = "\n".join(_ADDRESS.findall(text))
        yield html.unescape(_TAG.sub("\n", text) + "\n" + addresses)
        yield html.unescape(_TAG.sub("", text) + "\n" + addresses)
        # `<g>` is no tag of HTML, but a text.
        yield f"{without_tags(text)}\n{addresses}"
        yield f"{without_tags(text.replace('<', ' <'))}\n{addresses}"
