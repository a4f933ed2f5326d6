"""Check what the schema does not cover: dates, bibliographies, characters and links.

Each check takes the result of a stage and returns warnings; `compiler.stages` calls the checks.
"""
