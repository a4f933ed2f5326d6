"""Kinds of entries that have no template of their own: what each has, and what stands where.

`research`, `career` and `public` define the entries. `placing` is the table by which every theme
prints them, `words` has the words that are printed with them, `values` the types of their fields,
and `lazy_entries` builds the validator of a kind when a CV has it.
"""
