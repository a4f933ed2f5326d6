"""Validate the data of a `cv.yaml`: return a `CV`, or diagnostics at the wrong places.

`validate` is the stage. `spelling` suggests the key or choice that is meant by a wrong one,
`corrections` creates fixes, `foreign` recognises files of other programs, and `salvage` returns the
valid part of a CV, for further checks.
"""
