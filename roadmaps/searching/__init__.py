"""Finding words in everything that a person may see."""
