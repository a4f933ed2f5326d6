"""A `Document` in the formats of other programs."""
