"""The languages of a CV: one data file each (`en`), found by its tag with `registry.locale_of`."""
