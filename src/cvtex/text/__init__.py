"""Rich text: one inline model, the parsers that make it and the writers that print it."""
