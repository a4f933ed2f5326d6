"""LaTeX as .bib files contain it, parsed to inlines."""
