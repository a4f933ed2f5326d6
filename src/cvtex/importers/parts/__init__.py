"""Parts of CVs that several formats have: texts, contacts, addresses, periods."""
