"""LaTeX to PDF: engines behind one interface (`engine`), chosen by name (`choose`).

`pdftex` is the engine there is, as `embedded` or `texlive` finds it.
"""
