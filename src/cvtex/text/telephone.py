"""Telephone numbers as people write them, and the link that dials them (RFC 3966)."""

from __future__ import annotations

import re
import unicodedata

_EXTENSION = (
    r"(?i)[\s,;]*\(?(?:\b|(?<=[\d\s(;]))(?:ext(?:n|ension)?|x|durchwahl|dw|poste|interno|int|ramal"
    r"|anexo|toestel|anknytning|доб)[.:=]?\s*([0-9]{1,8})\)?$|\s*#\s*([0-9]{1,8})$"
)
# Words before the number, as `Mobile:`, and after it, as `(office)`.
_LABEL_BEFORE = r"^[^\d+(]*[^\W\d_][^\d+(]*(?=[\d+(])"
_LABEL_AFTER = r"(?<=[\d)])[\s,(]+[^\d+]*[^\W\d_][^\d+]*$"
_NUMBER = r"\(?\+?[0-9()\s./\-]+"

_SHORTEST, _LONGEST = 3, 15
"""The digits of a number: an emergency number has three, and E.164 allows 15."""

_WITHOUT_LETTERS = 7
"""From so many digits on, letters beside them are a note and not part of the number."""

_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
"""The digit of each letter on a telephone (ITU-T E.161)."""


def telephone_link(text: str) -> str | None:
    """Return the address that dials a number: `tel:+15550100;ext=12`.

    Letters such as those of `1-800-FLOWERS` are digits of the keypad. Returns None if the text is
    no number, more than one, or not understood.
    """
    plain = "".join(map(_plain, text)).strip()
    extension = re.search(_EXTENSION, plain)
    number = plain[: extension.start()].strip() if extension else plain
    if sum(c.isdigit() for c in number) < _WITHOUT_LETTERS and re.search("[A-Za-z]", number):
        number = number.upper().translate(_KEYPAD) if re.match(r"[+(]*\d", number) else ""
        if sum(c.isdigit() for c in number) < _WITHOUT_LETTERS:
            return None
    number = re.sub(_LABEL_AFTER, "", re.sub(_LABEL_BEFORE, "", number)).strip()
    # The "(0)" in "+46 (0)8" is dialled only within the country.
    if number.startswith(("+", "00", "(+")):
        number = number.replace("(0)", "")
    if not re.fullmatch(_NUMBER, number) or _is_several(number):
        return None
    digits = "".join(c for c in number if c.isdigit())
    longest = _LONGEST + 2 * digits.startswith("00")
    if not _SHORTEST <= len(digits) <= longest:
        return None
    sign = "+" if "+" in number else ""
    inner = (extension[1] or extension[2]) if extension else ""
    return f"tel:{sign}{digits}" + (f";ext={inner}" if inner else "")


def _plain(character: str) -> str:
    """Return a digit of any script as one of ASCII, and any dash, space or plus sign likewise."""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    match unicodedata.category(character):
        case "Pd":
            return "-"
        case "Zs" | "Cc":
            return " "
        case "Cf":
            return ""
    return {"＋": "+", "（": "(", "）": ")", "·": "."}.get(character, character)


_WHOLE = 6
"""The digits from which on two parts are two numbers, as in `555 0100 / 555 0199`."""


def _is_several(number: str) -> bool:
    """Return whether a slash divides two numbers; in `030/123456` it follows the area code."""
    parts = [sum(c.isdigit() for c in part) for part in number.split("/")]
    return len(parts) > 1 and (min(parts) >= _WHOLE or parts[-1] < _SHORTEST)
