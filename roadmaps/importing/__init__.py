"""A file becomes a draft plan: find the table, name its columns, read its rows, list what is wrong."""
