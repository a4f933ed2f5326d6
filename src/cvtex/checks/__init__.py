"""Checks beyond the schema: dates, bibliographies, characters, links.

Each takes what a stage has produced and yields warnings. `registry` has the tables of checks, which
`compiler.stages` runs.
"""
