"""From a draft to the files that are written: a valid CV, and an account of every text.

`conversion` is the way through. `repair` takes out of a draft what would not validate, `wrapping`
divides long lines, and `accounts` looks every text of the imported file up in the result.
"""

from __future__ import annotations

from cvtex.importers.conversion.accounts import Loss
from cvtex.importers.conversion.conversion import Imported, convert

__all__ = ["Imported", "Loss", "convert"]
