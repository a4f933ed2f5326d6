"""A `Document` to LaTeX, by the templates of a theme.

`latex` is the stage; `themes` finds templates, `templates` loads and reports them, and `sandbox`
decides what they may use.
"""
