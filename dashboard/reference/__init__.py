"""What every city shares and staff may edit: places, departments, indicators, the status rule, corrections, words on screen.

Each module reads one file of `data/reference` once and hands out frozen records.
A faulty file is refused with a SourceError naming file and row.
"""
