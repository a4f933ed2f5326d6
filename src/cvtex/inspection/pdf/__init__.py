"""What a PDF is made of, as values: `reader` reads it with pypdf, `glyphs` with pdfminer.six."""
