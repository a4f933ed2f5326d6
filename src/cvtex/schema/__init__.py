"""What a user may write in a cv.yaml."""
