"""The names of countries."""

from __future__ import annotations

from cvtex.schema.base import Model
from cvtex.schema.fields import Label


class CountryWords(Model):
    """The names of the countries of patents, which biblatex has keys for."""

    de: Label = "Germany"
    """Printed for `location = {countryde}`."""

    eu: Label = "European Union"
    """Printed for `location = {countryeu}`."""

    fr: Label = "France"
    """Printed for `location = {countryfr}`."""

    gb: Label = "United Kingdom"
    """Printed for `location = {countryuk}`."""

    us: Label = "United States of America"
    """Printed for `location = {countryus}`."""

    jp: Label = "Japan"
    """Printed for `location = {countryjp}`."""

    cn: Label = "China"
    """Printed for `location = {countrycn}`."""
