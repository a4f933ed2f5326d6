"""The programs that read text out of a PDF, a module for each, and their table (`registry`)."""
