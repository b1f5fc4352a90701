"""Frames in, plotly figures as plain dicts out; a figure draws, it does not filter, sum or judge."""
