"""Files that people bring: what is taken, kept, searched for viruses and given out again."""
