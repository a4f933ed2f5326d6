"""A personal name, as a reader sees it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Name:
    """An author as a reader sees them, in Unicode (NFC) without LaTeX.

    `particle` is BibTeX's "von" part and `suffix` its "Jr" part. A `literal` name stood in braces:
    an organisation, or a name that is not to be taken apart; all of it is `family`. `marks` are
    the symbols that stood by the name. `raw` is the name in the source, and `divided` tells that
    the source says where the family name is; neither makes two names differ. `text` is the name
    in the order of BibTeX's plain style, "Given particle Family, Suffix".
    """

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: bool = False
    marks: tuple[str, ...] = ()
    raw: str = field(default="", compare=False)
    divided: bool = field(default=True, compare=False)
    text: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Put the name together once: each author of a long list is asked for it often."""
        object.__setattr__(self, "text", self._joined())

    def _joined(self) -> str:
        # An apostrophe or a hyphen joins a particle to the name behind it (d'Alembert).
        joint = "" if self.particle.endswith(("'", "’", "-")) else " "
        family = f"{self.particle}{joint}{self.family}" if self.particle else self.family
        name = f"{self.given} {family}" if self.given else family
        return f"{name}, {self.suffix}" if self.suffix else name
