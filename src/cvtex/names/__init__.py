"""Personal names: parsed from author lists, compared, and matched with the CV's owner."""
