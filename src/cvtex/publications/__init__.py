"""What a list of publications shows."""
