"""What both sides write to each other where the milestone is."""
