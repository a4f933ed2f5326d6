"""The data of a cv.yaml to a `CV`, or to diagnostics at the places that are wrong.

`validate` is the stage; `spelling` and `corrections` find out what was meant, and `salvage` keeps
what is right, so that the rest of a broken CV can be checked too.
"""
