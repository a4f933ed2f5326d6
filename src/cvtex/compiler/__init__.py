"""The stages in their order, from the path of a CV to the bytes of a PDF."""
