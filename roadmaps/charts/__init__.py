"""Figures as geometry: from days and numbers to places on a drawing. Pure; templates print the SVG."""
