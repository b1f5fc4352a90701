"""Chinese official prose: cleaning with offsets back, quantities, dates, bodies, their parts in a task, and intent; no tables, no files."""
