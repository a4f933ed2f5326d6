"""`cvtex add` and `cvtex update`: publications of databases and files come into a .bib file."""
