"""A document becomes a plan: its table is found, its columns are named, its rows are read. Pure."""
