"""`cvtex check`: its arguments (`app`), what it does (`command`), and its summary (`summary`)."""
