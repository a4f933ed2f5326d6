"""The value of a personal name."""

from __future__ import annotations

from dataclasses import dataclass, field

from cvtex.names.scripts import is_cjk


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a person or an organisation, in Unicode (NFC) without LaTeX.

    `particle` is BibTeX's "von" part and `suffix` its "Jr" part. A `literal` name is in braces in
    the source: an organisation, or a name that must not be divided; `family` is then the whole
    name. `marks` are the symbols attached to the name, such as `*`.

    `raw` is the LaTeX source of the name. `divided` tells whether the source marks the family name,
    by a comma or a key. `text` is the whole name in the order of BibTeX's plain style, "Given
    particle Family, Suffix", or, in Chinese, Japanese and Korean script, the family name first
    without a space. With `family_first` it is first, with a space, as in Hungarian. These four are
    ignored when names are compared for equality.
    """

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: bool = False
    marks: tuple[str, ...] = ()
    raw: str = field(default="", compare=False)
    divided: bool = field(default=True, compare=False)
    family_first: bool = field(default=False, compare=False)
    text: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Compute `text` once, because it is read often for each author of a long list."""
        object.__setattr__(self, "text", self._joined())

    def _joined(self) -> str:
        # After an apostrophe or a hyphen there is no space (d'Alembert).
        joint = "" if self.particle.endswith(("'", "’", "-")) else " "
        family = f"{self.particle}{joint}{self.family}" if self.particle else self.family
        if self.given and not family.isascii() and is_cjk(family) and is_cjk(self.given):
            return f"{family}{self.given}{self.suffix}"
        parts = (family, self.given) if self.family_first else (self.given, family)
        name = " ".join(filter(None, parts))
        return f"{name}, {self.suffix}" if self.suffix else name
