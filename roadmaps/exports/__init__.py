"""The same answers to take along: workbooks that can be changed and sent back."""
