"""Bytes become tables of cells, and phrases become dates: limits, refusals and readers.

This room decides what can be read safely and what a person would see in each cell.
It knows no models, no requests and no people.
"""
