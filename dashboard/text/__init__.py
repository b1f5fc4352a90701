"""Chinese official prose: cleaning with offsets back, quantities, dates, bodies and their parts in a task; no tables, no files."""
