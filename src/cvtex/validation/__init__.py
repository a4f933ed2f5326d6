"""Data of a cv.yaml to a `CV`, or to diagnostics at the places that are wrong."""
