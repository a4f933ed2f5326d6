"""Read what databases answer, JSON, XML and BibTeX, and describe publications as entries.

Nothing in an answer is trusted: `json_values` and `xml_values` limit depth and size, and give no
value of another type than is asked for. `bibtex` and `description` make entries whose LaTeX has
only commands that cvtex knows.
"""
