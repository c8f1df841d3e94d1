"""What the cluster says of its milestones, and what the ministry answers: report, submit, accept, return."""
