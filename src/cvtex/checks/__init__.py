"""Check what the schema does not cover: dates, bibliographies, characters and links.

Each check takes the result of a stage and yields warnings. `registry` has the tables of checks,
which `compiler.stages` runs.
"""
