"""LinkedIn: the archive of a member's data, with a table (CSV) for each part of a profile."""
