"""LinkedIn's "Get a copy of your data": an archive with a table (CSV) for each part of a profile."""
