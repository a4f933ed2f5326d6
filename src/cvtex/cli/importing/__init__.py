"""`cvtex import`: the command line, the files that it writes, and the list of what is lost."""
