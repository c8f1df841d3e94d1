"""Read-only pages: the homes, the portfolio, a cluster, a roadmap, a milestone."""
