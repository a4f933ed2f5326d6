"""The types and groups of words that `schema.words` has.

`counted` has the types of words with several forms or with spaces, `publications` and `countries`
are groups of words.
"""
