"""The demo data: two invented programmes, twelve invented clusters, 18 months of history."""
