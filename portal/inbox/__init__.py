"""What waits for a person and what has happened, one row for each subject."""
