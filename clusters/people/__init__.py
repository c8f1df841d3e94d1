"""Administering people: who may enter, in which role, for which cluster."""
