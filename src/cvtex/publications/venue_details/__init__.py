"""The details after the name of a venue: which a type shows, their order, how each is written."""
