"""Checks beyond the schema: dates, bibliographies, characters, links.

Each takes what a stage has produced and yields warnings; `compiler.stages` calls them.
"""
