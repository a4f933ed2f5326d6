"""Problems as values: their codes, their levels, and the fixes that go with them."""
