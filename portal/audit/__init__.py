"""The ledger: who did what to which record; append-only and chained."""
