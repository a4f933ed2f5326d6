"""The command line: its commands (`app`), what they do (`commands`, `pdf`), and the terminal."""
