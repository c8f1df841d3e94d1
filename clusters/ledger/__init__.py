"""The page on which admins read the ledger."""
