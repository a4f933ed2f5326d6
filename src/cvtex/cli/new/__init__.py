"""`cvtex new`: its command line; `cli.starter` has what it does."""
