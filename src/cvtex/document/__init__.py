"""What templates and exporters see of a CV: everything resolved, in the order of the page."""
