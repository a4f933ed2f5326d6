"""The checks of a PDF, functions from a `Subject` to an `Outcome`, and their table (`registry`)."""
