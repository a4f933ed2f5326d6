"""BibTeX files as entries."""
