"""Two hundred readers at once while reports are written and documents dropped: `python -m benchmarks.load` prints what they had to wait."""
