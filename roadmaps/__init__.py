"""What was promised and what happened: roadmaps, their revisions, progress, reminders."""
