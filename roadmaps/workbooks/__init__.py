"""Workbooks of the portal: a plan given away and known again, a person's own file given back with marks."""
