"""Checks beyond the schema: dates, bibliographies, characters, links."""
