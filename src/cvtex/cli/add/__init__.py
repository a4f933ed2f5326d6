"""`cvtex add` and `cvtex update`: publications from databases and files come into a .bib file."""
