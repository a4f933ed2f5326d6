"""LaTeX to PDF."""
