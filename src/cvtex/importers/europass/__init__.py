"""Europass: the CV that europass.europa.eu writes, and that of the editor before it."""
