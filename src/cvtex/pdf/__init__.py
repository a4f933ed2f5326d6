"""PDF: what pdfTeX wrote, as a file that everybody can read (PDF/UA, PDF/A).

Read `tagging` first: it is the whole way. `syntax` reads the parts of a PDF, `objects` all of it,
and writes it again. Of each page (`pages`), `marks` turns the marks of the macros into marked
content, with spaces between its `lines`; `structure` is the tree that they make. `metadata` is what
the file says of itself, in `strings`, and `standards` what it may claim: `conformance`, `elements`
and `glyphs` look for what users have put into it that a standard forbids.
"""
