"""Locales of the user's own: files beside the CV, or in the folder of the settings.

`places` finds and reads them while a CV is compiled, `tables` checks what is in them, and
`new_file` writes one to begin with.
"""

from __future__ import annotations

from cvtex.own_locales.places import OwnLocales

__all__ = ["OwnLocales"]
