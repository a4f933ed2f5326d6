"""The databases, each a function of the type `Database` in a module of its own.

`pages` is for lists that come in pages, and `crossref` finds publications by their titles.
"""
