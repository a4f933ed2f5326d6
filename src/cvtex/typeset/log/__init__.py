"""TeX's log: its text, and the problems that it tells of, at their places in the user's files."""
