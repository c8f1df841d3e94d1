"""The shell: runs everything and knows no milestone."""
