"""`cvtex locale`: list the languages that cvtex knows, and write a locale of one's own."""
