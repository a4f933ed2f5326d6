"""Dates and periods: parsed as people write them, sorted, and formatted."""
