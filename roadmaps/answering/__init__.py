"""Answering a reminder from the letter itself: a signed link for one person and one milestone, without signing in.

`links` makes and finds them, `actions` takes one of four answers by them, once.
"""
