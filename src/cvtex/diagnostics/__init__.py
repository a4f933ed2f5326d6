"""Problems as values: codes, levels, diagnostics and fixes."""
