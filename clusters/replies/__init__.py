"""The page on which admins see what became of letters that people answered."""
