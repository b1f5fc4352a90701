"""Matching, pace, status and roll-ups: frame in, frame out; rule and reference are passed in, nothing is read or drawn."""
