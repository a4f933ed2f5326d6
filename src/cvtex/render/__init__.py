"""A `Document` through the templates of a theme to LaTeX."""
